/** What an app is busy with: task cards, and plans made of them. */

import { make } from "./dom.js";
import { isSafe } from "./links.js";
import { richText } from "./richtext.js";

/** @typedef {import("./surface.js").Surface} Surface */

/** @type {Record<string, [string, string]>} */
const STATES = {
  pending: ["○", "not begun"],
  in_progress: ["◔", "under way"],
  complete: ["✓", "done"],
  error: ["!", "failed"],
};

/** @param {any} task @param {Surface} surface @returns {HTMLElement} */
export function taskCard(task, { reading }) {
  const [sign, state] = STATES[task.status] ?? STATES.pending;
  const parts = [task.details, task.output].filter(Boolean);
  const sources = (task.sources ?? []).map(source);
  const head = [
    make(
      "span",
      { class: `task-sign is-${task.status}`, title: state },
      sign,
      make("span", { class: "unseen" }, `${state}: `),
    ),
    make("b", {}, task.title),
  ];
  if (!parts.length && !sources.length)
    return make("div", { class: "task" }, make("p", { class: "task-head" }, head));
  return make(
    "details",
    { class: "task", open: task.status === "in_progress" || task.status === "error" },
    make("summary", { class: "task-head" }, head),
    make(
      "div",
      { class: "task-body" },
      parts.map((part) => richText(part, reading)),
      sources.length > 0 && make("p", { class: "task-sources" }, "Sources: ", sources),
    ),
  );
}

/** @param {{url: string, text?: string}} one */
function source({ url, text }) {
  const words = text || url;
  if (!isSafe(url ?? "")) return make("span", {}, words);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** @param {any} block @param {Surface} surface */
export function plan(block, surface) {
  const tasks = block.tasks ?? [];
  const done = tasks.filter((/** @type {any} */ { status }) => status === "complete").length;
  return make(
    "section",
    { class: "plan" },
    make(
      "h4",
      {},
      typeof block.title === "string" ? block.title : block.title?.text,
      make("small", {}, ` ${done} of ${tasks.length} done`),
    ),
    tasks.map((/** @type {any} */ task) => taskCard(task, surface)),
  );
}
