/** The markdown block: ordinary Markdown as far as apps use it (headings, lists, quotes, code, tables, links). */

import { make } from "./dom.js";
import { anchor } from "./links.js";
import { token } from "./mentions.js";
import { plain } from "./mrkdwn.js";

/** @typedef {import("./mentions.js").Reading} Reading */

const INLINE =
  /`([^`\n]+)`|!?\[([^\]\n]+)\]\(([^)\s]+)\)|\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__|~~(?=\S)(.+?)(?<=\S)~~|(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\7(?![\p{L}\p{N}])|<([^<>\n]+)>/gu;

/** @param {string} text @param {Reading} reading @returns {(Node | string)[]} */
function inline(text, reading) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(...plain(text.slice(end, match.index)), piece(match, reading));
    end = match.index + match[0].length;
  }
  return [...nodes, ...plain(text.slice(end))];
}

/** @param {RegExpMatchArray} match @param {Reading} reading @returns {Node | string} */
function piece([, code, words, url, bold, strong, strike, , italic, angled], reading) {
  if (code) return make("code", {}, code);
  if (words) return anchor(url, words, reading);
  if (bold ?? strong) return make("strong", {}, inline(bold ?? strong, reading));
  if (strike) return make("s", {}, inline(strike, reading));
  if (italic) return make("em", {}, inline(italic, reading));
  return token(angled, reading);
}

/** Each kind of paragraph: the lines it takes, and how they are drawn. @type {[RegExp, (lines: string[], reading: Reading) => Node][]} */
const KINDS = [
  [
    /^#{1,6}\s/,
    ([line], reading) =>
      make("h4", { class: "markdown-heading" }, inline(line.replace(/^#+\s+/, ""), reading)),
  ],
  [/^\s*(?:-{3,}|\*{3,})\s*$/, () => make("hr")],
  [
    /^>/,
    (lines, reading) =>
      make(
        "blockquote",
        {},
        joined(
          lines.map((line) => line.replace(/^>\s?/, "")),
          reading,
        ),
      ),
  ],
  [
    /^\s*[-*+]\s/,
    (lines, reading) =>
      make(
        "ul",
        {},
        lines.map((line) => item(line, /^\s*[-*+]\s+/, reading)),
      ),
  ],
  [
    /^\s*\d+[.)]\s/,
    (lines, reading) =>
      make(
        "ol",
        {},
        lines.map((line) => item(line, /^\s*\d+[.)]\s+/, reading)),
      ),
  ],
  [/^\s*\|.*\|\s*$/, (lines, reading) => table(lines, reading)],
  [/\S/, (lines, reading) => make("p", { class: "lines" }, joined(lines, reading))],
];

/** @param {string} text @param {Reading} reading @returns {Node[]} */
export function markdown(text, reading) {
  return text
    .split(/^```.*\n([\s\S]*?)\n?^```\s*$/m)
    .flatMap((part, index) =>
      index % 2 ? [make("pre", { tabindex: "0" }, part)] : paragraphs(part, reading),
    );
}

/** @param {string} text @param {Reading} reading @returns {Node[]} */
function paragraphs(text, reading) {
  /** @type {{kind: number, lines: string[]}[]} */
  const groups = [];
  let fresh = true;
  for (const line of text.split("\n")) {
    const kind = KINDS.findIndex(([pattern]) => pattern.test(line));
    const last = groups.at(-1);
    if (kind >= 0 && !fresh && last?.kind === kind && kind > 1) last.lines.push(line);
    else if (kind >= 0) groups.push({ kind, lines: [line] });
    fresh = kind < 0;
  }
  return groups.map(({ kind, lines }) => KINDS[kind][1](lines, reading));
}

/** @param {string[]} lines @param {Reading} reading */
function joined(lines, reading) {
  return lines.flatMap((line, index) =>
    index ? [make("br"), ...inline(line, reading)] : inline(line, reading),
  );
}

/** @param {string} line @param {RegExp} mark @param {Reading} reading */
function item(line, mark, reading) {
  const words = line.replace(mark, "");
  const task = words.match(/^\[([ xX])\]\s+/);
  return make(
    "li",
    {},
    task && (task[1] === " " ? "☐ " : "☑ "),
    inline(words.slice(task ? task[0].length : 0), reading),
  );
}

/** @param {string[]} lines @param {Reading} reading */
function table(lines, reading) {
  const rows = lines.map((line) =>
    line
      .trim()
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
  const hasHead = rows[1]?.every((cell) => /^:?-+:?$/.test(cell));
  const body = rows.filter((_, index) => !(hasHead && index === 1));
  const row = (/** @type {string[]} */ cells, /** @type {number} */ index) =>
    make(
      "tr",
      {},
      cells.map((cell) => make(hasHead && index === 0 ? "th" : "td", {}, inline(cell, reading))),
    );
  return make("div", { class: "table-frame", tabindex: "0" }, make("table", {}, body.map(row)));
}
