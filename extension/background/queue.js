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
/** Those that need not be seen yet go in small helpings, one at a time, so that they never stand in anybody's way. */
const HELPING = 8;
const QUIET_MS = { inView: 15, near: 100 };
const LONGEST_WAIT_MS = 300;
const WAITING_ROOM = 200;
const AT_ONCE = 2;

/** Failures that say something about one comment rather than about the server. */
const PER_COMMENT = new Set(["refused"]);

/** @typedef {{comment: Comment, near: boolean, done: (result: Result<Judgement>) => void}} Waiting */

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
   * @param {boolean} [near] not in view yet
   * @returns {Promise<Result<Judgement>>}
   */
  ask(comment, near = false) {
    return new Promise((done) => {
      if (this.#waiting.length === 0) this.#firstAt = Date.now();
      this.#waiting.push({ comment, near, done });
      // Whoever scrolled past long ago gives way; the page asks again when the comment is next in view.
      if (this.#waiting.length > WAITING_ROOM) this.#waiting.shift()?.done(failure("busy", "too many waiting"));
      this.#schedule();
    });
  }

  #schedule() {
    if (!this.#mayGo()) return;
    clearTimeout(this.#timer);
    const left = LONGEST_WAIT_MS - (Date.now() - this.#firstAt);
    const quiet = this.#noneInView() ? QUIET_MS.near : QUIET_MS.inView;
    const delay = this.#waiting.length >= BATCH ? 0 : Math.max(0, Math.min(quiet, left));
    this.#timer = setTimeout(() => void this.#flush(), delay);
  }

  #noneInView() {
    return this.#waiting.every(({ near }) => near);
  }

  /** @returns {boolean} whether a request could go out now */
  #mayGo() {
    return this.#waiting.length > 0 && this.#running < (this.#noneInView() ? 1 : AT_ONCE);
  }

  async #flush() {
    if (!this.#mayGo()) return;
    const batch = this.#take();
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

  /** Newest first, since those are in view, and none that is not while one that is waits; an id appears once in a request. */
  #take() {
    const near = this.#noneInView();
    const most = near ? HELPING : BATCH;
    /** @type {Waiting[]} */
    const batch = [];
    const ids = new Set();
    for (let index = this.#waiting.length - 1; index >= 0 && batch.length < most; index -= 1) {
      const { comment, near: notYet } = this.#waiting[index];
      if (ids.has(comment.id) || notYet !== near) continue;
      ids.add(comment.id);
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
