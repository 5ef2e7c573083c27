/**
 * Gathers single comments into few requests. Pure: time and the network are given from outside.
 *
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 */

import { failure } from "./api.js";

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

export const BATCH = 20;
const QUIET_MS = 40;
const LONGEST_WAIT_MS = 300;
const WAITING_ROOM = 200;
const AT_ONCE = 2;

/** Failures that say something about one comment rather than about the server. */
const PER_COMMENT = new Set(["refused"]);

/** @typedef {{comment: Comment, done: (result: Result<Judgement>) => void}} Waiting */

export class Queue {
  /** @type {Waiting[]} */
  #waiting = [];
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;
  #firstAt = 0;
  #running = 0;
  /** @type {(comments: Comment[]) => Promise<Result<Judgement[]>>} */
  #send;

  /** @param {(comments: Comment[]) => Promise<Result<Judgement[]>>} send */
  constructor(send) {
    this.#send = send;
  }

  /**
   * @param {Comment} comment
   * @returns {Promise<Result<Judgement>>}
   */
  ask(comment) {
    return new Promise((done) => {
      if (this.#waiting.length === 0) this.#firstAt = Date.now();
      this.#waiting.push({ comment, done });
      // Whoever scrolled past long ago gives way; the page asks again when the comment is next in view.
      if (this.#waiting.length > WAITING_ROOM) this.#waiting.shift()?.done(failure("busy", "too many waiting"));
      this.#schedule();
    });
  }

  #schedule() {
    if (this.#running >= AT_ONCE || this.#waiting.length === 0) return;
    clearTimeout(this.#timer);
    const left = LONGEST_WAIT_MS - (Date.now() - this.#firstAt);
    const delay = this.#waiting.length >= BATCH ? 0 : Math.max(0, Math.min(QUIET_MS, left));
    this.#timer = setTimeout(() => void this.#flush(), delay);
  }

  async #flush() {
    if (this.#running >= AT_ONCE) return;
    const batch = this.#take();
    if (batch.length === 0) return;
    this.#running += 1;
    this.#firstAt = Date.now();
    this.#schedule();
    try {
      await this.#deliver(batch);
    } finally {
      this.#running -= 1;
      this.#schedule();
    }
  }

  /** Newest first, since those are in view; an id appears once in a request. */
  #take() {
    /** @type {Waiting[]} */
    const batch = [];
    const ids = new Set();
    for (let index = this.#waiting.length - 1; index >= 0 && batch.length < BATCH; index -= 1) {
      const id = this.#waiting[index].comment.id;
      if (ids.has(id)) continue;
      ids.add(id);
      batch.push(...this.#waiting.splice(index, 1));
    }
    return batch.reverse();
  }

  /**
   * @param {Waiting[]} batch
   * @returns {Promise<void>}
   */
  async #deliver(batch) {
    const answer = await this.#send(batch.map(({ comment }) => comment));
    if (!answer.ok && PER_COMMENT.has(answer.error.code) && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      await this.#deliver(batch.slice(0, half));
      await this.#deliver(batch.slice(half));
      return;
    }
    const found = new Map(answer.ok ? answer.data.map((judgement) => [judgement.id, judgement]) : []);
    for (const { comment, done } of batch) {
      const data = found.get(comment.id);
      if (data) done({ ok: true, data });
      else done(answer.ok ? failure("server", "no result for this comment") : answer);
    }
  }
}
