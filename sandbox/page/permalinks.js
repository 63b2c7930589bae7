/** Slack's permalinks: which message an address means, if it is one of this workspace. */

/** @typedef {{channel: string, ts: string | null, thread: string | null}} Spot `thread` is the root's ts where the message is a reply */

const PATH = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?\/?$/;

/** @param {string} url @param {string} domain the workspace's @returns {Spot | null} */
export function spotOf(url, domain) {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const found = hostname === `${domain}.slack.com` && pathname.match(PATH);
  if (!found) return null;
  const [, channel, seconds, micros] = found;
  const ts = seconds ? `${seconds}.${micros}` : null;
  const root = searchParams.get("thread_ts");
  return { channel, ts, thread: root === ts ? null : root };
}
