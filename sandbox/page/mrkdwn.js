/** Slack's mrkdwn, drawn as DOM nodes: lines, quotes, code blocks, and what stands inside a line. */

import { make } from "./dom.js";
import { emoji } from "./emoji.js";
import { unescape } from "./entities.js";
import { token } from "./mentions.js";

/** @typedef {import("./mentions.js").Reading} Reading */

/**
 * What may stand inside a line. Emphasis opens after a non-word and before a non-space, and closes the other way
 * round, as in Slack; `<…>` and `code` swallow whatever marks they hold. No character can be read in two ways, so
 * that a long hostile line costs no more than a friendly one.
 */
const INLINE = (() => {
  const angled = "<[^<>\\n]+>";
  const code = "`[^`\\n]+`";
  const inside = (/** @type {string} */ mark) =>
    `(?:${angled}|<(?!${angled.slice(1)})|${code}|\`(?!${code.slice(1)})|[^${mark}<\`\\n])+?`;
  const emphasis = (/** @type {string} */ mark) =>
    `(?<![\\p{L}\\p{N}${mark}])[${mark}](?=[^\\s${mark}])(${inside(mark)})(?<=\\S)[${mark}](?![\\p{L}\\p{N}${mark}])`;
  const parts = [
    "<([^<>\\n]+)>",
    "`([^`\\n]+)`",
    ":([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?",
    ...["*", "_", "~"].map(emphasis),
    "(https?:\\/\\/(?:(?!&[lg]t;)[^\\s<>|])*(?<![.,;:!?)\"'\\]]))",
  ];
  return new RegExp(parts.join("|"), "giu");
})();

/**
 * One line, or any stretch without line structure.
 * @param {string} text escaped, as Slack keeps it
 * @param {Reading} reading
 * @returns {(Node | string)[]}
 */
export function inline(text, reading) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(unescape(text.slice(end, match.index)));
    nodes.push(piece(match, reading));
    end = match.index + match[0].length;
  }
  if (end < text.length) nodes.push(unescape(text.slice(end)));
  return nodes;
}

/** @param {RegExpMatchArray} match @param {Reading} reading @returns {Node | string} */
function piece([whole, angled, code, name, tone, bold, italic, strike, url], reading) {
  if (angled) return token(angled, reading);
  if (code) return make("code", {}, plainTokens(code));
  if (name) return glyph(whole, name, tone);
  if (bold) return make("strong", {}, inline(bold, reading));
  if (italic) return make("em", {}, inline(italic, reading));
  if (strike) return make("s", {}, inline(strike, reading));
  return token(url, reading);
}

/** @param {string} whole @param {string} name @param {string} [tone] */
function glyph(whole, name, tone) {
  const found = emoji(name, tone ? Number(tone) : undefined);
  return found
    ? make(
        "span",
        { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " "), title: `:${name}:` },
        found,
      )
    : whole;
}

/** Inside code nothing is a mark, but links still lose their brackets. @param {string} code */
function plainTokens(code) {
  return unescape(code.replace(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, target, label) => label || target));
}

/**
 * A whole text: code blocks first, then quotes and list lines, then plain lines.
 * @param {string} text escaped, as Slack keeps it
 * @param {Reading} reading
 * @returns {Node[]}
 */
export function mrkdwn(text, reading) {
  return text.split(/```\n?([\s\S]+?)\n?```\n?/).flatMap((part, index) => {
    if (index % 2) return [make("pre", { tabindex: "0" }, plainTokens(part))];
    return part ? lines(part, reading) : [];
  });
}

/** @param {string} text @param {Reading} reading @returns {Node[]} */
function lines(text, reading) {
  /** @type {{kind: string, lines: string[]}[]} */
  const groups = [];
  let quotesTheRest = false;
  for (const line of text.replace(/\n$/, "").split("\n")) {
    quotesTheRest ||= line.startsWith("&gt;&gt;&gt;");
    const kind = quotesTheRest || /^(?:&gt;|>)/.test(line) ? "quote" : LISTED.test(line) ? "list" : "plain";
    const last = groups.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map((group) => DRAW[group.kind](group.lines, reading));
}

const LISTED = /^(\s*)([•◦▪‣–-]|\d{1,3}[.)])\s+(?=\S)/u;

/** @type {Record<string, (lines: string[], reading: Reading) => Node>} */
const DRAW = {
  plain: (group, reading) => make("p", { class: "lines" }, withBreaks(group, reading)),
  quote: (group, reading) =>
    make(
      "blockquote",
      {},
      withBreaks(
        group.map((line) => line.replace(/^(?:&gt;|>){1,3} ?/, "")),
        reading,
      ),
    ),
  list: (group, reading) =>
    make(
      "div",
      { class: "listed" },
      group.map((line) => listLine(line, reading)),
    ),
};

/** Slack keeps a typed bullet as it was typed; only the following lines hang beside it. @param {string} line @param {Reading} reading */
function listLine(line, reading) {
  const [whole, indent, bullet] = /** @type {RegExpMatchArray} */ (line.match(LISTED));
  const item = make(
    "p",
    {},
    make("span", { class: "bullet" }, bullet),
    make("span", {}, inline(line.slice(whole.length), reading)),
  );
  item.style.setProperty("--depth", String(Math.min(Math.floor(indent.length / 2), 4)));
  return item;
}

/** @param {string[]} group @param {Reading} reading */
function withBreaks(group, reading) {
  return group.flatMap((line, index) =>
    index ? [make("br"), ...inline(line, reading)] : inline(line, reading),
  );
}

/**
 * A plain_text object: no marks, only line breaks and (unless switched off) emoji codes.
 * @param {string} text
 * @param {boolean} [withEmoji]
 * @returns {(Node | string)[]}
 */
export function plain(text, withEmoji = true) {
  const shown = withEmoji
    ? text.replace(
        /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/gi,
        (whole, name, tone) => emoji(name, Number(tone) || undefined) ?? whole,
      )
    : text;
  return unescape(shown)
    .split("\n")
    .flatMap((line, index) => (index ? [make("br"), line] : [line]));
}
