/** The open form: the top of the person's stack of views, in a dialog. */

import { drawBlocks } from "./blocks.js";
import { act, desk, redraw } from "./desk.js";
import { keepFocus, make } from "./dom.js";
import { icon } from "./icons.js";
import { clearError, errorStamp, setErrors } from "./mistakes.js";
import { phrase } from "./phrases.js";
import { hour, surroundings } from "./reading.js";
import { said, stamp, troubleOf } from "./surface.js";
import { textObject, words } from "./text.js";
import { mistakes } from "./validate.js";
import { collect, keepOnly } from "./values.js";

/** @type {Set<string>} views on their way to the app */
const submitting = new Set();
/** @type {Map<string, string>} */
const complaints = new Map();
let drawn = "";
let shownId = "";
/** @type {string | null} */
let cameFrom = null;

/** @param {HTMLDialogElement} dialog @param {HTMLElement} behind what cannot be used while a form is open */
export function drawForm(dialog, behind) {
  const view = desk.state.views.at(-1);
  keepOnly(
    desk.as,
    desk.state.views.map((/** @type {any} */ { id }) => id),
  );
  if (!view) return dialog.open && leave(dialog, behind);
  const { state: _, ...looks } = view;
  const sig = JSON.stringify([
    looks,
    desk.as,
    hour(),
    desk.state.views.length,
    submitting.has(view.id),
    complaints.get(view.id),
    stamp(view.id),
    errorStamp(view.id),
  ]);
  if (sig === drawn) return;
  drawn = sig;
  if (!dialog.open) enter(dialog, behind);
  keepFocus(dialog, () => dialog.replaceChildren(contents(view)));
  const isLost = document.activeElement === document.body && !submitting.has(view.id); // Escape would go unheard
  if (shownId !== view.id || isLost) begin(dialog);
  shownId = view.id;
}

/** Not showModal: the people and the clock above stay usable. @param {HTMLDialogElement} dialog @param {HTMLElement} behind */
function enter(dialog, behind) {
  cameFrom = document.activeElement?.closest("#workspace [data-key]")?.getAttribute("data-key") ?? null;
  dialog.show();
  behind.inert = true;
}

/** @param {HTMLDialogElement} dialog @param {HTMLElement} behind */
function leave(dialog, behind) {
  dialog.close();
  dialog.replaceChildren();
  behind.inert = false;
  drawn = shownId = "";
  const back = cameFrom && document.querySelector(`[data-key="${CSS.escape(cameFrom)}"]`);
  /** @type {HTMLElement | null} */ (back || behind.querySelector(".composer textarea"))?.focus();
}

/** @param {HTMLDialogElement} dialog */
function begin(dialog) {
  const first =
    dialog.querySelector("[autofocus]") ??
    dialog.querySelector(".form-body :is(input, textarea, select)") ??
    dialog.querySelector("h2");
  /** @type {HTMLElement | null} */ (first)?.focus();
}

/** @param {any} view */
function contents(view) {
  const surface = surfaceOf(view);
  const { reading } = surface;
  const trouble = complaints.get(view.id) ?? troubleOf(view.id);
  const submit = (/** @type {Event} */ event) => (event.preventDefault(), send(view));
  const escape = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && close(view, false);
  return make(
    "form",
    { novalidate: true, "data-surface": view.id, on: { submit, keydown: escape } },
    make(
      "header",
      { role: "none" }, // of the form, not of the page
      make("h2", { id: "form-title", tabindex: "-1" }, textObject(view.title, reading)),
      make(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": "Dismiss",
          "data-key": "form close",
          on: { click: () => close(view, true) },
        },
        icon("close"),
      ),
    ),
    make("div", { class: "form-body" }, drawBlocks(view.blocks ?? [], surface)),
    make(
      "footer",
      { role: "none" },
      trouble && make("p", { class: "trouble", role: "alert" }, trouble),
      make("span", { class: "form-buttons" }, buttons(view)),
    ),
  );
}

/** @param {any} view */
function buttons(view) {
  const isBusy = submitting.has(view.id);
  const cancel = make(
    "button",
    { type: "button", class: "button", "data-key": "form cancel", on: { click: () => close(view, false) } },
    words(view.close) || phrase("Cancel"),
  );
  const submit =
    view.submit &&
    make(
      "button",
      {
        type: "submit",
        class: "button primary",
        "data-key": "form submit",
        disabled: isBusy,
        "aria-busy": String(isBusy),
      },
      words(view.submit),
    );
  return submit
    ? [cancel, submit]
    : [
        make(
          "button",
          {
            type: "button",
            class: "button",
            "data-key": "form cancel",
            on: { click: () => close(view, false) },
          },
          words(view.close) || phrase("Close"),
        ),
      ];
}

/** @param {any} view @returns {import("./surface.js").Surface} */
export function surfaceOf(view) {
  return {
    ...surroundings(),
    id: view.id,
    here: desk.channel,
    send: (details) => act("change", { view_id: view.id, values: collect(view), ...details }),
    suggest: (details) => act("suggest", { view_id: view.id, ...details }),
    redraw,
    touched: (blockId) => clearError(view.id, blockId) && redraw(),
  };
}

/** @param {any} view */
async function send(view) {
  if (submitting.has(view.id)) return;
  complaints.delete(view.id);
  const found = mistakes(view);
  if (Object.keys(found).length) return point(view, found);
  submitting.add(view.id);
  redraw();
  const answer = act("submit", { view_id: view.id, values: collect(view) });
  const trouble = await said(answer);
  submitting.delete(view.id);
  if (trouble) complaints.set(view.id, trouble);
  const errors = await answer.then(
    (outcome) => outcome.errors ?? {},
    () => ({}),
  );
  point(view, errors);
}

/** Shows what is wrong and goes to the first of it. @param {any} view @param {Record<string, string>} errors */
function point(view, errors) {
  setErrors(view.id, errors);
  redraw();
  /** @type {HTMLElement | null} */ (
    document.querySelector("dialog.form .has-error :is(input, textarea, select)")
  )?.focus();
}

/** @param {any} view @param {boolean} all the × closes the whole stack */
async function close(view, all) {
  const trouble = await said(act("close", { view_id: view.id, ...(all && { all }) }));
  if (trouble) complaints.set(view.id, trouble);
  redraw();
}
