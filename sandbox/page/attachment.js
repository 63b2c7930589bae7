/** Attachments of a message: blocks, or from before blocks a title, a text, fields, and buttons that speak differently. */

import { drawBlocks } from "./blocks.js";
import { act } from "./desk.js";
import { make } from "./dom.js";
import { drawElement } from "./elements.js";
import { mrkdwn } from "./mrkdwn.js";

/** @typedef {import("./surface.js").Surface} Surface */

/** @param {any} one @param {{channel: string, message_ts: string}} at @param {Surface} surface */
export function attachment(one, at, surface) {
  const element = make("div", { class: "attachment" }, one.blocks ? drawBlocks(one.blocks, surface) : older(one, at, surface));
  if (one.color) element.style.setProperty("--bar", one.color.replace(/^(?=[0-9a-f]{6}$)/i, "#"));
  return element;
}

/** @param {any} one @param {{channel: string, message_ts: string}} at @param {Surface} surface */
function older(one, at, surface) {
  const isSaid = one.pretext || one.title || one.text || one.fields;
  const text = isSaid ? one.text : one.fallback;
  return [
    ...mrkdwn(words(one.pretext), surface.reading),
    one.title && make("p", {}, make("b", {}, words(one.title))),
    ...mrkdwn(words(text), surface.reading),
    ...list(one.fields).flatMap((field) => mrkdwn(`*${words(field?.title)}*\n${words(field?.value)}`, surface.reading)),
    one.actions && row(one, at, surface),
  ];
}

/** As a row of today's elements. @param {any} one @param {{channel: string, message_ts: string}} at @param {Surface} surface */
function row(one, at, surface) {
  const block = { type: "actions", block_id: `attachment ${one.id}` };
  /** @type {Surface} */
  const pressing = {
    ...surface,
    send: ({ action_id: action, picked }) =>
      act("press", { ...at, attachment_id: one.id, action, ...chosen(/** @type {any} */ (picked)) }),
  };
  const elements = one.actions.map((/** @type {any} */ action) => drawElement(pressing, block, today(action)));
  return make("div", { class: "actions" }, elements);
}

/** @param {any} picked */
function chosen(picked) {
  const value =
    picked?.selected_option?.value ??
    picked?.selected_user ??
    picked?.selected_channel ??
    picked?.selected_conversation;
  return value ? { picked: value } : {};
}

const MENUS = { users: "users_select", channels: "channels_select", conversations: "conversations_select" };

/** The element of today that is like it. @param {any} action */
function today(action) {
  const same = { action_id: action.id, style: action.style, confirm: question(action.confirm) };
  if (action.type === "button") return { ...same, type: "button", text: plain(action.text) };
  return {
    ...same,
    type: MENUS[/** @type {keyof typeof MENUS} */ (action.data_source)] ?? "static_select",
    placeholder: plain(action.text ?? action.name),
    ...(action.option_groups
      ? { option_groups: action.option_groups.map(group) }
      : { options: list(action.options).map(option) }),
  };
}

/** @param {any} confirm */
const question = (confirm) =>
  confirm && {
    title: plain(confirm.title ?? "Are you sure?"),
    text: plain(confirm.text),
    confirm: plain(confirm.ok_text ?? "Okay"),
    deny: plain(confirm.dismiss_text ?? "Cancel"),
  };

/** @param {any} one */
const group = (one) => ({ label: plain(one.text), options: list(one.options).map(option) });
/** @param {any} one */
const option = (one) => ({ text: plain(one.text), value: one.value });
/** @param {any} text */
const plain = (text) => ({ type: "plain_text", text: words(text) });
/** @param {any} text */
const words = (text) => (typeof text === "string" ? text : "");
/** @param {any} some @returns {any[]} */
const list = (some) => (Array.isArray(some) ? some : []);
