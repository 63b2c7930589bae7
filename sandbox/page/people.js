/** The strip of people: one click and this window is somebody else. */

import { avatar } from "./avatar.js";
import { addressOf, become, desk } from "./desk.js";
import { keepFocus, make } from "./dom.js";
import { icon } from "./icons.js";

let drawn = "";

/** @param {HTMLElement} strip */
export function drawPeople(strip) {
  const people = desk.state.people.filter(
    (/** @type {any} */ one) => one.kind !== "bot" && one.kind !== "deactivated",
  );
  const sig = JSON.stringify([desk.as, people]);
  if (sig === drawn) return;
  drawn = sig;
  keepFocus(strip, () => strip.replaceChildren(...people.map(pill)));
  strip.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** @param {any} person */
function pill(person) {
  const isMe = person.id === desk.as;
  const role = person.title || (person.kind === "member" ? "" : person.kind);
  const face = [
    avatar(person.id, person.real_name),
    make("span", { class: "who" }, make("b", {}, person.real_name), make("small", {}, role)),
  ];
  return make(
    "span",
    { class: isMe ? "pill is-me" : "pill" },
    make(
      "button",
      {
        type: "button",
        "data-person": person.id,
        "data-key": `person ${person.id}`,
        "aria-label": person.real_name,
        "aria-pressed": String(isMe),
        title: isMe ? `You are ${person.real_name}` : `Be ${person.real_name}${role && `, ${role}`}`,
        on: { click: () => become(person.id) },
      },
      face,
    ),
    make(
      "a",
      {
        href: addressOf(person.id),
        target: "_blank",
        rel: "noopener",
        class: "new-window",
        "aria-label": `Open ${person.real_name} in a new window`,
        title: "Open in a new window",
      },
      icon("window"),
    ),
  );
}
