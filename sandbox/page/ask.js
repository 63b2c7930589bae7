/** A small dialog that asks for a few words, and keeps them until what was wanted with them worked. */

import { freshId, make } from "./dom.js";

/**
 * @typedef {object} Question
 * @property {string} name
 * @property {string} label
 * @property {string} [value]
 * @property {string} [hint]
 * @property {boolean} [isOptional]
 * @property {{value: string, label: string}[]} [choices] to pick from instead of typing
 * @property {string[]} [known] offered while typing
 */

/**
 * @param {{title: string, button: string, questions: Question[], run: (answers: Record<string, string>) => Promise<string | null>}} wish
 *   `run` answers what went wrong, in words
 */
export function ask({ title, button, questions, run }) {
  const heading = freshId("ask");
  const trouble = make("p", { class: "trouble", role: "alert" });
  const send = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const answers = new FormData(/** @type {HTMLFormElement} */ (event.target));
    trouble.textContent = "";
    const problem = await run(
      Object.fromEntries([...answers].map(([name, text]) => [name, String(text).trim()])),
    );
    if (problem) trouble.textContent = problem;
    else dialog.close();
  };
  const dialog = make(
    "dialog",
    { class: "confirm ask", "aria-labelledby": heading, on: { close: () => dialog.remove() } },
    make(
      "form",
      { on: { submit: send } },
      make("h2", { id: heading }, title),
      questions.map(asked),
      trouble,
      make(
        "footer",
        { class: "form-buttons" },
        make("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, "Cancel"),
        make("button", { type: "submit", class: "button primary" }, button),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Question} question */
function asked(question) {
  const id = freshId("asked");
  return make(
    "div",
    { class: "asked block" },
    make("label", { class: "input-label", for: id }, question.label),
    question.choices ? picked(question, id) : typed(question, id),
    question.hint && make("p", { class: "hint" }, question.hint),
  );
}

/** @param {Question} question @param {string} id */
function picked({ name, value, choices = [] }, id) {
  const option = (/** @type {{value: string, label: string}} */ choice) =>
    make("option", { value: choice.value, selected: choice.value === value }, choice.label);
  return make("select", { id, name }, choices.map(option));
}

/** @param {Question} question @param {string} id @returns {Node[]} */
function typed({ name, value, isOptional, known }, id) {
  const field = make("input", {
    id,
    name,
    value,
    required: !isOptional,
    autocomplete: "off",
    list: known && `${id}-known`,
  });
  const offered = (known ?? []).map((one) => make("option", { value: one }));
  return known ? [field, make("datalist", { id: `${id}-known` }, offered)] : [field];
}
