/**
 * Tells when a page flies by: scrolled so fast that nobody can read it. What is only flown over is neither read nor drawn
 * upon nor sent anywhere.
 */

/** Pixels a millisecond: a window of comments in a third of a second cannot be read. */
const TOO_FAST = 3;
/** Once it flies, a frame that comes late makes the page seem slower than it is. */
const READABLE = 1.5;
/** Positions further apart than this say nothing of a movement: a page turned by a key is one step, not a flight. */
const APART_MS = 100;
const LANDED_MS = 60;

export class Pace {
  flying = false;
  #landed;
  /** @type {WeakMap<Element, {top: number, at: number}>} */
  #last = new WeakMap();
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #landing;
  #stop = new AbortController();

  /** @param {() => void} landed called when the page can be read again */
  constructor(landed) {
    this.#landed = landed;
    const options = { capture: true, passive: true, signal: this.#stop.signal };
    document.addEventListener("scroll", ({ target }) => this.#moved(target instanceof Element ? target : document.documentElement), options);
  }

  /** @param {Element} scroller */
  #moved(scroller) {
    const now = { top: scroller.scrollTop, at: performance.now() };
    const last = this.#last.get(scroller);
    this.#last.set(scroller, now);
    if (!last || now.at - last.at > APART_MS) return;
    const speed = Math.abs(now.top - last.top) / (now.at - last.at);
    if (speed > (this.flying ? READABLE : TOO_FAST)) {
      this.flying = true;
      clearTimeout(this.#landing);
      this.#landing = setTimeout(() => this.#land(), LANDED_MS);
    } else this.#land();
  }

  #land() {
    clearTimeout(this.#landing);
    if (!this.flying) return;
    this.flying = false;
    this.#landed();
  }

  stop() {
    this.#stop.abort();
    clearTimeout(this.#landing);
  }
}
