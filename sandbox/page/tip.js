/** The line that leads a newcomer along, whatever the app: what to type, whom to become, what to press. */

import { become, conversation, desk, openChannel, personOf, redraw } from "./desk.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { isTeacher, otherSeat } from "./people.js";
import { finish, steps } from "./steps.js";
import { words } from "./text.js";

/** @typedef {{sig: string, draw: () => Node}} Tip `sig` differs when it says something else */
/** @typedef {import("./composer.js").Composer} Composer */

/** @param {Composer} composer @returns {Tip | null} */
export function tip(composer) {
  const { next, typist } = steps();
  if (next === "command") return (!isTeacher(desk.state.me) && pressCard()) || tryCommand(composer);
  if (next === "press") return desk.as === typist ? becomeOther() : pressButton();
  if (next === "look" && desk.as !== typist) return lookAgain(typist);
  if (next === "look") finish();
  return null;
}

/** @param {Composer} composer @returns {Tip | null} */
function tryCommand(composer) {
  const [command] = desk.state.commands;
  if (!command) return null;
  const text = `${command.command} ${command.usage_hint ?? ""}`.trim();
  const fill = suggestion(text, "Put this into the message field", () => composer.write(text));
  return line(`You are ${desk.state.me.real_name}. Try `, fill, " and press Enter.");
}

/** Whoever does not ask looks at what others asked for. @returns {Tip | null} */
function pressCard() {
  const call = newestCall([desk.channel]);
  return call && line(`You are ${desk.state.me.real_name}. Press “${call.label}” on a card.`);
}

/** @returns {Tip | null} */
function becomeOther() {
  const call = newestCall();
  const other = otherSeat(desk.state.people, desk.as);
  if (!call || !other) return null;
  const go = named(other.real_name, () => become(other.id, call.channel));
  return line("Now the other side: become ", go, ` and press “${call.label}” in #${call.place}.`);
}

/** @returns {Tip | null} */
function pressButton() {
  const call = newestCall();
  if (!call) return null;
  const start = `You are ${desk.state.me.real_name} now. Press “${call.label}”`;
  if (call.channel === desk.channel) return line(`${start}.`);
  return line(
    `${start} in `,
    named(`#${call.place}`, () => openChannel(call.channel)),
    ".",
  );
}

/** @param {string} typist @returns {Tip | null} */
function lookAgain(typist) {
  const name = personOf(typist)?.real_name;
  return (
    name &&
    line(
      "Become ",
      named(name, () => become(typist)),
      " again to read what they were told.",
    )
  );
}

/** The last message of the app in a channel that has a button to press. @param {string[]} [among] these channels only */
function newestCall(among) {
  const calls = Object.entries(desk.state.messages).flatMap(([channel, messages]) => {
    const { kind, name } = conversation(channel);
    const isRoom = (kind === "channel" || kind === "private") && (among ?? [channel]).includes(channel);
    return isRoom ? messages.flatMap((/** @type {any} */ one) => callIn(one, channel, name)) : [];
  });
  return calls.sort((one, other) => Number(one.ts) - Number(other.ts)).at(-1) ?? null;
}

/** @param {any} message @param {string} channel @param {string} place @returns {{ts: string, channel: string, place: string, label: string}[]} */
function callIn({ ts, bot_id: bot, blocks, only_visible_to_you: isPrivate }, channel, place) {
  const elements = (blocks ?? []).flatMap((/** @type {any} */ block) => block.elements ?? []);
  const button = elements.find((/** @type {any} */ { type }) => type === "button");
  return bot && button && !isPrivate ? [{ ts, channel, place, label: words(button.text) }] : [];
}

/** @param {...(HTMLElement | string)} parts @returns {Tip} */
function line(...parts) {
  const sig = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
  return { sig, draw: () => make("p", { class: "notice try-this", "data-testid": "try-this" }, parts, hide()) };
}

function hide() {
  const end = () => (finish(), redraw());
  return make(
    "button",
    { type: "button", class: "icon-button", "aria-label": "Hide this tip", on: { click: end } },
    icon("close"),
  );
}

/** @param {string} text @param {string} title @param {() => void} run */
export function suggestion(text, title, run) {
  return make("button", { type: "button", class: "suggestion", title, on: { click: run } }, text);
}

/** @param {string} name @param {() => void} run */
const named = (name, run) =>
  make("button", { type: "button", class: "mention", on: { click: run } }, name);
