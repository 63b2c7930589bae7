/** What this window is looking at: the person, their state, the open conversation and thread. */

import { addressOf } from "./address.js";
import * as api from "./api.js";
import { listen } from "./feed.js";

/**
 * @typedef {object} Desk
 * @property {string} as the person's id
 * @property {any} state the control API's state, as last received
 * @property {string} team the workspace's id
 * @property {string} name the workspace's
 * @property {string} domain the workspace's, in its permalinks
 * @property {string} channel the open conversation
 * @property {string | null} thread the root's ts
 * @property {string | null} sought the message a link led to, until it is drawn
 * @property {number} back how many messages of the open conversation are asked for, where it is more than usual
 * @property {boolean} isLive the feed is connected
 */

/** @type {Desk} */
export const desk = {
  as: "",
  state: null,
  team: "",
  name: "Sandbox",
  domain: "",
  channel: "",
  thread: null,
  sought: null,
  back: 0,
  isLive: true,
};

const MORE = 200;

/** @type {(() => void)[]} */
const watchers = [];
/** @type {() => void} */
let hangUp = () => {};
let receivedAt = 0;
/** The line was broken: what is known may be of another run of the sandbox. */
let isStale = false;
/** @type {Promise<void> | null} */
let asking = null;
let askAgain = false;

/** @param {() => void} draw called after every change */
export const onChange = (draw) => watchers.push(draw);

export function redraw() {
  if (desk.state?.me.id === desk.as) for (const draw of watchers) draw();
}

/** The workspace's clock, in seconds: it ticks on between two answers. */
export const now = () => desk.state.now + (performance.now() - receivedAt) / 1000;

/** Becomes somebody, and listens with their ears. @param {string} id @param {string} [channel] */
export async function become(id, channel) {
  hangUp();
  Object.assign(desk, { as: id, thread: null, back: 0, channel: channel ?? recall(`channel ${id}`) ?? "" });
  await refresh();
  hangUp = listen(id, { changed: (version) => version !== desk.state?.version && refresh(), live });
}

/** @param {boolean} isLive */
function live(isLive) {
  const isBack = isLive && !desk.isLive;
  isStale ||= isBack;
  const isNews = desk.isLive !== isLive;
  desk.isLive = isLive;
  if (isBack) refresh();
  else if (isNews) redraw();
}

/** Asks for the state; calls made while one is on its way share a single further question. */
export function refresh() {
  askAgain = true;
  asking ??= askWhileNeeded().finally(() => {
    asking = null;
  });
  return asking;
}

async function askWhileNeeded() {
  while (askAgain) {
    askAgain = false;
    await receive();
  }
}

async function receive() {
  const asked = desk.as;
  try {
    const state = await api.state(asked, missing());
    if (asked !== desk.as)
      askAgain = true; // somebody else sits here by now
    else accept(state);
  } catch (problem) {
    if (!(problem instanceof api.Refused)) throw problem;
    if (!(await knows(asked))) location.assign(location.pathname); // a restarted workspace with other people in it
  }
}

/** What this window does not have yet. */
function missing() {
  const isKnown = desk.state?.me.id === desk.as && !isStale;
  isStale = false;
  return {
    ...(isKnown && { since: desk.state.version }),
    ...(desk.back && { channel: desk.channel, back: desk.back }),
  };
}

/** @param {string} id @returns {Promise<boolean>} false only when the sandbox answers and has no such person */
async function knows(id) {
  try {
    const { people } = await api.cast();
    return people.some((/** @type {any} */ person) => person.id === id);
  } catch {
    return true; // not answering: the feed will say when it is back
  }
}

/** @param {any} state */
function accept(state) {
  desk.state = { ...state, messages: completed(state) };
  receivedAt = performance.now();
  if (!conversation(desk.channel)) desk.channel = startingChannel();
  remember();
  redraw();
}

/** What was left out because nothing happened there is as it was. @param {any} state */
function completed({ me, conversations, messages }) {
  const before = desk.state?.me.id === me.id ? desk.state.messages : {};
  return Object.fromEntries(
    conversations.map((/** @type {any} */ { id }) => [id, messages[id] ?? before[id] ?? []]),
  );
}

/** Asks for older messages of the open conversation. @returns {Promise<boolean>} whether some came */
export async function lookBack() {
  const { channel } = desk;
  if (!conversation(channel)?.has_older) return false;
  const { length } = desk.state.messages[channel];
  desk.back = length + MORE;
  await refresh();
  return desk.channel === channel && desk.state.messages[channel].length > length;
}

/** A teacher starts where teachers talk; anybody else where they can meet the app. */
function startingChannel() {
  const joined = desk.state.conversations.filter(
    (/** @type {any} */ one) => one.is_member && one.kind !== "im",
  );
  const isTeacher = /teacher/i.test(desk.state.me.title ?? "");
  const named = (/** @type {string} */ name) => joined.find((/** @type {any} */ one) => one.name === name);
  const found =
    (isTeacher && named("teachers")) ||
    named("partners") ||
    joined.find((/** @type {any} */ one) => one.bot_is_member);
  return (found ?? joined[0] ?? desk.state.conversations[0])?.id ?? "";
}

function remember() {
  sessionStorage.setItem(`channel ${desk.as}`, desk.channel);
  history.replaceState(null, "", addressOf(desk.as, desk.channel));
}

/** @param {string} key */
const recall = (key) => sessionStorage.getItem(key) ?? undefined;

/** @param {string} id @returns {any} */
export const conversation = (id) => desk.state.conversations.find((/** @type {any} */ one) => one.id === id);

/** @param {any} one a conversation @returns {any} the app it is with, if it is with one */
export const appOf = (one) =>
  desk.state.bots.find((/** @type {any} */ bot) => one?.kind === "im" && bot.user_id === one.with);

/** @param {string} id @returns {any} a person or an app's bot user */
export function personOf(id) {
  const bot = desk.state.bots.find((/** @type {any} */ one) => one.user_id === id);
  return (
    desk.state.people.find((/** @type {any} */ one) => one.id === id) ??
    (bot && { id, name: bot.name, real_name: bot.name, kind: "bot" })
  );
}

/** @param {string} id */
export function openChannel(id) {
  Object.assign(desk, { channel: id, thread: null, back: 0 });
  remember();
  redraw();
}

/** Opens a conversation at one message. @param {import("./permalinks.js").Spot} spot */
export async function openSpot({ channel, ts, thread }) {
  Object.assign(desk, { channel, thread, sought: ts, back: 0 });
  remember();
  redraw();
  const isAbove = () => desk.state.messages[channel]?.[0]?.ts > (thread ?? ts);
  while (desk.sought === ts && isAbove() && (await lookBack()));
  desk.sought = null; // it may be gone
}

/** Opens the direct conversation with somebody. @param {string} id */
export async function openPerson(id) {
  if (id === desk.as) return;
  const { channel } = await api.act(desk.as, "dm", { user: id });
  await refresh();
  if (channel) openChannel(channel);
}

/** @param {string | null} ts of the root */
export function openThread(ts) {
  desk.thread = ts;
  redraw();
}

/** Does something as the person sitting here, and looks at the result. @param {string} what @param {Record<string, unknown>} [details] */
export async function act(what, details = {}) {
  try {
    return await api.act(desk.as, what, details);
  } finally {
    refresh();
  }
}
