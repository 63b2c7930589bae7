/** What things are called on the screen. */

import { desk, personOf } from "./desk.js";

/** @param {any} conversation @returns {string} without its # */
export function conversationName(conversation) {
  if (conversation.kind === "im") return personOf(conversation.with)?.real_name ?? "Direct message";
  if (conversation.kind === "mpim")
    return conversation.name
      .replace(/^mpdm-/, "")
      .replace(/-\d+$/, "")
      .replaceAll("--", ", ");
  return conversation.name;
}

/** @param {any} conversation */
export function conversationTitle(conversation) {
  return conversation.kind === "channel" || conversation.kind === "private"
    ? `#${conversation.name}`
    : conversationName(conversation);
}

/** @param {any} message @returns {{id: string, name: string, isApp: boolean}} */
export function authorOf(message) {
  const bot = desk.state.bots.find(
    (/** @type {any} */ one) => one.bot_id === message.bot_id || one.user_id === message.user,
  );
  const person = personOf(message.user);
  const name = message.username ?? bot?.name ?? person?.real_name ?? message.user ?? "Slackbot";
  return {
    id: message.user ?? message.bot_id ?? "",
    name,
    isApp: Boolean(message.bot_id || bot || person?.kind === "bot"),
  };
}
