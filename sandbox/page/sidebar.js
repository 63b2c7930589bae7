/** The left side: conversations with their unread marks, and how the app is doing. */

import { addressOf } from "./address.js";
import { avatar } from "./avatar.js";
import { appOf, desk, openChannel, openPerson } from "./desk.js";
import { showCoverage } from "./coverage.js";
import { keepFocus, make } from "./dom.js";
import { icon } from "./icons.js";
import { going } from "./links.js";
import { conversationName } from "./names.js";
import { createEntry } from "./rooms.js";
import { mentions, unread } from "./unread.js";
import { workspaceMenu } from "./workspaces.js";
import { theme } from "./theme.js";

let drawn = "";

/** @param {HTMLElement} nav @param {() => void} chosen called when somebody went somewhere */
export function drawSidebar(nav, chosen) {
  const { conversations, bots } = desk.state;
  const sig = JSON.stringify([
    desk.as,
    desk.channel,
    bots,
    theme(),
    conversations.map((/** @type {any} */ one) => [one, unread(one), mentions(one)]),
  ]);
  if (sig === drawn) return;
  drawn = sig;
  const go = (/** @type {string} */ id) => (openChannel(id), chosen());
  const meet = (/** @type {string} */ id) => (openPerson(id), chosen());
  keepFocus(nav, () => nav.replaceChildren(...contents(go, meet)));
}

/** @param {(id: string) => void} go @param {(id: string) => void} meet */
function contents(go, meet) {
  const { conversations, bots } = desk.state;
  const channels = conversations.filter(
    (/** @type {any} */ one) => one.kind === "channel" || one.kind === "private",
  );
  const direct = conversations.filter(
    (/** @type {any} */ one) => (one.kind === "im" || one.kind === "mpim") && !appOf(one),
  );
  const apps = bots.map((/** @type {any} */ bot) => appEntry(bot, go, meet));
  return [
    make("h1", {}, workspaceMenu()),
    group("Channels", [...channels.map((/** @type {any} */ one) => entry(one, go)), createEntry()]),
    group("Direct messages", [
      ...direct.map((/** @type {any} */ one) => entry(one, go)),
      newMessage(direct, meet),
    ]),
    group("Apps", apps),
    make(
      "footer",
      {},
      bots.map(status),
      make(
        "button",
        { type: "button", class: "plain", "data-key": "coverage", on: { click: showCoverage } },
        "What of Slack is here",
      ),
    ),
  ];
}

/** @param {string} title @param {Node[]} items */
function group(title, items) {
  return make(
    "section",
    {},
    make("h2", {}, title),
    make(
      "ul",
      {},
      items.map((item) => make("li", {}, item)),
    ),
  );
}

/** @param {any} one a conversation @param {(id: string) => void} go */
function entry(one, go) {
  const isHere = one.id === desk.channel;
  const count = unread(one);
  const look = ["entry", isHere && "is-here", count && "is-unread", !one.is_member && "is-outside"]
    .filter(Boolean)
    .join(" ");
  const mark =
    one.kind === "im"
      ? avatar(one.with, conversationName(one), Boolean(appOf(one)))
      : icon(one.kind === "private" ? "lock" : "hash");
  return make(
    "a",
    {
      href: addressOf(desk.as, one.id),
      class: look,
      "data-channel": one.id,
      "data-key": `channel ${one.id}`,
      "aria-current": isHere ? "page" : null,
      on: { click: going(() => go(one.id)) },
    },
    mark,
    make("span", { class: "entry-name" }, conversationName(one)),
    one.is_archived && make("small", {}, "archived"),
    count > 0 && badge(one, count),
  );
}

/** Red where somebody means this person, quiet otherwise. @param {any} one @param {number} count */
function badge(one, count) {
  const named = mentions(one);
  return make(
    "span",
    { class: named ? "badge" : "badge is-quiet" },
    String(named || count),
    make("span", { class: "unseen" }, named ? " for you" : " unread"),
  );
}

/** The app is there before anybody has written to it. @param {any} bot @param {(id: string) => void} go @param {(id: string) => void} meet */
function appEntry(bot, go, meet) {
  const existing = desk.state.conversations.find((/** @type {any} */ one) => appOf(one) === bot);
  if (existing) return entry(existing, go);
  return make(
    "button",
    {
      type: "button",
      class: "entry",
      "data-key": `app ${bot.user_id}`,
      on: { click: () => meet(bot.user_id) },
    },
    avatar(bot.user_id, bot.name, true),
    make("span", { class: "entry-name" }, bot.name),
  );
}

/** @param {any[]} direct @param {(id: string) => void} meet */
function newMessage(direct, meet) {
  const known = new Set([desk.as, ...direct.map((one) => one.with)]);
  const others = desk.state.people.filter(
    (/** @type {any} */ one) => !known.has(one.id) && one.kind !== "bot" && one.kind !== "deactivated",
  );
  const pick = (/** @type {any} */ { target }) => target.value && meet(target.value);
  return make(
    "label",
    { class: "entry new-message", hidden: others.length === 0 },
    icon("plus"),
    make(
      "select",
      { "aria-label": "New message to", "data-key": "new message", on: { change: pick } },
      make("option", { value: "" }, "New message"),
      others.map((/** @type {any} */ one) => make("option", { value: one.id }, one.real_name)),
    ),
  );
}

/** @param {any} bot */
function status(bot) {
  const state = bot.connected ? "is connected" : bot.installed ? "is not connected" : "is not installed";
  return make(
    "p",
    { class: bot.connected ? "status is-connected" : "status", "data-testid": "bot-status" },
    `${bot.name} ${state}`,
  );
}
