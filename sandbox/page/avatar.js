/** A person's initials on a colour that is always theirs. */

import { desk } from "./desk.js";
import { make } from "./dom.js";
import { emoji } from "./emoji.js";
import { isLocal, picture } from "./pictures.js";

/** Turning by this much each time never comes close to an earlier colour. */
const GOLDEN_ANGLE = 137.508;

/** @param {string} id @param {string} name @param {boolean} [isApp] */
export function avatar(id, name, isApp = false) {
  const element = make(
    "span",
    { class: isApp ? "avatar is-app" : "avatar", "aria-hidden": "true" },
    initials(name),
  );
  element.style.setProperty("--hue", String(hue(id)));
  return element;
}

/** What a message wants shown instead of its author; a picture from elsewhere is not fetched. @param {{emoji?: string, image?: string}} icons @param {string} name */
export function ownIcon({ emoji: code, image }, name) {
  if (image && isLocal(image)) return picture(image, name, "avatar");
  if (image) return avatar(name, name, true);
  return make(
    "span",
    { class: "avatar is-emoji", "aria-hidden": "true" },
    emoji(code?.replaceAll(":", "") ?? "") ?? initials(name),
  );
}

/** @param {string} name */
function initials(name) {
  const parts = name
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .split(/\s+/)
    .filter(Boolean);
  const picked = parts.length > 1 ? [parts[0], parts[parts.length - 1]] : parts;
  return picked.map((part) => [...part][0].toLocaleUpperCase()).join("") || "?";
}

/** By seat in the workspace, which nobody leaves. @param {string} id */
function hue(id) {
  const seat = desk.state.people.findIndex((/** @type {any} */ one) => one.id === id);
  return Math.round((seat * GOLDEN_ANGLE + 320) % 360);
}
