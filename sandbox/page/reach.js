/** How far back a list of messages is drawn: to what is near the screen, and further when somebody scrolls up. */

import { desk } from "./desk.js";

const STEP = 40;
/** What fills a screen is drawn first. */
const SCREEN = 25;
/** A list that stands at its end is cut back to one step when it has grown to this. */
const MOST = 300;
const NEAR = 800;

/** The oldest message drawn in each list. @type {WeakMap<HTMLElement, string>} */
const firsts = new WeakMap();

/** @param {any[]} messages @param {number} index @returns {string} */
const stampAt = (messages, index) => messages[Math.max(0, index)]?.ts ?? "";

/** @param {HTMLElement} list @param {any[]} messages @returns {any[]} those from its oldest drawn one on */
const since = (list, messages) => messages.filter(({ ts }) => ts >= (firsts.get(list) ?? ""));

/**
 * @param {HTMLElement} list
 * @param {any[]} messages all that are known, oldest first
 * @param {{isNew: boolean, isAtEnd: boolean}} how
 * @returns {any[]} those to draw
 */
export function reached(list, messages, { isNew, isAtEnd }) {
  const isReturn = isAtEnd && since(list, messages).length > MOST;
  if (isReturn) desk.back = 0; // what was asked for to scroll up is not asked for with every change
  if (isNew || isReturn) firsts.set(list, stampAt(messages, messages.length - SCREEN));
  const sought = messages.findIndex(({ ts }) => ts === (desk.sought && (desk.thread ?? desk.sought)));
  const first = firsts.get(list) ?? "";
  if (sought >= 0 && messages[sought].ts < first) firsts.set(list, stampAt(messages, sought - STEP));
  return since(list, messages);
}

/** @param {HTMLElement} list @returns {boolean} the upper end of what is drawn is in sight, or nearly */
export const isNearStart = (list) => list.clientHeight > 0 && list.scrollTop < NEAR;

/** @param {HTMLElement} list @param {any[]} messages @returns {boolean} whether there was more to reach for */
export function reachBack(list, messages) {
  const at = messages.findIndex(({ ts }) => ts >= (firsts.get(list) ?? ""));
  if (at > 0) firsts.set(list, stampAt(messages, at - STEP));
  return at > 0;
}
