/**
 * Blurs insults on the page, where that is wished for, until somebody wants to read them. Nothing moves: a blurred block
 * keeps its place. What was once revealed stays so while the page is open.
 *
 * @typedef {import("./posts.js").Entry} Entry
 */

import { isToxic } from "../ui/toxic.js";

const BLUR = "blur(0.4em)";

export class Veil {
  on;
  #words;
  #press;
  /** @type {Map<Element, HTMLElement[]>} */
  #veiled = new Map();
  /** @type {Set<string>} */
  #revealed = new Set();
  #stop = new AbortController();

  /**
   * @param {boolean} on
   * @param {(post: Element) => Element[]} words the blocks in which a post shows what it says
   * @param {(post: Element) => void} press called when somebody presses blurred words
   */
  constructor(on, words, press) {
    this.on = on;
    this.#words = words;
    this.#press = press;
    const options = { capture: true, signal: this.#stop.signal };
    document.addEventListener("click", (event) => this.#pressed(event), options);
  }

  /**
   * Blur a post or show it, as its judgement and the setting say.
   * @param {Entry} entry
   */
  fit(entry) {
    const { post, comment, judgement } = entry;
    const hide = this.on && judgement !== null && isToxic(judgement.analysis) && !this.#revealed.has(comment.id);
    if (!hide) return this.lift(post);
    const blocks = this.#words(post).filter((block) => block instanceof HTMLElement);
    this.lift(post);
    for (const block of blocks) block.style.setProperty("filter", BLUR, "important");
    this.#veiled.set(post, blocks);
  }

  /** @param {string} id of a comment */
  hasRevealed(id) {
    return this.#revealed.has(id);
  }

  /** @param {Entry} entry */
  reveal({ post, comment }) {
    this.#revealed.add(comment.id);
    this.lift(post);
  }

  /** @param {Element} post */
  lift(post) {
    for (const block of this.#veiled.get(post) ?? []) block.style.removeProperty("filter");
    this.#veiled.delete(post);
  }

  /** A press on blurred words shows them, and does nothing else. @param {MouseEvent} event */
  #pressed(event) {
    const { target, isTrusted } = event;
    if (!isTrusted || !(target instanceof Node) || this.#veiled.size === 0) return;
    for (const [post, blocks] of this.#veiled) {
      if (!blocks.some((block) => block.contains(target))) continue;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.#press(post);
      return;
    }
  }

  stop() {
    this.#stop.abort();
    for (const post of [...this.#veiled.keys()]) this.lift(post);
  }
}
