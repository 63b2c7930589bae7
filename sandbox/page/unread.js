/** Unread marks: shown as the sandbox counts them, taken away by looking. */

import { act, desk } from "./desk.js";
import { said } from "./surface.js";

/** @param {any} conversation @returns {number} */
export function unread({ id, unread: counted }) {
  return isLookedAt(id) ? 0 : (counted ?? 0);
}

/**
 * How many of the unread messages call this person: all of a direct conversation, elsewhere those that name them.
 * @param {any} conversation @returns {number}
 */
export function mentions(conversation) {
  const count = unread(conversation);
  if (!count || conversation.kind === "im" || conversation.kind === "mpim") return count;
  const others = (desk.state.messages[conversation.id] ?? []).filter(
    (/** @type {any} */ one) => one.user !== desk.as && !one.only_visible_to_you,
  );
  return others.slice(-count).filter((/** @type {any} */ one) => CALLS.test(one.text ?? "") || names(one))
    .length;
}

const CALLS = /<!(?:here|channel|everyone)\b/;

/** @param {any} message */
const names = (message) => JSON.stringify([message.text, message.blocks]).includes(`<@${desk.as}`);

/** @param {string} channel */
const isLookedAt = (channel) => channel === desk.channel && !document.hidden;

/** The newest message the sandbox was told about, so that it hears of each look once. */
let told = "";

/** @param {any} conversation the open one */
export function markRead({ id, unread: counted }) {
  const newest = `${desk.as} ${id} ${desk.state.messages[id]?.at(-1)?.ts}`;
  if (!counted || document.hidden || told === newest) return;
  told = newest;
  said(act("read", { channel: id }));
}
