/** The strip of people: one click and this window is somebody else. */

import { addressOf } from "./address.js";
import { avatar } from "./avatar.js";
import { become, desk, onChange } from "./desk.js";
import { keepFocus, make } from "./dom.js";
import { icon } from "./icons.js";

/** @param {any} person */
export const isTeacher = ({ title }) => /teacher/i.test(title ?? "");

/** @param {any[]} people @returns {string} who sits here when nobody was named: the first teacher */
export function firstSeat(people) {
  const usable = people.filter(({ kind }) => !["bot", "deactivated", "stranger"].includes(kind));
  return (usable.find(isTeacher) ?? usable[0]).id;
}

/** @param {any[]} people @param {string} me @returns {any} somebody on the other side of what a teacher asks */
export const otherSeat = (people, me) =>
  people.find((one) => one.kind === "member" && one.id !== me && !isTeacher(one));

let drawn = "";

/** Where there are more people than fit, both ends say so and lead on. @param {HTMLElement} frame @param {HTMLElement} strip */
export function startPeople(frame, strip) {
  const more = (/** @type {string} */ side, /** @type {number} */ way) =>
    make(
      "button",
      {
        type: "button",
        class: `more-people at-${side}`,
        tabindex: "-1", // the keyboard reaches the people themselves
        "aria-hidden": "true",
        on: {
          mousedown: (event) => event.preventDefault(),
          click: () => strip.scrollBy({ left: way * strip.clientWidth * 0.7, behavior: "smooth" }),
        },
      },
      icon(side === "start" ? "left" : "right"),
    );
  frame.prepend(more("start", -1));
  frame.append(more("end", 1));
  const look = () => {
    const rest = strip.scrollWidth - strip.clientWidth - strip.scrollLeft;
    frame.classList.toggle("more-at-start", strip.scrollLeft > 2);
    frame.classList.toggle("more-at-end", rest > 2);
  };
  strip.addEventListener("scroll", look, { passive: true });
  new ResizeObserver(look).observe(strip);
  onChange(() => window.requestAnimationFrame(look)); // measured once everything is drawn
}

/** @param {HTMLElement} strip */
export function drawPeople(strip) {
  const people = desk.state.people.filter(
    (/** @type {any} */ one) => one.kind !== "bot" && one.kind !== "deactivated",
  );
  const sig = JSON.stringify([desk.as, people]);
  if (sig === drawn) return;
  drawn = sig;
  keepFocus(strip, () => strip.replaceChildren(...people.map(pill)));
  const chosen = strip.querySelector("[aria-pressed=true]");
  window.requestAnimationFrame(() => chosen?.scrollIntoView({ block: "nearest", inline: "nearest" }));
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
