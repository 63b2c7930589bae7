/** The workspaces there are, and the menu under the workspace's name. */

import * as api from "./api.js";
import { attempt } from "./deeds.js";
import { act, desk } from "./desk.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { deactivateSomebody, editProfile } from "./profile.js";
import { createRoom } from "./rooms.js";
import { setTheme, theme } from "./theme.js";
import { toast } from "./toasts.js";

/** @typedef {{team_id: string, name: string, domain: string, url: string}} Workspace */

/** @type {Workspace[]} */
let known = [];

/** Finds out which there are, and turns to the wanted one. @param {string | null} wanted a team's id */
export async function startWorkspaces(wanted) {
  known = (await api.workspaces()).workspaces;
  const found = known.find(({ team_id: id }) => id === wanted) ?? known[0];
  desk.team = found.team_id;
  api.turnToTeam(known.length > 1 ? found.team_id : "");
}

/** @returns {import("./menu.js").Choice[]} */
function others() {
  return known
    .filter(({ team_id: id }) => id !== desk.team)
    .map(({ team_id: id, name }) => ({
      label: `Go to ${name}`,
      run: () => location.assign(`${location.pathname}?${new URLSearchParams({ team: id })}`),
    }));
}

/** @returns {import("./menu.js").Choice[]} */
function apps() {
  return desk.state.bots.flatMap((/** @type {any} */ bot) => {
    const app = bot.app_id ? { app: bot.app_id } : {};
    if (bot.installed === false)
      return [{ label: `Install ${bot.name}`, run: () => install(bot.name, app) }];
    return [{ label: `Uninstall ${bot.name}`, isDanger: true, run: () => attempt("uninstall", app) }];
  });
}

/** As in Slack it comes back with another token, which only shows here. @param {string} name @param {Record<string, string>} app */
async function install(name, app) {
  /** @type {any} */
  const answer = await act("install", app).catch((problem) => ({ error: problem.message }));
  if (answer.error) return toast(answer.error);
  toast(`${name} is back. Start it with its new token: ${answer.bot_token}`, { isTrouble: false, stays: true });
}

/** @returns {import("./menu.js").Choice[]} the looks this window could have instead */
function themes() {
  const looks = /** @type {[import("./theme.js").Theme, string][]} */ ([
    ["light", "Always light"],
    ["dark", "Always dark"],
    ["auto", "Light or dark as this machine"],
  ]);
  return looks
    .filter(([look]) => look !== theme())
    .map(([look, label]) => ({ label, run: () => setTheme(look) }));
}

export function workspaceMenu() {
  return menuButton({
    label: `${desk.name}: workspace menu`,
    key: "workspace menu",
    look: "workspace-name",
    face: [document.createTextNode(desk.name), icon("down")],
    choices: [
      ...others(),
      { label: "Your profile…", run: editProfile },
      { label: "Create a channel…", run: createRoom },
      { label: "Deactivate somebody…", run: deactivateSomebody },
      ...themes(),
      ...apps(),
    ],
  });
}
