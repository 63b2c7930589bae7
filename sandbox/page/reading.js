/** How the person sitting here reads: names, zone, language, and where a click on a mention leads. */

import { dayKey } from "./dates.js";
import { conversation, desk, now, openChannel, openPerson, personOf } from "./desk.js";
import { conversationName } from "./names.js";

/** @returns {import("./mentions.js").Reading} */
export function reading() {
  const { me } = desk.state;
  return {
    reader: { locale: me.locale, tz: me.tz, now: now() },
    me: me.id,
    personName: (id) => personOf(id)?.real_name,
    channelName: (id) => conversation(id)?.name,
    openPerson,
    openChannel: (id) => conversation(id) && openChannel(id),
  };
}

/** What every place with blocks shares: who reads, and whom the pickers offer. */
export function surroundings() {
  const { people, conversations } = desk.state;
  return {
    reading: reading(),
    people: people
      .filter((/** @type {any} */ one) => one.kind !== "deactivated")
      .map((/** @type {any} */ one) => ({ id: one.id, label: one.real_name })),
    conversations: conversations.map((/** @type {any} */ one) => ({
      id: one.id,
      kind: one.kind,
      label: `${one.kind === "im" ? "" : "#"}${conversationName(one)}`,
    })),
  };
}

/** Differs when words such as "tomorrow" or "an hour ago" may have become others. @returns {string} */
export function hour() {
  const { reader } = reading();
  return `${dayKey(reader.now, reader)} ${Math.floor(reader.now / 3600)}`;
}
