/**
 * Asks the adapter now and then whether it still understands the page. Pages are built piece by piece, so a bad answer
 * counts only when it is given twice; nothing runs while the page does not change.
 */

const EVERY_MS = 1000;

export class SelfTest {
  #failing = false;
  #said = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #probe;
  #changed;

  /**
   * @param {() => boolean} probe true when comments are shown that are not recognised
   * @param {(unreadable: boolean) => void} changed
   */
  constructor(probe, changed) {
    this.#probe = probe;
    this.#changed = changed;
  }

  /** Whether the last word was that comments are not recognised. */
  get failed() {
    return this.#said;
  }

  /** The page has changed. */
  touch() {
    this.#timer ??= setTimeout(() => this.#run(), EVERY_MS);
  }

  #run() {
    this.#timer = undefined;
    const failing = this.#probe();
    if (failing && !this.#failing) this.touch();
    const sure = failing && this.#failing;
    this.#failing = failing;
    if (sure === this.#said || (failing && !sure)) return;
    this.#said = sure;
    this.#changed(sure);
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
