/** The quiet lines above the composer: what to try next, how to join, how to bring the app in. */

import { attempt } from "./deeds.js";
import { desk } from "./desk.js";
import { make } from "./dom.js";
import { suggestion, tip } from "./tip.js";

let drawn = "";

/** @param {HTMLElement} place @param {any} here the conversation @param {import("./composer.js").Composer} composer */
export function drawNotices(place, here, composer) {
  const absent =
    here.kind === "im" || here.bot_is_member
      ? []
      : desk.state.bots.slice(0, 1).filter((/** @type {any} */ bot) => bot.installed);
  const next = here.is_member && !absent.length ? tip(composer) : null;
  const sig = JSON.stringify([desk.as, desk.state.me.kind, here.id, here.is_member, here.is_archived, absent, next?.sig]);
  if (sig === drawn) return;
  drawn = sig;
  const fill = (/** @type {string} */ text) =>
    suggestion(text, "Put this into the message field", () => composer.write(text));
  place.replaceChildren(
    ...[
      !here.is_member && (desk.state.me.kind === "deactivated" ? gone() : join(here)),
      here.is_archived && notice("This channel is archived: it can be read, not written to."),
      ...(here.is_member && !here.is_archived
        ? absent.map((/** @type {any} */ bot) =>
            notice(`${bot.name} is not in this channel. `, fill(`/invite @${handle(bot)}`), " brings it in."),
          )
        : []),
      next?.draw(),
    ].filter((line) => line instanceof Node),
  );
}

/** @param {...(Node | string)} parts */
function notice(...parts) {
  return make("p", { class: "notice" }, parts);
}

/** An app's name may have blanks; what one types has none. @param {any} bot */
const handle = (bot) =>
  desk.state.people.find((/** @type {any} */ { id }) => id === bot.user_id)?.name ?? bot.name;

const gone = () => notice("You have been deactivated: you can look, and do nothing here any more.");

/** @param {any} here */
function join(here) {
  const run = () => attempt("join", { channel: here.id });
  return make(
    "p",
    { class: "notice join" },
    `You are looking at #${here.name}. `,
    make("button", { type: "button", class: "button primary", on: { click: run } }, "Join channel"),
  );
}
