/** What Slack's own client refuses before an app ever sees a form. */

import { phrase } from "./phrases.js";
import { flatBlocks, valueOf } from "./values.js";

/** @param {any} view @returns {Record<string, string>} block_id → sentence */
export function mistakes(view) {
  const inputs = flatBlocks(view.blocks ?? []).filter((/** @type {any} */ block) => block.type === "input");
  return Object.fromEntries(
    inputs
      .map((/** @type {any} */ block) => [
        block.block_id,
        mistake(block, valueOf(view.id, block, block.element)),
      ])
      .filter((/** @type {any[]} */ [, found]) => found),
  );
}

/** @param {any} block @param {any} value @returns {string | null} */
function mistake({ element, optional }, value) {
  const isEmpty = value === null || value === undefined || value.length === 0;
  if (isEmpty) return optional ? null : phrase("Please complete this required field.");
  return RULES[element.type]?.(element, value) || null;
}

/** @type {Record<string, (element: any, value: string) => string | false>} */
const RULES = {
  plain_text_input: (element, value) =>
    (element.min_length > value.length &&
      phrase("Please write at least {count} characters.", { count: element.min_length })) ||
    (element.max_length < value.length &&
      phrase("Please write no more than {count} characters.", { count: element.max_length })),
  email_text_input: (_, value) =>
    !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) && phrase("Please enter a valid email address."),
  url_text_input: (_, value) => !/^https?:\/\/[^\s/]+\S*$/.test(value) && phrase("Please enter a valid URL."),
  number_input: numberMistake,
};

/** @param {any} element @param {string} value */
function numberMistake(element, value) {
  const number = Number(value);
  if (Number.isNaN(number)) return phrase("Please enter a number.");
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return phrase("Please enter a whole number.");
  if (element.min_value !== undefined && number < Number(element.min_value))
    return phrase("Please enter {count} or more.", { count: element.min_value });
  return (
    element.max_value !== undefined &&
    number > Number(element.max_value) &&
    phrase("Please enter {count} or less.", { count: element.max_value })
  );
}
