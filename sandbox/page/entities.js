/** The three characters Slack keeps escaped, and back. */

/** @param {string} text */
export function unescape(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
