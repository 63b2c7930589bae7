/** One exchange in detail: what was sent, what came back; to copy, to repeat on the command line, to send again. */

import { wishFault } from "../api.js";
import { make } from "../dom.js";
import { icon } from "../icons.js";
import { said } from "../surface.js";
import { toast } from "../toasts.js";
import { curl } from "./curl.js";
import { ending, time } from "./row.js";
import { tree } from "./tree.js";

/** @typedef {import("./wire.js").Entry} Entry */

export const entryPane = make("section", {
  class: "entry-pane",
  "aria-label": "Details",
  hidden: true,
  tabindex: "-1",
});

/** @param {Entry | null} entry */
export function drawEntry(entry) {
  entryPane.hidden = !entry;
  if (!entry) return entryPane.replaceChildren();
  entryPane.replaceChildren(
    make("h3", {}, entry.name),
    make("p", { class: "entry-facts" }, facts(entry)),
    make("div", { class: "entry-deeds" }, deeds(entry)),
    part(entry.direction === "from_app" ? "Request" : "Payload", entry.request),
    part("Answer", entry.answer),
  );
  entryPane.scrollTop = 0;
}

/** @param {Entry} entry */
function facts(entry) {
  const way = entry.direction === "from_app" ? "from the app" : "to the app";
  const words = [
    `#${entry.n}`,
    time(entry.at),
    `${way} over ${ROADS[entry.kind] ?? entry.kind}`,
    ending(entry),
  ];
  if (entry.status) words.push(`HTTP ${entry.status}`);
  if (entry.ms != null) words.push(`${entry.ms} ms`);
  return words.join(" · ");
}

/** @type {Record<string, string>} */
const ROADS = { web_api: "the Web API", socket: "Socket Mode", http: "HTTP", response_url: "a response URL" };

/** @param {Entry} entry */
function deeds(entry) {
  const whole = () => copy(JSON.stringify(entry, null, 2), "Copied as JSON.");
  return [
    button("copy", "Copy", whole),
    entry.kind === "web_api" &&
      button("copy", "Copy as curl", () => copy(curl(entry), "Copied as a curl command.")),
    entry.direction === "to_app" && button("play", "Replay", () => replay(entry)),
  ];
}

/** @param {"copy" | "play"} picture @param {string} label @param {() => void} run */
const button = (picture, label, run) =>
  make("button", { type: "button", class: "button quiet", on: { click: run } }, icon(picture), ` ${label}`);

/** @param {string} text @param {string} done */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    toast(done, { isTrouble: false });
  } catch {
    toast("This browser does not let the page copy: mark the text and copy it yourself.");
  }
}

/** The app hears it again, as when Slack redelivers. @param {Entry} entry */
async function replay({ n }) {
  const trouble = await said(wishFault({ redeliver: n }));
  toast(trouble ?? "Sent to the app once more.", { isTrouble: Boolean(trouble) });
}

/** @param {string} title @param {any} value */
function part(title, value) {
  const isNothing = value === null || value === undefined;
  return make(
    "div",
    { class: "entry-part" },
    make("h4", {}, title),
    isNothing ? make("p", { class: "quiet-note" }, "nothing") : tree(value),
  );
}
