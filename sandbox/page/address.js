/** This page's own addresses: who sits here, where, and at which message. */

/**
 * @param {string} as
 * @param {string} [channel]
 * @param {import("./permalinks.js").Spot} [spot] a message there
 * @returns {string} this page's address for them
 */
export function addressOf(as, channel, spot) {
  const { ts: message, thread } = spot ?? {};
  const query = new URLSearchParams({
    as,
    ...(channel && { channel }),
    ...(message && { message }),
    ...(thread && { thread }),
  });
  return `${location.pathname}?${query}`;
}
