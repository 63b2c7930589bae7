/** Input blocks: a label, the field, its hint, and what is wrong with it. */

import { freshId, make } from "./dom.js";
import { drawElement } from "./elements.js";
import { errorOf } from "./mistakes.js";
import { phrase } from "./phrases.js";
import { textObject } from "./text.js";

/** Elements that are many controls at once: a label would only name the first. */
const GROUPS = new Set(["checkboxes", "radio_buttons"]);

/** @param {any} block @param {import("./surface.js").Surface} surface */
export function inputBlock(block, surface) {
  const id = freshId("label");
  const field = /** @type {HTMLElement} */ (drawElement(surface, block, block.element, id));
  const error = errorOf(surface.id, block.block_id);
  const isGroup = GROUPS.has(block.element.type);
  const control = field.matches("[id^=field-]") ? field : field.querySelector("[id^=field-]");
  if (error) control?.setAttribute("aria-invalid", "true");
  return make(
    "div",
    { class: error ? "input has-error" : "input" },
    make(
      isGroup ? "p" : "label",
      { id, class: "input-label", for: isGroup ? null : control?.id },
      textObject(block.label, surface.reading),
      block.optional && make("span", { class: "optional" }, ` ${phrase("(optional)")}`),
    ),
    field,
    make(
      "div",
      { id: `${control?.id}-notes` },
      error && make("p", { class: "field-error" }, error),
      block.hint && make("p", { class: "hint" }, textObject(block.hint, surface.reading)),
    ),
  );
}
