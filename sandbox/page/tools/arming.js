/** The form that arms one fault: which call or delivery, when, what happens to it, and how often. */

import { coverage } from "../api.js";
import { freshId, make } from "../dom.js";
import { labelled, number, select, toolForm } from "./fields.js";

/** @type {Record<string, string>} */
const DELIVERIES = {
  delivery: "anything told to the app",
  slash_commands: "commands told to the app",
  interactive: "presses and forms told to the app",
  events_api: "events told to the app",
};
/** @type {[string, string][]} */
const CALL_FATES = [
  ["error", "answers an error"],
  ["ratelimited", "is rate limited (429)"],
  ["status", "answers an HTTP status"],
  ["slow", "answers slowly"],
  ["hold", "hangs until disarmed"],
  ["reset", "has its connection cut"],
  ["hide", "is accepted, and never shown"],
];
/** @type {[string, string][]} */
const DELIVERY_FATES = [
  ["lose", "is lost"],
  ["slow", "comes late"],
  ["redeliver", "comes twice"],
];
/** Which further field belongs to which fate. @type {Record<string, string>} */
const DETAIL = { error: "error", ratelimited: "retry_after", status: "status", slow: "seconds" };

/** @param {(fault: Record<string, unknown>) => Promise<boolean>} arm */
export function armingForm(arm) {
  const known = make("datalist", { id: freshId("methods") });
  const method = make("input", {
    name: "method",
    value: "chat.postMessage",
    list: known.id,
    required: true,
    autocomplete: "off",
    on: { focus: () => fill(known), input: () => suit() },
  });
  const when = select("when", [
    ["before", "before it took effect"],
    ["after", "after it took effect"],
  ]);
  const fate = select("do", CALL_FATES);
  fate.addEventListener("change", suit);
  const details = {
    error: labelled("Error", make("input", { name: "error", value: "internal_error", required: true })),
    retry_after: labelled("Retry-After", number("retry_after", 30)),
    status: labelled("Status", number("status", 500, { min: 200, max: 599, step: 1 })),
    seconds: labelled("Seconds", number("seconds", 4)),
  };
  const whenField = labelled("When", when);
  const form = toolForm(
    "Arm",
    [
      labelled("What", method),
      known,
      labelled("Fate", fate),
      whenField,
      ...Object.values(details),
      labelled("Times", number("times", 1, { min: 1, step: 1 })),
    ],
    (answers) => arm(faultOf(answers)),
  );
  let offered = "";
  suit();
  return form;

  /** Shows what fits: deliveries suffer other things than calls. */
  function suit() {
    const isDelivery = method.value in DELIVERIES;
    if (offered !== String(isDelivery)) offer(isDelivery ? DELIVERY_FATES : CALL_FATES);
    offered = String(isDelivery);
    use(whenField, !isDelivery);
    for (const [name, field] of Object.entries(details)) use(field, DETAIL[fate.value] === name);
  }

  /** @param {[string, string][]} fates */
  function offer(fates) {
    fate.replaceChildren(...fates.map(([value, label]) => make("option", { value }, label)));
  }
}

/** What is not used is not sent either. @param {HTMLElement} field @param {boolean} isUsed */
function use(field, isUsed) {
  field.hidden = !isUsed;
  for (const control of field.querySelectorAll("input, select"))
    /** @type {HTMLInputElement} */ (control).disabled = !isUsed;
}

/** @param {Record<string, string>} answers */
function faultOf({ times, seconds, status, retry_after: retry, ...rest }) {
  return {
    ...rest,
    times: Number(times),
    ...(seconds && { seconds: Number(seconds) }),
    ...(status && { status: Number(status) }),
    ...(retry && { retry_after: Number(retry) }),
  };
}

/** @param {HTMLElement} known */
async function fill(known) {
  if (known.children.length) return;
  const { methods } = await coverage().catch(() => ({ methods: [] }));
  const calls = [
    ["*", "any call"],
    ["response_url", "answers through a response URL"],
    ...methods.map((/** @type {any} */ one) => [one.method, ""]),
  ];
  known.replaceChildren(
    ...[...Object.entries(DELIVERIES), ...calls].map(([value, label]) => make("option", { value }, label)),
  );
}
