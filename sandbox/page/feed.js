/** Listens to the live feed: says when something changed, and comes back by itself when the line breaks. */

import { addressed } from "./api.js";

const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5_000;

/**
 * @param {string} as whose eyes
 * @param {{changed: (version: number) => void, live: (isLive: boolean) => void}} hear
 * @returns {() => void} stops listening
 */
export function listen(as, hear) {
  let pause = FIRST_PAUSE;
  let stopped = false;
  /** @type {WebSocket} */
  let socket;
  /** @type {number | undefined} */
  let timer;

  function connect() {
    socket = new WebSocket(address(as));
    socket.onopen = () => {
      pause = FIRST_PAUSE;
      hear.live(true);
    };
    socket.onmessage = ({ data }) => hear.changed(JSON.parse(data).version);
    socket.onclose = () => {
      if (stopped) return;
      hear.live(false);
      timer = window.setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  }

  connect();
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    socket.close();
  };
}

/** @param {string} as */
function address(as) {
  const url = new URL(addressed("/control/feed", { as }), location.href);
  url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
