/**
 * After a failure of the server, answer at once with that failure for a while instead of knocking again for every
 * comment that scrolls by. Nothing runs in between: the next request after the pause simply goes through.
 *
 * @typedef {import("../ui/contract.js").Failure} Failure
 */

const STEPS_MS = [3_000, 10_000, 30_000, 60_000];
const RESTING = new Set(["unreachable", "timeout", "server", "busy", "wrong_key", "forbidden", "not_henshin"]);

export class Backoff {
  /** @type {Failure|null} */
  #failure = null;
  #until = 0;
  #step = 0;

  /**
   * @param {number} now milliseconds
   * @returns {Failure|null} the failure to answer with, or null when a request may go out
   */
  resting(now) {
    return now < this.#until ? this.#failure : null;
  }

  /**
   * @param {Failure|null} failure outcome of a request
   * @param {number} now
   */
  note(failure, now) {
    if (failure === null) return this.reset();
    if (!RESTING.has(failure.code)) return;
    this.#failure = failure;
    this.#until = now + STEPS_MS[Math.min(this.#step, STEPS_MS.length - 1)];
    this.#step += 1;
  }

  reset() {
    this.#failure = null;
    this.#until = 0;
    this.#step = 0;
  }
}
