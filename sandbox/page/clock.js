/** The workspace's clock, and the buttons that move it. */

import { advance } from "./api.js";
import { clockTime, fullTime, shortDay } from "./dates.js";
import { desk, now, onChange, refresh } from "./desk.js";
import { make } from "./dom.js";

/** @type {[string, number][]} */
const STEPS = [
  ["+1 hour", 3600],
  ["+1 day", 86_400],
  ["+1 week", 604_800],
];
const TICK = 5_000;

/** @param {HTMLElement} bar */
export function startClock(bar) {
  const time = make("time");
  const buttons = STEPS.map(([label, seconds]) =>
    make("button", { type: "button", on: { click: move(seconds) } }, label),
  );
  bar.replaceChildren(
    time,
    make("span", { class: "steps", role: "group", "aria-label": "Move the clock" }, buttons),
  );
  const show = () => desk.state && showTime(time);
  onChange(show);
  window.setInterval(show, TICK);
}

/** @param {HTMLElement} time */
function showTime(time) {
  const { locale, tz } = desk.state.me;
  const at = now();
  const reader = { locale, tz, now: at };
  time.title = `${fullTime(at, reader)}, ${tz ?? "UTC"}`;
  time.setAttribute("datetime", new Date(at * 1000).toISOString());
  time.replaceChildren(
    make("b", {}, shortDay(at, reader)),
    ` ${clockTime(at, reader)}`,
    make("small", {}, (tz ?? "UTC").replaceAll("_", " ").split("/").at(-1)),
  );
}

/** @param {number} seconds @returns {(event: Event) => Promise<void>} */
const move =
  (seconds) =>
  async ({ currentTarget }) => {
    const button = /** @type {HTMLElement} */ (currentTarget);
    button.setAttribute("aria-busy", "true");
    await advance(seconds).catch(() => null); // the banner says when the sandbox is gone
    button.removeAttribute("aria-busy");
    refresh();
  };
