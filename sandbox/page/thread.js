/** The thread beside the conversation. */

import { Composer } from "./composer.js";
import { conversation, desk, openThread } from "./desk.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { drawMessages, keepEnd } from "./messages.js";
import { conversationTitle } from "./names.js";
import { seek } from "./seek.js";

const composer = new Composer("Reply");
const place = make("small");
const messages = keepEnd(
  make("div", { class: "messages", role: "log", "aria-label": "Replies", tabindex: "0" }),
);

/** @param {HTMLElement} panel */
export function startThread(panel) {
  const close = () => openThread(null);
  panel.append(
    make(
      "header",
      { class: "pane-head" },
      make("h2", {}, "Thread"),
      place,
      make(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close thread", on: { click: close } },
        icon("close"),
      ),
    ),
    messages,
    composer.node,
  );
  panel.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && close());
}

/** The root of the thread last open. */
let opened = "";

/** The keyboard goes to where the thread hangs, or to where one writes. */
function giveBack() {
  /** @type {HTMLElement | null} */ (
    document.querySelector(`[data-key="${CSS.escape(`thread ${opened}`)}"]`) ??
      document.querySelector("#conversation .composer textarea")
  )?.focus();
}

/** @param {HTMLElement} panel */
export function drawThread(panel) {
  const root = (desk.state.messages[desk.channel] ?? []).find(
    (/** @type {any} */ one) => one.ts === desk.thread,
  );
  const wasHidden = panel.hidden;
  const hadFocus = panel.contains(document.activeElement);
  panel.hidden = !root;
  if (root) opened = root.ts;
  else if (hadFocus) giveBack();
  if (!root) return;
  const here = conversation(desk.channel);
  place.textContent = conversationTitle(here);
  composer.node.hidden = !here.is_member || here.is_archived;
  composer.turnTo({ channel: here.id, thread_ts: root.ts }, "Reply…");
  drawMessages(messages, [root, ...(root.replies ?? [])], {
    channel: here.id,
    inThread: true,
    key: `${desk.as} ${root.ts}`,
  });
  if (wasHidden) composer.field.focus();
  seek(messages);
}
