/** The control API: what this page asks the sandbox, and nothing else. */

/** A request the sandbox refused, or could not be asked. */
export class Refused extends Error {}

/** @param {string} path @param {unknown} [body] @returns {Promise<any>} the answer's JSON */
async function ask(path, body) {
  const options =
    body === undefined
      ? {}
      : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
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

export const cast = () => ask("/control/cast");

export const coverage = () => ask("/control/coverage");

/** @param {string} as */
export const state = (as) => ask(`/control/state?as=${encodeURIComponent(as)}`);

/** @param {number} seconds */
export const advance = (seconds) => ask("/control/clock", { advance: seconds });

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
  const { outcome, ...beside } = await ask("/control/act", { as, do: what, ...details });
  return { ...beside, ...outcome };
}

/** @param {Outcome} outcome @returns {string | null} a short sentence when the app did not take it */
export function complaint(outcome) {
  if (outcome.error === "operation_timeout") return "The app did not answer within 3 seconds.";
  if (outcome.error === "dispatch_failed") return "The app is not connected.";
  return outcome.error ? `The app answered: ${outcome.error}.` : null;
}
