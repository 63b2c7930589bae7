/** Files shared with a message: pictures as pictures, everything else as a card to download. */

import { addressed } from "./api.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";

/** Where this page may read a file: apps need their token, people do not. @param {any} file */
const addressOf = ({ id }) => addressed(`/control/file/${encodeURIComponent(id)}`);

const SHOWN = /^image\/(?:png|jpeg|gif|webp|avif|bmp)$/;

/** @param {any} file Slack's file object @returns {Node} */
export function attachedFile(file) {
  const name = file.title || file.name || file.id;
  if (file.deleted) return make("p", { class: "quiet-note" }, "This file was deleted.");
  const isPicture = SHOWN.test(file.mimetype ?? "");
  return make(
    "figure",
    { class: isPicture ? "shared is-picture" : "shared", "data-file": file.id },
    isPicture && shownPicture(file, name),
    make(
      "a",
      { class: "file", href: addressOf(file), download: file.name ?? name, title: `Download ${name}` },
      icon("file"),
      make("b", {}, name),
      make(
        "small",
        {},
        [file.pretty_type ?? file.filetype?.toUpperCase(), size(file.size)].filter(Boolean).join(" · "),
      ),
    ),
  );
}

/** @param {any} file @param {string} name */
function shownPicture(file, name) {
  return make(
    "a",
    { href: addressOf(file), target: "_blank", rel: "noopener", "aria-label": `Open ${name}` },
    make("img", { class: "picture", src: addressOf(file), alt: file.alt_txt || name }),
  );
}

/** @param {number | undefined} bytes */
export function size(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
