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
/** Judgements of this long are written down together: each writing costs more than judging takes. */
const GATHER_MS = 500;
const PREFIX = "judgement:";

/** @typedef {{at: number, data: Judgement}} Stored */

export class JudgementCache {
  /** @type {Map<string, Promise<Result<Judgement>>>} */
  #promises = new Map();
  /** What an earlier life of the worker has left. @type {Promise<Record<string, Stored>>|null} */
  #left = null;
  /** @type {Record<string, Stored>} */
  #unwritten = {};
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #writing;
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
    this.#left ??= /** @type {Promise<Record<string, Stored>>} */ (chrome.storage.session.get(null));
    const { [name]: stored } = await this.#left;
    if (stored && Date.now() - stored.at < FRESH_MS) return { ok: true, data: stored.data };
    const before = this.#left;
    const result = await ask();
    // What was cleared while the question was under way must not come back with its answer.
    if (result.ok && this.#left === before) this.#write(name, result.data);
    return result;
  }

  /**
   * @param {string} name
   * @param {Judgement} data
   */
  #write(name, data) {
    this.#unwritten[name] = { at: Date.now(), data };
    if (this.#writing !== undefined) return;
    this.#writing = setTimeout(() => {
      const now = this.#unwritten;
      this.#unwritten = {};
      this.#writing = undefined;
      this.#writes += Object.keys(now).length;
      void chrome.storage.session.set(now).then(
        () => (this.#writes > 100 ? this.#prune() : undefined),
        () => this.#prune(),
      );
    }, GATHER_MS);
  }

  async #prune() {
    this.#writes = 0;
    const all = /** @type {Record<string, Stored>} */ (await chrome.storage.session.get(null));
    const entries = Object.entries(all).filter(([name]) => name.startsWith(PREFIX));
    entries.sort(([, one], [, other]) => other.at - one.at);
    await chrome.storage.session.remove(entries.slice(IN_SESSION).map(([name]) => name));
  }

  async clear() {
    this.#promises.clear();
    this.#left = Promise.resolve({});
    this.#unwritten = {};
    const all = await chrome.storage.session.get(null);
    await chrome.storage.session.remove(Object.keys(all).filter((name) => name.startsWith(PREFIX)));
  }
}
