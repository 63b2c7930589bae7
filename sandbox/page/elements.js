/** Which function draws which Block Kit element. */

import { button, feedbackButtons, iconButton, overflow } from "./buttons.js";
import { CHOICES } from "./choices.js";
import {
  datePicker,
  dateTimePicker,
  numberField,
  richTextField,
  simpleField,
  textField,
  timePicker,
} from "./fields.js";
import { fileField } from "./filefield.js";
import { addressOfImage, picture } from "./pictures.js";
import { Place } from "./surface.js";
import { unknown } from "./unknown.js";

/** @type {Record<string, (place: Place) => Node>} */
const ELEMENTS = {
  ...CHOICES,
  button,
  workflow_button: button,
  overflow,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  plain_text_input: textField,
  email_text_input: simpleField("email"),
  url_text_input: simpleField("url"),
  number_input: numberField,
  rich_text_input: richTextField,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  image: ({ element }) => picture(addressOfImage(element), element.alt_text, "thumbnail"),
  file_input: fileField,
};

/**
 * @param {import("./surface.js").Surface} surface
 * @param {any} block
 * @param {any} element
 * @param {string} [labelledBy]
 * @returns {Node}
 */
export function drawElement(surface, block, element, labelledBy) {
  const draw = ELEMENTS[element.type];
  return draw ? draw(new Place(surface, block, element, labelledBy)) : unknown(element);
}
