/** Reading Instagram's pages: posts, the window over a profile, the panel beside a reel. Links and times tell all of it. */

import { Said, bounded, readText, rowOf } from "./page.js";

/**
 * @typedef {import("./index.js").Adapter} Adapter
 * @typedef {import("./index.js").Composer} Composer
 * @typedef {import("./index.js").Reading} Reading
 * @typedef {import("../ui/contract.js").Comment} Comment
 */

/** Every selector for Instagram lives here. Checked 2026-11-22. */
const S = {
  stamp: 'a[href*="/c/"]',
  time: "time[datetime]",
  anyStamp: "a[href] time[datetime]",
  link: "a[href]",
  face: "img",
  words: 'span[dir="auto"]',
  press: 'button,[role="button"]',
  notWords: 'a[href],button,[role="button"],form,[contenteditable]',
  textbox: 'form textarea,[contenteditable="true"][role="textbox"]',
  dialog: '[role="dialog"]',
  inbox: 'a[href^="/direct/inbox"]',
  // No row of a comment reaches beyond these.
  border: "form,main,article,ul,body,[role='dialog'],[role='main']",
};

const COMMENT = /^\/(?:[\w.]+\/)?(?:p|reel|reels)\/([\w-]+)\/c\/(\d+)\/(?:r\/(\d+)\/?)?/;
const PROFILE = /^\/([A-Za-z0-9._]{1,30})\/$/;
const POST = /^\/(?:[\w.]+\/)?(?:p|reel|reels)\/([\w-]+)/;
const NOBODY = new Set(["explore", "reels", "direct", "accounts", "p", "reel", "stories", "about", "legal", "your_activity"]);
const MENTION = /^@([A-Za-z0-9._]{1,30})(?:\s|$)/;
const HIGHEST = 12;

/** Rows found by their link; what changes inside one concerns it. @type {WeakSet<Element>} */
const rows = new WeakSet();
/** @type {WeakMap<Element, Element>} */
const rowByLink = new WeakMap();

/**
 * The block of one comment: the smallest around its time that shows a face and a name; never one with a second time.
 * @param {Element} link
 */
function rowAround(link) {
  let step = link.parentElement;
  for (let height = 0; step && height < HIGHEST && !step.matches(S.border); height += 1, step = step.parentElement) {
    if (step.querySelectorAll(S.time).length > 1 || step.querySelector(S.textbox)) return null;
    if (step.querySelector(S.face) && [...step.querySelectorAll(S.link)].some((one) => profileOf(one) && readText(one).trim() !== "")) return step;
  }
  return null;
}

/** @param {Element} link */
function knownRow(link) {
  const known = rowByLink.get(link);
  if (known?.contains(link) && known.querySelectorAll(S.time).length === 1) return known;
  const row = rowAround(link);
  if (row) rowByLink.set(link, row);
  return row;
}

/**
 * @param {ParentNode} root
 * @returns {Element[]}
 */
function posts(root) {
  const links = [...root.querySelectorAll(S.stamp)];
  const own = root instanceof Element ? root.closest(S.stamp) : null;
  const found = (own ? [own, ...links] : links).filter((link) => link.querySelector(S.time)).map(knownRow);
  const unique = [...new Set(found)].filter((row) => row !== null);
  for (const row of unique) rows.add(row);
  return unique;
}

/** @param {Element} element */
function around(element) {
  /** @type {Element|null} */
  let step = element;
  for (let height = 0; step && height <= HIGHEST; height += 1, step = step.parentElement) if (rows.has(step)) return step;
  return null;
}

/** @param {Element} link */
const pathOf = (link) => new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname;

/** @param {Element} link @returns {string|null} */
function profileOf(link) {
  const handle = PROFILE.exec(pathOf(link))?.[1];
  return handle && !NOBODY.has(handle) ? handle : null;
}

/**
 * @typedef {object} Marks
 * @property {HTMLAnchorElement} link of the time
 * @property {string} post
 * @property {string} id
 * @property {string|null} parent
 * @property {Element} author link to the profile
 * @property {string} handle without @
 */

/**
 * @param {Element} row
 * @returns {Marks|null}
 */
