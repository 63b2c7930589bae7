/** A call of the app as a line for the shell; the token stays in the environment. */

/** @param {import("./wire.js").Entry} entry @returns {string} */
export function curl({ name, request }) {
  const { token: _, ...wanted } = request ?? {};
  const variable = name.startsWith("apps.connections.") ? "SLACK_APP_TOKEN" : "SLACK_BOT_TOKEN";
  return [
    `curl -sS ${quoted(`${location.origin}/api/${name}`)}`,
    `  -H "Authorization: Bearer $${variable}"`,
    ...written(wanted),
  ].join(" \\\n");
}

/** Slack's reading methods take forms only, its nested arguments are easier as JSON. @param {Record<string, any>} wanted @returns {string[]} */
function written(wanted) {
  const given = Object.entries(wanted);
  if (given.some(([, value]) => typeof value === "object"))
    return [
      "  -H 'Content-Type: application/json; charset=utf-8'",
      `  --data ${quoted(JSON.stringify(wanted))}`,
    ];
  if (!given.length) return ["  -X POST"];
  return given.map(([key, value]) => `  --data-urlencode ${quoted(`${key}=${value}`)}`);
}

/** @param {string} text */
const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
