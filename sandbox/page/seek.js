/** Goes to the message a link led to: into view, under the keyboard, and glowing for a moment. */

import { desk } from "./desk.js";
import { noteEnd } from "./messages.js";

/** @param {HTMLElement} list a channel's or a thread's messages, drawn */
export function seek(list) {
  if (!desk.sought) return;
  /** @type {HTMLElement | null} */
  const found = list.querySelector(`article[data-ts="${CSS.escape(desk.sought)}"]`);
  if (!found) return;
  desk.sought = null;
  found.scrollIntoView({ block: "center" });
  noteEnd(list);
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
  found.classList.add("is-sought");
  found.addEventListener("animationend", () => found.classList.remove("is-sought"), { once: true });
}
