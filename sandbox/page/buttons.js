/** Elements that are pressed: buttons, overflow menus, feedback and icon buttons. */

import { make } from "./dom.js";
import { icon } from "./icons.js";
import { follow } from "./links.js";
import { menuButton } from "./menu.js";
import { textObject, words } from "./text.js";

/** @typedef {import("./surface.js").Place} Place */

/** @param {Place} place */
export function button(place) {
  const { element, surface } = place;
  const press = () => {
    follow(element.url, surface.reading);
    place.press();
  };
  return pressable(
    place,
    `button ${element.style ?? ""}`,
    press,
    textObject(element.text, surface.reading),
    element.accessibility_label,
  );
}

/**
 * A busy button is not disabled: it would lose the keyboard. It just does not listen.
 * @param {Place} place @param {string} look @param {() => void} press @param {(Node | string)[]} face @param {string} [label]
 */
function pressable(place, look, press, face, label) {
  const attributes = {
    type: "button",
    class: look.trim(),
    "data-key": place.key,
    "data-action-id": place.element.action_id,
    "aria-label": label,
    title: place.element.url,
  };
  return make(
    "button",
    { ...attributes, "aria-busy": place.isBusy ? "true" : null, on: { click: press } },
    face,
  );
}

/** @param {Place} place */
export function overflow(place) {
  const choices = place.element.options.map((/** @type {any} */ option) => ({
    label: words(option.text),
    run: () => {
      follow(option.url, place.surface.reading);
      place.press({ selected_option: option });
    },
  }));
  return menuButton({
    label: "More actions",
    key: place.key,
    face: icon("more"),
    choices,
    isBusy: place.isBusy,
  });
}

/** @param {Place} place */
export function feedbackButtons(place) {
  const one = (/** @type {any} */ choice, /** @type {string} */ glyph) =>
    pressable(
      place,
      "button quiet",
      () => place.press({ value: choice.value }),
      [`${glyph} ${words(choice.text)}`],
      choice.accessibility_label,
    );
  return make(
    "span",
    { class: "feedback" },
    one(place.element.positive_button, "👍"),
    one(place.element.negative_button, "👎"),
  );
}

/** Some are only for some. @param {Place} place */
export function iconButton(place) {
  const { visible_to_user_ids: only } = place.element;
  if (only && !only.includes(place.surface.reading.me)) return make("span", { hidden: true });
  return pressable(
    place,
    "button quiet",
    () => place.press(),
    [ICONS[place.element.icon] ?? "◦", " ", words(place.element.text)],
    place.element.accessibility_label,
  );
}

/** Slack's names of icons. @type {Record<string, string>} */
const ICONS = { trash: "🗑" };
