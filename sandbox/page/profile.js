/** Who the person sitting here is, as the app will hear of it: name, role, language, time zone. */

import { ask } from "./ask.js";
import { act, desk } from "./desk.js";
import { said } from "./surface.js";

const LOCALES = ["en-US", "en-GB", "es-ES", "es-LA", "fr-FR", "de-DE", "pt-BR", "ja-JP", "ko-KR", "zh-CN"];

export function editProfile() {
  const { me } = desk.state;
  ask({
    title: "Your profile",
    button: "Save",
    questions: [
      { name: "name", label: "Full name", value: me.real_name },
      { name: "title", label: "What you do", value: me.title ?? "", isOptional: true },
      { name: "locale", label: "Language", value: me.locale, known: LOCALES },
      { name: "tz", label: "Time zone", value: me.tz, known: Intl.supportedValuesOf("timeZone") },
    ],
    run: (answers) => said(act("profile", changed(answers))),
  });
}

/** @param {Record<string, string>} answers */
function changed(answers) {
  const { real_name: name, ...rest } = desk.state.me;
  /** @type {Record<string, string>} */
  const before = { ...rest, name };
  return Object.fromEntries(
    Object.entries(answers).filter(([field, value]) => value !== (before[field] ?? "")),
  );
}

export function deactivateSomebody() {
  const others = desk.state.people.filter(
    (/** @type {any} */ { id, kind }) => id !== desk.as && kind !== "bot" && kind !== "deactivated",
  );
  ask({
    title: "Deactivate somebody",
    button: "Deactivate",
    questions: [
      {
        name: "user",
        label: "Who leaves?",
        choices: others.map((/** @type {any} */ one) => ({ value: one.id, label: one.real_name })),
        hint: "They can no longer do anything here, and the app hears of it.",
      },
    ],
    run: (answers) => said(act("deactivate", answers)),
  });
}
