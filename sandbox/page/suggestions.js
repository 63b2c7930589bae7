/** The list above the composer: what could be meant by the word being written. */

import { freshId, make } from "./dom.js";

/** @typedef {import("./completion.js").Suggestion} Suggestion */

export class Suggestions {
  /**
   * @param {HTMLTextAreaElement} field
   * @param {(suggestion: Suggestion, from: number) => void} take what happens with the chosen one
   */
  constructor(field, take) {
    this.field = field;
    this.take = take;
    /** @type {import("./completion.js").Completion | null} */
    this.completion = null;
    this.at = 0;
    const id = freshId("suggestions");
    this.list = make("ul", {
      class: "suggestions",
      id,
      role: "listbox",
      "aria-label": "Suggestions",
      hidden: true,
    });
    field.setAttribute("aria-controls", id);
  }

  /** @param {import("./completion.js").Completion | null} completion */
  offer(completion) {
    this.completion = completion?.suggestions.length ? completion : null;
    if (!this.completion) return this.close();
    this.at = 0;
    this.list.replaceChildren(...this.completion.suggestions.map((one, index) => this.row(one, index)));
    this.list.hidden = false;
    this.mark();
  }

  close() {
    this.completion = null;
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }

  /** @param {Suggestion} one @param {number} index */
  row(one, index) {
    const from = this.completion?.from ?? 0;
    const pick = (/** @type {Event} */ event) => (event.preventDefault(), this.take(one, from));
    return make(
      "li",
      { id: `${this.list.id}-${index}`, role: "option", on: { mousedown: pick } },
      make("b", {}, one.label),
      one.hint && make("span", { class: "suggestion-hint" }, one.hint),
      one.description && make("small", {}, one.description),
    );
  }

  mark() {
    const rows = [...this.list.children];
    rows.forEach((row, index) => row.setAttribute("aria-selected", String(index === this.at)));
    this.field.setAttribute("aria-activedescendant", rows[this.at].id);
    rows[this.at].scrollIntoView({ block: "nearest" });
  }

  /** @param {string} key @returns {boolean} whether the key was for the list */
  steer(key) {
    if (!this.completion) return false;
    const { suggestions, from } = this.completion;
    if (key === "ArrowDown" || key === "ArrowUp") this.step(key === "ArrowDown" ? 1 : -1);
    else if (key === "Escape") this.close();
    else if (key === "Tab" || (key === "Enter" && !this.isWritten())) this.take(suggestions[this.at], from);
    else return false;
    return true;
  }

  /** @param {number} by */
  step(by) {
    const many = this.list.children.length;
    this.at = (this.at + by + many) % many;
    this.mark();
  }

  /** Nothing is left to complete: Enter may send. */
  isWritten() {
    const { suggestions, from } = /** @type {import("./completion.js").Completion} */ (this.completion);
    return this.field.value.slice(from, this.field.selectionStart) === suggestions[this.at].insert;
  }
}
