/** Between what is typed with Slack's marks (*bold*, _italic_, > quote, - list) and rich text as Slack keeps it. */

const INLINE =
  /`([^`\n]+)`|(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])|:([a-z0-9_+-]+):|(https?:\/\/[^\s<>]*[^\s<>.,;:!?)])/gu;

/** @typedef {Record<string, boolean>} Style */

/** @param {string} text @returns {any} a rich_text block; null where nothing is written */
export function asRichText(text) {
  if (!text.trim()) return null;
  const elements = text.split(/^```\n?([\s\S]*?)\n?```$/m).flatMap((part, index) => {
    if (index % 2) return [{ type: "rich_text_preformatted", elements: [{ type: "text", text: part }] }];
    const between = part.replace(/^\n|\n$/g, "");
    return between ? paragraphs(between) : [];
  });
  return { type: "rich_text", elements };
}

/** @param {string} text @returns {any[]} */
function paragraphs(text) {
  /** @type {{kind: string, lines: string[]}[]} */
  const groups = [];
  for (const line of text.split("\n")) {
    const kind = /^>/.test(line)
      ? "quote"
      : /^\s*[-•] /.test(line)
        ? "bullet"
        : /^\s*\d+\. /.test(line)
          ? "ordered"
          : "plain";
    if (groups.at(-1)?.kind === kind) groups.at(-1)?.lines.push(line);
    else groups.push({ kind, lines: [line] });
  }
  return groups.map(({ kind, lines }) => KINDS[kind](lines));
}

/** @type {Record<string, (lines: string[]) => any>} */
const KINDS = {
  plain: (lines) => ({ type: "rich_text_section", elements: inline(lines.join("\n"), {}) }),
  quote: (lines) => ({
    type: "rich_text_quote",
    elements: inline(lines.map((line) => line.replace(/^>\s?/, "")).join("\n"), {}),
  }),
  bullet: (lines) => list("bullet", lines),
  ordered: (lines) => list("ordered", lines),
};

/** @param {string} style @param {string[]} lines */
function list(style, lines) {
  const item = (/** @type {string} */ line) => inline(line.replace(/^\s*(?:[-•]|\d+\.) /, ""), {});
  return {
    type: "rich_text_list",
    style,
    indent: 0,
    border: 0,
    elements: lines.map((line) => ({ type: "rich_text_section", elements: item(line) })),
  };
}

/** @param {string} text @param {Style} style @returns {any[]} */
function inline(text, style) {
  const pieces = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) pieces.push(words(text.slice(end, match.index), style));
    pieces.push(...marked(match, style));
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push(words(text.slice(end), style));
  return pieces;
}

/** @param {RegExpMatchArray} match @param {Style} style @returns {any[]} */
function marked([, code, bold, italic, strike, name, url], style) {
  if (code) return [words(code, { ...style, code: true })];
  if (bold) return inline(bold, { ...style, bold: true });
  if (italic) return inline(italic, { ...style, italic: true });
  if (strike) return inline(strike, { ...style, strike: true });
  return name ? [{ type: "emoji", name }] : [{ type: "link", url }];
}

/** @param {string} text @param {Style} style */
const words = (text, style) => ({ type: "text", text, ...(Object.keys(style).length && { style }) });

/** @param {any} rich a rich_text block, or null @returns {string} as somebody would type it */
export function asTyped(rich) {
  return (rich?.elements ?? []).map(typedParagraph).join("\n");
}

/** @param {any} part @returns {string} */
function typedParagraph(part) {
  if (part.type === "rich_text_list")
    return part.elements
      .map(
        (/** @type {any} */ item, /** @type {number} */ at) =>
          `${part.style === "ordered" ? `${at + 1}.` : "-"} ${typedParagraph(item)}`,
      )
      .join("\n");
  const text = part.elements.map(typedPiece).join("");
  if (part.type === "rich_text_preformatted") return `\`\`\`\n${text}\n\`\`\``;
  return part.type === "rich_text_quote" ? text.replace(/^/gm, "> ") : text;
}

const MARKS = /** @type {[string, string][]} */ ([
  ["code", "`"],
  ["strike", "~"],
  ["italic", "_"],
  ["bold", "*"],
]);

/** @param {any} piece @returns {string} */
function typedPiece(piece) {
  const text = piece.type === "emoji" ? `:${piece.name}:` : (piece.text ?? piece.url ?? "");
  return MARKS.reduce(
    (inner, [name, mark]) => (piece.style?.[name] ? `${mark}${inner}${mark}` : inner),
    text,
  );
}
