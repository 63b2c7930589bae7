/** Whether this browser still needs to be shown a first thing to try. */

const KEY = "tried a command";

export const needsTip = () => localStorage.getItem(KEY) === null;

export const forgetTip = () => localStorage.setItem(KEY, "yes");
