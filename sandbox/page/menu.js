/** A button that opens a short menu: arrows move, Escape and a click elsewhere close it. */

import { freshId, make } from "./dom.js";
import { placeNear } from "./near.js";

/** @typedef {{label: string, run: () => unknown, isDanger?: boolean}} Choice */

/**
 * @param {{label: string, key: string, face: Node | Node[], choices: Choice[], isBusy?: boolean, look?: string}} menu
 * @returns {HTMLElement}
 */
export function menuButton({ label, key, face, choices, isBusy, look = "icon-button" }) {
  const id = freshId("menu");
  const list = make(
    "div",
    // In the top layer: no list that scrolls can cut it off.
    { class: "menu", id, role: "menu", popover: "manual", "aria-label": label, on: { keydown: steer } },
  );
  const opener = make(
    "button",
    {
      type: "button",
      class: look,
      "aria-label": label,
      title: label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-busy": isBusy ? "true" : null,
      "data-key": key,
      on: { click: () => show(!isOpen()) },
    },
    face,
  );
  const frame = make("span", { class: "menu-frame", on: { focusout: leave } }, opener, list);
  const isOpen = () => list.matches(":popover-open");

  /** @param {boolean} wanted @param {boolean} [returnFocus] */
  function show(wanted, returnFocus = false) {
    if (wanted) list.replaceChildren(...choices.map(entry)); // a list of messages has many menus, and opens few
    list.togglePopover(wanted);
    opener.setAttribute("aria-expanded", String(wanted));
    if (wanted) placeNear(list, opener);
    if (wanted) list.firstElementChild?.focus();
    else if (returnFocus) opener.focus();
  }

  /** @param {Choice} choice */
  const entry = (choice) => item(choice, () => (show(false, true), choice.run()));

  /** @param {FocusEvent} event */
  function leave(event) {
    if (isOpen() && !frame.contains(/** @type {Node | null} */ (event.relatedTarget))) show(false);
  }

  /** @param {KeyboardEvent} event */
  function steer(event) {
    if (event.key === "Escape") show(false, true);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} step */
  function move(step) {
    const items = [...list.children];
    const at = items.indexOf(document.activeElement);
    items[(at + step + items.length) % items.length].focus();
  }

  return frame;
}

/** @param {Choice} choice @param {() => void} click */
function item({ label, isDanger }, click) {
  return make(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", class: isDanger && "is-danger", on: { click } },
    label,
  );
}
