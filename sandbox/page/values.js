/** What an element holds, in the words of Slack's `state.values`; kept per form or message by block and action id. */

/** Each element with a state: the field that holds it, where it begins, and what empty is. @type {Record<string, {field: string, initial: string, empty: null | []}>} */
const KINDS = {
  plain_text_input: { field: "value", initial: "initial_value", empty: null },
  email_text_input: { field: "value", initial: "initial_value", empty: null },
  url_text_input: { field: "value", initial: "initial_value", empty: null },
  number_input: { field: "value", initial: "initial_value", empty: null },
  rich_text_input: { field: "rich_text_value", initial: "initial_value", empty: null },
  static_select: { field: "selected_option", initial: "initial_option", empty: null },
  external_select: { field: "selected_option", initial: "initial_option", empty: null },
  radio_buttons: { field: "selected_option", initial: "initial_option", empty: null },
  users_select: { field: "selected_user", initial: "initial_user", empty: null },
  conversations_select: { field: "selected_conversation", initial: "initial_conversation", empty: null },
  channels_select: { field: "selected_channel", initial: "initial_channel", empty: null },
  datepicker: { field: "selected_date", initial: "initial_date", empty: null },
  timepicker: { field: "selected_time", initial: "initial_time", empty: null },
  datetimepicker: { field: "selected_date_time", initial: "initial_date_time", empty: null },
  checkboxes: { field: "selected_options", initial: "initial_options", empty: [] },
  multi_static_select: { field: "selected_options", initial: "initial_options", empty: [] },
  multi_external_select: { field: "selected_options", initial: "initial_options", empty: [] },
  multi_users_select: { field: "selected_users", initial: "initial_users", empty: [] },
  multi_conversations_select: {
    field: "selected_conversations",
    initial: "initial_conversations",
    empty: [],
  },
  multi_channels_select: { field: "selected_channels", initial: "initial_channels", empty: [] },
  file_input: { field: "files", initial: "initial_files", empty: [] },
};

/** What people picked or typed so far: place → block and action → value. @type {Map<string, Map<string, any>>} */
const kept = new Map();

/** What was typed outlives a reload of the page, as long as the form is open. @param {string} place */
const shelf = (place) => `typed ${place}`;

/** @param {any} block @param {any} element */
export const keyOf = (block, element) => `${block.block_id}/${element.action_id}`;

/** @param {any} element */
const hasState = (element) => Boolean(element && KINDS[element.type]);

/**
 * What stands in an element. The value it began with is kept from the first look on: as in Slack, a later `initial_…`
 * under the same block and action id changes nothing.
 * @param {string} place a view's or message's id @param {any} block @param {any} element
 */
export function valueOf(place, block, element) {
  const { initial, empty } = KINDS[element.type];
  const key = keyOf(block, element);
  if (!kept.has(place)) kept.set(place, new Map(shelved(place)));
  if (!kept.get(place)?.has(key)) keep(place, block, element, element[initial] ?? empty);
  return kept.get(place)?.get(key);
}

/** @param {string} place @returns {[string, any][]} */
const shelved = (place) => Object.entries(JSON.parse(sessionStorage.getItem(shelf(place)) ?? "{}"));

/** @param {string} place @param {any} block @param {any} element @param {any} value */
function keep(place, block, element, value) {
  const values = kept.get(place) ?? new Map();
  kept.set(place, values.set(keyOf(block, element), value));
}

/** Keeps what a person typed or picked. @param {string} place @param {any} block @param {any} element @param {any} value */
export function remember(place, block, element, value) {
  keep(place, block, element, value);
  const typed = { ...Object.fromEntries(shelved(place)), [keyOf(block, element)]: value };
  sessionStorage.setItem(shelf(place), JSON.stringify(typed));
}

/** The open forms of each person who sat here. @type {Map<string, string[]>} */
const open = new Map();

/** Lets go of what was typed into forms that are gone. @param {string} whose @param {string[]} forms those still open */
export function keepOnly(whose, forms) {
  for (const gone of (open.get(whose) ?? []).filter((form) => !forms.includes(form))) {
    kept.delete(gone);
    sessionStorage.removeItem(shelf(gone));
  }
  open.set(whose, forms);
}

/** @param {any} element @param {any} value @returns {Record<string, any>} the element's state as Slack sends it */
export function stateOf(element, value) {
  const { field, empty } = KINDS[element.type];
  return { [field]: value === "" || value === undefined ? empty : value };
}

/** @param {any} block @returns {any[]} the elements of a block that hold a state */
function stateful(block) {
  return [block.element, block.accessory, ...(block.elements ?? [])].filter(hasState);
}

/** Containers hold further blocks. @param {any[]} blocks @returns {any[]} all of them, the inner ones as well */
export const flatBlocks = (blocks) =>
  blocks.flatMap((block) => [block, ...flatBlocks(block.child_blocks ?? [])]);

/** Every field of a form, the empty ones included. @param {any} view @returns {Record<string, Record<string, any>>} `state.values` */
export function collect(view) {
  /** @type {Record<string, Record<string, any>>} */
  const values = {};
  for (const block of flatBlocks(view.blocks ?? [])) {
    for (const element of ["input", "actions", "section"].includes(block.type) ? stateful(block) : []) {
      const state = stateOf(element, valueOf(view.id, block, element));
      (values[block.block_id] ??= {})[element.action_id] = { type: element.type, ...state };
    }
  }
  return values;
}
