/** The field for formatted text: Slack's marks are typed, or put around the selection by a button. */

import { make } from "./dom.js";

/** @type {[string, string, string, string][]} face, name, and what goes before and after the selection */
const MARKS = [
  ["B", "Bold", "*", "*"],
  ["I", "Italic", "_", "_"],
  ["S", "Strikethrough", "~", "~"],
  ["<>", "Code", "`", "`"],
  ["•", "List", "- ", ""],
  ["❝", "Quote", "> ", ""],
];

/** @param {HTMLTextAreaElement} field @returns {HTMLElement} the field under its row of marks */
export function withMarks(field) {
  const mark = (/** @type {typeof MARKS[number]} */ [face, name, before, after]) =>
    make(
      "button",
      {
        type: "button",
        class: `icon-button mark-${name.toLowerCase()}`,
        "aria-label": name,
        title: name,
        on: { mousedown: (event) => event.preventDefault(), click: () => wrap(field, before, after) },
      },
      face,
    );
  return make(
    "div",
    { class: "rich-field" },
    make("div", { class: "marks", role: "group", "aria-label": "Formatting" }, MARKS.map(mark)),
    field,
  );
}

/** @param {HTMLTextAreaElement} field @param {string} before @param {string} after */
function wrap(field, before, after) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const from = after ? start : value.lastIndexOf("\n", start - 1) + 1; // marks of a line stand at its beginning
  field.focus();
  field.setRangeText(`${before}${value.slice(from, end)}${after}`, from, end, "end");
  field.setSelectionRange(start + before.length, end + before.length);
  field.dispatchEvent(new Event("input"));
}
