/** Files waiting in a composer: picked, pasted or dropped, shown, and taken along with the next message. */

import { make } from "./dom.js";
import { fileChip } from "./filechip.js";
import { icon } from "./icons.js";

const MOST = 10;

export class Staged {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** @type {File[]} */
    this.files = [];
    /** What waits in the other conversations of this window. @type {Map<string, File[]>} */
    this.elsewhere = new Map();
    this.strip = make("ul", { class: "staged", "aria-label": "Files to send", hidden: true });
    const field = make("input", {
      type: "file",
      multiple: true,
      hidden: true,
      "aria-label": "Files",
      on: { change: () => (this.add([...field.files]), (field.value = "")) },
    });
    this.button = make(
      "button",
      {
        type: "button",
        class: "icon-button",
        "aria-label": "Add files",
        title: "Add files (or paste or drop them)",
        on: { click: () => field.click() },
      },
      icon("clip"),
    );
    this.field = field;
  }

  /** Files pasted into or dropped on an element wait here too. @param {HTMLElement} element */
  listenOn(element) {
    element.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    element.addEventListener("dragover", (event) => event.preventDefault());
    element.addEventListener("drop", (event) => this.take(event, event.dataTransfer));
  }

  /** @param {Event} event @param {DataTransfer | null} brought */
  take(event, brought) {
    if (!brought?.files.length) return;
    event.preventDefault();
    this.add([...brought.files]);
  }

  /** @param {File[]} files */
  add(files) {
    this.files = [...this.files, ...files].slice(0, MOST);
    this.draw();
    this.changed();
  }

  /** Puts one conversation's files aside and takes up another's. @param {string} before @param {string} after */
  turn(before, after) {
    this.elsewhere.set(before, this.files);
    this.files = this.elsewhere.get(after) ?? [];
    this.draw();
  }

  /** @returns {File[]} all of them; none wait any longer */
  release() {
    const { files } = this;
    this.files = [];
    this.draw();
    return files;
  }

  draw() {
    this.strip.hidden = !this.files.length;
    this.strip.replaceChildren(...this.files.map((file) => this.chip(file)));
  }

  /** @param {File} file */
  chip(file) {
    const drop = () => {
      this.files = this.files.filter((one) => one !== file);
      this.draw();
      this.changed();
    };
    return fileChip(file, drop);
  }
}
