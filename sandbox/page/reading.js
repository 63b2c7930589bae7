/** How the person sitting here reads: names, zone, language, and where a click on a mention leads. */

import { addressOf } from "./address.js";
import { dayKey } from "./dates.js";
import { conversation, desk, now, openChannel, openPerson, openSpot, personOf } from "./desk.js";
import { conversationName } from "./names.js";
import { spotOf } from "./permalinks.js";

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
    within,
  };
}

/** @type {import("./mentions.js").Reading["within"]} */
function within(url) {
  const spot = spotOf(url, desk.domain);
  if (!spot) return null;
  return {
    href: addressOf(desk.as, spot.channel, spot),
    go: conversation(spot.channel) ? () => openSpot(spot) : null,
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

/** Differs when words such as "tomorrow" or "an hour ago" may have become others, or the reader's zone or language has. @returns {string} */
export function hour() {
  const { reader } = reading();
  return `${dayKey(reader.now, reader)} ${Math.floor(reader.now / 3600)} ${reader.tz} ${reader.locale}`;
}
