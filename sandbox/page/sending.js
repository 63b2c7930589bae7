/** Sends what was written in a composer: words alone, or files with the words beside the first. */

import { upload } from "./api.js";
import { act, desk } from "./desk.js";

/** @typedef {{key: string, target: {channel: string, thread_ts?: string}, text: string, files: File[]}} Draft */

/** @param {Draft} draft @returns {Promise<string | null>} why it could not be sent */
export async function speak({ target, text }) {
  try {
    await act("send", { ...target, text });
    return null;
  } catch (problem) {
    return /** @type {Error} */ (problem).message;
  }
}

/** One file after the other, the words with the first; what is left of the draft stays in it. @param {Draft} draft @returns {Promise<string | null>} */
export async function share(draft) {
  const as = desk.as;
  try {
    while (draft.files.length) {
      await upload(as, draft.target, draft.files[0], draft.text);
      Object.assign(draft, { files: draft.files.slice(1), text: "" });
    }
    return null;
  } catch (problem) {
    return /** @type {Error} */ (problem).message;
  }
}
