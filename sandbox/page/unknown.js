/** What this page cannot draw is shown as it came, with its name on it. */

import { make } from "./dom.js";

/** @param {any} thing a block or an element */
export function unknown(thing) {
  return make(
    "details",
    { class: "unknown" },
    make("summary", {}, `${thing.type} (shown as JSON)`),
    make("pre", { tabindex: "0" }, JSON.stringify(thing, null, 2)),
  );
}
