/** A newcomer's first steps in this browser: somebody types a command, somebody else presses a button, the first one looks. */

/** @typedef {"command" | "press" | "look" | "done"} Step */
/** @typedef {{next: Step, typist: string}} Steps `typist`: who typed the command */

const KEY = "first steps";

/** @returns {Steps} */
export const steps = () => JSON.parse(localStorage.getItem(KEY) ?? '{"next": "command", "typist": ""}');

/** @param {Step} next @param {string} typist */
const turn = (next, typist) => localStorage.setItem(KEY, JSON.stringify({ next, typist }));

/** @param {string} who */
export function typedCommand(who) {
  if (steps().next === "command") turn("press", who);
}

/** A button under a message. @param {string} who */
export function pressed(who) {
  const { next, typist } = steps();
  if (next === "press" && who !== typist) turn("look", typist);
}

export const finish = () => turn("done", "");
