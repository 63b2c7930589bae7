/** Text objects: mrkdwn or plain_text, whichever the app sent. */

import { mrkdwn, plain } from "./mrkdwn.js";

/**
 * @param {any} text Slack's text object
 * @param {import("./mentions.js").Reading} reading
 * @returns {(Node | string)[]}
 */
export function textObject(text, reading) {
  if (!text) return [];
  return text.type === "mrkdwn" ? mrkdwn(text.text, reading) : plain(text.text, text.emoji !== false);
}

/** @param {any} text a plain_text object @returns {string} for attributes and native options */
export function words(text) {
  return text
    ? plain(text.text, text.emoji !== false)
        .map((piece) => (typeof piece === "string" ? piece : " "))
        .join("")
    : "";
}
