/** Pictures: shown when they come from this machine; anywhere else is a link, since this page asks nobody else. */

import { addressed } from "./api.js";
import { make } from "./dom.js";
import { isSafe } from "./links.js";

/** @param {string | undefined} url @param {string} description @param {string} look */
export function picture(url, description, look) {
  if (url && isLocal(url)) return make("img", { src: url, alt: description, class: look, loading: "lazy" });
  const words = ["Picture: ", description || "no description"];
  if (!url || !isSafe(url)) return make("span", { class: "picture-stand-in" }, words);
  return make(
    "a",
    { class: "picture-stand-in", href: url, target: "_blank", rel: "noopener noreferrer", title: url },
    words,
  );
}

/** @param {string} url */
export function isLocal(url) {
  const { protocol, hostname } = new URL(url, location.href);
  return protocol === "data:" || ["127.0.0.1", "localhost", location.hostname].includes(hostname);
}

/** @param {any} image an image block or element @returns {string | undefined} where this page may read it */
export function addressOfImage({ image_url: url, slack_file: file }) {
  const id = file?.id ?? file?.url?.match(/\b(F[A-Z0-9]{6,})\b/)?.[1];
  return url ?? (id ? addressed(`/control/file/${id}`) : file?.url);
}
