/** The tools at the foot of the window: everything on the wire, and the trouble one can make. Open or not is remembered. */

import { desk } from "../desk.js";
import { make } from "../dom.js";
import { icon } from "../icons.js";
import { chooseTab, tabStrip } from "../tabs.js";
import { drawFaults, faultPanel, learnFaults, trouble } from "./faults.js";
import { startWire, wirePanel } from "./wire.js";

const KEY = "tools";

/** @typedef {"wire" | "faults" | ""} Shown empty when the tools are closed */

/** @type {{button: HTMLElement, panel: HTMLElement} | null} */
let parts = null;
let shown = /** @type {Shown} */ (sessionStorage.getItem(KEY) ?? "");
let lastShown = /** @type {Shown} */ ("wire");
let faultsAt = -1;

const tabs = tabStrip("Tools", [
  { key: "wire", label: "On the wire", open: () => show("wire") },
  { key: "faults", label: "Trouble", open: () => show("faults") },
]);

/** @param {HTMLElement} button @param {HTMLElement} panel */
export function startDock(button, panel) {
  parts = { button, panel };
  button.addEventListener("click", () => show(shown ? "" : lastShown));
  panel.append(
    make(
      "header",
      { class: "dock-head" },
      tabs,
      make(
        "button",
        { type: "button", class: "icon-button", "aria-label": "Close tools", on: { click: () => show("") } },
        icon("close"),
      ),
    ),
    wirePanel,
    faultPanel,
  );
  startWire(() => shown === "wire");
  drawFrame();
}

/** @param {Shown} wanted */
function show(wanted) {
  shown = wanted;
  sessionStorage.setItem(KEY, shown);
  if (shown) lastShown = shown;
  else parts?.button.focus();
  drawFrame();
  drawDock();
}

function drawFrame() {
  if (!parts) return;
  const { button, panel } = parts;
  panel.hidden = !shown;
  document.body.classList.toggle("with-dock", Boolean(shown));
  button.setAttribute("aria-expanded", String(Boolean(shown)));
  wirePanel.hidden = shown !== "wire";
  faultPanel.hidden = shown !== "faults";
  chooseTab(tabs, shown);
}

/** The faults are asked for again whenever the workspace moved. */
export async function drawDock() {
  drawButton();
  if (faultsAt === desk.state.version) return;
  faultsAt = desk.state.version;
  await learnFaults();
  drawButton();
  drawFaults();
}

let buttonDrawn = "";

function drawButton() {
  const sentence = trouble();
  if (!parts || buttonDrawn === `${sentence}.`) return;
  buttonDrawn = `${sentence}.`;
  const { button } = parts;
  button.classList.toggle("is-troubled", Boolean(sentence));
  button.title = sentence ? `Tools: ${sentence}` : "Tools: what is on the wire, and trouble to make";
  button.replaceChildren(
    icon(sentence ? "warning" : "pulse"),
    make("span", { class: "tools-label" }, sentence || "Tools"),
  );
}
