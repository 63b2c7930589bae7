/** The quiet lines above the composer: a first thing to try, how to join, how to bring the app in. */

import { act, desk, redraw } from "./desk.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { said } from "./surface.js";
import { forgetTip, needsTip } from "./tip.js";

let drawn = "";

/** @param {HTMLElement} place @param {any} here the conversation @param {import("./composer.js").Composer} composer */
export function drawNotices(place, here, composer) {
  const command = desk.state.commands[0];
  const absent = here.kind === "im" || here.bot_is_member ? [] : desk.state.bots.slice(0, 1);
  const isNew = Boolean(command) && needsTip() && here.is_member;
  const sig = JSON.stringify([desk.as, here.id, here.is_member, here.is_archived, absent, command, isNew]);
  if (sig === drawn) return;
  drawn = sig;
  const fill = (/** @type {string} */ text) => () => composer.write(text);
  place.replaceChildren(
    ...[
      !here.is_member && join(here),
      here.is_archived && notice("This channel is archived: it can be read, not written to."),
      ...(here.is_member && !here.is_archived
        ? absent.map((/** @type {any} */ bot) =>
            notice(
              `${bot.name} is not in this channel. `,
              suggestion(`/invite @${bot.name}`, fill(`/invite @${bot.name}`)),
              " brings it in.",
            ),
          )
        : []),
      isNew && !absent.length && tryThis(command, fill),
    ].filter((line) => line !== false),
  );
}

/** @param {...(Node | string)} parts */
function notice(...parts) {
  return make("p", { class: "notice" }, parts);
}

/** @param {string} text @param {() => void} run */
function suggestion(text, run) {
  return make(
    "button",
    { type: "button", class: "suggestion", title: "Put this into the message field", on: { click: run } },
    text,
  );
}

/** @param {any} here */
function join(here) {
  const run = () => said(act("join", { channel: here.id }));
  return make(
    "p",
    { class: "notice join" },
    `You are looking at #${here.name}. `,
    make("button", { type: "button", class: "button primary", on: { click: run } }, "Join channel"),
  );
}

/** @param {any} command @param {(text: string) => () => void} fill */
function tryThis(command, fill) {
  const text = `${command.command} ${command.usage_hint ?? ""}`.trim();
  const dismiss = () => (forgetTip(), redraw());
  return make(
    "p",
    { class: "notice try-this", "data-testid": "try-this" },
    `You are ${desk.state.me.real_name}. Try `,
    suggestion(text, fill(text)),
    ", then become somebody else above to see their side.",
    make(
      "button",
      { type: "button", class: "icon-button", "aria-label": "Hide this tip", on: { click: dismiss } },
      icon("close"),
    ),
  );
}
