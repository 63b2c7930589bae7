/** Where an address leads: messages of this workspace open in this page, everything else in a new window. */

import { make } from "./dom.js";

/** @typedef {import("./mentions.js").Reading} Reading */

/** Only addresses a browser may safely follow become links. @param {string} url */
export function isSafe(url) {
  return /^(?:https?|mailto|tel|slack):/i.test(url);
}

/** @param {string} url @param {Node | string} words @param {Reading} reading @returns {Node | string} */
export function anchor(url, words, reading) {
  if (!isSafe(url)) return words;
  const inside = reading.within(url);
  if (!inside) return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words);
  if (!inside.go) return make("span", { class: "mention is-hidden", title: "You are not there" }, words);
  return make("a", { href: inside.href, on: { click: going(inside.go) } }, words);
}

/** For buttons with an address. @param {string | undefined} url @param {Reading} reading */
export function follow(url, reading) {
  if (!url || !isSafe(url)) return;
  const inside = reading.within(url);
  if (inside) inside.go?.();
  else window.open(url, "_blank", "noopener,noreferrer");
}

/** A plain click stays in this page; with a key held down it is the browser's. @param {() => void} go */
export const going = (go) => (/** @type {MouseEvent} */ event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go();
};
