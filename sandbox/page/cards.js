/** Blocks that frame others: cards, carousels of them, containers, and alerts. */

import { drawBlocks } from "./blocks.js";
import { make } from "./dom.js";
import { drawElement } from "./elements.js";
import { icon } from "./icons.js";
import { addressOfImage, picture } from "./pictures.js";
import { richText } from "./richtext.js";
import { textObject, words } from "./text.js";

/** @typedef {import("./surface.js").Surface} Surface */

/** Text objects, or bare words where an app was brief. @param {any} text @param {Surface} surface */
const worded = (text, { reading }) =>
  textObject(typeof text === "string" ? { type: "plain_text", text } : text, reading);

/** @param {any} image an image element @param {string} look */
const drawn = (image, look) => image && picture(addressOfImage(image), image.alt_text, look);

/** @param {any} block @param {Surface} surface @returns {HTMLElement} */
export function card(block, surface) {
  const { hero_image: hero, icon: small, title, subtitle, body, actions } = block;
  return make(
    "article",
    { class: "card", "aria-label": words(typeof title === "string" ? { text: title } : title) || null },
    drawn(hero, "card-hero"),
    (title || subtitle || small) &&
      make(
        "header",
        {},
        drawn(small, "card-icon"),
        make(
          "div",
          {},
          title && make("h4", {}, worded(title, surface)),
          subtitle && make("small", {}, worded(subtitle, surface)),
        ),
      ),
    body && make("div", { class: "card-body" }, worded(body, surface)),
    actions?.length > 0 &&
      make(
        "div",
        { class: "actions" },
        actions.map((/** @type {any} */ element) => drawElement(surface, block, element)),
      ),
  );
}

/** @param {any} block @param {Surface} surface */
export function carousel(block, surface) {
  return make(
    "div",
    { class: "carousel", role: "group", "aria-label": `${block.elements.length} cards`, tabindex: "0" },
    block.elements.map((/** @type {any} */ one) =>
      card({ ...one, block_id: one.block_id ?? block.block_id }, surface),
    ),
  );
}

/** @param {any} block @param {Surface} surface */
export function container(block, surface) {
  const { title, rich_text_title: rich, subtitle, icon: small, width = "standard" } = block;
  const head = [
    drawn(small, "card-icon"),
    make(
      "div",
      {},
      make(
        "div",
        { class: "container-title" },
        rich ? richText(rich, surface.reading) : worded(title, surface),
      ),
      subtitle && make("small", {}, worded(subtitle, surface)),
    ),
  ];
  const inner = make("div", { class: "container-body" }, drawBlocks(block.child_blocks ?? [], surface));
  const look = `container is-${width}${block.has_header_divider ? " has-divider" : ""}`;
  if (!block.is_collapsible) return make("section", { class: look }, make("header", {}, head), inner);
  return make("details", { class: look, open: !block.default_collapsed }, make("summary", {}, head), inner);
}

/** @type {Record<string, "check" | "warning" | "eye">} */
const SIGNS = { success: "check", warning: "warning", error: "warning" };

/** @param {any} block @param {Surface} surface */
export function alert(block, surface) {
  const level = block.level ?? "default";
  return make(
    "div",
    { class: `alert is-${level}`, role: "note", "aria-label": level === "default" ? "Note" : level },
    icon(SIGNS[level] ?? "info"),
    make("div", {}, worded(block.text, surface)),
  );
}
