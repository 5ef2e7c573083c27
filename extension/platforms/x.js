/** Reading X's pages. Language-independent: test ids, roles and the shape of links only. */

import { fingerprint } from "../shared/hash.js";
import { Said, bounded, line, matching, readCount, readText, widestPart } from "./page.js";

/**
 * @typedef {import("./index.js").Adapter} Adapter
 * @typedef {import("./index.js").Composer} Composer
 * @typedef {import("./index.js").Reading} Reading
 * @typedef {import("../ui/contract.js").Comment} Comment
 */

/** Every selector for X lives here. Checked 2026-11-22. */
const S = {
  post: 'article[data-testid="tweet"]',
  // A quoted post sits inside the quoting one: a block that is itself a link and has its own author.
  quote: 'div[role="link"][tabindex="0"]',
  userName: '[data-testid="User-Name"]',
  text: '[data-testid="tweetText"]',
  showMore: '[data-testid="tweet-text-show-more-link"]',
  statusLink: 'a[href*="/status/"]',
  caret: '[data-testid="caret"]',
  actions: '[role="group"]',
  reply: '[data-testid="reply"]',
  repost: '[data-testid="retweet"],[data-testid="unretweet"]',
  like: '[data-testid="like"],[data-testid="unlike"]',
  ownProfile: 'a[data-testid="AppTabBar_Profile_Link"]',
  ownAvatar:
    '[data-testid="SideNav_AccountSwitcher_Button"] [data-testid^="UserAvatar-Container-"],' +
    '[data-testid="DashButton_ProfileIcon_Link"] [data-testid^="UserAvatar-Container-"]',
  datedLink: '[role="main"] a[href*="/status/"] time',
  textbox: '[data-testid^="tweetTextarea_"][role="textbox"]',
  toolBar: '[data-testid="toolBar"]',
  dialog: '[role="dialog"]',
  dialogSend: '[data-testid="tweetButton"]',
  send: '[data-testid="tweetButton"],[data-testid="tweetButtonInline"]',
  column: '[data-testid="primaryColumn"]',
};

const HANDLE = /^@[A-Za-z0-9_]{1,50}$/;
const PERMALINK = /^\/([A-Za-z0-9_]{1,50})\/status\/(\d+)/;

/** @param {Element} post */
function quotesIn(post) {
  return [...post.querySelectorAll(S.quote)].filter((block) => block.querySelector(S.userName));
}

/**
 * The first match that belongs to the post itself, not to one it quotes.
 * @param {Element} post
 * @param {string} selector
 * @param {Element[]} quotes
 * @returns {Element|null}
 */
function own(post, selector, quotes) {
  for (const found of post.querySelectorAll(selector)) {
    if (!quotes.some((quote) => quote.contains(found))) return found;
  }
  return null;
}

/**
 * @param {Element} post
 * @param {Element[]} quotes
 * @returns {{id: string, handle: string, url: string, postedAt: string|null}|null}
 */
function permalink(post, quotes) {
  for (const link of post.querySelectorAll(S.statusLink)) {
    const time = link.querySelector("time");
    if (!time || quotes.some((quote) => quote.contains(link))) continue;
    const { origin, pathname } = new URL(/** @type {HTMLAnchorElement} */ (link).href);
    const match = PERMALINK.exec(pathname);
    if (!match) continue;
    const [path, handle, id] = match;
    return { id, handle, url: origin + path, postedAt: time.getAttribute("datetime") };
  }
  return null;
}

/**
 * The text of the post itself, whole code points only.
 * @param {Element} post
 * @param {Element[]} quotes
 */
function ownText(post, quotes) {
  const element = own(post, S.text, quotes);
  return element ? bounded(readText(element)) : "";
}

/** @param {Element} userName */
function visibleName(userName) {
  return line(readText(userName.querySelector("a, span") ?? userName));
}

/** @type {string|null} */
let account = null;

/**
 * Our own account's name in lower case; the last one seen where X hides its navigation for a while.
 * @returns {string|null} null while X has not shown it yet
 */
function ownHandle() {
  const link = document.querySelector(S.ownProfile);
  const avatar = link ? null : document.querySelector(S.ownAvatar);
  if (link) account = new URL(/** @type {HTMLAnchorElement} */ (link).href).pathname.slice(1).toLowerCase();
  else if (avatar) account = (avatar.getAttribute("data-testid") ?? "").replace("UserAvatar-Container-", "").toLowerCase();
  return account;
}

const said = new Said();

/**
 * The conversation a post stands in: known where the page is about one post.
 * @param {Element} post
 */
function threadOf(post) {
  const shown = PERMALINK.exec(location.pathname)?.[2];
  const column = shown && post.closest(S.column);
  if (!column) return {};
  return { thread: { id: `x:${shown}`, earlier: said.before(post, [...column.querySelectorAll(S.post)]) } };
}

/**
 * A reply dialog repeats the post it answers; that copy is context, not one more comment.
 * @param {Element} post
 */
function isDialogContext(post) {
  return post.closest(S.dialog)?.querySelector(S.dialogSend) != null;
}

/**
 * @param {Element} post
 * @returns {Reading}
 */
