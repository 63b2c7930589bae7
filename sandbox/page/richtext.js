/** rich_text blocks: what Slack's own composer writes. */

import { make } from "./dom.js";
import { emoji } from "./emoji.js";
import { channel, link, person, shownDate } from "./mentions.js";

/** @typedef {import("./mentions.js").Reading} Reading */

/** @param {any} block @param {Reading} reading */
export function richText(block, reading) {
  return make(
    "div",
    { class: "rich-text" },
    block.elements.map((/** @type {any} */ part) => paragraph(part, reading)),
  );
}

/** @param {any} part @param {Reading} reading @returns {Node} */
function paragraph(part, reading) {
  const words = () => part.elements.flatMap((/** @type {any} */ piece) => inline(piece, reading));
  if (part.type === "rich_text_list") return list(part, reading);
  if (part.type === "rich_text_quote") return make("blockquote", {}, words());
  if (part.type === "rich_text_preformatted") return make("pre", { tabindex: "0" }, words());
  return make("p", { class: "lines" }, words());
}

/** @param {any} part @param {Reading} reading */
function list(part, reading) {
  const items = part.elements.map((/** @type {any} */ item) => make("li", {}, paragraph(item, reading)));
  const element = make(
    part.style === "ordered" ? "ol" : "ul",
    { start: part.offset ? part.offset + 1 : null },
    items,
  );
  element.style.setProperty("--depth", String(part.indent ?? 0));
  return element;
}

/** @param {any} piece @param {Reading} reading @returns {(Node | string)[]} */
function inline(piece, reading) {
  const drawn = PIECES[piece.type]?.(piece, reading) ?? [piece.text ?? piece.fallback ?? ""];
  return styled(drawn, piece.style ?? {});
}

/** @type {Record<string, (piece: any, reading: Reading) => (Node | string)[]>} */
const PIECES = {
  text: ({ text }) =>
    text
      .split("\n")
      .flatMap((/** @type {string} */ line, /** @type {number} */ index) =>
        index ? [make("br"), line] : [line],
      ),
  link: ({ url, text }, reading) => [link(url, text ?? "", reading)],
  emoji: ({ name, skin_tone: tone }) => [
    make("span", { class: "emoji", role: "img", "aria-label": name }, emoji(name, tone) ?? `:${name}:`),
  ],
  user: ({ user_id: id }, reading) => [person(id, "", reading)],
  channel: ({ channel_id: id }, reading) => [channel(id, "", reading)],
  usergroup: ({ usergroup_id: id }) => [make("span", { class: "mention" }, `@${id}`)],
  broadcast: ({ range }) => [make("span", { class: "mention is-everyone" }, `@${range}`)],
  date: ({ timestamp, format, url }, reading) => [shownDate(timestamp, format, url, reading)],
  color: ({ value }) => [swatch(value), value],
};

/** @param {string} value */
function swatch(value) {
  const element = make("span", { class: "swatch" });
  element.style.setProperty("background", value);
  return element;
}

const STYLES = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
  ["highlight", "mark"],
];

/** @param {(Node | string)[]} nodes @param {Record<string, boolean>} style */
function styled(nodes, style) {
  return STYLES.reduce((inner, [name, tag]) => (style[name] ? [make(tag, {}, inner)] : inner), nodes);
}
