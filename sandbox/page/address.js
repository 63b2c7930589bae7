/** This page's own addresses: who sits here, where, and at which message. */

import { addressed } from "./api.js";

/**
 * @param {string} as
 * @param {string} [channel]
 * @param {import("./permalinks.js").Spot} [spot] a message there
 * @returns {string} this page's address for them
 */
export function addressOf(as, channel, spot) {
  const { ts: message, thread } = spot ?? {};
  return addressed(location.pathname, {
    as,
    ...(channel && { channel }),
    ...(message && { message }),
    ...(thread && { thread }),
  });
}
