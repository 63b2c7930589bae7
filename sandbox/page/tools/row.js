/** One line of the inspector: which way, when, what, and how it went. */

import { desk } from "../desk.js";
import { make } from "../dom.js";

/** @typedef {import("./wire.js").Entry} Entry */

/** @param {Entry} entry @param {boolean} isPicked @param {() => void} pick @returns {import("../listing.js").Row} */
export function wireRow(entry, isPicked, pick) {
  const build = () =>
    make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: `wire-row${entry.ok === false ? " is-failed" : ""}`,
          "aria-pressed": String(isPicked),
          "data-key": `wire ${entry.n}`,
          "data-entry": entry.n,
          on: { click: pick },
        },
        direction(entry),
        make("time", {}, time(entry.at)),
        make("span", { class: "wire-name" }, entry.name),
        make("span", { class: "wire-end" }, ending(entry)),
        make("span", { class: "wire-ms" }, entry.ms == null ? "" : `${Math.round(entry.ms)} ms`),
      ),
    );
  return { key: String(entry.n), sig: String(isPicked), build };
}

/** @param {Entry} entry */
function direction({ direction: way }) {
  const isOut = way === "from_app";
  return make(
    "span",
    { class: isOut ? "wire-way is-from-app" : "wire-way", title: isOut ? "from the app" : "to the app" },
    isOut ? "←" : "→",
    make("span", { class: "unseen" }, isOut ? "from the app" : "to the app"),
  );
}

/** How it ended, in a word. @param {Entry} entry @returns {string} */
export function ending({ ok, status, answer }) {
  if (ok === null) return "…";
  if (ok) return "ok";
  return answer?.error ?? (status && status !== 200 ? String(status) : "failed");
}

/** @param {number} at */
export function time(at) {
  const { tz } = desk.state.me;
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: tz ?? "UTC" }).format(
    new Date(at * 1000),
  );
}
