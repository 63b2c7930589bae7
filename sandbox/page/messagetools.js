/** What can be done with a message: react, reply, and behind three dots the app's shortcuts, pins, edit and delete. */

import { askConfirm } from "./confirm.js";
import { attempt } from "./deeds.js";
import { conversation, desk, openThread } from "./desk.js";
import { make } from "./dom.js";
import { startEditing } from "./editing.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { addReaction } from "./reactions.js";
import { reading } from "./reading.js";

/** @typedef {import("./message.js").Where} Where */

/** @param {any} message @param {Where} where @returns {Node | null} */
export function messageTools(message, { channel, inThread }) {
  const here = conversation(channel);
  if (message.only_visible_to_you || !here.is_member) return null;
  const choices = [...shortcuts(message, channel), ...(here.is_archived ? [] : deeds(message, channel))];
  return make(
    "div",
    { class: "tools" },
    !here.is_archived && addReaction(message, channel, "icon-button", inThread ? "thread" : "tools"),
    !inThread && replyButton(message),
    choices.length > 0 &&
      menuButton({ label: "More actions", key: `tools ${message.ts}`, face: icon("more"), choices }),
  );
}

/** @param {any} message */
function replyButton({ ts }) {
  return make(
    "button",
    {
      type: "button",
      class: "icon-button",
      "aria-label": "Open thread",
      title: "Reply in thread",
      "data-key": `reply ${ts}`,
      on: { click: () => openThread(ts) },
    },
    icon("reply"),
  );
}

/** The app's own. @param {any} message @param {string} channel @returns {import("./menu.js").Choice[]} */
function shortcuts({ ts }, channel) {
  const declared = (desk.state.shortcuts ?? []).filter((/** @type {any} */ one) => one.type === "message");
  return declared.map((/** @type {any} */ one) => ({
    label: one.name,
    run: () => attempt("shortcut", { callback_id: one.callback_id, channel, message_ts: ts }),
  }));
}

/** Slack's own. @param {any} message @param {string} channel @returns {import("./menu.js").Choice[]} */
function deeds(message, channel) {
  const at = { channel, message_ts: message.ts };
  const isMine = message.user === desk.as && !message.bot_id;
  const pin = { label: "Pin to this conversation", run: () => attempt("pin", at) };
  const unpin = { label: "Unpin", run: () => attempt("unpin", at) };
  const own = [
    { label: "Edit message", run: () => startEditing(channel, message) },
    { label: "Delete message…", isDanger: true, run: () => erase(at) },
  ];
  return [message.pinned ? unpin : pin, ...(isMine ? own : [])];
}

/** @param {{channel: string, message_ts: string}} at */
async function erase(at) {
  const plain = (/** @type {string} */ text) => ({ type: "plain_text", text });
  const question = {
    title: plain("Delete message"),
    text: plain("Are you sure you want to delete this message? This cannot be undone."),
    confirm: plain("Delete"),
    deny: plain("Cancel"),
    style: "danger",
  };
  if (await askConfirm(question, reading())) attempt("delete", at);
}
