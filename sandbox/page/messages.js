/** A run of messages: days divided, neighbours by the same author drawn together. */

import { dayKey, dividerDay } from "./dates.js";
import { conversation, desk, lookBack, now, redraw } from "./desk.js";
import { afterwards, make } from "./dom.js";
import { show } from "./listing.js";
import { isSystem, messageRow } from "./message.js";
import { conversationTitle } from "./names.js";
import { phrase } from "./phrases.js";
import { isNearStart, reachBack, reached } from "./reach.js";
import { reading } from "./reading.js";

const TOGETHER = 300;
const NEAR_THE_END = 80;

/** What each list shows, so that a new conversation opens at its end. @type {WeakMap<HTMLElement, string>} */
const showing = new WeakMap();
/** Lists that stand at their end, and stay there whatever comes or goes around them. @type {WeakSet<HTMLElement>} */
const atEnd = new WeakSet();

/** @param {HTMLElement} list @returns {HTMLElement} */
export function keepEnd(list) {
  list.addEventListener("scroll", () => (noteEnd(list), goFurtherSoon(list)), { passive: true });
  list.addEventListener("load", () => atEnd.has(list) && toEnd(list), true); // a picture came and took its room
  new ResizeObserver(() => atEnd.has(list) && toEnd(list)).observe(list);
  return list;
}

/** After a scroll: whether it now stands at its end. @param {HTMLElement} list */
export function noteEnd(list) {
  const isThere = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_THE_END;
  atEnd[isThere ? "add" : "delete"](list);
}

/** @param {HTMLElement} list */
function toEnd(list) {
  list.scrollTop = list.scrollHeight;
  atEnd.add(list);
}

/**
 * @param {HTMLElement} list
 * @param {any[]} messages oldest first
 * @param {{channel: string, inThread: boolean, key: string}} where `key` names the conversation or thread
 */
export function drawMessages(list, messages, { channel, inThread, key }) {
  const isNew = showing.get(list) !== key;
  showing.set(list, key);
  if (isNew) hush(list);
  if (inThread) show(list, rows(messages, channel, true));
  else drawReached(list, messages, { channel, isNew });
  if (isNew || atEnd.has(list)) toEnd(list);
}

/** What each list could draw. @type {WeakMap<HTMLElement, any[]>} */
const known = new WeakMap();

/** @param {HTMLElement} list @param {any[]} messages @param {{channel: string, isNew: boolean}} where */
function drawReached(list, messages, { channel, isNew }) {
  known.set(list, messages);
  const before = list.querySelector("article")?.dataset.ts ?? "";
  const drawn = reached(list, messages, { isNew, isAtEnd: atEnd.has(list) });
  const isFurther = drawn[0]?.ts < before;
  const below = isFurther ? list.scrollHeight - list.scrollTop : 0;
  if (isFurther) hush(list);
  show(list, rows(drawn, channel, false));
  if (isFurther) list.scrollTop = list.scrollHeight - below; // what was in sight stays where it was
  goFurtherSoon(list);
}

/** @param {HTMLElement} list */
const goFurtherSoon = (list) => afterwards(() => goFurther(list));

/** Somebody scrolled up, or there is room left: draws older messages, and asks for still older ones. @param {HTMLElement} list */
function goFurther(list) {
  const messages = known.get(list);
  if (!messages || !isNearStart(list)) return;
  if (reachBack(list, messages)) redraw();
  else lookBack();
}

/** A conversation just opened is not news, nor is what was said long ago: only what comes later is read aloud. @param {HTMLElement} list */
function hush(list) {
  list.setAttribute("aria-live", "off");
  window.setTimeout(() => list.setAttribute("aria-live", "polite"), 500);
}

/** @param {any[]} messages @param {string} channel @param {boolean} inThread @returns {import("./listing.js").Row[]} */
function rows(messages, channel, inThread) {
  const { reader } = reading();
  const today = dayKey(now(), reader);
  const isWhole = messages[0]?.ts === (desk.state.messages[channel] ?? [])[0]?.ts && !conversation(channel).has_older;
  const start = inThread || !isWhole ? [] : [beginning(channel)];
  return start.concat(
    messages.flatMap((message, index) => {
      const before = messages[index - 1];
      const day = dayKey(Number(message.ts), reader);
      const isNewDay = !before || dayKey(Number(before.ts), reader) !== day;
      const row = messageRow(message, {
        channel,
        inThread,
        isCompact: !isNewDay && goesWith(before, message),
      });
      return isNewDay && !inThread
        ? [divider(Number(message.ts), `${day} ${today} ${reader.tz} ${reader.locale}`, reader), row]
        : [row];
    }),
  );
}

/** @param {string} channel @returns {import("./listing.js").Row} */
function beginning(channel) {
  const here = conversation(channel);
  const title = conversationTitle(here);
  const words =
    here.kind === "im"
      ? phrase("This is where you and {name} talk.", { name: title })
      : here.topic || "Nobody has said what this channel is for.";
  const build = () => make("div", { class: "beginning" }, make("h3", {}, title), make("p", {}, words));
  return { key: "beginning", sig: `${title} ${words}`, build };
}

/** @param {any} before @param {any} message */
function goesWith(before, message) {
  const isPlain = ![before, message].some(
    (one) => isSystem(one) || one.only_visible_to_you || one.replies?.length || one.pinned,
  );
  return (
    isPlain &&
    before.user === message.user &&
    before.bot_id === message.bot_id &&
    before.username === message.username &&
    Number(message.ts) - Number(before.ts) < TOGETHER
  );
}

/** @param {number} at @param {string} sig @param {import("./dates.js").Reader} reader */
function divider(at, sig, reader) {
  const build = () =>
    make(
      "div",
      { class: "day", role: "separator", "aria-label": dividerDay(at, reader) },
      make("span", {}, dividerDay(at, reader)),
    );
  return { key: `day ${sig.split(" ")[0]}`, sig, build };
}
