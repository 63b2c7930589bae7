/** The reactions under a message: who gave which, and a press to give or take back one's own. */

import { attempt } from "./deeds.js";
import { desk, personOf } from "./desk.js";
import { make } from "./dom.js";
import { emoji } from "./emoji.js";
import { pickEmoji } from "./emojipicker.js";
import { icon } from "./icons.js";

/** @param {any} message @param {string} channel @returns {Node | null} */
export function reactionBar(message, channel) {
  const { reactions = [], ts } = message;
  if (!reactions.length) return null;
  const given = reactions.map((/** @type {any} */ one) => chip(one, channel, ts));
  const add = addReaction(message, channel, "reaction is-adding", "bar");
  return make("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, given, add);
}

/** @param {{name: string, users: string[], count: number}} reaction @param {string} channel @param {string} ts */
function chip({ name, users, count }, channel, ts) {
  const isMine = users.includes(desk.as);
  const toggle = () => attempt(isMine ? "unreact" : "react", { channel, message_ts: ts, name });
  const spoken = name.replaceAll("_", " ");
  return make(
    "button",
    {
      type: "button",
      class: isMine ? "reaction is-mine" : "reaction",
      "aria-pressed": String(isMine),
      "aria-label": `${spoken}, ${count}`,
      title: `${users.map((id) => personOf(id)?.real_name ?? id).join(", ")} reacted with :${name}:`,
      "data-key": `reaction ${ts} ${name}`,
      on: { click: toggle },
    },
    make("span", { class: "emoji" }, emoji(...toned(name)) ?? `:${name}:`),
    String(count),
  );
}

/** @param {string} name `wave::skin-tone-3` @returns {[string, number | undefined]} */
function toned(name) {
  const [code, tone] = name.split("::skin-tone-");
  return [code, Number(tone) || undefined];
}

/** @param {any} message @param {string} channel @param {string} look @param {string} place tells two such buttons of one message apart */
export function addReaction({ ts }, channel, look, place) {
  const give = (/** @type {string} */ name) => attempt("react", { channel, message_ts: ts, name });
  return make(
    "button",
    {
      type: "button",
      class: look,
      "aria-label": "Add reaction",
      title: "Add reaction",
      "data-key": `react ${place} ${ts}`,
      on: { click: ({ currentTarget }) => pickEmoji(/** @type {HTMLElement} */ (currentTarget), give) },
    },
    icon("smile"),
  );
}
