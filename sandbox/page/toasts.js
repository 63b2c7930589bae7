/** Short lines at the edge of the window, where nothing else on the page could say it. */

import { make } from "./dom.js";
import { icon } from "./icons.js";

const STAYS = 12_000;

const shelf = make("div", { class: "toasts", role: "status", popover: "manual" });

/** @param {string} sentence @param {{isTrouble?: boolean, stays?: boolean}} [how] `stays` until it is dismissed */
export function toast(sentence, { isTrouble = true, stays = false } = {}) {
  if (!shelf.isConnected) document.body.append(shelf);
  const line = make(
    "p",
    { class: isTrouble ? "toast is-trouble" : "toast" },
    make("span", {}, sentence),
    make(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Dismiss", on: { click: () => remove(line) } },
      icon("close"),
    ),
  );
  shelf.append(line);
  shelf.hidePopover(); // shown anew, it stands above a dialog opened meanwhile
  shelf.showPopover();
  if (!stays) window.setTimeout(() => remove(line), STAYS);
}

/** @param {HTMLElement} line */
function remove(line) {
  line.remove();
  if (!shelf.children.length) shelf.hidePopover();
}
