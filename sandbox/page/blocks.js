/** Block Kit's blocks, drawn one below the other. */

import { alert, card, carousel, container } from "./cards.js";
import { make } from "./dom.js";
import { drawElement } from "./elements.js";
import { inputBlock } from "./inputs.js";
import { markdown } from "./markdown.js";
import { fileBlock, video } from "./media.js";
import { addressOfImage, picture } from "./pictures.js";
import { richText } from "./richtext.js";
import { plan, taskCard } from "./tasks.js";
import { textObject } from "./text.js";
import { unknown } from "./unknown.js";

/** @typedef {import("./surface.js").Surface} Surface */

/** @type {Record<string, (block: any, surface: Surface) => Node>} */
const BLOCKS = {
  section,
  context,
  image,
  table,
  video,
  alert,
  card,
  carousel,
  container,
  plan,
  task_card: taskCard,
  file: fileBlock,
  input: inputBlock,
  actions: buttons,
  context_actions: buttons,
  divider: () => make("hr"),
  header: (block, { reading }) => make("h3", { class: "header-block" }, textObject(block.text, reading)),
  markdown: (block, { reading }) => make("div", { class: "markdown" }, markdown(block.text, reading)),
  rich_text: (block, { reading }) => richText(block, reading),
};

/**
 * @param {any[]} blocks
 * @param {Surface} surface
 * @returns {Node[]}
 */
export function drawBlocks(blocks, surface) {
  return blocks.map((block) => {
    const draw = BLOCKS[block.type];
    return make(
      "div",
      { class: `block block-${block.type}`, "data-block-id": block.block_id },
      draw ? draw(block, surface) : unknown(block),
    );
  });
}

/** @param {any} block @param {Surface} surface */
function section(block, surface) {
  const { reading } = surface;
  const fields =
    block.fields &&
    make(
      "div",
      { class: "section-fields" },
      block.fields.map((/** @type {any} */ field) => make("div", {}, textObject(field, reading))),
    );
  const accessory =
    block.accessory && make("div", { class: "accessory" }, drawElement(surface, block, block.accessory));
  return make(
    "div",
    { class: "section" },
    make("div", { class: "section-text" }, textObject(block.text, reading), fields),
    accessory,
  );
}

/** @param {any} block @param {Surface} surface */
function buttons(block, surface) {
  return make(
    "div",
    { class: "actions" },
    block.elements.map((/** @type {any} */ element) => drawElement(surface, block, element)),
  );
}

/** @param {any} block @param {Surface} surface */
function context(block, surface) {
  const part = (/** @type {any} */ element) =>
    element.type === "image"
      ? picture(addressOfImage(element), element.alt_text, "context-image")
      : make("span", {}, textObject(element, surface.reading));
  return make("div", { class: "context" }, block.elements.map(part));
}

/** @param {any} block @param {Surface} surface */
function image(block, { reading }) {
  return make(
    "figure",
    {},
    block.title && make("figcaption", {}, textObject(block.title, reading)),
    picture(addressOfImage(block), block.alt_text, "picture"),
  );
}

/** @param {any} block @param {Surface} surface */
function table(block, { reading }) {
  const [head = [], ...body] = block.rows;
  const align = (/** @type {number} */ column) => `align-${block.column_settings?.[column]?.align ?? "left"}`;
  const row = (/** @type {string} */ tag) => (/** @type {any[]} */ cells) =>
    make(
      "tr",
      {},
      cells.map((cell, column) =>
        make(tag, { class: align(column), scope: tag === "th" ? "col" : null }, tableCell(cell, reading)),
      ),
    );
  return make(
    "div",
    { class: "table-frame", tabindex: "0" },
    make("table", {}, make("thead", {}, row("th")(head)), make("tbody", {}, body.map(row("td")))),
  );
}

/** @param {any} cell @param {import("./mentions.js").Reading} reading @returns {(Node | string) | (Node | string)[]} */
function tableCell(cell, reading) {
  if (cell.type === "rich_text") return richText(cell, reading);
  if (cell.type === "raw_number") return String(cell.text ?? cell.value);
  return textObject(
    { type: "plain_text", ...cell, ...(cell.type === "raw_text" && { type: "plain_text" }) },
    reading,
  );
}
