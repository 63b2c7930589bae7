/** One file that waits to be sent: its name, its size, and a button that takes it away again. */

import { size } from "./attached.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {any} file
 * @param {() => void} drop
 */
export function fileChip(file, drop) {
  return make(
    "li",
    {},
    icon("file"),
    make("b", {}, file.name),
    make("small", {}, size(file.size)),
    make(
      "button",
      { type: "button", class: "icon-button", "aria-label": `Remove ${file.name}`, on: { click: drop } },
      icon("close"),
    ),
  );
}
