/**
 * Corrections on their way to the server. Each is written down before it is sent and struck out only when the server has
 * it, so that neither the end of the worker nor of the browser loses one. The server keeps one for each text: what was
 * sent without hearing of it may be sent again.
 *
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Correction} Correction
 * @typedef {import("../ui/contract.js").Delivery} Delivery
 * @typedef {import("../ui/contract.js").Failure} Failure
 * @typedef {import("../ui/contract.js").Labels} Labels
 *
 * @typedef {{number: number, server: string, correction: Correction}} Kept number grows by one with each
 *
 * @typedef {object} Store where they are written down
 * @property {() => Promise<Kept[]>} read
 * @property {(kept: Kept[]) => Promise<void>} write
 */

import { failure } from "./api.js";

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

/** More than anybody sets right while a server is away; comments are long, and the browser's store is not endless. */
export const MOST = 200;

/**
 * @param {Comment} one
 * @param {Comment} other
 */
const same = (one, other) => one.platform === other.platform && one.text === other.text;

export class Outbox {
  /** One step at a time, so that nothing is sent twice and no list is written over another. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  #store;
  #send;

  /**
   * @param {Store} store
   * @param {(server: string, correction: Correction) => Promise<Result<unknown>>} send
   */
  constructor(store, send) {
    this.#store = store;
    this.#send = send;
  }

  /**
   * @template T
   * @param {() => Promise<T>} step
   * @returns {Promise<T>}
   */
  #next(step) {
    const turn = this.#turn.then(step);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /**
   * Keep a correction and try to send it at once. A later word on the same text takes the place of the one before.
   * @param {string} server it was judged by
   * @param {Correction} correction
   * @returns {Promise<Result<Delivery>>}
   */
  add(server, correction) {
    return this.#next(async () => {
      const kept = await this.#store.read();
      const others = kept.filter((one) => one.server !== server || !same(one.correction.comment, correction.comment));
      if (others.length >= MOST) return failure("busy", "too many corrections are waiting");
      const earlier = kept.find((one) => !others.includes(one));
      const labels = { ...earlier?.correction.labels, ...correction.labels };
      const number = 1 + Math.max(0, ...kept.map((one) => one.number));
      /** @type {Kept} */
      const now = { number, server, correction: { comment: correction.comment, labels } };
      await this.#store.write([...others, now]);
      const problem = await this.#deliver(now);
      if (problem?.code === "refused") return { ok: false, error: problem };
      return { ok: true, data: problem ? "kept" : "sent" };
    });
  }

  /**
   * Send what waits for a server, the oldest first, until one cannot be sent.
   * @param {string} server
   * @returns {Promise<{sent: number, left: number}>} left: waiting still, for whichever server
   */
  flush(server) {
    return this.#next(async () => {
      let sent = 0;
      for (const one of await this.#store.read()) {
        if (one.server !== server) continue;
        const problem = await this.#deliver(one);
        if (problem && problem.code !== "refused") break;
        if (!problem) sent += 1;
      }
      return { sent, left: (await this.#store.read()).length };
    });
  }

  /**
   * @param {Kept} one
   * @returns {Promise<Failure|null>} what the server refuses once it refuses always, and is struck out too
   */
  async #deliver(one) {
    const answer = await this.#send(one.server, one.correction);
    const problem = answer.ok ? null : answer.error;
    if (problem && problem.code !== "refused") return problem;
    await this.#store.write((await this.#store.read()).filter(({ number }) => number !== one.number));
    return problem;
  }

  /**
   * @param {string} server
   * @param {Comment} comment
   * @returns {Promise<Labels|null>} what waits to be sent about it
   */
  async waiting(server, comment) {
    const kept = await this.#store.read();
    return kept.find((one) => one.server === server && same(one.correction.comment, comment))?.correction.labels ?? null;
  }
}
