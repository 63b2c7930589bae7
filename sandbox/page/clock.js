/** The workspace's clock, and the buttons that move it; it never goes back. */

import { moveClock } from "./api.js";
import { clockTime, dayKey, fullTime, shortDay } from "./dates.js";
import { desk, now, onChange, refresh } from "./desk.js";
import { make, titled } from "./dom.js";
import { placeNear } from "./near.js";
import { said } from "./surface.js";
import { toast } from "./toasts.js";
import { instant, wallClock } from "./zones.js";

const MORNING = "T08:00";
const TICK = 5_000;

/** @typedef {() => {advance: number} | {to: string}} Move */

/** @type {[string, string, Move][]} */
const STEPS = [
  ["+1 hour", "One hour on", () => ({ advance: 3600 })],
  ["+1 day", "One day on", () => ({ advance: 86_400 })],
  ["+1 week", "One week on", () => ({ advance: 604_800 })],
  [
    "Quarter",
    "The morning of the next quarter's first day",
    () => ({ to: reached(`${nextQuarter()}${MORNING}`) }),
  ],
];

/** @param {HTMLElement} bar */
export function startClock(bar) {
  const time = titled(make("time"), () => `${fullTime(now(), here())}, ${here().tz}`);
  const buttons = STEPS.map(([label, title, where]) =>
    make(
      "button",
      { type: "button", title, on: { click: (event) => move(event.currentTarget, where()) } },
      label,
    ),
  );
  bar.replaceChildren(
    time,
    make("span", { class: "steps", role: "group", "aria-label": "Move the clock" }, buttons, dateButton()),
  );
  const show = () => desk.state && showTime(time);
  onChange(show);
  window.setInterval(show, TICK);
}

/** @param {HTMLElement} time */
function showTime(time) {
  const at = now();
  const reader = { ...here(), now: at };
  time.setAttribute("datetime", new Date(at * 1000).toISOString());
  time.replaceChildren(
    make("b", {}, shortDay(at, reader)),
    ` ${clockTime(at, reader)}`,
    make("small", {}, reader.tz.replaceAll("_", " ").split("/").at(-1)),
  );
}

function here() {
  const { locale, tz } = desk.state.me;
  return { locale, tz: tz ?? "UTC", now: now() };
}

/** @returns {string} the first day of the next quarter of the year, where this person is */
function nextQuarter() {
  const [year, month] = dayKey(now(), here()).split("-").map(Number);
  const first = Math.floor((month - 1) / 3) * 3 + 4;
  return first > 12 ? `${year + 1}-01-01` : `${year}-${String(first).padStart(2, "0")}-01`;
}

/** @param {string} wall a time of day where this person is @returns {string} the same, for everybody */
const reached = (wall) => new Date((instant(wall, here().tz) ?? now()) * 1000).toISOString();

/** @param {HTMLElement} button @param {{advance: number} | {to: string}} where */
async function move(button, where) {
  button.setAttribute("aria-busy", "true");
  const trouble = await said(moveClock(where));
  button.removeAttribute("aria-busy");
  if (trouble) toast(trouble);
  refresh();
}

/** Any later moment, picked from a calendar that is made when somebody asks for it. */
function dateButton() {
  const pop = make("form", { class: "pop clock-date", popover: "auto" });
  const open = () => {
    if (!pop.firstChild) fillCalendar(pop, (where) => move(opener, where));
    const earliest = wallClock(now() + 60, here().tz);
    Object.assign(pop.elements[0], { min: earliest, value: earliest });
    pop.togglePopover();
    if (!pop.matches(":popover-open")) return;
    placeNear(pop, opener);
    pop.elements[0].focus();
  };
  const opener = make("button", { type: "button", title: "Any later moment", on: { click: open } }, "Date…");
  return [opener, pop];
}

/** @param {HTMLFormElement} pop @param {(where: {to: string}) => void} choose */
function fillCalendar(pop, choose) {
  const field = make("input", { type: "datetime-local", "aria-label": "Date and time", required: true });
  pop.append(field, make("button", { type: "submit", class: "button primary" }, "Go there"));
  pop.addEventListener("submit", (event) => {
    event.preventDefault();
    pop.hidePopover();
    choose({ to: reached(field.value) });
  });
}
