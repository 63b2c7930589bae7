/** Builds DOM nodes: the only way this page makes elements, so text can never turn into markup. */

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Makes an element. `class`, `text` and `on` are understood; booleans set or leave out an attribute;
 * everything else becomes an attribute.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {any} the element (any: callers know which kind they asked for)
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") listen(element, /** @type {Record<string, EventListener>} */ (value));
    else if (name === "text") element.textContent = String(value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} those that are there */
function present(children) {
  return /** @type {(Node | string)[]} */ (
    children.flat().filter((child) => child !== null && child !== undefined && child !== false)
  );
}

/** @param {Element} element @param {Record<string, EventListener>} listeners */
function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener);
}

/**
 * Runs a redraw inside `root` and puts the keyboard back where it was, caret included.
 * Elements say who they are by `data-key`.
 * @param {Element} root
 * @param {() => void} redraw
 */
export function keepFocus(root, redraw) {
  const active = document.activeElement;
  const holder = active && root.contains(active) ? active.closest("[data-key]") : null;
  const key = holder?.getAttribute("data-key");
  const caret = caretOf(active);
  redraw();
  if (!key || root.contains(document.activeElement)) return;
  const found = /** @type {HTMLInputElement | null} */ (
    root.querySelector(`[data-key="${CSS.escape(key)}"]`)
  );
  found?.focus({ preventScroll: true });
  if (caret && found && "setSelectionRange" in found) found.setSelectionRange(...caret);
}

/** @param {Element | null} element @returns {[number, number] | null} */
function caretOf(element) {
  if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) return null;
  return element.selectionStart === null ? null : [element.selectionStart, element.selectionEnd ?? 0];
}

const PAINTED = 60;

/** What nobody waits for: after what is drawn now is on the screen. @param {() => void} run */
export const afterwards = (run) => window.requestAnimationFrame(() => window.setTimeout(run, PAINTED));

/** A title that takes time to say is said when somebody points there. @param {Element} element @param {() => string} say */
export function titled(element, say) {
  element.addEventListener("pointerenter", () => element.setAttribute("title", say()));
  return element;
}

let serial = 0;

/** @param {string} prefix @returns {string} an id no other element of this page has */
export function freshId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}
