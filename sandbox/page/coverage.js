/** What of Slack's Web API the sandbox knows, as a table to read. */

import { coverage } from "./api.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";

export async function showCoverage() {
  const dialog = make("dialog", {
    class: "coverage",
    "aria-labelledby": "coverage-title",
    on: { close: () => dialog.remove() },
  });
  dialog.append(
    make(
      "header",
      { role: "none" },
      make("h2", { id: "coverage-title" }, "What of Slack is here"),
      make(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close", on: { click: () => dialog.close() } },
        icon("close"),
      ),
    ),
    make("div", { class: "coverage-body", tabindex: "0" }, await rows()),
  );
  document.body.append(dialog);
  dialog.showModal();
}

/** @returns {Promise<Node>} */
async function rows() {
  try {
    const { methods } = await coverage();
    return make(
      "table",
      {},
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          ["Method", "State", "Missing"].map((title) => make("th", { scope: "col" }, title)),
        ),
      ),
      make("tbody", {}, methods.map(row)),
    );
  } catch (problem) {
    return make("p", { class: "trouble" }, /** @type {Error} */ (problem).message);
  }
}

/** @param {{method: string, state: string, missing: string}} covered */
function row({ method, state, missing }) {
  return make(
    "tr",
    {},
    make("td", {}, make("code", {}, method)),
    make("td", {}, state),
    make("td", {}, missing),
  );
}
