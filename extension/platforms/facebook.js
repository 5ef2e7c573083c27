/**
 * Reading Facebook's pages. Language-independent: roles, ids in links, the place of one thing beside another. Labels are
 * translated, so only the names of people are looked for in them.
 */

import { cleanLink, postOf, profileOf, readCommentLink } from "./facebook-links.js";
import { Said, bounded, line, matching, names, readCount, readText, rowOf, widestPart } from "./page.js";

/**
 * @typedef {import("./index.js").Adapter} Adapter
 * @typedef {import("./index.js").Composer} Composer
 * @typedef {import("./index.js").Reading} Reading
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("./facebook-links.js").CommentLink} CommentLink
 */

/** Every selector for Facebook lives here. Checked 2026-11-22. */
const S = {
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
function marksOf(article) {
  const links = linksOf(article).map((link) => ({ link, mark: readCommentLink(link.href) }));
  // The picture leads there too, hidden from those who read by ear.
  const author = links.find(({ link }) => !link.matches(S.hidden) && profileOf(link.href) && readText(link).trim() !== "")?.link;
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
function wordsOf(article, author) {
  return [...article.querySelectorAll(S.words)].filter(
    (block) =>
      block.closest(S.article) === article &&
      !block.querySelector(S.words) &&
      !enclosed(article, block, S.notWords) &&
      Boolean(author.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING),
  );
}

/** @param {Element[]} blocks */
function textOf(blocks) {
  return bounded(blocks.map((block) => readText(block, S.press).trimEnd()).join("\n").trim());
}

/**
 * Where a comment's post begins and ends: its unit in a feed, the dialog over the feed, or the whole page.
 * @param {Element} element
 */
function postRoot(element) {
  return element.closest(`${S.unit},${S.dialog}`) ?? element.closest(S.page) ?? document.body;
}

/** @param {Element} root */
function commentsIn(root) {
  return [...root.querySelectorAll(S.article)].filter((article) => marksOf(article) !== null);
}

/** @param {Element} root */
function postText(root) {
  const found = [...root.querySelectorAll(S.postText)].find((block) => {
    const article = block.closest(S.article);
    return !article || !root.contains(article) || marksOf(article) === null;
  });
  return found ? bounded(readText(found, S.press).trim(), 1000) : "";
}

/** Names and profiles that were seen to be our own; a page once recognised stays so until the tab is closed. */
const ours = { names: new Set(), profiles: new Set() };

/** Facebook tells every script of the page as whom it acts: as a Page, else as a person. */
function accountNumber() {
  const cookies = new Map(document.cookie.split("; ").map((pair) => /** @type {[string, string]} */ (pair.split("=", 2))));
  return cookies.get("i_user") ?? cookies.get("c_user") ?? null;
}

/** @param {Element} textbox */
function labelOf(textbox) {
  return `${textbox.getAttribute("aria-label") ?? ""} ${textbox.getAttribute("aria-placeholder") ?? ""}`;
}

/**
 * How many comments on the post itself, not replies to comments, a block holds; two are as good as many.
 * @param {Element} block
 */
function firstLevel(block) {
  let count = 0;
  if (!block.querySelector(S.someComment)) return count;
  for (const article of block.querySelectorAll(S.article)) {
    const marks = marksOf(article);
    if (marks && !marks.mark.parent) count += 1;
    if (count > 1) break;
  }
  return count;
}

/**
 * The smallest block around a box that holds a comment together with its replies.
 * @param {Element} textbox
 * @param {Element} root
 */
function branchOf(textbox, root) {
  let branch = textbox;
  while (branch !== root && branch.parentElement && firstLevel(branch) === 0) branch = branch.parentElement;
  return branch;
}

/**
 * Whether a box is for the post itself. It stands outside of the list, so several branches lie around it; where there is
 * one branch only, it comes after the box for that branch.
 * @param {Element} textbox
 * @param {Element} root of the post
 */
function isForPost(textbox, root) {
  if (firstLevel(branchOf(textbox, root)) !== 1) return true;
  const boxes = [...root.querySelectorAll(S.textbox)];
  return boxes.length > 1 && boxes.at(-1) === textbox;
}

/** @param {Element} root of a post @returns {string[]} what its boxes for the post itself say */
function postLabels(root) {
  return [...root.querySelectorAll(S.textbox)].filter((box) => isForPost(box, root)).map(labelOf);
}

/**
 * A box says as whom it writes («Comment as Toko»); where that is also who wrote the post, the name is our own.
 * @param {Element} root of a post
 */
function learnOurs(root) {
  const author = root.querySelector(S.postAuthor);
  const name = author ? line(readText(author)) : "";
  if (name === "" || ours.names.has(name) || !postLabels(root).some((label) => names(label, name))) return;
  ours.names.add(name);
  const link = /** @type {HTMLAnchorElement|null} */ (author?.querySelector(S.link) ?? null);
  const profile = link && profileOf(link.href);
  if (profile) ours.profiles.add(profile);
}

/**
 * @param {Element} article
 * @param {HTMLAnchorElement} author
 */
function isOwn(article, author) {
  const profile = profileOf(author.href);
  if (profile !== null && (profile === accountNumber() || ours.profiles.has(profile))) return true;
  const name = line(readText(author));
  if (ours.names.has(name)) return true;
  // A dialog over the feed names the post's author in its heading only.
  const dialog = article.closest(S.dialog);
  const heading = dialog && [...dialog.querySelectorAll(S.heading)].find((one) => !one.closest(S.article));
  if (!heading || !names(readText(heading), name)) return false;
  return postLabels(dialog).some((label) => names(label, name));
}

/** How often a box with its label was looked at: pages grow piece by piece, but not for ever. @type {WeakMap<Element, {label: string, times: number}>} */
const looked = new WeakMap();
const LOOKS = 5;

function account() {
  for (const box of document.querySelectorAll(S.textbox)) {
    const label = labelOf(box);
    const known = looked.get(box);
    const times = known?.label === label ? known.times : 0;
    if (times >= LOOKS) continue;
    looked.set(box, { label, times: times + 1 });
    learnOurs(postRoot(box));
  }
  return [accountNumber() ?? "", ...ours.profiles].join(" ");
}

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

/** The comment whose buttons were pressed last: says which of two comments by one person is being answered. @type {WeakRef<Element>|null} */
let pressed = null;

/** @param {AbortSignal} signal */
function attend(signal) {
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
function composer(textbox) {
  if (!(textbox instanceof HTMLElement)) return null;
  const dialog = textbox.closest(S.dialog);
  if (dialog && commentsIn(dialog).length === 0) {
    const target = privatelyAnswered(dialog);
    return target ? { textbox, target, channel: "dm" } : null;
  }
  const target = dialog || textbox.closest(S.page) ? publiclyAnswered(textbox, postRoot(textbox)) : null;
  return target ? { textbox, target, channel: "public" } : null;
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
  const dialog = textbox.closest(S.dialog);
  return dialog ? widestPart(textbox, dialog) : postRoot(textbox);
}

/**
 * @param {Composer} found
 * @returns {Element}
 */
function desk({ textbox }) {
  return textbox.closest("form") ?? textbox.parentElement ?? textbox;
}

/** What a page must not look like when all is well, one test for each kind of page. */
function unreadable() {
  const dialog = [...document.querySelectorAll(S.dialog)].findLast((one) => one.querySelector(S.commentLink));
  const scope = dialog ?? document.querySelector(S.page);
  if (!scope) return false;
  const comments = commentsIn(scope);
  const ids = [...scope.querySelectorAll(S.commentLink)].map((link) => readCommentLink(/** @type {HTMLAnchorElement} */ (link).href)?.id);
  // Links to comments, but no comment around them: on timelines as in dialogs.
  if (comments.length === 0) return new Set(ids).size >= 3;
  // Comments without words: some are pictures only, but not all of many.
  return comments.length >= 5 && comments.every((article) => {
    const author = marksOf(article)?.author;
    return !author || textOf(wordsOf(article, author)) === "";
  });
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
