/** The element of a form that takes files: they are uploaded at once, the form holds which. */

import { upload } from "./api.js";
import { desk } from "./desk.js";
import { make } from "./dom.js";
import { fileChip } from "./filechip.js";
import { phrase } from "./phrases.js";

/** @typedef {import("./surface.js").Place} Place */

const MOST = 10;

/** @param {Place} place */
export function fileField(place) {
  const { element } = place;
  const most = element.max_files ?? MOST;
  const trouble = make("p", { class: "field-error", role: "alert" });
  const list = make("ul", { class: "staged", "aria-label": phrase("Files") });
  const field = make("input", {
    id: place.id,
    type: "file",
    multiple: most > 1,
    accept: element.filetypes?.map((/** @type {string} */ type) => `.${type}`).join(","),
    "data-key": place.key,
    "data-action-id": element.action_id,
    "aria-label": place.labelledBy ? null : element.action_id,
    "aria-describedby": place.labelledBy && `${place.id}-notes`,
    on: { change: () => add([...field.files]) },
  });

  /** @param {File[]} files */
  async function add(files) {
    field.value = "";
    trouble.textContent = "";
    for (const file of files) {
      if (place.value.length >= most) return say(phrase("No more can be chosen"));
      if (!isWelcome(file, element.filetypes))
        say(phrase("{name} is not a kind of file asked for.", { name: file.name }));
      else await send(file);
    }
  }

  /** @param {File} file */
  async function send(file) {
    try {
      hold([...place.value, await upload(desk.as, {}, file)]);
    } catch (problem) {
      say(/** @type {Error} */ (problem).message);
    }
  }

  /** @param {any[]} files */
  function hold(files) {
    place.choose(files);
    draw();
  }

  /** @param {string} sentence */
  function say(sentence) {
    trouble.textContent = sentence;
  }

  function draw() {
    list.hidden = !place.value.length;
    list.replaceChildren(...place.value.map(chip));
  }

  /** @param {any} file */
  function chip(file) {
    const drop = () => hold(place.value.filter((/** @type {any} */ one) => one.id !== file.id));
    return fileChip(file, drop);
  }

  draw();
  return make("div", { class: "file-field" }, field, list, trouble);
}

/** @param {File} file @param {string[] | undefined} types extensions without their dot */
function isWelcome(file, types) {
  const extension = file.name.split(".").at(-1)?.toLowerCase();
  return !types?.length || types.includes(extension ?? "");
}
