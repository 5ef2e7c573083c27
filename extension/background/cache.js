/**
 * Remembers judgements so that the same comment is asked about once. The promise is kept, not only the answer, so that
 * two pages asking at the same time share one request. A copy in session storage outlives the worker, never the browser.
 *
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

const IN_MEMORY = 500;
const IN_SESSION = 400;
const FRESH_MS = 30 * 60 * 1000;
const PREFIX = "judgement:";

/** @typedef {{at: number, data: Judgement}} Stored */

export class JudgementCache {
  /** @type {Map<string, Promise<Result<Judgement>>>} */
  #promises = new Map();
  #writes = 0;

  /**
   * @param {string} key
   * @param {() => Promise<Result<Judgement>>} ask
   * @returns {Promise<Result<Judgement>>}
   */
  get(key, ask) {
    const known = this.#promises.get(key);
    if (known) return known;
    const promise = this.#find(key, ask);
    this.#promises.set(key, promise);
    const oldest = this.#promises.keys().next();
    if (this.#promises.size > IN_MEMORY && !oldest.done) this.#promises.delete(oldest.value);
    void promise.then((result) => {
      if (!result.ok && this.#promises.get(key) === promise) this.#promises.delete(key);
    });
    return promise;
  }

  /**
   * @param {string} key
   * @param {() => Promise<Result<Judgement>>} ask
   * @returns {Promise<Result<Judgement>>}
   */
  async #find(key, ask) {
    const name = PREFIX + key;
    const stored = /** @type {Stored|undefined} */ ((await chrome.storage.session.get(name))[name]);
    if (stored && Date.now() - stored.at < FRESH_MS) return { ok: true, data: stored.data };
    const result = await ask();
    if (result.ok) {
      await chrome.storage.session.set({ [name]: { at: Date.now(), data: result.data } }).catch(() => this.#prune());
      this.#writes += 1;
      if (this.#writes % 100 === 1) await this.#prune();
    }
    return result;
  }

  async #prune() {
    const all = /** @type {Record<string, Stored>} */ (await chrome.storage.session.get(null));
    const entries = Object.entries(all).filter(([name]) => name.startsWith(PREFIX));
    entries.sort(([, one], [, other]) => other.at - one.at);
    await chrome.storage.session.remove(entries.slice(IN_SESSION).map(([name]) => name));
  }

  async clear() {
    this.#promises.clear();
    const all = await chrome.storage.session.get(null);
    await chrome.storage.session.remove(Object.keys(all).filter((name) => name.startsWith(PREFIX)));
  }
}
