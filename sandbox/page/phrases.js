/** The client's own words around what an app says: in the reader's language, as in Slack. English is the key. */

import { desk } from "./desk.js";

/** @type {Record<string, string>} */
const SPANISH = {
  "(edited)": "(editado)",
  "(optional)": "(opcional)",
  Cancel: "Cancelar",
  Choose: "Elegir",
  "Choose one": "Elija una opción",
  Close: "Cerrar",
  Files: "Archivos",
  "No more can be chosen": "No se puede elegir más",
  "No results": "Sin resultados",
  "Only visible to you": "Solo visible para usted",
  Pinned: "Fijado",
  "Please complete this required field.": "Complete este campo obligatorio.",
  "Please enter a number.": "Escriba un número.",
  "Please enter a valid URL.": "Escriba una dirección web válida.",
  "Please enter a valid email address.": "Escriba un correo electrónico válido.",
  "Please enter a whole number.": "Escriba un número entero.",
  "Please enter {count} or less.": "Escriba {count} o menos.",
  "Please enter {count} or more.": "Escriba {count} o más.",
  "Please write at least {count} characters.": "Escriba al menos {count} caracteres.",
  "Please write no more than {count} characters.": "No escriba más de {count} caracteres.",
  "This is where you and {name} talk.": "Aquí conversan usted y {name}.",
  "Type at least {count} characters": "Escriba al menos {count} caracteres",
  "Type to search": "Escriba para buscar",
  "{name} is not a kind of file asked for.": "{name} no es del tipo de archivo pedido.",
  "{count} replies": "{count} respuestas",
  "{count} reply": "{count} respuesta",
};

/** @param {string} english @param {Record<string, string | number>} [facts] what stands for each `{name}` */
export function phrase(english, facts = {}) {
  const words = desk.state.me.locale?.startsWith("es") ? (SPANISH[english] ?? english) : english;
  return words.replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));
}
