/** What can be done with a channel: make one, name it, say what it is for, bring people in, leave it, archive it. */

import { ask } from "./ask.js";
import { attempt } from "./deeds.js";
import { act, desk, openChannel, refresh } from "./desk.js";
import { make } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { said } from "./surface.js";

/** @param {any} here a conversation @returns {Node | null} */
export function roomMenu(here) {
  if (here.kind !== "channel" && here.kind !== "private") return null;
  return menuButton({ label: "Channel", key: "room menu", face: icon("more"), choices: choices(here) });
}

/** @param {any} here @returns {import("./menu.js").Choice[]} */
function choices(here) {
  const channel = here.id;
  if (here.is_archived)
    return [{ label: "Take out of the archive", run: () => attempt("unarchive", { channel }) }];
  if (!here.is_member) return [{ label: "Join channel", run: () => attempt("join", { channel }) }];
  return [
    { label: "Bring somebody in…", run: () => bringIn(channel) },
    { label: "Set the topic…", run: () => change(here, "topic", "Topic", here.topic) },
    { label: "Rename…", run: () => change(here, "rename", "Name", here.name) },
    { label: "Leave", run: () => attempt("leave", { channel }) },
    { label: "Archive", isDanger: true, run: () => attempt("archive", { channel }) },
  ];
}

/** @param {any} here @param {"topic" | "rename"} what @param {string} label @param {string} value */
function change(here, what, label, value) {
  const field = what === "topic" ? "topic" : "name";
  ask({
    title: `${what === "topic" ? "Topic" : "New name"} of #${here.name}`,
    button: "Save",
    questions: [{ name: field, label, value, isOptional: what === "topic" }],
    run: (answers) => said(act(what, { channel: here.id, ...answers })),
  });
}

/** @param {string} channel */
function bringIn(channel) {
  const people = desk.state.people.filter(
    (/** @type {any} */ { kind }) => kind !== "deactivated" && kind !== "bot",
  );
  const apps = desk.state.bots.map((/** @type {any} */ bot) => ({
    value: bot.user_id,
    label: `${bot.name} (app)`,
  }));
  const named = people.map((/** @type {any} */ one) => ({ value: one.id, label: one.real_name }));
  ask({
    title: "Bring somebody into this channel",
    button: "Bring in",
    questions: [{ name: "user", label: "Who?", choices: [...apps, ...named] }],
    run: ({ user }) => said(act("invite", { channel, user })),
  });
}

export function createRoom() {
  const kinds = [
    { value: "", label: "Everybody can see and join it" },
    { value: "private", label: "Private: only those brought in" },
  ];
  ask({
    title: "Create a channel",
    button: "Create",
    questions: [
      { name: "name", label: "Name", hint: "Small letters, digits, hyphens; no spaces." },
      { name: "privacy", label: "Who may see it?", choices: kinds },
    ],
    run: async ({ name, privacy }) => {
      /** @type {any} */
      let made = {};
      const trouble = await said(
        act("create", { name, private: privacy === "private" }).then((outcome) => (made = outcome)),
      );
      if (trouble) return trouble;
      await refresh();
      if (made.channel) openChannel(made.channel);
      return null;
    },
  });
}

/** The entry at the end of the list of channels. */
export function createEntry() {
  return make(
    "button",
    { type: "button", class: "entry", "data-key": "create channel", on: { click: createRoom } },
    icon("plus"),
    make("span", { class: "entry-name" }, "Create a channel"),
  );
}
