/** A small window of emoji, opened beside a button: type a name, pick one. */

import { emoji, emojiNamed } from "./emoji.js";
import { make } from "./dom.js";
import { placeNear } from "./near.js";

/** What people at schools reach for first. */
const USUAL = [
  "+1",
  "heart",
  "tada",
  "raised_hands",
  "clap",
  "eyes",
  "white_check_mark",
  "pray",
  "thinking_face",
  "joy",
];
const SHOWN = 42;

/**
 * @param {HTMLElement} anchor
 * @param {(name: string) => void} picked
 */
export function pickEmoji(anchor, picked) {
  const choose = (/** @type {string} */ name) => {
    pop.hidePopover();
    picked(name);
  };
  const field = make("input", {
    type: "search",
    placeholder: "Find an emoji by its name",
    "aria-label": "Find an emoji by its name",
    autocomplete: "off",
    on: { input: () => fill(), keydown: enter },
  });
  const grid = make("div", { class: "emoji-grid", role: "group", "aria-label": "Emoji" });
  const pop = make(
    "div",
    { class: "pop emoji-picker", popover: "auto", on: { toggle: closed } },
    field,
    grid,
  );

  function fill() {
    const sought = field.value.trim().toLowerCase().replaceAll(":", "").replaceAll(" ", "_");
    const found = sought ? emojiNamed(sought, SHOWN) : [...USUAL, ...emojiNamed("", SHOWN)].slice(0, SHOWN);
    const names = [...new Set([...found, ...(isName(sought) && !found.length ? [sought] : [])])];
    grid.replaceChildren(...names.map((name) => face(name, choose)));
  }

  /** @param {KeyboardEvent} event */
  function enter(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    grid.querySelector("button")?.click();
  }

  /** @param {ToggleEvent} event */
  function closed(event) {
    if (event.newState === "closed") pop.remove();
  }

  fill();
  anchor.after(pop);
  pop.showPopover();
  placeNear(pop, anchor);
  field.focus();
}

/** Workspaces have emoji of their own: any name may be meant. @param {string} name */
const isName = (name) => /^[a-z0-9_'+-]{2,}$/.test(name);

/** @param {string} name @param {(name: string) => void} choose */
function face(name, choose) {
  return make(
    "button",
    {
      type: "button",
      "aria-label": name.replaceAll("_", " "),
      title: `:${name}:`,
      on: { click: () => choose(name) },
    },
    emoji(name) ?? `:${name}:`,
  );
}
