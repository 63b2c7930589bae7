/** Dates as the reader sees them: their zone, their language, and Slack's `<!date^…>` words. */

/** @typedef {{locale: string, tz: string, now: number}} Reader `now` is the workspace's clock, in seconds */

const DAY = 86_400;

/** Slack names Latin American Spanish after Laos's country code; Intl wants the region's number. @param {string} [locale] */
function bcp47(locale) {
  return !locale ? "en-US" : locale === "es-LA" ? "es-419" : locale.replace("_", "-");
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Reader} reader @param {Intl.DateTimeFormatOptions} options */
function format(reader, options) {
  const key = JSON.stringify([reader.locale, reader.tz, options]);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = build(reader, options)));
  return found;
}

/** @param {Reader} reader @param {Intl.DateTimeFormatOptions} options */
function build(reader, options) {
  try {
    return new Intl.DateTimeFormat(bcp47(reader.locale), { timeZone: reader.tz || "UTC", ...options });
  } catch {
    return new Intl.DateTimeFormat("en-US", { timeZone: "UTC", ...options }); // an unknown zone or language
  }
}

/** @param {number} at seconds @param {Reader} reader @param {Intl.DateTimeFormatOptions} options */
function show(at, reader, options) {
  return format(reader, options).format(new Date(at * 1000));
}

/** @param {number} at @param {Reader} reader @returns {string} the reader's calendar day as 2026-11-27 */
export function dayKey(at, reader) {
  const parts = format({ ...reader, locale: "en-CA" }, { year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(new Date(at * 1000));
}

/** @param {number} at @param {Reader} reader */
export const clockTime = (at, reader) => show(at, reader, { hour: "numeric", minute: "2-digit" });

/** @param {number} at @param {Reader} reader */
export const fullTime = (at, reader) => show(at, reader, { dateStyle: "full", timeStyle: "short" });

/** @param {number} at @param {Reader} reader */
export const shortDay = (at, reader) =>
  show(at, reader, { weekday: "short", month: "short", day: "numeric", year: "numeric" });

/** The line between two days of messages. @param {number} at @param {Reader} reader */
export function dividerDay(at, reader) {
  return capitalised(
    relativeDay(at, reader) ??
      longDay(at, reader, dayKey(at, reader).slice(0, 4) !== dayKey(reader.now, reader).slice(0, 4)),
  );
}

/** @param {number} at @param {Reader} reader @returns {string | null} yesterday, today, tomorrow, in the reader's language */
function relativeDay(at, reader) {
  const days = (Date.parse(dayKey(at, reader)) - Date.parse(dayKey(reader.now, reader))) / 1000 / DAY;
  if (Math.abs(days) > 1) return null;
  return new Intl.RelativeTimeFormat(bcp47(reader.locale), { numeric: "auto" }).format(days, "day");
}

/** @param {number} at @param {Reader} reader @param {boolean} withYear */
function longDay(at, reader, withYear) {
  return ordinal(at, reader, {
    weekday: "long",
    month: "long",
    day: "numeric",
    ...(withYear && { year: "numeric" }),
  });
}

/** English days carry their ending (18th); other languages are left to Intl. @param {number} at @param {Reader} reader @param {Intl.DateTimeFormatOptions} options */
function ordinal(at, reader, options) {
  const formatter = format(reader, options);
  if (!bcp47(reader.locale).startsWith("en")) return formatter.format(new Date(at * 1000));
  const parts = formatter.formatToParts(new Date(at * 1000));
  return parts.map(({ type, value }) => (type === "day" ? value + ending(Number(value)) : value)).join("");
}

/** @param {number} day */
function ending(day) {
  if (day >= 11 && day <= 13) return "th";
  return ["th", "st", "nd", "rd"][day % 10] ?? "th";
}

/** @param {number} at @param {Reader} reader @returns {string} */
function ago(at, reader) {
  const seconds = at - reader.now;
  const [unit, size] = AGO_UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(bcp47(reader.locale), { numeric: "auto" }).format(
    Math.trunc(seconds / size),
    unit,
  );
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const AGO_UNITS = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", 3600],
  ["minute", 60],
];

/** @param {number} at @param {Reader} reader @returns {boolean} whether Slack leaves the year out of `{date}` */
const isNear = (at, reader) => Math.abs(at - reader.now) < 183 * DAY;

/** @param {number} at @param {Reader} reader @returns {string} */
function monthDay(at, reader) {
  return ordinal(at, reader, {
    month: "long",
    day: "numeric",
    ...(!isNear(at, reader) && { year: "numeric" }),
  });
}

/** @param {number} at @param {Reader} reader @returns {string} */
const shortDate = (at, reader) => show(at, reader, { month: "short", day: "numeric", year: "numeric" });

/** @type {Record<string, (at: number, reader: Reader) => string>} */
const WORDS = {
  date_num: dayKey,
  date_slash: (at, reader) => show(at, reader, { year: "numeric", month: "2-digit", day: "2-digit" }),
  date: monthDay,
  date_short: shortDate,
  date_long: (at, reader) => longDay(at, reader, true),
  date_long_full: (at, reader) => show(at, reader, { month: "long", day: "numeric", year: "numeric" }),
  date_pretty: (at, reader) => relativeDay(at, reader) ?? monthDay(at, reader),
  date_short_pretty: (at, reader) => relativeDay(at, reader) ?? shortDate(at, reader),
  date_long_pretty: (at, reader) => relativeDay(at, reader) ?? longDay(at, reader, true),
  day_divider_pretty: dividerDay,
  time: clockTime,
  time_secs: (at, reader) => show(at, reader, { hour: "numeric", minute: "2-digit", second: "2-digit" }),
  ago,
};

/**
 * Fills Slack's words ({date_long}, {time}, …) into a template; like Slack it begins with a capital letter.
 * @param {string} template
 * @param {number} at seconds
 * @param {Reader} reader
 */
export function fillDate(template, at, reader) {
  return capitalised(template.replace(/\{(\w+)\}/g, (whole, word) => WORDS[word]?.(at, reader) ?? whole));
}

/** @param {string} words */
function capitalised(words) {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
