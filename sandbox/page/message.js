/** One message: who, when, what they said, and what can be done with it. */

import { attachedFile } from "./attached.js";
import { attachment } from "./attachment.js";
import { avatar, ownIcon } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { clockTime, fullTime } from "./dates.js";
import { act, conversation, desk, openThread, redraw } from "./desk.js";
import { make, titled } from "./dom.js";
import { editor, isEditing } from "./editing.js";
import { icon } from "./icons.js";
import { messageTools } from "./messagetools.js";
import { mrkdwn } from "./mrkdwn.js";
import { authorOf } from "./names.js";
import { phrase } from "./phrases.js";
import { reactionBar } from "./reactions.js";
import { hour, surroundings } from "./reading.js";
import { pressed } from "./steps.js";
import { stamp, troubleOf } from "./surface.js";

/** @typedef {{channel: string, isCompact: boolean, inThread: boolean}} Where */

/** Slack's own lines, comings and goings included. @param {any} message @returns {boolean} */
export const isSystem = (message) => message.system || /^(?:channel|group)_/.test(message.subtype ?? "");

/** @param {string} channel @param {any} message */
const surfaceId = (channel, message) => `${channel}/${message.ts}`;

/** @param {any} message @param {Where} where @returns {import("./listing.js").Row} */
export function messageRow(message, where) {
  const { replies, ...own } = message;
  const seen = [
    own,
    where,
    replies?.length,
    replies?.at(-1)?.ts,
    desk.as,
    hour(),
    desk.state.people.length,
    desk.state.conversations.length,
    stamp(surfaceId(where.channel, message)),
    isEditing(where.channel, message.ts),
    conversation(where.channel).is_member,
  ];
  return { key: message.ts, sig: JSON.stringify(seen), build: () => draw(message, where) };
}

/** @param {any} message @param {Where} where @returns {import("./surface.js").Surface} */
function surfaceOf(message, { channel }) {
  const at = { channel, message_ts: message.ts };
  return {
    ...surroundings(),
    id: surfaceId(channel, message),
    here: channel,
    send: (details) => (pressed(desk.as), act("click", { ...at, ...details })),
    suggest: (details) => act("suggest", { ...at, ...details }),
    redraw,
  };
}

/** @param {any} message @param {Where} where */
function draw(message, where) {
  const surface = surfaceOf(message, where);
  const author = authorOf(message);
  const look = [
    "message",
    where.isCompact && "is-compact",
    message.only_visible_to_you && "is-private",
    isSystem(message) && "is-system",
  ];
  const trouble = troubleOf(surface.id);
  return make(
    "article",
    {
      class: look.filter(Boolean).join(" "),
      "data-ts": message.ts,
      "data-surface": surface.id,
      "aria-label": `${author.name}, ${time(message, surface)}`,
    },
    make(
      "div",
      { class: "message-side" },
      where.isCompact
        ? make("time", {}, time(message, surface))
        : !isSystem(message) && face(author, message),
    ),
    make(
      "div",
      { class: "message-main" },
      message.only_visible_to_you &&
        make("p", { class: "private-note" }, icon("eye"), phrase("Only visible to you")),
      message.pinned && make("p", { class: "pinned-note" }, icon("pin"), phrase("Pinned")),
      !where.isCompact && !isSystem(message) && heading(author, message, surface),
      isEditing(where.channel, message.ts)
        ? editor(where.channel, message)
        : make("div", { class: "message-body" }, body(message, surface)),
      trouble && make("p", { class: "trouble", role: "alert" }, trouble),
      reactionBar(message, where.channel),
      !where.inThread && threadLink(message),
    ),
    !isSystem(message) && messageTools(message, where),
  );
}

/** @param {{id: string, name: string, isApp: boolean}} author @param {any} message */
const face = ({ id, name, isApp }, { icons }) =>
  icons?.emoji || icons?.image ? ownIcon(icons, name) : avatar(id, name, isApp);

/** @param {any} message @param {import("./surface.js").Surface} surface */
const time = (message, { reading }) => clockTime(Number(message.ts), reading.reader);

/** @param {{name: string, isApp: boolean}} author @param {any} message @param {import("./surface.js").Surface} surface */
function heading(author, message, surface) {
  return make(
    "p",
    { class: "message-head" },
    make("b", {}, author.name),
    author.isApp && make("span", { class: "app-badge" }, "APP"),
    titled(make("time", {}, time(message, surface)), () => fullTime(Number(message.ts), surface.reading.reader)),
  );
}

/** @param {any} message @param {import("./surface.js").Surface} surface */
function body(message, surface) {
  const written = message.blocks?.length
    ? drawBlocks(message.blocks, surface)
    : mrkdwn(message.text ?? "", surface.reading);
  const at = { channel: String(surface.here), message_ts: message.ts };
  const attached = (message.attachments ?? []).map((/** @type {any} */ one) => attachment(one, at, surface));
  const files = (message.files ?? []).map(attachedFile);
  return [...marked(written, message), ...attached, ...files];
}

/** An edit is marked on the last line where there is one. @param {Node[]} written @param {any} message */
function marked(written, message) {
  if (!message.edited) return written;
  const mark = make("small", { class: "edited" }, phrase("(edited)"));
  const last = written.at(-1);
  if (!(last instanceof HTMLParagraphElement)) return [...written, mark];
  last.append(mark);
  return written;
}

/** @param {any} message */
function threadLink(message) {
  const count = message.replies?.length || message.reply_count || 0;
  if (!count) return null;
  const replies = phrase(count === 1 ? "{count} reply" : "{count} replies", { count });
  return make(
    "button",
    {
      type: "button",
      class: "thread-link",
      "data-key": `thread ${message.ts}`,
      "aria-label": `Thread: ${replies}`,
      on: { click: () => openThread(message.ts) },
    },
    icon("reply"),
    replies,
  );
}
