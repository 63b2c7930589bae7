/** A strip of tabs: Tab reaches the chosen one, the arrows, Home and End choose another. */

import { make } from "./dom.js";

/** @typedef {{key: string, label: string, open: () => void}} Tab */

/** @param {string} label @param {Tab[]} tabs @returns {HTMLElement} */
export function tabStrip(label, tabs) {
  return make(
    "div",
    { class: "tabs", role: "tablist", "aria-label": label, on: { keydown: steer } },
    tabs.map(({ key, label: words, open }) =>
      make("button", { type: "button", role: "tab", "data-key": `tab ${key}`, on: { click: open } }, words),
    ),
  );
}

/** @param {HTMLElement} strip @param {string} key */
export function chooseTab(strip, key) {
  for (const tab of strip.querySelectorAll("[role=tab]")) {
    const isChosen = tab.getAttribute("data-key") === `tab ${key}`;
    tab.setAttribute("aria-selected", String(isChosen));
    tab.setAttribute("tabindex", isChosen ? "0" : "-1");
  }
}

/** @type {Record<string, (at: number, last: number) => number>} */
const WAYS = {
  ArrowRight: (at, last) => (at < last ? at + 1 : 0),
  ArrowLeft: (at, last) => (at > 0 ? at - 1 : last),
  Home: () => 0,
  End: (_, last) => last,
};

/** @param {Event} event */
function steer(event) {
  const { key, target, currentTarget } = /** @type {any} */ (event);
  const tabs = [...currentTarget.querySelectorAll("[role=tab]")];
  const next = tabs[WAYS[key]?.(tabs.indexOf(target), tabs.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus(); // before it opens: a strip drawn anew gives the keyboard to the tab that had it
  next.click();
}
