/** Keeps a list on the screen in step with a list of records, touching only what changed. */

import { keepFocus } from "./dom.js";

/** @typedef {{key: string, sig: string, build: () => HTMLElement}} Row `sig` differs when the row must be built anew */

/** @type {WeakMap<Element, Map<string, {sig: string, node: HTMLElement}>>} */
const lists = new WeakMap();

/** @param {HTMLElement} list @param {Row[]} rows */
export function show(list, rows) {
  const before = lists.get(list) ?? new Map();
  const after = new Map(
    rows.map(({ key, sig, build }) => {
      const old = before.get(key);
      return [key, old?.sig === sig ? old : { sig, node: build() }];
    }),
  );
  lists.set(list, after);
  const nodes = [...after.values()].map(({ node }) => node);
  if (nodes.length === list.children.length && nodes.every((node, index) => node === list.children[index]))
    return;
  keepFocus(list, () => place(list, nodes));
}

/** Puts each node in its place; those already there do not move, so nothing in them loses the keyboard. @param {HTMLElement} list @param {HTMLElement[]} nodes */
function place(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}
