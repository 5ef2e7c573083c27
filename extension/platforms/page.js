/** What the adapters share: reading words, counts and threads off a page, whoever built it. */

import { MAX_TEXT } from "../shared/limits.js";

/** @typedef {import("../ui/contract.js").Earlier} Earlier */

/**
 * Elements at or below a root, in document order.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {Element[]}
 */
export function matching(root, selector) {
  const below = [...root.querySelectorAll(selector)];
  return root instanceof Element && root.matches(selector) ? [root, ...below] : below;
}

/**
 * Text as a reader sees it: sites draw emoji as pictures with the character in `alt`.
 * @param {Element} element
 * @param {string} [without] selector of what stands inside but is not part of the words
 */
export function readText(element, without) {
  let text = "";
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    without && node instanceof Element && node.matches(without) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof HTMLImageElement) text += node.alt;
    else if (node instanceof HTMLBRElement) text += "\n";
    if (text.length > 2 * MAX_TEXT) break;
  }
  return text;
}

/**
 * A text as long as the server accepts it, whole code points only.
 * @param {string} text
 * @param {number} [most] code points
 */
export function bounded(text, most = MAX_TEXT) {
  if (text.length <= most && text.isWellFormed()) return text;
  return Array.from(text.toWellFormed()).slice(0, most).join("");
}

/** @param {string} text */
export function line(text) {
  // eslint-disable-next-line no-control-regex -- names are sent as single lines
  return bounded(text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, " ").trim(), 100);
}

const FACTORS = /** @type {Record<string, number>} */ ({ K: 1e3, M: 1e6, B: 1e9, 千: 1e3, 万: 1e4, 億: 1e8 });

/**
 * A count as sites print it: "1,234", "2.5K", "2.5万".
 * @param {string} text
 * @returns {number} 0 when there is none
 */
export function readCount(text) {
  const match = /^([\d.,]+)\s*([KMB千万億])?$/i.exec(text.trim());
  if (!match) return 0;
  const [, digits, unit] = match;
  const factor = FACTORS[(unit ?? "").toUpperCase()] ?? 1;
  const number = factor === 1 ? Number(digits.replace(/[.,]/g, "")) : Number(digits.replace(",", "."));
  return Number.isFinite(number) ? Math.round(number * factor) : 0;
}

/** Letters of scripts that put spaces between words. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}_]/u;

/**
 * Whether a name stands in a text as a name and not as part of a longer word ("Ann" in "Reply to Anna").
 * @param {string} text
 * @param {string} name
 */
export function names(text, name) {
  if (name.length < 2) return false;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const grownBefore = LETTER.test(text[at - 1] ?? "") && LETTER.test(name[0]);
    const grownAfter = LETTER.test(text[at + name.length] ?? "") && LETTER.test(name.at(-1) ?? "");
    if (!grownBefore && !grownAfter) return true;
  }
  return false;
}

/**
 * The row a link stands in: the nearest element around it that holds something else besides.
 * @param {Element} link
 * @param {Element} within
 */
export function rowOf(link, within) {
  let row = link.parentElement;
  while (row && row !== within && row.childElementCount < 2) row = row.parentElement;
  return row ?? within;
}

/**
 * The box people see around a textbox: the widest part of a dialog or page that does not span the window.
 * @param {Element} textbox
 * @param {Element} within
 */
export function widestPart(textbox, within) {
  let box = textbox;
  while (box !== within && box.parentElement && box.parentElement.getBoundingClientRect().width < innerWidth * 0.9) {
    box = box.parentElement;
  }
  return box;
}

const EARLIER_AT_MOST = 20;
/** Code points of each; enough to notice that somebody repeats himself. */
const EARLIER_LENGTH = 300;

/** What was said where on a page: kept from the one time each comment is read, so that a thread costs no second reading. */
export class Said {
  /** @type {WeakMap<Element, Earlier>} */
  #said = new WeakMap();

  /**
   * @param {Element} post
   * @param {string|undefined} handle
   * @param {string} text
   */
  note(post, handle, text) {
    if (handle && text.trim() !== "") this.#said.set(post, { handle, text: bounded(text, EARLIER_LENGTH) });
    else this.#said.delete(post);
  }

  /** @param {Element} post now shows nobody's comment */
  forget(post) {
    this.#said.delete(post);
  }

  /**
   * @param {Element} post
   * @param {Element[]} thread its posts in document order
   * @returns {Earlier[]} what stands before the post, the nearest last
   */
  before(post, thread) {
    const index = thread.indexOf(post);
    const near = thread.slice(Math.max(0, index - EARLIER_AT_MOST), Math.max(0, index));
    return near.flatMap((other) => this.#said.get(other) ?? []);
  }
}
