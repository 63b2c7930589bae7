/** Between a wall clock in somebody's zone and seconds since 1970, for date-and-time fields. */

/** @param {number} at seconds @param {string} tz @returns {string} as `<input type="datetime-local">` wants it */
export function wallClock(at, tz) {
  return new Date((at + offset(at, tz)) * 1000).toISOString().slice(0, 16);
}

/**
 * @param {string} wall 2026-11-27T15:00
 * @param {string} tz
 * @returns {number | null} seconds; an hour that a clock change skips or doubles is read with the offset before it
 */
export function instant(wall, tz) {
  const asUtc = Date.parse(`${wall}Z`) / 1000;
  if (Number.isNaN(asUtc)) return null;
  const early = asUtc - offset(asUtc - 86_400, tz);
  const settled = asUtc - offset(early, tz);
  return offset(settled, tz) === offset(early, tz) ? settled : early;
}

/** @param {number} at @param {string} tz @returns {number} seconds east of Greenwich */
function offset(at, tz) {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: tz || "UTC", hourCycle: "h23", ...FIELDS });
  /** @type {Record<string, number>} */
  const part = Object.fromEntries(
    format.formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]),
  );
  return (
    Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) / 1000 - Math.floor(at)
  );
}

/** @type {Intl.DateTimeFormatOptions} */
const FIELDS = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
};
