/** The control API: what this page asks the sandbox, and nothing else. */

/** A request the sandbox refused, or could not be asked. */
export class Refused extends Error {}

/** The workspace asked about; empty: the first one. */
let team = "";

/** @param {string} id */
export const turnToTeam = (id) => {
  team = id;
};

/** @param {string} path @param {Record<string, string>} [query] @returns {string} with the workspace it is about */
export function addressed(path, query = {}) {
  const asked = new URLSearchParams({ ...query, ...(team && { team }) }).toString();
  return asked ? `${path}?${asked}` : path;
}

/** @param {string} path @param {RequestInit} [options] @returns {Promise<any>} the answer's JSON */
async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused("The sandbox is not answering.");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer?.ok === false)
    throw new Refused(answer?.error ?? `The sandbox answered ${response.status}.`);
  return answer;
}

/** @param {string} path @param {unknown} body */
const tell = (path, body) =>
  ask(addressed(path), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** What came with the page, so that nothing is waited for: each answers one question, the first. @type {any} */
const brought = JSON.parse(document.getElementById("brought")?.textContent || "{}");

/** @param {"workspaces" | "cast" | "state"} name */
function take(name) {
  const answer = brought[name];
  delete brought[name];
  return answer;
}

export const workspaces = async () => take("workspaces") ?? ask("/control/workspaces");

export const cast = async () => take("cast") ?? ask(addressed("/control/cast"));

export const coverage = () => ask(addressed("/control/coverage"));

/**
 * @param {string} as
 * @param {{since?: number, channel?: string, back?: number}} [wanted] only what happened since a version, and how far
 *   back in one conversation
 */
export async function state(as, wanted = {}) {
  const first = take("state");
  return first?.me.id === as ? first : ask(addressed("/control/state", { as, ...asText(wanted) }));
}

/** @param {Record<string, unknown>} query @returns {Record<string, string>} */
const asText = (query) => Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)]));

/** @param {{advance: number} | {to: string}} move */
export const moveClock = (move) => tell("/control/clock", move);

/** @param {number} after only what came later @param {number} limit */
export const wire = (after, limit) =>
  ask(addressed("/control/wire", { after: String(after), limit: String(limit) }));

export const faults = () => ask(addressed("/control/faults"));

/** @param {Record<string, unknown>} wish */
export const wishFault = (wish) => tell("/control/faults", wish);

/**
 * A file somebody shares.
 * @param {string} as
 * @param {{channel?: string, thread_ts?: string}} target without a channel it is only kept, for a form
 * @param {File} file
 * @param {string} [text] what is said with it
 * @returns {Promise<any>} Slack's file object
 */
export async function upload(as, { channel, thread_ts: thread }, file, text) {
  const body = new FormData();
  body.append("file", file, file.name);
  if (text) body.append("text", text);
  if (thread) body.append("thread_ts", thread);
  const path = addressed("/control/upload", { as, ...(channel && { channel }) });
  return (await ask(path, { method: "POST", body })).file;
}

/**
 * @typedef {{acked?: boolean, ms?: number, error?: string | null, payload?: any, errors?: Record<string, string>, options?: any[], option_groups?: any[], channel?: string}} Outcome
 */

/**
 * One thing a person does.
 * @param {string} as
 * @param {string} what one of the control API's `do` words
 * @param {Record<string, unknown>} [details]
 * @returns {Promise<Outcome>} the outcome, with whatever the answer holds beside it
 */
export async function act(as, what, details = {}) {
  const { outcome, ...beside } = await tell("/control/act", { as, do: what, ...details });
  return { ...beside, ...outcome };
}

/** @type {Record<string, string>} */
const COMPLAINTS = {
  operation_timeout: "The app did not answer within 3 seconds (operation_timeout).",
  dispatch_failed: "The app could not be reached (dispatch_failed).",
};

/** @param {Outcome} outcome @returns {string | null} a short sentence when the app did not take it */
export function complaint({ error }) {
  return error ? (COMPLAINTS[error] ?? `The app answered with an error (${error}).`) : null;
}
