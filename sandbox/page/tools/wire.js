/** The inspector: everything between the app and this Slack, as it happens, and one exchange in detail. */

import * as api from "../api.js";
import { make } from "../dom.js";
import { show } from "../listing.js";
import { drawEntry, entryPane } from "./entry.js";
import { wireRow } from "./row.js";

/** @typedef {{n: number, at: number, kind: string, direction: "from_app" | "to_app", name: string, ok: boolean | null, status?: number | null, ms?: number | null, request: any, answer: any, app: string}} Entry */

const PAUSE = 700;
const MOST = 2_000;
const SHOWN = 400;
const AT_ONCE = 500;
/** @type {[string, string][]} */
const KINDS = [
  ["", "Everything"],
  ["web_api", "Web API calls"],
  ["to_app", "Told to the app"],
  ["response_url", "Response URLs"],
  ["failed", "Failed"],
];

/** @type {Entry[]} */
let entries = [];
let newest = 0;
let picked = 0;
/** Cleared: nothing up to here is shown. */
let from = 0;

const search = make("input", {
  type: "search",
  placeholder: "Filter",
  "aria-label": "Filter by words",
  on: { input: draw },
});
const kind = make(
  "select",
  { "aria-label": "Kind", on: { change: draw } },
  KINDS.map(([value, label]) => make("option", { value }, label)),
);
const count = make("small", { role: "status" });
const clear = make("button", { type: "button", class: "button quiet", on: { click: forget } }, "Clear");
const list = make("ol", { class: "wire-list", "aria-label": "On the wire", "data-testid": "wire" });
const empty = make("p", { class: "quiet-note" }, "Nothing yet. Type a command or press a button.");

export const wirePanel = make(
  "div",
  { class: "wire", role: "tabpanel", "aria-label": "On the wire" },
  make("div", { class: "wire-tools" }, search, kind, clear, count),
  make(
    "div",
    { class: "wire-body" },
    make("div", { class: "wire-frame", tabindex: "-1" }, empty, list),
    entryPane,
  ),
);

/** @param {() => boolean} isShown */
export function startWire(isShown) {
  const look = async () => {
    if (isShown() && !document.hidden) await learn();
    window.setTimeout(look, isShown() ? PAUSE / 2 : PAUSE);
  };
  look();
}

async function learn() {
  try {
    const answer = await api.wire(newest, AT_ONCE);
    if (answer.newest < newest) entries = []; // another run of the sandbox
    const isRestart = answer.newest < newest;
    newest = isRestart ? 0 : (answer.entries.at(-1)?.n ?? newest);
    if (isRestart) from = picked = 0;
    if (!answer.entries.length || isRestart) return;
    entries = [...entries, ...answer.entries].slice(-MOST);
    draw();
  } catch (problem) {
    if (!(problem instanceof api.Refused)) throw problem; // not answering: the banner says so
  }
}

function forget() {
  from = newest;
  draw();
}

/** @param {Entry} entry */
function isWanted(entry) {
  const sought = search.value.trim().toLowerCase();
  return entry.n > from && isKind(entry) && (!sought || haystack(entry).includes(sought));
}

/** @param {Entry} entry */
function isKind(entry) {
  if (kind.value === "to_app") return entry.direction === "to_app";
  if (kind.value === "failed") return entry.ok === false;
  return !kind.value || entry.kind === kind.value;
}

/** @type {WeakMap<Entry, string>} */
const haystacks = new WeakMap();

/** @param {Entry} entry */
function haystack(entry) {
  const found =
    haystacks.get(entry) ?? JSON.stringify([entry.name, entry.request, entry.answer]).toLowerCase();
  haystacks.set(entry, found);
  return found;
}

function draw() {
  const frame = /** @type {HTMLElement} */ (list.parentElement);
  const isAtEnd = frame.scrollHeight - frame.scrollTop - frame.clientHeight < 40;
  const wanted = entries.filter(isWanted);
  empty.hidden = wanted.length > 0;
  count.textContent = wanted.length > SHOWN ? `the last ${SHOWN} of ${wanted.length}` : "";
  show(
    list,
    wanted.slice(-SHOWN).map((entry) => wireRow(entry, entry.n === picked, () => pick(entry))),
  );
  if (isAtEnd) frame.scrollTop = frame.scrollHeight;
}

/** @param {Entry} entry */
function pick(entry) {
  picked = picked === entry.n ? 0 : entry.n;
  draw();
  drawEntry(picked ? entry : null);
  list.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest" }); // the details took some of its room
}