function readPost(post) {
  const quotes = quotesIn(post);
  const link = permalink(post, quotes);
  said.forget(post);
  if (!link) return post.querySelector(S.userName) ? { status: "skip", why: "no-permalink" } : { status: "retry" };
  const userName = own(post, S.userName, quotes);
  if (!userName) return { status: "retry" };
  if (link.handle.toLowerCase() === ownHandle()) return { status: "skip", why: "own" };
  const text = ownText(post, quotes);
  const handle = `@${link.handle}`;
  said.note(post, handle, text);
  const actions = own(post, S.actions, quotes);
  /** @param {string} selector */
  const count = (selector) => readCount(actions?.querySelector(selector)?.textContent ?? "");
  return {
    status: "ok",
    cut: own(post, S.showMore, quotes) !== null,
    comment: {
      id: `x:${link.id}`,
      platform: "x",
      text,
      author: { handle, name: visibleName(userName) },
      url: link.url,
      ...(link.postedAt ? { posted_at: link.postedAt } : {}),
      ...threadOf(post),
      engagement: { likes: count(S.like), reposts: count(S.repost), replies: count(S.reply) },
    },
  };
}

/**
 * The header row of a post: its author on the left, its menu on the right; between them there is always slack, and X
 * itself shortens the name when there is not.
 * @param {Element} post
 * @returns {import("./index.js").BadgePlace|null}
 */
function badgePlace(post) {
  const quotes = quotesIn(post);
  const userName = own(post, S.userName, quotes);
  if (!userName) return null;
  const caret = own(post, S.caret, quotes);
  let before = caret;
  while (before && before.parentElement && !before.parentElement.contains(userName)) before = before.parentElement;
  const row = before?.parentElement;
  if (row && row !== post && post.contains(row)) return { parent: row, before, kind: "slack" };
  return userName.parentElement ? { parent: userName.parentElement, before: userName.nextElementSibling, kind: "slack" } : null;
}

/**
 * @param {Element} textbox
 * @returns {Composer|null}
 */
function composer(textbox) {
  if (!(textbox instanceof HTMLElement)) return null;
  const dialog = textbox.closest(S.dialog);
  const scope = dialog ?? textbox.closest(S.column) ?? document.body;
  const before = [...scope.querySelectorAll(S.post)].filter(
    (post) => post.compareDocumentPosition(textbox) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  if (dialog?.querySelector(S.dialogSend)) {
    const target = before.at(-1);
    return target ? { textbox, target, channel: "public" } : null;
  }
  // The box in a thread answers the post the page is about, and no other.
  const shown = PERMALINK.exec(location.pathname)?.[2];
  const target = shown && before.findLast((post) => permalink(post, quotesIn(post))?.id === shown);
  return target ? { textbox, target, channel: "public" } : null;
}

/**
 * The post a composer answers. A reply dialog shows a copy of it without any link; author, time and words tell which
 * post on the page it copies. A copy of a post that is not on the page still says whom and what is being answered.
 * @param {Composer} composer
 * @param {Comment[]} known
 * @returns {Comment|null}
 */
function target({ target: post }, known) {
  const reading = readPost(post);
  if (reading.status === "ok") return reading.comment;
  if (reading.status === "skip" && reading.why === "own") return null;
  const copy = readCopy(post);
  if (!copy || copy.author?.handle?.slice(1).toLowerCase() === ownHandle()) return null;
  return known.find((comment) => isSamePost(comment, copy)) ?? copy;
}

/**
 * @param {Element} post
 * @returns {Comment|null}
 */
function readCopy(post) {
  const quotes = quotesIn(post);
  const userName = own(post, S.userName, quotes);
  // The visible name may look like a handle too; the real one comes last.
  const handle = [...(userName?.querySelectorAll("span") ?? [])].map((span) => readText(span)).findLast((text) => HANDLE.test(text));
  if (!userName || !handle) return null;
  const text = ownText(post, quotes);
  const postedAt = own(post, "time[datetime]", quotes)?.getAttribute("datetime");
  return {
    id: `x:copy-${fingerprint(`${handle} ${postedAt} ${text}`)}`,
    platform: "x",
    text,
    author: { handle, name: visibleName(userName) },
    ...(postedAt ? { posted_at: postedAt } : {}),
  };
}

/**
 * @param {Comment} comment
 * @param {Comment} copy
 */
function isSamePost(comment, copy) {
  /** @param {string} text */
  const fold = (text) => text.replace(/\s+/g, "");
  return (
    comment.author?.handle?.toLowerCase() === copy.author?.handle?.toLowerCase() &&
    comment.posted_at === copy.posted_at &&
    fold(comment.text) === fold(copy.text)
  );
}

/**
 * @param {Composer} found
 * @returns {Element}
 */
function frame({ textbox }) {
  const dialog = textbox.closest(S.dialog);
  if (!dialog?.querySelector(S.dialogSend)) return textbox.closest(S.column) ?? textbox;
  return widestPart(textbox, dialog);
}

/**
 * @param {Composer} found
 * @returns {Element}
 */
function desk({ textbox }) {
  /** @type {Element} */
  let block = textbox;
  while (block.parentElement && !block.querySelector(S.toolBar)) {
    block = block.parentElement;
    if (block.matches(S.dialog) || block.querySelector(S.post)) return textbox;
  }
  return block;
}

/** @type {Adapter} */
export const x = {
  name: "x",
  posts: (root) => matching(root, S.post),
  around: (element) => element.closest(S.post),
  account: ownHandle,
  unreadable: () => document.querySelector(S.post) === null && document.querySelectorAll(S.datedLink).length >= 3,
  read: (post) => (isDialogContext(post) ? { status: "skip", why: "context" } : readPost(post)),
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
  send: (composer) => desk(composer).querySelector(S.send),
  words: (post) => [own(post, S.text, quotesIn(post))].filter((block) => block !== null),
  attend: () => undefined,
};
