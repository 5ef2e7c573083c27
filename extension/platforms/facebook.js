/**
 * Reading Facebook's pages. Language-independent: roles, ids in links, the place of one thing beside another. Labels are
 * translated, so only the names of people are looked for in them.
 */

import { attend, composer } from "./facebook-answers.js";
import { S, commentsIn, marksOf, postRoot, postText, resemblesComment, textOf, wordsOf } from "./facebook-comments.js";
import { cleanLink, postOf, profileOf, readCommentLink } from "./facebook-links.js";
import { account, isOwn } from "./facebook-own.js";
import { Said, bounded, line, matching, readCount, readText, rowOf, widestPart } from "./page.js";

/**
 * @typedef {import("./index.js").Adapter} Adapter
 * @typedef {import("./index.js").Composer} Composer
 * @typedef {import("./index.js").Reading} Reading
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("./facebook-links.js").CommentLink} CommentLink
 */

const said = new Said();

/**
 * @param {Element} article
 * @returns {Reading}
 */
function read(article) {
  said.forget(article);
  const marks = marksOf(article);
  if (!marks) return { status: "skip", why: "no-permalink" };
  const { mark, author, time } = marks;
  if (isOwn(article, author)) return { status: "skip", why: "own" };
  const blocks = wordsOf(article, author);
  const text = textOf(blocks);
  const handle = line(profileOf(author.href) ?? "");
  said.note(article, handle, text);
  const url = time && cleanLink(time.href);
  return {
    status: "ok",
    cut: blocks.some((block) => block.lastElementChild?.matches(S.press)),
    comment: {
      id: `facebook:${mark.id}`,
      platform: "facebook",
      text,
      author: { handle, name: line(readText(author)) },
      ...(url ? { url } : {}),
      thread: threadOf(article, mark, time),
    },
  };
}

/**
 * @param {Element} root of a post
 * @param {string} id of a comment, digits
 * @returns {string} its words; empty when it is not on the page
 */
function textById(root, id) {
  for (const link of root.querySelectorAll(`a[href*="comment_id=${id}"]`)) {
    const article = link.closest(S.article);
    const marks = article && marksOf(article);
    if (article && marks?.mark.id === id) return textOf(wordsOf(article, marks.author));
  }
  return "";
}

/**
 * @param {Element} article
 * @param {CommentLink} mark
 * @param {HTMLAnchorElement|null} time
 */
function threadOf(article, mark, time) {
  const root = postRoot(article);
  const parentText = mark.parent ? bounded(textById(root, mark.parent), 1000) : postText(root);
  const post = time && postOf(time.href);
  return {
    ...(post ? { id: `facebook:${post}` } : {}),
    ...(parentText ? { parent_text: parentText } : {}),
    earlier: said.before(article, [...root.querySelectorAll(S.article)]),
  };
}

/** Whole numbers with or without separators, and rounded ones with a unit. */
const COUNT = /(?<![\d.,])(?:\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,]|\s?[KMB](?!\p{L})|[千万億])|\d[\d.,]*\s?(?:[KMB](?!\p{L})|[千万億])/giu;

/**
 * Facebook shows the most relevant comments first and only a few of them.
 * @param {Element} article
 * @returns {import("./index.js").Coverage|null}
 */
function coverage(article) {
  const root = postRoot(article);
  const shown = commentsIn(root).length;
  // The first count under the post is that of its comments; it cannot be missing while one of them is in sight.
  const label = [...root.querySelectorAll(S.count)].find((one) => {
    const around = one.closest(S.article);
    return /\d/.test(readText(one)) && (!around || !root.contains(around) || marksOf(around) === null);
  });
  const numbers = label ? (readText(label).match(COUNT) ?? []) : [];
  const total = numbers.length === 1 ? readCount(numbers[0]) : 0;
  return total >= shown ? { shown, total } : null;
}

/**
 * @param {Element} article
 * @returns {import("./index.js").BadgePlace}
 */
function badgePlace(article) {
  const time = marksOf(article)?.time;
  return { parent: time ? rowOf(time, article) : article, before: null, kind: "end" };
}

/**
 * @param {Composer} found
 * @returns {Comment|null}
 */
function target({ target: article }) {
  const reading = read(article);
  return reading.status === "ok" ? reading.comment : null;
}

/**
 * @param {Composer} found
 * @returns {Element}
 */
function frame({ textbox }) {
  return widestPart(textbox, postRoot(textbox));
}

/**
 * @param {Composer} found
 * @returns {Element}
 */
function desk({ textbox }) {
  return textbox.closest("form") ?? textbox.parentElement ?? textbox;
}

/** @returns {Element[]} what lies in front: the last dialog about a post, else the page's own parts */
function inFront() {
  const dialog = [...document.querySelectorAll(S.dialog)].findLast((one) => one.querySelector(`${S.commentLink},${S.article}`));
  return dialog ? [dialog] : [...document.querySelectorAll(S.page)].filter((part) => !part.parentElement?.closest(S.page));
}

/** @param {Element} article */
function isWordless(article) {
  const author = marksOf(article)?.author;
  return !author || textOf(wordsOf(article, author)) === "";
}

/** What a page must not look like when all is well, one test for each kind of page. */
function unreadable() {
  const scopes = inFront();
  const comments = scopes.flatMap(commentsIn);
  // Some comments are pictures only, but not all of many.
  if (comments.length > 0) return comments.length >= 5 && comments.every(isWordless);
  // Feeds: links to comments without any comment around them. A notice leads to one too, with a picture in its link.
  const links = /** @type {HTMLAnchorElement[]} */ (scopes.flatMap((scope) => [...scope.querySelectorAll(S.commentLink)]));
  const ids = links.filter((link) => !link.querySelector(S.picture)).map((link) => readCommentLink(link.href)?.id);
  if (new Set(ids).size >= 3) return true;
  // Pages of one post, photo or video: what is built like comments leads to none.
  if (postOf(location.href) === null) return false;
  return scopes.flatMap((scope) => [...scope.querySelectorAll(S.article)]).filter(resemblesComment).length >= 3;
}

/** @type {Adapter} */
export const facebook = {
  name: "facebook",
  posts: (root) => matching(root, S.article),
  around: (element) => element.closest(S.article),
  account,
  unreadable,
  read,
  badgePlace,
  coverage,
  selectors: S,
  get textboxes() {
    return S.textbox;
  },
  composer,
  target,
  frame,
  desk,
  send: () => null,
  words: (article) => {
    const marks = marksOf(article);
    return marks ? wordsOf(article, marks.author) : [];
  },
  attend,
};
