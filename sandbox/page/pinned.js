/** What is pinned in a conversation: a button in its head that lists it and leads there. */

import { desk, openSpot } from "./desk.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { authorOf } from "./names.js";
import { unescape } from "./entities.js";

const LONGEST = 48;

/** @param {any} here a conversation @returns {any[]} its pinned messages, replies included */
export function pinned(here) {
  const roots = desk.state.messages[here.id] ?? [];
  return roots
    .flatMap((/** @type {any} */ root) => [root, ...(root.replies ?? [])])
    .filter((/** @type {any} */ one) => one.pinned);
}

/** @param {any} here @returns {Node | null} */
export function pinnedButton(here) {
  const found = pinned(here);
  if (!found.length) return null;
  return menuButton({
    label: `Pinned: ${found.length}`,
    key: "pinned",
    face: [icon("pin"), document.createTextNode(` ${found.length}`)],
    choices: found.map((message) => ({ label: summary(message), run: () => go(here.id, message) })),
  });
}

/** @param {any} message */
function summary(message) {
  const text = unescape(message.text ?? "").replaceAll("\n", " ") || message.files?.[0]?.name || "a message";
  return `${authorOf(message).name}: ${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}`;
}

/** @param {string} channel @param {any} message */
function go(channel, { ts, thread_ts: root }) {
  openSpot({ channel, ts, thread: root && root !== ts ? root : null });
}
