/** Which comment a reply box of Facebook answers, in public or for the author alone. Where that is not certain: none. */

import { branchOf, isForPost, labelOf } from "./facebook-boxes.js";
import { S, commentsIn, marksOf, postRoot, textOf, wordsOf } from "./facebook-comments.js";
import { isOwn, ours } from "./facebook-own.js";
import { line, names, readText } from "./page.js";

/** @typedef {import("./index.js").Composer} Composer */

/** The comment whose buttons were pressed last: says which of two comments by one person is being answered. @type {WeakRef<Element>|null} */
let pressed = null;

/** @param {AbortSignal} signal */
export function attend(signal) {
  /** @param {MouseEvent} event */
  const note = ({ target, isTrusted }) => {
    const button = isTrusted && target instanceof Element ? target.closest(S.press) : null;
    const article = button?.closest(S.article);
    if (article && marksOf(article)) pressed = new WeakRef(article);
  };
  document.addEventListener("click", note, { capture: true, signal });
}

/** @param {Element[]} comments @returns {Element|null} the only one, or the one whose button was pressed */
function certain(comments) {
  if (comments.length <= 1) return comments[0] ?? null;
  const last = pressed?.deref();
  return last && comments.includes(last) ? last : null;
}

/**
 * A dialog without comments is the private one: it repeats the words it answers, and nothing else tells which they are.
 * @param {Element} dialog
 */
function privatelyAnswered(dialog) {
  const texts = new Set([...dialog.querySelectorAll("span,div")].map((one) => fold(readText(one))));
  const matches = commentsIn(document.body).filter((article) => {
    const marks = marksOf(article);
    if (!marks) return false;
    const text = fold(textOf(wordsOf(article, marks.author)));
    return text !== "" && texts.has(text) && texts.has(fold(readText(marks.author)));
  });
  const inFront = matches.filter((article) => article.closest(S.dialog));
  return certain(inFront.length > 0 ? inFront : matches);
}

/** @param {string} text */
const fold = (text) => text.replace(/\s+/g, "");

/**
 * The comment a public box answers lies in the same branch of the list; which one of the branch, the label says by the
 * author's name, or the box itself, where Facebook has put that name in front of the reply.
 * @param {HTMLElement} textbox
 * @param {Element} root of the post
 */
function publiclyAnswered(textbox, root) {
  const before = commentsIn(branchOf(textbox, root)).filter(
    (article) => article.compareDocumentPosition(textbox) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const label = labelOf(textbox);
  const begun = readText(textbox).trimStart();
  const named = before.filter((article) => {
    const author = marksOf(article)?.author;
    if (!author || isOwn(article, author)) return false;
    const name = line(readText(author));
    const partOfOurs = [...ours.names].some((own) => own !== name && own.includes(name) && label.includes(own));
    return !partOfOurs && (names(label, name) || (name.length > 1 && begun.startsWith(name)));
  });
  const last = pressed?.deref();
  if (isForPost(textbox, root)) return last && named.includes(last) ? last : null;
  if (named.length > 0) return certain(named);
  const [first] = before;
  return first && commentsIn(branchOf(textbox, root)).length < commentsIn(root).length ? first : null;
}

/**
 * @param {Element} textbox
 * @returns {Composer|null}
 */
export function composer(textbox) {
  if (!(textbox instanceof HTMLElement)) return null;
  const dialog = textbox.closest(S.dialog);
  if (dialog && commentsIn(dialog).length === 0) {
    const target = privatelyAnswered(dialog);
    return target ? { textbox, target, channel: "dm" } : null;
  }
  const target = dialog || textbox.closest(S.page) ? publiclyAnswered(textbox, postRoot(textbox)) : null;
  return target ? { textbox, target, channel: "public" } : null;
}
