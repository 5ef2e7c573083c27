/**
 * Notices posts as they appear, change, come into view and go. One observer of the page, flushed once per frame; one
 * observer of visibility; work in short slices, none while the page is hidden or flies by too fast to be read.
 *
 * @typedef {Pick<import("../platforms/index.js").Adapter, "posts"|"around">} Finder
 *
 * @typedef {object} Handlers
 * @property {(post: Element) => boolean} examine called for a new or changed post; false asks to be called again shortly
 * @property {(post: Element, near: boolean) => void} seen called when a post is in view, or near: no more than a window away
 * @property {(post: Element) => void} gone called when a post has left the page
 * @property {() => void} settled called after each round of changes
 */

import { Pace } from "./pace.js";

const SLICE_MS = 8;
/** One window before and behind: what somebody turns to next is known when they get there. */
const NEAR = "100% 0px";
const AGAIN_MS = [250, 1000, 3000];

export class Watcher {
  /** @type {Set<Element>} */
  #dirty = new Set();
  /** @type {Set<Element>} */
  #watched = new Set();
  /** In view or near it, and not reported while the page flies by. @type {Set<Element>} */
  #passing = new Set();
  /** @type {WeakMap<Element, number>} */
  #attempts = new WeakMap();
  #scheduled = false;
  #swept = true;
  #finder;
  #handlers;
  #stop = new AbortController();
  /** @type {MutationObserver} */
  #changes;
  /** @type {IntersectionObserver} */
  #view;
  /** @type {Pace} */
  #pace;

  /**
   * @param {Finder} finder of posts
   * @param {Handlers} handlers
   */
  constructor(finder, handlers) {
    this.#finder = finder;
    this.#handlers = handlers;
    this.#changes = new MutationObserver((records) => this.#collect(records));
    this.#view = new IntersectionObserver((entries) => this.#look(entries), { rootMargin: NEAR });
    this.#pace = new Pace(() => this.#land());
    this.#changes.observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["href", "datetime", "alt"],
    });
    document.addEventListener("visibilitychange", () => this.#schedule(), { signal: this.#stop.signal });
    this.rescan();
  }

  /** Look at every post on the page again. */
  rescan() {
    for (const post of this.#finder.posts(document)) this.#dirty.add(post);
    this.#swept = false;
    this.#schedule();
  }

  /**
   * Report once more whether a post is in view.
   * @param {Element} post
   */
  lookAgain(post) {
    this.#view.unobserve(post);
    this.#view.observe(post);
  }

  stop() {
    this.#stop.abort();
    this.#pace.stop();
    this.#changes.disconnect();
    this.#view.disconnect();
    this.#dirty.clear();
    this.#watched.clear();
    this.#passing.clear();
  }

  /** @param {MutationRecord[]} records */
  #collect(records) {
    for (const { type, target, addedNodes, removedNodes } of records) {
      // Our own additions are no news; that one of ours was taken away is.
      if (type === "childList" && removedNodes.length === 0 && addedNodes.length === 1 && isOurs(addedNodes[0])) continue;
      const element = target instanceof Element ? target : target.parentElement;
      const around = element && this.#finder.around(element);
      if (around) this.#dirty.add(around);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const post of this.#finder.posts(node)) this.#dirty.add(post);
      }
      if (removedNodes.length > 0) this.#swept = false;
    }
    this.#schedule();
  }

  #schedule() {
    if (this.#scheduled || document.hidden || this.#stop.signal.aborted) return;
    this.#scheduled = true;
    requestAnimationFrame(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush() {
    if (this.#stop.signal.aborted) return;
    if (this.#pace.flying) return this.#pass();
    const until = performance.now() + SLICE_MS;
    if (!this.#swept) this.#sweep();
    for (const post of this.#dirty) {
      if (performance.now() > until) return this.#schedule();
      this.#dirty.delete(post);
      if (post.isConnected) this.#examine(post);
    }
    this.#handlers.settled();
  }

  #sweep() {
    this.#swept = true;
    for (const post of this.#watched) {
      if (!post.isConnected) this.#leave(post);
    }
  }

  /** @param {Element} post */
  #leave(post) {
    this.#watched.delete(post);
    this.#passing.delete(post);
    this.#view.unobserve(post);
    this.#handlers.gone(post);
  }

  /** While the page flies by: nothing of ours may stay beside a comment it does not belong to, and that is all. */
  #pass() {
    for (const post of this.#dirty) {
      if (this.#watched.has(post)) this.#leave(post);
      if (!post.isConnected) this.#dirty.delete(post);
    }
  }

  /** The page can be read again. */
  #land() {
    this.#schedule();
    const passing = [...this.#passing];
    this.#passing.clear();
    for (const post of passing) this.lookAgain(post);
  }

  /** @param {Element} post */
  #examine(post) {
    if (this.#handlers.examine(post)) {
      this.#attempts.delete(post);
      this.#watched.add(post);
      this.lookAgain(post);
      return;
    }
    const attempt = this.#attempts.get(post) ?? 0;
    if (attempt >= AGAIN_MS.length) return;
    this.#attempts.set(post, attempt + 1);
    setTimeout(() => {
      if (!post.isConnected) return;
      this.#dirty.add(post);
      this.#schedule();
    }, AGAIN_MS[attempt]);
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #look(entries) {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (!this.#watched.has(target)) continue;
      if (!isIntersecting) this.#passing.delete(target);
      else if (this.#pace.flying) this.#passing.add(target);
      else this.#handlers.seen(target, boundingClientRect.bottom <= 0 || boundingClientRect.top >= innerHeight);
    }
  }
}

/** @param {Node} node */
function isOurs(node) {
  return node instanceof Element && node.hasAttribute("data-henshin");
}
