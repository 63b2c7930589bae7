/** Where blocks stand (a message, a form, the Home tab), and what happens when somebody uses an element there. */

import { complaint } from "./api.js";
import { askConfirm } from "./confirm.js";
import { freshId } from "./dom.js";
import { keyOf, remember, stateOf, valueOf } from "./values.js";

/**
 * @typedef {object} Surface
 * @property {string} id what its values are kept under
 * @property {import("./mentions.js").Reading} reading
 * @property {{id: string, label: string}[]} people for people pickers
 * @property {{id: string, label: string, kind: string}[]} conversations for conversation pickers
 * @property {string} [here] the conversation it stands in
 * @property {(details: Record<string, unknown>) => Promise<import("./api.js").Outcome>} send tells the sandbox what was used
 * @property {(details: Record<string, unknown>) => Promise<import("./api.js").Outcome>} suggest asks for choices
 * @property {() => void} redraw
 * @property {(blockId: string) => void} [touched] a field was edited: its error is out of date
 */

/** Elements waiting for the app's acknowledgement, and the last trouble of each surface. */
const busy = new Set();
/** @type {Map<string, string>} */
const troubles = new Map();
/** How often a choice was not confirmed: the element must be drawn again as it was. @type {Map<string, number>} */
const takenBack = new Map();

/** @param {string} id @returns {string | undefined} a short sentence, to be shown near the blocks */
export const troubleOf = (id) => troubles.get(id);

/** @param {string} id a surface's id @returns {string} differs whenever its blocks must be drawn again */
export const stamp = (id) => `${takenBack.get(id) ?? ""} ${troubles.get(id) ?? ""}`;

/** One element in its place: what the drawing functions of elements get. */
export class Place {
  /** @param {Surface} surface @param {any} block @param {any} element @param {string} [labelledBy] id of the label's element */
  constructor(surface, block, element, labelledBy) {
    this.surface = surface;
    this.block = block;
    this.element = element;
    this.labelledBy = labelledBy;
    this.key = keyOf(block, element);
    this.id = freshId("field"); // not by key: a message may stand in the channel and in the thread at once
  }

  get value() {
    return valueOf(this.surface.id, this.block, this.element);
  }

  get isBusy() {
    return busy.has(`${this.surface.id}|${this.key}`);
  }

  /** Fields of a form only speak when they are asked to; everything else speaks at once. */
  get speaks() {
    return this.block.type !== "input" || Boolean(this.block.dispatch_action);
  }

  /** Remembers what was typed or picked. @param {any} value */
  remember(value) {
    remember(this.surface.id, this.block, this.element, value);
    this.surface.touched?.(this.block.block_id);
  }

  /** Remembers, and tells the app where it listens. @param {any} value */
  async choose(value) {
    const before = this.value;
    this.remember(value);
    if (!this.speaks) return;
    if (await this.isMeant()) await this.tell(stateOf(this.element, value));
    else {
      this.remember(before);
      takenBack.set(this.surface.id, (takenBack.get(this.surface.id) ?? 0) + 1);
      this.surface.redraw();
    }
  }

  /** @param {Record<string, any>} [picked] */
  async press(picked) {
    if (!this.isBusy && (await this.isMeant())) await this.tell(picked);
  }

  async isMeant() {
    return !this.element.confirm || askConfirm(this.element.confirm, this.surface.reading);
  }

  /** @param {Record<string, any>} [picked] */
  async tell(picked) {
    const { surface, block, element } = this;
    const mark = `${surface.id}|${this.key}`;
    busy.add(mark);
    this.showBusy(true);
    troubles.delete(surface.id);
    surface.redraw();
    const trouble = await said(
      surface.send({ block_id: block.block_id, action_id: element.action_id, ...(picked && { picked }) }),
    );
    busy.delete(mark);
    this.showBusy(false);
    if (trouble) troubles.set(surface.id, trouble);
    surface.redraw();
  }

  /** In place: drawing the blocks again could take a button away from under a finger. @param {boolean} isBusy */
  showBusy(isBusy) {
    const mine = `[data-surface="${CSS.escape(this.surface.id)}"] [data-key="${CSS.escape(this.key)}"]`;
    for (const control of document.querySelectorAll(mine)) control.setAttribute("aria-busy", String(isBusy));
  }

  /** @param {string} query */
  suggest(query) {
    return this.surface.suggest({
      block_id: this.block.block_id,
      action_id: this.element.action_id,
      value: query,
    });
  }
}

/** @param {Promise<import("./api.js").Outcome>} answer @returns {Promise<string | null>} what went wrong, in words */
export async function said(answer) {
  try {
    return complaint(await answer);
  } catch (problem) {
    return /** @type {Error} */ (problem).message;
  }
}
