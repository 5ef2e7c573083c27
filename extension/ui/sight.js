/**
 * Whether somebody could see what they pressed. A page can lay something over our buttons that shows other words and lets
 * the press through. Chromium tells what is painted over an element (Intersection Observer v2, of which it promises never
 * to call covered what is covered "visible"); a browser that cannot tell is believed.
 *
 * What counts is what was painted before the press: a cover that vanishes as the mouse goes down still was one.
 */

import { reveal } from "./dom.js";

const DELAY_MS = 100;
/** For so long a button that was covered must have been in plain sight before it is believed again. */
const SETTLED_MS = 300;
/** Frames may be late on a busy machine; longer than this nobody should wait for a button. */
const PATIENCE_MS = 600;
/** A second press means what it says when it cannot belong to the first, and the first is still remembered. */
const AGAIN_MS = [700, 15_000];

/**
 * @typedef {object} Sight
 * @property {boolean} known
 * @property {boolean} covered
 * @property {number} clearSince when it was last uncovered; 0 where it never was covered
 * @property {number} refusedAt
 * @property {() => void} told called once it is known
 * @property {Promise<void>} next settled as soon as it is known
 */

/** @type {WeakMap<Element, Sight>} */
const sights = new WeakMap();

const canTell = "isVisible" in IntersectionObserverEntry.prototype;
const observer = canTell ? new IntersectionObserver(note, /** @type {IntersectionObserverInit} */ ({ trackVisibility: true, delay: DELAY_MS, threshold: [0, 0.5, 1] })) : null;

/** @param {IntersectionObserverEntry[]} entries */
function note(entries) {
  for (const entry of entries) {
    const sight = sights.get(entry.target);
    if (!sight) continue;
    // Folded away or scrolled off it is neither covered nor in sight; what was covered before is still to be waited for.
    if (!entry.isIntersecting) continue;
    const covered = !(/** @type {{isVisible?: boolean}} */ (entry).isVisible);
    // What hangs over the edge of its own sheet lies below whatever stands there, which is ours and covers nothing seen.
    if (covered && isCut(entry)) {
      forget(sight);
      continue;
    }
    if (sight.covered && !covered) sight.clearSince = performance.now();
    sight.covered = covered;
    sight.known = true;
    sight.told();
  }
}

/** @param {IntersectionObserverEntry} entry */
function isCut({ target, boundingClientRect: { top, bottom } }) {
  const sheet = target.closest(".body")?.getBoundingClientRect();
  return sheet !== undefined && (top < sheet.top || bottom > sheet.bottom);
}

/** @param {Sight} sight from now on unknown */
function forget(sight) {
  if (!sight.known) return;
  sight.known = false;
  sight.next = new Promise((resolve) => (sight.told = resolve));
}

/**
 * Begin to look whether a button can be seen; ended when nobody holds the button any more.
 * @param {Element} button
 */
export function watchSight(button) {
  if (!observer) return;
  const sight = { known: true, covered: false, clearSince: 0, refusedAt: -Infinity, told: () => undefined, next: Promise.resolve() };
  forget(sight);
  sights.set(button, sight);
  observer.observe(button);
}

/**
 * Called when the button was pressed.
 * @param {HTMLElement} button
 * @returns {Promise<boolean>} false when something lay over it; the next deliberate press is believed, since effects of
 *   the site's own may look like a cover
 */
export async function wasInSight(button) {
  const sight = sights.get(button);
  if (!sight) return true;
  const now = performance.now();
  const clear = !sight.covered && (sight.clearSince === 0 || now - sight.clearSince > SETTLED_MS);
  if (!sight.known) {
    reveal(button);
    await Promise.race([sight.next, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }
  if (clear && !sight.covered) return true;
  const since = now - sight.refusedAt;
  if (since > AGAIN_MS[0] && since < AGAIN_MS[1]) return true;
  sight.refusedAt = now;
  return false;
}
