/** Videos and remote files: shown by their cover and name, since nothing is fetched from elsewhere. */

import { desk } from "./desk.js";
import { attachedFile } from "./attached.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { anchor } from "./links.js";
import { picture } from "./pictures.js";
import { textObject } from "./text.js";

/** @typedef {import("./surface.js").Surface} Surface */

/** @param {any} block @param {Surface} surface */
export function video(block, { reading }) {
  const title = make("b", {}, textObject(block.title, reading));
  const from = [block.provider_name, block.author_name].filter(Boolean).join(" · ");
  return make(
    "figure",
    { class: "video" },
    make(
      "figcaption",
      {},
      from && make("small", {}, from),
      anchor(block.title_url ?? block.video_url, title, reading),
      block.description && make("p", {}, textObject(block.description, reading)),
    ),
    make(
      "a",
      {
        class: "video-cover",
        href: /^https?:/i.test(block.video_url ?? "") ? block.video_url : null,
        target: "_blank",
        rel: "noopener noreferrer",
        "aria-label": `Watch: ${block.alt_text}`,
      },
      cover(block.thumbnail_url, block.alt_text),
      make("span", { class: "video-play" }, icon("play")),
    ),
  );
}

/** A link may not stand within a link: covers from elsewhere are words. @param {string} url @param {string} description */
function cover(url, description) {
  const shown = picture(url, description, "picture");
  return shown instanceof HTMLImageElement
    ? shown
    : make("span", { class: "picture-stand-in" }, `Video: ${description}`);
}

/** @param {any} block */
export function fileBlock(block) {
  const known = Object.values(desk.state.messages)
    .flat()
    .flatMap((/** @type {any} */ message) => message.files ?? [])
    .find((/** @type {any} */ file) => file.external_id === block.external_id);
  if (known) return attachedFile(known);
  return make(
    "p",
    { class: "file" },
    icon("file"),
    make("b", {}, "Remote file"),
    make("small", {}, block.external_id),
  );
}
