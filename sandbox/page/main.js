/** Puts the page together: who sits here, what is drawn when something changes. */

import * as api from "./api.js";
import { startClock } from "./clock.js";
import { become, conversation, desk, onChange, openSpot, redraw } from "./desk.js";
import { afterwards } from "./dom.js";
import { drawForm } from "./form.js";
import { icon } from "./icons.js";
import { conversationTitle } from "./names.js";
import { drawPane, startPane } from "./pane.js";
import { drawPeople, firstSeat, startPeople } from "./people.js";
import { drawSidebar } from "./sidebar.js";
import { drawThread, startThread } from "./thread.js";
import { showTheme } from "./theme.js";
import { drawDock, startDock } from "./tools/dock.js";
import { unread } from "./unread.js";
import { startWorkspaces } from "./workspaces.js";

const RETRY = 1_500;
const MINUTE = 60_000;

/** @param {string} id @returns {any} */
const part = (id) => document.getElementById(id);

function draw() {
  drawPeople(part("people"));
  drawSidebar(part("sidebar"), () => showSidebar(false));
  drawThread(part("thread"));
  drawForm(part("form"), part("workspace"));
  drawPane(); // its messages are measured: whatever came after would have them measured again
  drawTools();
  warn(desk.isLive ? "" : "The sandbox is not answering. This page comes back by itself when it does.");
  nameWindow();
}

let hasTools = false;

/** They come after the messages, which everybody waits for. */
function drawTools() {
  if (hasTools) drawDock();
  else afterwards(startTools);
}

function startTools() {
  if (hasTools) return;
  hasTools = true;
  startDock(part("tools"), part("dock"));
  drawDock();
  part("tools").disabled = false;
}

/** @param {string} sentence */
function warn(sentence) {
  part("banner").textContent = sentence;
  part("banner").hidden = !sentence;
}

function nameWindow() {
  const here = conversation(desk.channel);
  const waiting = desk.state.conversations.reduce(
    (/** @type {number} */ sum, /** @type {any} */ one) => sum + unread(one),
    0,
  );
  document.title = `${waiting ? `(${waiting}) ` : ""}${here ? conversationTitle(here) : "Sandbox"} · ${desk.state.me.real_name}`;
}

/** Narrow windows slide the conversations in and out. @param {boolean} isOpen */
function showSidebar(isOpen) {
  const hadFocus = part("sidebar").contains(document.activeElement);
  part("workspace").classList.toggle("with-sidebar", isOpen);
  part("menu").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) part("sidebar").querySelector("[aria-current]")?.focus();
  else if (hadFocus) part("menu").focus();
}

/** @param {KeyboardEvent} event */
function leaveSidebar(event) {
  const isSlidIn = part("workspace").classList.contains("with-sidebar");
  if (event.key === "Escape" && !event.defaultPrevented && isSlidIn) showSidebar(false);
}

/** The first workspace's needs no name, so both questions can be asked at once. @param {string | null} wanted a team's id */
async function castOf(wanted) {
  if (!wanted) return (await Promise.all([api.cast(), startWorkspaces(null)]))[0];
  await startWorkspaces(wanted);
  return api.cast();
}

async function start() {
  const wanted = new URLSearchParams(location.search);
  const { people, team } = await castOf(wanted.get("team"));
  Object.assign(desk, { name: team.name, domain: team.domain });
  const named = people.find((/** @type {any} */ { id }) => id === wanted.get("as"));
  const channel = wanted.get("channel");
  await become(named?.id ?? firstSeat(people), channel ?? undefined);
  if (channel && wanted.has("message"))
    openSpot({ channel, ts: wanted.get("message"), thread: wanted.get("thread") });
}

/** The page may be open before the sandbox is. */
async function startWhenPossible() {
  try {
    await start();
  } catch (problem) {
    if (!(problem instanceof api.Refused)) throw problem;
    warn(problem.message);
    window.setTimeout(startWhenPossible, RETRY);
  }
}

part("menu").append(icon("menu"));
part("menu").addEventListener("click", () =>
  showSidebar(!part("workspace").classList.contains("with-sidebar")),
);
part("conversation").addEventListener("click", () => showSidebar(false));
part("sidebar").addEventListener("keydown", leaveSidebar);
showTheme();
startClock(part("clock"));
startPane(part("conversation"));
startThread(part("thread"));
onChange(draw);
startPeople(part("people-frame"), part("people"));
window.setInterval(redraw, MINUTE);
document.addEventListener("visibilitychange", redraw);
startWhenPossible();
