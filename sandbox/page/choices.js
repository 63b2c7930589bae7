/** Elements people choose from: selects of every kind, checkboxes and radio buttons. */

import { combobox } from "./combobox.js";
import { make } from "./dom.js";
import { phrase } from "./phrases.js";
import { textObject, words } from "./text.js";

/** @typedef {import("./surface.js").Place} Place */
/** @typedef {{label: string, value: any, id: string, group?: string}} Choice `value` is what the app is told, `id` tells choices apart */

/** @param {Place} place @returns {string | null} a name where no label stands beside the element */
const ownName = (place) =>
  place.labelledBy ? null : words(place.element.placeholder) || place.element.action_id;

/** @param {any} option @returns {Choice} */
const asChoice = (option) => ({ label: words(option.text), value: option, id: option.value });

/** @param {any} group an option group @returns {Choice[]} */
const grouped = ({ label, options }) =>
  options.map((/** @type {any} */ option) => ({ ...asChoice(option), group: words(label) }));

/** @param {{id: string, label: string}} entry @returns {Choice} */
const asEntry = ({ id, label }) => ({ label, value: id, id });

/** @param {Place} place */
function people(place) {
  return place.surface.people.map(asEntry);
}

/** @param {Place} place */
function channels(place) {
  return place.surface.conversations
    .filter(({ kind }) => kind === "channel" || kind === "private")
    .map(asEntry);
}

/** @param {Place} place */
function conversations(place) {
  const include = place.element.filter?.include?.map((/** @type {string} */ kind) =>
    kind === "public" ? "channel" : kind,
  );
  return place.surface.conversations.filter(({ kind }) => !include || include.includes(kind)).map(asEntry);
}

/** @param {Place} place @returns {{label: string | null, choices: Choice[]}[]} */
function optionGroups({ element }) {
  const groups = element.option_groups ?? [{ label: null, options: element.options ?? [] }];
  return groups.map((/** @type {any} */ group) => ({
    label: words(group.label) || null,
    choices: group.options.map(asChoice),
  }));
}

/** @param {(place: Place) => {label: string | null, choices: Choice[]}[]} groupsOf @returns {(place: Place) => Node} */
const single = (groupsOf) => (place) => {
  const groups = groupsOf(place);
  const chosen = place.value?.value ?? place.value ?? "";
  const option = ({ label, id }) => make("option", { value: id, selected: id === chosen }, label);
  const options = groups.flatMap(({ label, choices }) =>
    label ? [make("optgroup", { label }, choices.map(option))] : choices.map(option),
  );
  const none = make(
    "option",
    { value: "", selected: chosen === "" },
    words(place.element.placeholder) || phrase("Choose one"),
  );
  const choose = ({ target }) => {
    const found = groups.flatMap(({ choices }) => choices).find(({ id }) => id === target.value);
    target.classList.toggle("is-empty", !found);
    if (found || place.block.type === "input") place.choose(found?.value ?? null);
  };
  return make(
    "select",
    {
      id: place.id,
      class: chosen ? null : "is-empty",
      "data-key": place.key,
      "data-action-id": place.element.action_id,
      "aria-label": ownName(place),
      "aria-describedby": place.labelledBy && `${place.id}-notes`,
      on: { change: choose },
    },
    none,
    options,
  );
};

/** @param {(place: Place) => Choice[]} choicesOf */
const alone = (choicesOf) => single((place) => [{ label: null, choices: choicesOf(place) }]);

/** @param {Choice[]} choices @param {string} query */
const matching = (choices, query) =>
  choices.filter(({ label }) => label.toLocaleLowerCase().includes(query.toLocaleLowerCase()));

/** @param {(place: Place) => Choice[]} choicesOf @returns {(place: Place) => Node} */
const multiple = (choicesOf) => (place) => {
  const all = choicesOf(place);
  const byId = new Map(all.map((choice) => [choice.id, choice]));
  const chosen = place.value.map(
    (/** @type {any} */ value) =>
      byId.get(value.value ?? value) ??
      (value.value ? asChoice(value) : asEntry({ id: value, label: value })),
  );
  return combobox(place, {
    name: ownName(place),
    chosen,
    isMany: true,
    find: async (query) => matching(all, query),
  });
};

/** @param {boolean} isMany @returns {(place: Place) => Node} */
const external = (isMany) => (place) => {
  const chosen = (isMany ? place.value : [place.value]).filter(Boolean).map(asChoice);
  const least = place.element.min_query_length ?? 3;
  const find = async (/** @type {string} */ query) => {
    if (query.length < least) return [];
    const { options, option_groups: groups } = await place.suggest(query);
    return options ? options.map(asChoice) : (groups ?? []).flatMap(grouped);
  };
  return combobox(place, { name: ownName(place), chosen, isMany, find, least });
};

/** @param {boolean} isMany checkboxes, not radio buttons @returns {(place: Place) => Node} */
const ticks = (isMany) => (place) => {
  const { reading } = place.surface;
  const held = () => (isMany ? place.value : [place.value]).filter(Boolean);
  const isHeld = (/** @type {any} */ option) =>
    held().some((/** @type {any} */ one) => one.value === option.value);
  const choose = (/** @type {any} */ option, /** @type {boolean} */ isOn) => {
    if (!isMany) place.choose(option);
    else
      place.choose(
        place.element.options.filter((/** @type {any} */ one) =>
          one.value === option.value ? isOn : isHeld(one),
        ),
      );
  };
  const tick = (/** @type {any} */ option) =>
    make(
      "label",
      { class: "tick" },
      make("input", {
        type: isMany ? "checkbox" : "radio",
        name: place.id,
        value: option.value,
        checked: isHeld(option),
        "data-key": `${place.key}/${option.value}`,
        on: { change: ({ target }) => choose(option, target.checked) },
      }),
      make(
        "span",
        {},
        textObject(option.text, reading),
        option.description && make("small", {}, textObject(option.description, reading)),
      ),
    );
  return make(
    "div",
    {
      class: "ticks",
      id: place.id,
      role: isMany ? "group" : "radiogroup",
      "data-action-id": place.element.action_id,
      "aria-labelledby": place.labelledBy ?? null,
      "aria-label": ownName(place),
      "aria-describedby": place.labelledBy && `${place.id}-notes`,
    },
    place.element.options.map(tick),
  );
};

/** @type {Record<string, (place: Place) => Node>} */
export const CHOICES = {
  static_select: single(optionGroups),
  users_select: alone(people),
  channels_select: alone(channels),
  conversations_select: alone(conversations),
  multi_static_select: multiple((place) =>
    optionGroups(place).flatMap(({ label, choices }) =>
      choices.map((choice) => ({ ...choice, group: label ?? undefined })),
    ),
  ),
  multi_users_select: multiple(people),
  multi_channels_select: multiple(channels),
  multi_conversations_select: multiple(conversations),
  external_select: external(false),
  multi_external_select: external(true),
  checkboxes: ticks(true),
  radio_buttons: ticks(false),
};
