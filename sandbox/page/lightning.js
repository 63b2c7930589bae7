/** The lightning beside the message field: the app's global shortcuts and commands, for those who would rather point. */

import { attempt } from "./deeds.js";
import { desk } from "./desk.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

/** @param {import("./composer.js").Composer} composer @returns {HTMLElement | null} */
export function lightning(composer) {
  const shortcuts = (desk.state.shortcuts ?? [])
    .filter((/** @type {any} */ one) => one.type === "global")
    .map((/** @type {any} */ one) => ({
      label: one.name,
      run: () => attempt("shortcut", { callback_id: one.callback_id, channel: composer.target.channel }),
    }));
  const commands = desk.state.commands.map((/** @type {any} */ { command, description }) => ({
    label: description ? `${command} · ${description}` : command,
    run: () => composer.write(`${command} `),
  }));
  const choices = [...shortcuts, ...(composer.target.thread_ts ? [] : commands)];
  if (!choices.length) return null;
  return menuButton({ label: "Shortcuts", key: "shortcuts", face: icon("bolt"), choices });
}
