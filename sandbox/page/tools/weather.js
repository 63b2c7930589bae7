/** Trouble that lasts: faults by chance from a seed, and a history that lags behind. */

import { make } from "../dom.js";
import { labelled, number, toolForm } from "./fields.js";

/** @type {[string, string][]} */
const KINDS = [
  ["slow", "slow"],
  ["status", "HTTP 500"],
  ["reset", "cut off"],
  ["ratelimited", "rate limited"],
  ["error", "an error"],
  ["lose", "lost deliveries"],
  ["redeliver", "deliveries twice"],
];
const USUAL = new Set(["slow", "status", "reset", "ratelimited", "lose", "redeliver"]);

/** @param {(trouble: Record<string, unknown>) => Promise<boolean>} wish */
export function chanceForm(wish) {
  const boxes = KINDS.map(([value, label]) =>
    make(
      "label",
      { class: "tick" },
      make("input", { type: "checkbox", value, checked: USUAL.has(value) }),
      make("span", {}, label),
    ),
  );
  const kinds = () =>
    boxes.map((box) => box.querySelector("input")).flatMap(({ checked, value }) => (checked ? [value] : []));
  return toolForm(
    "Start",
    [
      labelled("Seed", number("seed", 1, { step: 1 })),
      labelled("Of 100 calls", number("percent", 10, { max: 100 })),
      make("fieldset", { class: "tool-kinds" }, make("legend", {}, "May happen"), boxes),
    ],
    ({ seed, percent }) =>
      wish({ random: { seed: Number(seed), rate: Number(percent) / 100, kinds: kinds() } }),
  );
}

/** @param {(trouble: Record<string, unknown>) => Promise<boolean>} wish */
export function delayForm(wish) {
  return toolForm("Set", [labelled("Seconds", number("seconds", 10))], ({ seconds }) =>
    wish({ delay_history: Number(seconds) }),
  );
}
