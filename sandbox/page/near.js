/** Puts something that floats beside what it belongs to, always inside the window. */

const GAP = 4;
const EDGE = 8;

/** @param {HTMLElement} floating shown already, so that it can be measured @param {Element} anchor */
export function placeNear(floating, anchor) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const below = at.bottom + GAP;
  const top = below + height + EDGE > innerHeight && at.top > height + GAP ? at.top - GAP - height : below;
  const left = at.left + width + EDGE > innerWidth ? at.right - width : at.left;
  floating.style.setProperty("top", `${inside(top, innerHeight - height)}px`);
  floating.style.setProperty("left", `${inside(left, innerWidth - width)}px`);
}

/** @param {number} at @param {number} room */
const inside = (at, room) => Math.max(EDGE, Math.min(at, room - EDGE));
