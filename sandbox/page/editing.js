/** Editing one's own message in its place; what is written there outlives a reload, until it is saved or given up. */

import { complaint } from "./api.js";
import { act, desk, personOf, redraw, conversation } from "./desk.js";
import { make } from "./dom.js";
import { unescape } from "./entities.js";

/** @param {string} channel @param {string} ts */
const keyOf = (channel, ts) => `edit ${desk.as} ${channel} ${ts}`;

/** @param {string} channel @param {string} ts */
export const isEditing = (channel, ts) => sessionStorage.getItem(keyOf(channel, ts)) !== null;

/** @param {string} channel @param {any} message */
export function startEditing(channel, message) {
  sessionStorage.setItem(keyOf(channel, message.ts), asTyped(message.text ?? ""));
  redraw();
  /** @type {HTMLElement | null} */ (
    document.querySelector(`[data-key="${CSS.escape(`edit ${message.ts}`)}"]`)
  )?.focus();
}

/** Slack's marks as a person would have typed them. @param {string} text */
function asTyped(text) {
  const shown = text
    .replace(/<@(\w+)(?:\|([^>]*))?>/g, (_, id, label) => `@${personOf(id)?.name ?? label ?? id}`)
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (_, id, label) => `#${conversation(id)?.name ?? label ?? id}`)
    .replace(/<!(here|channel|everyone)>/g, "@$1")
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, "$1");
  return unescape(shown);
}

/** @param {string} channel @param {any} message @returns {Node} */
export function editor(channel, { ts }) {
  const key = keyOf(channel, ts);
  const trouble = make("p", { class: "trouble", role: "alert" });
  const field = make("textarea", {
    rows: 2,
    "aria-label": "Edit message",
    "data-key": `edit ${ts}`,
    on: { input: () => sessionStorage.setItem(key, field.value), keydown: steer },
  });
  field.value = sessionStorage.getItem(key) ?? "";

  function leave() {
    sessionStorage.removeItem(key);
    redraw();
  }

  async function save() {
    trouble.textContent = "";
    try {
      const problem = complaint(await act("edit", { channel, message_ts: ts, text: field.value }));
      if (!problem) return leave();
      trouble.textContent = problem;
    } catch (problem) {
      trouble.textContent = /** @type {Error} */ (problem).message;
    }
  }

  /** @param {KeyboardEvent} event */
  function steer(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && !event.shiftKey) save();
    else return;
    event.preventDefault();
  }

  return make(
    "div",
    { class: "editor" },
    field,
    make(
      "span",
      { class: "form-buttons" },
      make("button", { type: "button", class: "button", on: { click: leave } }, "Cancel"),
      make("button", { type: "button", class: "button primary", on: { click: save } }, "Save"),
    ),
    trouble,
  );
}
