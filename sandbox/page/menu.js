/** A button that opens a short menu: arrows move, Escape and a click elsewhere close it. */

import { freshId, make } from "./dom.js";

/**
 * @param {{label: string, key: string, face: Node, choices: {label: string, run: () => void}[], isBusy?: boolean}} menu
 * @returns {HTMLElement}
 */
export function menuButton({ label, key, face, choices, isBusy }) {
  const id = freshId("menu");
  const close = () => show(false);
  const list = make(
    "div",
    { class: "menu", id, role: "menu", "aria-label": label, hidden: true, on: { keydown: steer } },
    choices.map((choice) =>
      make(
        "button",
        {
          type: "button",
          role: "menuitem",
          tabindex: "-1",
          on: { click: () => (show(false, true), choice.run()) },
        },
        choice.label,
      ),
    ),
  );
  const opener = make(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": label,
      title: label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-busy": isBusy ? "true" : null,
      "data-key": key,
      on: { click: () => show(list.hidden) },
    },
    face,
  );
  const frame = make("span", { class: "menu-frame", on: { focusout: leave } }, opener, list);

  /** @param {boolean} isOpen @param {boolean} [returnFocus] */
  function show(isOpen, returnFocus = false) {
    list.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) list.firstElementChild?.focus();
    else if (returnFocus) opener.focus();
  }

  /** @param {FocusEvent} event */
  function leave(event) {
    if (!frame.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
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
