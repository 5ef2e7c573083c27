/**
 * What on a page of Facebook is a comment, whose, and of which post. The same on every kind of page: the ids in a comment's
 * own links tell it from everything else.
 */

import { profileOf, readCommentLink } from "./facebook-links.js";
import { bounded, readText } from "./page.js";

/** @typedef {import("./facebook-links.js").CommentLink} CommentLink */

/** Every selector for Facebook lives here. Checked 2026-11-22. */
export const S = {
  // Comments, but also the empty shells around some posts; a comment is one whose own links name it.
  article: '[role="article"]',
  commentLink: 'a[href*="comment_id="]',
  someComment: '[role="article"] a[href*="comment_id="]',
  link: "a[href]",
  hidden: '[aria-hidden="true"]',
  // Words stand in blocks of their own direction; names and buttons stand in spans or links.
  words: 'div[dir="auto"]',
  notWords: 'a[href], ul, [role="button"], [contenteditable]',
  press: '[role="button"]',
  picture: "img,svg,image",
  // Beside a photo or a video the post's words carry no mark.
  caption: 'div[dir="auto"],span[dir="auto"]',
  postText: '[data-ad-rendering-role="story_message"],[data-ad-comet-preview="message"],[data-ad-preview="message"]',
  postAuthor: '[data-ad-rendering-role="profile_name"]',
  unit: '[aria-posinset],[data-pagelet^="TimelineFeedUnit_"],[data-pagelet^="FeedUnit_"],[data-virtualized],[role="feed"] > *',
  count: '[role="button"] > span[dir="auto"]',
  dialog: '[role="dialog"]',
  page: '[role="main"],[role="complementary"]',
  textbox: '[contenteditable="true"][role="textbox"][data-lexical-editor="true"]',
  heading: "h1,h2,h3",
};

/**
 * @param {Element} article
 * @param {Element} element
 * @param {string} selector
 * @returns {boolean} whether something of the article itself encloses the element
 */
function enclosed(article, element, selector) {
  const around = element.closest(selector);
  return around !== null && around !== article && article.contains(around);
}

/** @param {Element} article */
function linksOf(article) {
  return /** @type {HTMLAnchorElement[]} */ ([...article.querySelectorAll(S.link)]).filter(
    (link) => link.closest(S.article) === article && !enclosed(article, link, S.words),
  );
}

/** @param {Element} article @returns {HTMLAnchorElement|null} */
function authorOf(article) {
  // The picture leads there too, hidden from those who read by ear.
  return linksOf(article).find((link) => !link.matches(S.hidden) && profileOf(link.href) && readText(link).trim() !== "") ?? null;
}

/**
 * @typedef {object} Marks what tells one comment from all others
 * @property {CommentLink} mark
 * @property {HTMLAnchorElement} author
 * @property {HTMLAnchorElement|null} time null in the short form that carries no time
 */

/**
 * @param {Element} article
 * @returns {Marks|null}
 */
export function marksOf(article) {
  // A post is an article too; the links of its comments would be its own if they stood in none.
  if (article.querySelector(S.postAuthor)) return null;
  const author = authorOf(article);
  const links = linksOf(article).map((link) => ({ link, mark: readCommentLink(link.href) }));
  const marked = links.filter(({ mark }) => mark);
  const time = marked.find(({ link, mark }) => mark?.plain && link !== author && !profileOf(link.href)) ?? null;
  const mark = time?.mark ?? marked.find(({ link }) => link === author)?.mark ?? marked[0]?.mark;
  return author && mark ? { mark, author, time: time?.link ?? null } : null;
}

/**
 * The blocks of words of a comment: behind its author, in no link, list or button.
 * @param {Element} article
 * @param {Element} author
 */
export function wordsOf(article, author) {
  return [...article.querySelectorAll(S.words)].filter(
    (block) =>
      block.closest(S.article) === article &&
      !block.querySelector(S.words) &&
      !enclosed(article, block, S.notWords) &&
      Boolean(author.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
}

/** @param {Element[]} blocks */
export function textOf(blocks) {
  return bounded(blocks.map((block) => readText(block, S.press).trimEnd()).join("\n").trim());
}

/**
 * Where a comment's post begins and ends: its unit in a feed, the dialog over the feed, or the whole page.
 * @param {Element} element
 */
export function postRoot(element) {
  return element.closest(`${S.unit},${S.dialog}`) ?? element.closest(S.page) ?? document.body;
}

/** @param {Element} root */
export function commentsIn(root) {
  return [...root.querySelectorAll(S.article)].filter((article) => marksOf(article) !== null);
}

/**
 * Whether an article is built like a comment: somebody's name and words, under no heading.
 * @param {Element} article
 */
export function resemblesComment(article) {
  const author = article.querySelector(S.heading) ? null : authorOf(article);
  return author !== null && wordsOf(article, author).length > 0;
}

const MEDIA = /^\/(?:photo|watch|reel|[^/]+\/(?:photos|videos))(?:[/.]|$)/;

/**
 * @param {Element} root
 * @returns {string} the longest words ahead of the comments
 */
function captionIn(root) {
  const first = root.querySelector(S.someComment);
  let longest = "";
  for (const block of first ? root.querySelectorAll(S.caption) : []) {
    if (!(block.compareDocumentPosition(/** @type {Element} */ (first)) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    const text = block.closest(`${S.notWords},${S.heading},${S.article}`) ? "" : readText(block, S.press).trim();
    if (text.length > longest.length) longest = text;
  }
  return longest;
}

/** @param {Element} root */
export function postText(root) {
  const found = [...root.querySelectorAll(S.postText)].find((block) => {
    const article = block.closest(S.article);
    return !article || !root.contains(article) || marksOf(article) === null;
  });
  if (!found && !MEDIA.test(location.pathname)) return "";
  return bounded(found ? readText(found, S.press).trim() : captionIn(root), 1000);
}

