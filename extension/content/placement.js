/**
 * Where a floating surface goes. Pure geometry in window coordinates.
 *
 * @typedef {{left: number, top: number, width: number, height: number}} Box
 * @typedef {{width: number, height: number}} Size
 * @typedef {{left: number, width: number, maxHeight: number} & ({top: number, bottom: null}|{top: null, bottom: number})} Place
 *   distance from the upper or from the lower edge of the window, whichever the surface holds on to
 */

const GAP = 8;
const WIDTH = 376;
const LEAST_WIDTH = 272;
const WIDEST = 560;
/** Height kept free for a surface to unfold into, so that it need not jump when its content grows. */
const RESERVE = 620;
const LEAST_BELOW = 320;

/**
 * A surface stands beside the block of page it belongs to, right of it or else left; where the window is too narrow, it
 * hangs below its anchor or stands on top of it or, failing both, lies along the bottom of the window.
 * @param {Box} frame the block that stays uncovered
 * @param {Box} anchor the place inside the frame that the surface belongs to
 * @param {Size} window
 * @returns {Place}
 */
export function place(frame, anchor, window) {
  const right = window.width - (frame.left + frame.width) - 2 * GAP;
  const left = frame.left - 2 * GAP;
  if (Math.max(right, left) >= LEAST_WIDTH) {
    const toRight = right >= LEAST_WIDTH;
    const width = Math.min(WIDTH, toRight ? right : left);
    const reserve = Math.min(RESERVE, window.height - 2 * GAP);
    const top = clamp(anchor.top, GAP, window.height - GAP - reserve);
    const at = toRight ? frame.left + frame.width + GAP : frame.left - GAP - width;
    return { left: at, top, bottom: null, width, maxHeight: window.height - GAP - top };
  }
  const width = Math.min(window.width - 2 * GAP, clamp(frame.width, WIDTH, WIDEST));
  const at = clamp(anchor.left + anchor.width - width, GAP, window.width - width - GAP);
  const bottom = anchor.top + anchor.height + GAP;
  const below = window.height - bottom - GAP;
  if (below >= LEAST_BELOW) return { left: at, top: bottom, bottom: null, width, maxHeight: below };
  const above = anchor.top - 2 * GAP;
  if (above >= LEAST_BELOW) {
    return { left: at, top: null, bottom: window.height - anchor.top + GAP, width, maxHeight: Math.min(above, RESERVE) };
  }
  return { left: at, top: null, bottom: GAP, width, maxHeight: Math.max(below, Math.round(window.height * 0.45)) };
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamp(value, least, most) {
  return Math.max(least, Math.min(value, most));
}
