/** Elements people type into: text, e-mail, address, number, rich text, dates and times. */

import { make } from "./dom.js";
import { withMarks } from "./richfield.js";
import { words } from "./text.js";
import { asRichText, asTyped } from "./written.js";
import { instant, wallClock } from "./zones.js";

/** @typedef {import("./surface.js").Place} Place */

const TYPING_PAUSE = 400;

/** @param {Place} place @param {Record<string, unknown>} [extra] what every field carries */
function common(place, extra = {}) {
  const { element } = place;
  const placeholder = words(element.placeholder) || null;
  return {
    id: place.id,
    "data-key": place.key,
    "data-action-id": element.action_id,
    "aria-label": place.labelledBy ? null : (placeholder ?? element.action_id),
    "aria-describedby": place.labelledBy ? `${place.id}-notes` : null,
    "aria-required": place.labelledBy && !place.block.optional ? "true" : null,
    placeholder,
    autofocus: element.focus_on_load === true,
    ...extra,
  };
}

/** @param {Place} place */
export function textField(place) {
  const { element } = place;
  const limits = { minlength: element.min_length, maxlength: element.max_length ?? 3000 };
  const field = element.multiline
    ? make("textarea", common(place, { ...limits, rows: 4 }))
    : make("input", common(place, { ...limits, type: "text", autocomplete: "off" }));
  return typed(place, field, (text) => text);
}

/** @param {string} type of the input @returns {(place: Place) => Node} */
export const simpleField = (type) => (place) =>
  typed(place, make("input", common(place, { type, autocomplete: "off" })), (text) => text);

/** @param {Place} place */
export function numberField(place) {
  const { is_decimal_allowed: decimal, min_value: min, max_value: max } = place.element;
  return typed(
    place,
    make("input", common(place, { type: "number", min, max, step: decimal ? "any" : "1" })),
    (text) => text,
  );
}

/** @param {Place} place */
export function richTextField(place) {
  const { min_lines: rows = 4 } = place.element;
  const field = make("textarea", common(place, { rows }));
  return withMarks(typed(place, field, asRichText, asTyped(place.value)));
}

/**
 * Keeps what is typed at every stroke; speaks on Enter or after a pause, as the app asked.
 * @param {Place} place @param {any} field @param {(text: string) => any} meaning @param {string} [shown]
 */
function typed(place, field, meaning, shown) {
  field.value = shown ?? place.value ?? "";
  const triggers = place.element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  let timer = 0;
  field.addEventListener("input", () => {
    place.remember(meaning(field.value));
    if (!place.speaks || !triggers.includes("on_character_entered")) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => place.choose(meaning(field.value)), TYPING_PAUSE);
  });
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const isNewLine = field.tagName === "TEXTAREA" && !event.ctrlKey && !event.metaKey;
    if (event.key !== "Enter" || event.isComposing || isNewLine) return;
    if (!place.speaks || !triggers.includes("on_enter_pressed")) return;
    event.preventDefault();
    place.choose(meaning(field.value));
  });
  return field;
}

/** A year still being typed (0002, 0020, 0202) is not a date yet. */
const isWholeDate = (/** @type {string} */ text) => text === "" || Number(text.slice(0, 4)) >= 1900;

/** @param {Place} place */
export function datePicker(place) {
  return picked(place, "date", place.value ?? "", (text) => text || null, isWholeDate);
}

/** @param {Place} place */
export function timePicker(place) {
  return picked(
    place,
    "time",
    place.value ?? "",
    (text) => text || null,
    () => true,
  );
}

/** Shown and read in the reader's own zone. @param {Place} place */
export function dateTimePicker(place) {
  const { tz } = place.surface.reading.reader;
  const shown = place.value === null ? "" : wallClock(place.value, tz);
  return picked(place, "datetime-local", shown, (text) => (text ? instant(text, tz) : null), isWholeDate);
}

/** @param {Place} place @param {string} type @param {string} shown @param {(text: string) => any} meaning @param {(text: string) => boolean} isWhole */
function picked(place, type, shown, meaning, isWhole) {
  const field = make("input", common(place, { type }));
  field.value = shown;
  field.addEventListener("change", () => {
    if (isWhole(field.value)) place.choose(meaning(field.value));
  });
  return field;
}
