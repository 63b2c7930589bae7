/** Unread marks: shown as the sandbox counts them, taken away by looking. */

import { act, desk } from "./desk.js";
import { said } from "./surface.js";

/** @param {any} conversation @returns {number} */
export function unread({ id, unread: counted }) {
  return isLookedAt(id) ? 0 : (counted ?? 0);
}

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
