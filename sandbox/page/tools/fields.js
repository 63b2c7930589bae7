/** The small labelled fields of the trouble panel. */

import { freshId, make } from "../dom.js";

/** @param {string} label @param {HTMLElement} field */
export function labelled(label, field) {
  field.id ||= freshId("tool");
  return make("span", { class: "tool-field" }, make("label", { for: field.id }, label), field);
}

/** @param {string} name @param {number | string} value @param {Record<string, unknown>} [limits] */
export const number = (name, value, limits = {}) =>
  make("input", { type: "number", name, value, min: 0, step: "any", required: true, ...limits });

/** @param {string} name @param {[string, string][]} choices value and label */
export const select = (name, choices) =>
  make(
    "select",
    { name },
    choices.map(([value, label]) => make("option", { value }, label)),
  );

/**
 * @param {string} button
 * @param {Node[]} fields
 * @param {(answers: Record<string, string>, form: HTMLFormElement) => unknown} run
 */
export function toolForm(button, fields, run) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const answers = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
    run(Object.fromEntries(answers), form);
  };
  return make(
    "form",
    { class: "tool-form", on: { submit } },
    fields,
    make("button", { type: "submit", class: "button" }, button),
  );
}
