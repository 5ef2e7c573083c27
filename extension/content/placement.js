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

const NOTE_WIDTH = 320;
const NOTE_HEIGHT = 150;

/**
 * A short warning hangs below a reply box, in line with the button that sends; where there is no room or the panel lies
 * there, it stands on top of the box.
 * @param {Box} desk the box with its buttons, never covered
 * @param {Box} button
 * @param {Size} window
 * @param {Box} panel
 * @returns {Place}
 */
export function belowButton(desk, button, window, panel) {
  const width = Math.min(NOTE_WIDTH, window.width - 2 * GAP);
  const left = clamp(button.left + button.width - width, GAP, window.width - width - GAP);
  const top = Math.max(desk.top + desk.height, button.top + button.height) + GAP;
  const beside = panel.left >= left + width || panel.left + panel.width <= left || panel.top >= top + NOTE_HEIGHT || panel.top + panel.height <= top;
  if (beside && window.height - top - GAP >= NOTE_HEIGHT) return { left, top, bottom: null, width, maxHeight: window.height - top - GAP };
  return { left, top: null, bottom: window.height - desk.top + GAP, width, maxHeight: Math.max(NOTE_HEIGHT, desk.top - 2 * GAP) };
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamp(value, least, most) {
  return Math.max(least, Math.min(value, most));
}
