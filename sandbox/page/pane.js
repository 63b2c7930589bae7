/** The middle: the open conversation, its messages or the app's Home tab, and the composer. */

import { drawBlocks } from "./blocks.js";
import { Composer } from "./composer.js";
import { act, appOf, conversation, desk, redraw } from "./desk.js";
import { keepFocus, make } from "./dom.js";
import { surfaceOf } from "./form.js";
import { drawMessages, keepEnd } from "./messages.js";
import { conversationName, conversationTitle } from "./names.js";
import { drawNotices } from "./notices.js";
import { hour } from "./reading.js";
import { seek } from "./seek.js";
import { roomMenu } from "./rooms.js";
import { pinned, pinnedButton } from "./pinned.js";
import { said, stamp, troubleOf } from "./surface.js";
import { chooseTab, tabStrip } from "./tabs.js";
import { markRead } from "./unread.js";

/** @type {Map<string, "home" | "messages">} the tab last open in each app's conversation */
const tabs = new Map();
const composer = new Composer("Message");
const heading = make("header", { class: "pane-head" });
const messages = keepEnd(
  make("div", { class: "messages", role: "log", "aria-label": "Messages", tabindex: "0" }),
);
const home = make("div", { class: "home", role: "tabpanel", "aria-label": "Home" });
const notices = make("div", { class: "notices" });
let headDrawn = "";
let homeDrawn = "";

/** @param {HTMLElement} pane */
export function startPane(pane) {
  pane.append(heading, home, messages, notices, composer.node);
}

export function drawPane() {
  const here = conversation(desk.channel);
  if (!here) return;
  const tab = tabOf(here);
  drawHead(here, tab);
  home.hidden = tab !== "home";
  for (const part of [messages, notices]) part.hidden = tab === "home";
  composer.node.hidden = tab === "home" || !here.is_member || here.is_archived;
  if (tab === "home") return drawHome(appOf(here));
  composer.turnTo({ channel: here.id }, `Message ${conversationTitle(here)}`);
  drawNotices(notices, here, composer);
  drawMessages(messages, desk.state.messages[here.id] ?? [], {
    channel: here.id,
    inThread: false,
    key: `${desk.as} ${here.id}`,
  });
  seek(messages);
  markRead(here);
}

/** @param {any} here @returns {"home" | "messages"} */
function tabOf(here) {
  if (!appOf(here)) return "messages";
  if (desk.sought) tabs.set(tabKey(here), "messages");
  if (!tabs.has(tabKey(here))) openTab(here, startingTab(here));
  return tabs.get(tabKey(here)) ?? "messages";
}

/** @param {any} here @returns {"home" | "messages"} */
function startingTab(here) {
  const hasNews = desk.state.messages[here.id]?.length > 0;
  return hasNews || appOf(here).has_home === false ? "messages" : "home";
}

/** @param {any} here */
const tabKey = (here) => `${desk.as} ${here.id}`;

/** @param {any} here @param {"home" | "messages"} tab */
function openTab(here, tab) {
  tabs.set(tabKey(here), tab);
  said(act("home", { app: appOf(here).app_id, ...(tab === "messages" && { tab }) })); // Slack tells the app about both
}

/** @param {any} here @param {string} tab */
function drawHead(here, tab) {
  const sig = JSON.stringify([
    desk.as,
    { ...here, unread: 0 },
    tab,
    conversationTitle(here),
    pinned(here).length,
  ]);
  if (sig === headDrawn) return;
  headDrawn = sig;
  const title = here.kind === "private" ? `🔒 ${here.name}` : conversationTitle(here);
  keepFocus(heading, () =>
    heading.replaceChildren(
      make("h2", {}, title),
      make("p", { class: "topic", title: here.topic || null }, here.topic ?? ""),
      ...[pinnedButton(here), roomMenu(here)].filter((part) => part !== null),
      ...(appOf(here) ? [tabBar(here, tab)] : []),
    ),
  );
}

/** @param {any} here @param {string} shown */
function tabBar(here, shown) {
  const tab = (/** @type {"home" | "messages"} */ key, /** @type {string} */ label) => ({
    key,
    label,
    open: () => (openTab(here, key), redraw()),
  });
  const home = appOf(here).has_home === false ? [] : [tab("home", "Home")];
  const strip = tabStrip(conversationName(here), [...home, tab("messages", "Messages")]);
  chooseTab(strip, shown);
  return strip;
}

/** @param {any} app */
function drawHome(app) {
  const view = desk.state.homes[app.user_id];
  const { state: _, ...looks } = view ?? {};
  const sig = JSON.stringify([desk.as, hour(), looks, view && stamp(view.id)]);
  if (sig === homeDrawn) return;
  homeDrawn = sig;
  home.dataset.surface = view?.id ?? "";
  const trouble = view && troubleOf(view.id);
  const parts = view
    ? drawBlocks(view.blocks ?? [], surfaceOf(view))
    : [make("p", { class: "empty" }, "The app has not put anything here yet.")];
  keepFocus(home, () =>
    home.replaceChildren(
      ...parts,
      ...(trouble ? [make("p", { class: "trouble", role: "alert" }, trouble)] : []),
    ),
  );
}
