/** What the composer can finish for you: commands, people, channels, emoji. */

import { desk } from "./desk.js";
import { emojiStarting } from "./emoji.js";

/** @typedef {{insert: string, label: string, hint?: string, description?: string, callback_id?: string}} Suggestion `callback_id` of a shortcut */
/** @typedef {{from: number, suggestions: Suggestion[]}} Completion `from` is where the word begins that would be replaced */

const MOST = 8;
const BUILT_IN = [
  { command: "/invite", usage_hint: "@name", description: "Bring somebody, or the app, into this channel" },
  { command: "/leave", usage_hint: "", description: "Leave this channel" },
];
const EVERYBODY = [
  { name: "here", description: "Everybody who is active in this channel" },
  { name: "channel", description: "Everybody in this channel" },
];

export const commands = () => [...desk.state.commands, ...BUILT_IN];

/** @param {string} text @param {number} caret @param {boolean} inThread @returns {Completion | null} */
export function complete(text, caret, inThread) {
  const before = text.slice(0, caret);
  const word = before.match(/(?:^|[\s(])([@#:]?[^\s@#:]*)$/u)?.[1] ?? "";
  const from = caret - word.length;
  if (/^\/\S*$/.test(before) && !inThread)
    return { from: 0, suggestions: [...matchingCommands(before), ...matchingShortcuts(before)] };
  if (word.startsWith("@")) return { from, suggestions: matchingPeople(word.slice(1)) };
  if (word.startsWith("#")) return { from, suggestions: matchingChannels(word.slice(1)) };
  if (/^:[a-z0-9_+-]{2,}$/.test(word))
    return {
      from,
      suggestions: emojiStarting(word.slice(1)).map(([code, glyph]) => ({
        insert: `:${code}:`,
        label: `${glyph} :${code}:`,
      })),
    };
  return null;
}

/** @param {string} start @returns {Suggestion[]} */
function matchingCommands(start) {
  return commands()
    .filter(({ command }) => command.startsWith(start.toLowerCase()))
    .slice(0, 2 * MOST)
    .map(({ command, usage_hint: hint, description }) => ({
      insert: command,
      label: command,
      hint,
      description,
    }));
}

/** Global shortcuts stand among the commands, as in Slack. @param {string} start @returns {Suggestion[]} */
function matchingShortcuts(start) {
  const known = (desk.state.shortcuts ?? []).filter(
    (/** @type {any} */ { type, name }) =>
      type === "global" && name.toLowerCase().startsWith(start.slice(1).toLowerCase()),
  );
  return known.map((/** @type {any} */ { name, description, callback_id }) => ({
    insert: "",
    label: name,
    hint: "shortcut",
    description,
    callback_id,
  }));
}

/** @param {string} start @returns {Suggestion[]} */
function matchingPeople(start) {
  const here = desk.state.people.filter((/** @type {any} */ { kind }) => kind !== "deactivated");
  const isMeant = (/** @type {any} */ one) =>
    [one.name, ...one.real_name.split(" ")].some((part) =>
      part.toLowerCase().startsWith(start.toLowerCase()),
    );
  const found = here.filter(isMeant).map((/** @type {any} */ one) => ({
    insert: `@${one.name}`,
    label: one.real_name,
    hint: `@${one.name}`,
    description: one.kind === "bot" ? "App" : one.title,
  }));
  return [...found, ...everybody(start)].slice(0, MOST);
}

/** @param {string} start @returns {Suggestion[]} */
const everybody = (start) =>
  EVERYBODY.filter(({ name }) => name.startsWith(start.toLowerCase())).map(({ name, description }) => ({
    insert: `@${name}`,
    label: `@${name}`,
    description,
  }));

/** @param {string} start @returns {Suggestion[]} */
function matchingChannels(start) {
  const channels = desk.state.conversations.filter(
    (/** @type {any} */ { kind }) => kind === "channel" || kind === "private",
  );
  return channels
    .filter((/** @type {any} */ { name }) => name.startsWith(start.toLowerCase()))
    .slice(0, MOST)
    .map((/** @type {any} */ { name, topic }) => ({
      insert: `#${name}`,
      label: `#${name}`,
      description: topic,
    }));
}

/** @param {string} text @returns {any} the command being written, once its name is complete */
export function commandIn(text) {
  const name = text.match(/^(\/\S+)\s/)?.[1];
  return name && commands().find(({ command }) => command === name);
}
