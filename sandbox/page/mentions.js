/** What stands between `<` and `>`: people, channels, groups, everybody, dates and links. */

import { fillDate, fullTime } from "./dates.js";
import { make } from "./dom.js";
import { unescape } from "./entities.js";
import { anchor, isSafe } from "./links.js";

/**
 * What a text needs to know about its reader.
 * @typedef {object} Reading
 * @property {import("./dates.js").Reader} reader
 * @property {string} me the reader's user id
 * @property {(id: string) => string | undefined} personName
 * @property {(id: string) => string | undefined} channelName
 * @property {(id: string) => void} openPerson
 * @property {(id: string) => void} openChannel
 * @property {(url: string) => {href: string, go: (() => void) | null} | null} within
 *   the place in this page that an address means; without `go` where the reader may not look
 */

/** @param {string} inside without the angle brackets @param {Reading} reading @returns {Node | string} */
export function token(inside, reading) {
  const [target, label] = cut(inside);
  if (target.startsWith("@")) return person(target.slice(1), label, reading);
  if (target.startsWith("#")) return channel(target.slice(1), label, reading);
  if (target.startsWith("!")) return special(target.slice(1), label, reading);
  return link(target, label, reading);
}

/** @param {string} inside @returns {[string, string]} what stands before and after the first bar */
function cut(inside) {
  const bar = inside.indexOf("|");
  return bar < 0 ? [inside, ""] : [inside.slice(0, bar), inside.slice(bar + 1)];
}

/** @param {string} id @param {string} label @param {Reading} reading */
export function person(id, label, reading) {
  const name = reading.personName(id) ?? (unescape(label) || id);
  const isMe = id === reading.me;
  return make(
    "button",
    {
      type: "button",
      class: isMe ? "mention is-me" : "mention",
      on: { click: () => reading.openPerson(id) },
    },
    `@${name}`,
  );
}

/** @param {string} id @param {string} label @param {Reading} reading */
export function channel(id, label, reading) {
  const name = reading.channelName(id) ?? unescape(label);
  if (!name) return make("span", { class: "mention is-hidden" }, "a private channel");
  return make(
    "button",
    { type: "button", class: "mention", on: { click: () => reading.openChannel(id) } },
    `#${name}`,
  );
}

/** @param {string} name @param {string} label @param {Reading} reading */
function special(name, label, reading) {
  if (name.startsWith("date^")) return date(name, label, reading);
  const [kind, group] = name.split("^");
  if (kind === "subteam") return make("span", { class: "mention" }, unescape(label) || `@${group}`);
  if (["here", "channel", "everyone"].includes(kind))
    return make("span", { class: "mention is-everyone" }, `@${kind}`);
  return unescape(label || `<!${name}>`);
}

/** @param {string} name `date^seconds^template^link?` @param {string} fallback @param {Reading} reading */
function date(name, fallback, reading) {
  const [, seconds, template, url] = name.split("^");
  const at = Number(seconds);
  if (!/^-?\d+$/.test(seconds ?? "") || !template || Number.isNaN(new Date(at * 1000).getTime()))
    return unescape(fallback);
  return shownDate(at, unescape(template), url, reading);
}

/** @param {number} at @param {string} template @param {string | undefined} url @param {Reading} reading */
export function shownDate(at, template, url, reading) {
  const time = make(
    "time",
    { datetime: new Date(at * 1000).toISOString(), title: fullTime(at, reading.reader) },
    fillDate(template, at, reading.reader),
  );
  return url ? anchor(unescape(url), time, reading) : time;
}

/** @param {string} target @param {string} label @param {Reading} reading */
export function link(target, label, reading) {
  const url = unescape(target);
  if (!isSafe(url)) return unescape(label) || `<${url}>`;
  const words = unescape(label) || url.replace(/^mailto:/, "");
  return anchor(url, words, reading);
}