function marksOf(row) {
  const link = /** @type {HTMLAnchorElement|undefined} */ ([...row.querySelectorAll(S.stamp)].find((one) => one.querySelector(S.time)));
  const match = link && COMMENT.exec(pathOf(link));
  const author = [...row.querySelectorAll(S.link)].find((one) => profileOf(one) && readText(one).trim() !== "");
  const handle = author && profileOf(author);
  if (!link || !match || !author || !handle) return null;
  const [, post, comment, reply] = match;
  return { link, post, id: reply ?? comment, parent: reply ? comment : null, author, handle };
}

/**
 * @param {Element} row
 * @param {Element} block
 */
function enclosed(row, block) {
  const around = block.closest(S.notWords);
  return around !== null && around !== row && row.contains(around);
}

/**
 * The words of a comment: behind the time, or, in the older layout, between the author and the time.
 * @param {Element} row
 * @param {Marks} marks
 */
function wordsOf(row, { link, author }) {
  const blocks = [...row.querySelectorAll(S.words)].filter(
    (block) =>
      !enclosed(row, block) && !block.contains(author) && !block.contains(link) && !block.querySelector(S.words) && readText(block).trim() !== "",
  );
  /** @param {Element} mark */
  const after = (mark) => blocks.find((block) => mark.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING);
  return after(link) ?? after(author) ?? null;
}

/** @param {Element|null} block */
function textOf(block) {
  return block ? bounded(readText(block, S.press).trim()) : "";
}

/** @type {string|null} */
let own = null;

/** The navigation leads to the inbox and to our own profile, the only link there with a face and a person's address. */
function account() {
  /** @type {Element|null} */
  let block = document.querySelector(S.inbox);
  for (let height = 0; block && height < HIGHEST; height += 1, block = block.parentElement) {
    if (block.querySelector("main,article")) break;
    const profile = [...block.querySelectorAll(S.link)].find((link) => link.querySelector(S.face) && profileOf(link));
    if (!profile) continue;
    own = profileOf(profile);
    break;
  }
  return own;
}

/** @param {Element} element @returns {Element} the post's own part of the page */
function scopeOf(element) {
  return element.closest(S.dialog) ?? element.closest("main") ?? document.body;
}

const said = new Said();

/**
 * @param {Element} row
 * @returns {Reading}
 */
function read(row) {
  said.forget(row);
  const marks = marksOf(row);
  // A row taken over by another purpose, or one that has grown around several comments.
  if (!marks || rowAround(marks.link) !== row) return { status: "skip", why: "no-permalink" };
  const { link, id, handle } = marks;
  if (handle === own) return { status: "skip", why: "own" };
  const text = textOf(wordsOf(row, marks));
  // Under a picture people have no other name.
  const author = { handle: `@${handle}` };
  said.note(row, author.handle, text);
  const postedAt = link.querySelector(S.time)?.getAttribute("datetime");
  return {
    status: "ok",
    cut: Boolean(wordsOf(row, marks)?.lastElementChild?.matches(S.press)),
    comment: {
      id: `instagram:${id}`,
      platform: "instagram",
      text,
      author,
      url: link.origin + link.pathname,
      ...(postedAt ? { posted_at: postedAt } : {}),
      thread: threadOf(row, marks),
    },
  };
}

/**
 * @param {Element} row
 * @param {Marks} marks
 */
function threadOf(row, { post, parent }) {
  const scope = scopeOf(row);
  const text = parent === null ? captionIn(scope, post) : textById(scope, parent);
  return {
    id: `instagram:${post}`,
    ...(text ? { parent_text: bounded(text, 1000) } : {}),
    earlier: said.before(row, posts(scope)),
  };
}

/**
 * @param {Element} scope
 * @param {string} id of a comment, digits
 * @returns {string} its words; empty when it is not on the page
 */
function textById(scope, id) {
  for (const link of scope.querySelectorAll(`a[href*="/c/${id}/"]`)) {
    const row = link.querySelector(S.time) && knownRow(link);
    const marks = row && marksOf(row);
    if (row && marks?.id === id) return textOf(wordsOf(row, marks));
  }
  return "";
}

/**
 * What the post itself says: its time leads to no comment. Where reels follow one another, each has its own.
 * @param {Element} scope
 * @param {string} post
 */
