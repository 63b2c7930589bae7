/** The "Are you sure?" of a confirm object, as a real dialog. */

import { make } from "./dom.js";
import { textObject } from "./text.js";

/**
 * @param {any} confirm Slack's confirm object
 * @param {import("./mentions.js").Reading} reading
 * @returns {Promise<boolean>}
 */
export function askConfirm(confirm, reading) {
  const style = confirm.style === "danger" ? "danger" : "primary";
  const dialog = make(
    "dialog",
    { class: "confirm", "aria-labelledby": "confirm-title" },
    make(
      "form",
      { method: "dialog" },
      make("h2", { id: "confirm-title" }, textObject(confirm.title, reading)),
      make("div", { class: "confirm-text" }, textObject(confirm.text, reading)),
      make(
        "footer",
        { class: "form-buttons" },
        make("button", { type: "submit", value: "no", class: "button" }, textObject(confirm.deny, reading)),
        make(
          "button",
          { type: "submit", value: "yes", class: `button ${style}`, autofocus: true },
          textObject(confirm.confirm, reading),
        ),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal(); // the browser gives the keyboard back to where it was when this closes
  return new Promise((answer) => {
    dialog.addEventListener("close", () => {
      answer(dialog.returnValue === "yes");
      dialog.remove();
    });
  });
}
