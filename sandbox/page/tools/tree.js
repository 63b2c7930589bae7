/** JSON as a tree that opens and closes. */

import { make } from "../dom.js";

const OPEN_TO = 2;
const SHORT = 90;

/** @param {any} value @returns {Node} */
export function tree(value) {
  return make("div", { class: "tree" }, branch("", value, 0));
}

/** @param {string} key @param {any} value @param {number} depth @returns {Node} */
function branch(key, value, depth) {
  if (value === null || typeof value !== "object") return leaf(key, value);
  const flat = JSON.stringify(value);
  if (flat.length < SHORT && depth > 0)
    return make("div", { class: "tree-leaf" }, named(key), make("code", {}, flat));
  const entries = Object.entries(value);
  return make(
    "details",
    { open: depth < OPEN_TO },
    make("summary", {}, named(key), make("small", {}, measure(value, entries.length))),
    make(
      "div",
      { class: "tree-branch" },
      entries.map(([inner, one]) => branch(inner, one, depth + 1)),
    ),
  );
}

/** @param {any} value @param {number} count */
function measure(value, count) {
  return Array.isArray(value) ? `[${count}]` : `{${count}}`;
}

/** @param {string} key @param {any} value */
function leaf(key, value) {
  return make(
    "div",
    { class: `tree-leaf is-${value === null ? "null" : typeof value}` },
    named(key),
    make("code", {}, JSON.stringify(value)),
  );
}

/** @param {string} key */
const named = (key) => (key ? make("b", {}, `${key} `) : null);
