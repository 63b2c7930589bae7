/** Trouble with the app's sockets, and deliveries brought again. */

import { make } from "../dom.js";
import { labelled, number } from "./fields.js";

/** @type {[string, string, string][]} */
const DEEDS = [
  ["Drop", "Cut every socket now, without a word", "drop"],
  ["Mute", "Sockets stay open and nothing comes through", "mute"],
  ["Unmute", "Sockets speak again", "unmute"],
  ["Warning", "Say that the sockets will close in ten seconds", "warning"],
  ["Refresh", "Ask the app to connect anew", "refresh_requested"],
  ["Link disabled", "As when Socket Mode is switched off", "link_disabled"],
];

/** @param {(trouble: Record<string, unknown>) => Promise<boolean>} wish */
export function socketDeeds(wish) {
  const times = number("times", 1, { min: 1, step: 1 });
  const button = (
    /** @type {string} */ label,
    /** @type {string} */ title,
    /** @type {() => Record<string, unknown>} */ how,
  ) => make("button", { type: "button", class: "button", title, on: { click: () => wish(how()) } }, label);
  return make(
    "div",
    { class: "tool-form" },
    DEEDS.map(([label, title, word]) => button(label, title, () => ({ sockets: word }))),
    labelled("Connections", times),
    button("Refuse the next", "So many attempts to connect fail", () => ({
      sockets: "refuse",
      times: Number(times.value),
    })),
    button("Redeliver the last", "The app hears its last delivery once more", () => ({ redeliver: "last" })),
  );
}
