/** The trouble one can make: what is armed, what struck, and everything that can be armed. */

import * as api from "../api.js";
import { clockTime } from "../dates.js";
import { desk, refresh } from "../desk.js";
import { make } from "../dom.js";
import { said } from "../surface.js";
import { toast } from "../toasts.js";
import { armingForm } from "./arming.js";
import { socketDeeds } from "./sockets.js";
import { chanceForm, delayForm } from "./weather.js";

/**
 * @typedef {object} Trouble as the control API tells it
 * @property {any} [random] `{seed, rate, kinds}` while chance strikes
 * @property {number} [delay_history]
 * @property {any[]} armed
 * @property {{mute?: boolean, refuse?: number}} [sockets]
 * @property {any[]} log
 */

const LOGGED = 100;

/** @type {Trouble} */
let known = { armed: [], log: [] };
let drawn = "";

const armed = make("ul", { class: "armed", "aria-label": "Armed", "data-testid": "armed" });
const log = make("ol", { class: "fault-log", "aria-label": "What struck" });
const disarmAll = make(
  "button",
  { type: "button", class: "button quiet", on: { click: () => wish({ clear: true }) } },
  "Disarm everything",
);

export const faultPanel = make(
  "div",
  { class: "faults", role: "tabpanel", "aria-label": "Trouble" },
  make("section", {}, make("h3", {}, "A call or a delivery goes wrong"), armingForm(wish)),
  make(
    "section",
    {},
    make("h3", {}, "The connection"),
    socketDeeds(wish),
    make("h3", {}, "History lags"),
    delayForm(wish),
  ),
  make("section", {}, make("h3", {}, "By chance"), chanceForm(wish)),
  make("section", {}, make("h3", {}, "Armed"), armed, disarmAll, make("h3", {}, "What struck"), log),
);

/** Asks the sandbox for one kind of trouble. @param {Record<string, unknown>} trouble @returns {Promise<boolean>} */
async function wish(trouble) {
  const problem = await said(api.wishFault(trouble));
  if (problem) toast(problem);
  await learnFaults();
  drawFaults();
  refresh();
  return !problem;
}

export async function learnFaults() {
  try {
    known = { armed: [], log: [], ...(await api.faults()) };
  } catch (problem) {
    if (!(problem instanceof api.Refused)) throw problem; // not answering: the banner says so
  }
}

/** @returns {string} what is wrong on purpose, in a few words; empty when nothing is */
export function trouble() {
  const { armed: faults, sockets = {} } = known;
  const words = [
    faults.length > 0 && `${faults.length} fault${faults.length > 1 ? "s" : ""} armed`,
    known.random && "random faults",
    sockets.mute && "sockets mute",
    (sockets.refuse ?? 0) > 0 && "sockets refused",
    (known.delay_history ?? 0) > 0 && "history lags",
  ];
  return words.filter(Boolean).join(", ");
}

export function drawFaults() {
  const sig = JSON.stringify([known, desk.state.me.tz]);
  if (sig === drawn) return;
  drawn = sig;
  const lines = [...known.armed.map(armedLine), ...standing()];
  armed.replaceChildren(
    ...(lines.length ? lines : [make("li", { class: "quiet-note" }, "Nothing is armed.")]),
  );
  disarmAll.hidden = !lines.length;
  const struck = known.log.slice(-LOGGED).reverse();
  log.replaceChildren(
    ...(struck.length ? struck.map(logLine) : [make("li", { class: "quiet-note" }, "Nothing struck yet.")]),
  );
}

/** @param {any} fault */
function armedLine(fault) {
  const left = fault.times - fault.hits;
  const words = [
    `${fault.method}: ${fault.do} ${fault.when}`,
    detail(fault),
    `${left} of ${fault.times} left`,
  ];
  return line(words.filter(Boolean).join(" · "), "Disarm", { disarm: fault.id });
}

/** @param {any} fault */
function detail({ do: what, seconds, retry_after: retry, error, status }) {
  const details = {
    slow: `${seconds} s`,
    ratelimited: `Retry-After ${retry}`,
    error,
    status: `HTTP ${status}`,
  };
  return /** @type {Record<string, string>} */ (details)[what];
}

/** What goes on until it is switched off. @returns {Node[]} */
function standing() {
  const { random, sockets = {}, delay_history: seconds } = known;
  return [
    random &&
      line(`by chance, seed ${random.seed}: ${Math.round(random.rate * 100)} % of calls`, "Stop", {
        random: {},
      }),
    sockets.mute && line("sockets are mute", "Unmute", { sockets: "unmute" }),
    (sockets.refuse ?? 0) > 0 &&
      line(`the next ${sockets.refuse} connections are refused`, "Accept", { sockets: "refuse", times: 0 }),
    seconds && line(`history shows messages ${seconds} s late`, "Stop", { delay_history: 0 }),
  ].filter((part) => part instanceof Node);
}

/** @param {string} words @param {string} undo @param {Record<string, unknown>} how */
function line(words, undo, how) {
  return make(
    "li",
    {},
    make("span", {}, words),
    make("button", { type: "button", class: "button quiet", on: { click: () => wish(how) } }, undo),
  );
}

/** @param {any} strike */
function logLine({ at, method, do: what, when, call }) {
  const { locale, tz } = desk.state.me;
  const words = [what, when].filter(Boolean).join(" ");
  return make(
    "li",
    {},
    make("time", {}, clockTime(at, { locale, tz, now: at })),
    make("b", {}, ` ${method ?? ""} `),
    words + (call ? ` (call ${call})` : ""),
  );
}
