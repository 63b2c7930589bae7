/** A field that finds choices while one types, for several choices or for choices the app is asked for. */

import { freshId, make } from "./dom.js";
import { icon } from "./icons.js";
import { phrase } from "./phrases.js";
import { words } from "./text.js";

/** @typedef {import("./choices.js").Choice} Choice */

const TYPING_PAUSE = 200;

/**
 * @param {import("./surface.js").Place} place
 * @param {{name: string | null, chosen: Choice[], isMany: boolean, find: (query: string) => Promise<Choice[]>, least?: number}} how
 *   `least`: how many characters must be typed before anything is sought
 * @returns {HTMLElement}
 */
export function combobox(place, { name, chosen, isMany, find, least = 0 }) {
  const listId = freshId("choices");
  /** @type {Choice[]} */
  let offered = [];
  let at = -1;
  let asked = 0;
  let timer = 0;

  const chips = make("span", { class: "chips" });
  const placeholder = words(place.element.placeholder) || phrase(least ? "Type to search" : "Choose");
  const field = make("input", {
    id: place.id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    placeholder,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    "aria-label": name,
    "aria-describedby": place.labelledBy && `${place.id}-notes`,
    "data-key": place.key,
    "data-action-id": place.element.action_id,
    on: { input: later, keydown: steer, focus: () => least || look(), blur: close },
  });
  const list = make("ul", {
    class: "choices",
    id: listId,
    role: "listbox",
    hidden: true,
    "aria-multiselectable": isMany ? "true" : null,
  });
  const frame = make("div", { class: "combobox", on: { click: () => field.focus() } }, chips, field, list);
  showChips();
  return frame;

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(look, least ? TYPING_PAUSE : 0);
  }

  async function look() {
    asked += 1;
    const question = asked;
    let found = [];
    try {
      found = await find(field.value.trim());
    } catch (problem) {
      return question === asked && say(/** @type {Error} */ (problem).message);
    }
    if (question === asked && document.activeElement === field) offer(found);
  }

  /** @param {Choice[]} found */
  function offer(found) {
    offered = found.filter(({ id }) => !chosen.some((one) => one.id === id));
    at = offered.length ? 0 : -1;
    if (offered.length) show(offered.flatMap(grouped));
    else if (field.value.trim().length < least)
      say(phrase("Type at least {count} characters", { count: least }));
    else say(phrase("No results"));
  }

  /** The first of a group stands under the group's name. @param {Choice} choice @param {number} index @returns {Node[]} */
  function grouped(choice, index) {
    const { group } = choice;
    if (!group || offered[index - 1]?.group === group) return [row(choice, index)];
    return [make("li", { class: "choice-group", role: "presentation" }, group), row(choice, index)];
  }

  /** @param {Choice} choice @param {number} index */
  function row(choice, index) {
    const pick = (/** @type {Event} */ event) => (event.preventDefault(), take(choice));
    return make(
      "li",
      {
        id: `${listId}-${index}`,
        role: "option",
        "aria-selected": String(index === at),
        on: { mousedown: pick },
      },
      choice.label,
    );
  }

  /** @param {string} sentence */
  function say(sentence) {
    offered = [];
    show([make("li", { class: "no-choice" }, sentence)]);
  }

  /** @param {Node[]} rows */
  function show(rows) {
    list.replaceChildren(...rows);
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    mark();
  }

  function mark() {
    const options = [...list.querySelectorAll("[role=option]")];
    options.forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    field.setAttribute("aria-activedescendant", at < 0 ? "" : `${listId}-${at}`);
    options[at]?.scrollIntoView({ block: "nearest" });
  }

  function close() {
    window.clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
  }

  /** @param {KeyboardEvent} event */
  function steer(event) {
    const isOpen = !list.hidden && offered.length > 0;
    if (event.key === "ArrowDown" && !isOpen) look();
    else if (event.key === "ArrowDown" || (event.key === "ArrowUp" && isOpen))
      step(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && isOpen) take(offered[at]);
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Backspace" && !field.value && chosen.length) return settle(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} by */
  function step(by) {
    at = (at + by + offered.length) % offered.length;
    mark();
  }

  /** @param {Choice} choice */
  function take(choice) {
    if (isMany && chosen.length >= (place.element.max_selected_items ?? Infinity))
      return say(phrase("No more can be chosen"));
    field.value = "";
    close();
    settle(isMany ? [...chosen, choice] : [choice]);
  }

  /** @param {Choice[]} next */
  function settle(next) {
    chosen = next;
    showChips();
    const values = chosen.map(({ value }) => value);
    place.choose(isMany ? values : (values[0] ?? null));
  }

  function showChips() {
    chips.replaceChildren(
      ...chosen.map((choice) => {
        const drop = () => (settle(chosen.filter((one) => one !== choice)), field.focus());
        return make(
          "span",
          { class: "chip" },
          choice.label,
          make(
            "button",
            { type: "button", "aria-label": `Remove ${choice.label}`, on: { click: drop } },
            icon("close"),
          ),
        );
      }),
    );
    field.placeholder = chosen.length ? "" : placeholder;
  }
}
