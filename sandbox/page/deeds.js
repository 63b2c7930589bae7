/** What people do from menus and small buttons: tried at once, and said in a toast when it does not work. */

import { act } from "./desk.js";
import { said } from "./surface.js";
import { toast } from "./toasts.js";

/**
 * @param {string} what one of the control API's `do` words
 * @param {Record<string, unknown>} [details]
 * @returns {Promise<boolean>} whether it worked
 */
export async function attempt(what, details = {}) {
  const trouble = await said(act(what, details));
  if (trouble) toast(trouble);
  return !trouble;
}