function captionIn(scope, post) {
  for (const time of scope.querySelectorAll(S.anyStamp)) {
    const link = /** @type {HTMLAnchorElement} */ (time.closest("a"));
    const match = POST.exec(pathOf(link));
    const row = match?.[1] === post && !COMMENT.test(pathOf(link)) ? rowAround(link) : null;
    const author = row && [...row.querySelectorAll(S.link)].find(profileOf);
    if (!row || !author) continue;
    const marks = { link, author, post, id: "", parent: null, handle: "" };
    return textOf(wordsOf(row, marks));
  }
  return "";
}

/**
 * @param {Element} row
 * @returns {import("./index.js").BadgePlace|null}
 */
function badgePlace(row) {
  const marks = marksOf(row);
  if (!marks) return null;
  // The buttons «like» and «reply» share a row; where the time stands in another one, theirs has more room.
  const press = [...row.querySelectorAll(S.press)].find((one) => readText(one).trim() !== "" && !one.querySelector(S.face));
  return { parent: press ? rowOf(press, row) : rowOf(marks.link, row), before: null, kind: "end" };
}

/** The row whose buttons were pressed last. @type {WeakRef<Element>|null} */
let pressed = null;

/** @param {AbortSignal} signal */
function attend(signal) {
  /** @param {MouseEvent} event */
  const note = ({ target, isTrusted }) => {
    const button = isTrusted && target instanceof Element ? target.closest(S.press) : null;
    const row = button && around(button);
    if (row) pressed = new WeakRef(row);
  };
  document.addEventListener("click", note, { capture: true, signal });
}

/**
 * A reply begins with the name of the person it goes to; Instagram puts it there. Without it the box is for the post.
 * @param {Element} textbox
 * @returns {Composer|null}
 */
function composer(textbox) {
  if (!(textbox instanceof HTMLElement) || location.pathname.startsWith("/direct/")) return null;
  const draft = textbox instanceof HTMLTextAreaElement ? textbox.value : readText(textbox);
  const handle = MENTION.exec(draft)?.[1].toLowerCase();
  if (!handle) return null;
  const theirs = posts(scopeOf(textbox)).filter((row) => marksOf(row)?.handle.toLowerCase() === handle);
  const last = pressed?.deref();
  const target = last && theirs.includes(last) ? last : theirs.length === 1 ? theirs[0] : null;
  return target ? { textbox, target, channel: "public" } : null;
}

/**
 * @param {Composer} found
 * @returns {Comment|null}
 */
function target({ target: row }) {
  const reading = read(row);
  return reading.status === "ok" ? reading.comment : null;
}

/**
 * The column with the comments and the box; the picture beside it may be covered while somebody writes.
 * @param {Composer} found
 * @returns {Element}
 */
function frame({ textbox }) {
  const scope = scopeOf(textbox);
  /** @type {Element} */
  let column = textbox;
  while (column !== scope && column.parentElement && !column.querySelector(S.stamp)) column = column.parentElement;
  return column;
}

/**
 * @param {Composer} found
 * @returns {Element}
 */
function desk({ textbox }) {
  return textbox.closest("form") ?? textbox.parentElement ?? textbox;
}

/** A page about one post on which times stand beside faces and words, yet no comment comes of them. */
function unreadable() {
  if (!POST.test(location.pathname)) return false;
  const scope = [...document.querySelectorAll(S.dialog)].findLast((dialog) => dialog.querySelector(S.time)) ?? document.querySelector("main");
  if (!scope) return false;
  const found = posts(scope);
  if (found.length === 0) return scope.querySelectorAll(S.anyStamp).length >= 4 || scope.querySelectorAll(`${S.stamp}`).length >= 3;
  return found.length >= 5 && found.every((row) => {
    const marks = marksOf(row);
    return !marks || textOf(wordsOf(row, marks)) === "";
  });
}

/** @type {Adapter} */
export const instagram = {
  name: "instagram",
  posts,
  around,
  account,
  unreadable,
  read,
  badgePlace,
  coverage: () => null,
  selectors: S,
  get textboxes() {
    return S.textbox;
  },
  composer,
  target,
  frame,
  desk,
  send: ({ textbox }) => [...(textbox.closest("form")?.querySelectorAll(S.press) ?? [])].at(-1) ?? null,
  words: (row) => {
    const marks = marksOf(row);
    const block = marks && wordsOf(row, marks);
    return block ? [block] : [];
  },
  attend,
};
