/** What the links of Facebook say: which comment, which post, whose. Pure; checked 2026-11-22. */

/** Comment ids come as digits, or as base64 of `comment:<post>_<comment>`. */
const ENCODED = /^comment:(?:\d+_)?(\d+)$/;

/**
 * @param {string|null} value of `comment_id` or `reply_comment_id`
 * @returns {string|null} digits
 */
function commentId(value) {
  if (!value) return null;
  if (/^\d{1,30}$/.test(value)) return value;
  try {
    return ENCODED.exec(atob(value))?.[1] ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {string} href
 * @returns {URL|null}
 */
function parse(href) {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}

/**
 * @typedef {object} CommentLink
 * @property {string} id digits
 * @property {string|null} parent id of the comment this one replies to, where the link tells
 * @property {boolean} plain ids stand in the link as digits, as they do in the link of the time
 */

/**
 * @param {string} href
 * @returns {CommentLink|null}
 */
export function readCommentLink(href) {
  const query = parse(href)?.searchParams;
  const comment = query?.get("comment_id") ?? null;
  const reply = query?.get("reply_comment_id") ?? null;
  const id = commentId(reply ?? comment);
  if (!id) return null;
  return { id, parent: reply ? commentId(comment) : null, plain: /^\d+$/.test(reply ?? comment ?? "") };
}

const KEPT = ["story_fbid", "id", "fbid", "v", "multi_permalinks", "comment_id", "reply_comment_id"];

/**
 * The address without what only follows people around.
 * @param {string} href
 * @returns {string|null}
 */
export function cleanLink(href) {
  const url = parse(href);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const kept = KEPT.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value]];
  });
  return `${url.origin}${url.pathname}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ""}`;
}

const POST_PATH = /\/(?:posts|permalink|videos|reel|photos)\/(?:[^/]+\/)*?([A-Za-z0-9]{6,})\/?$/;

/**
 * @param {string} href of a comment or a post
 * @returns {string|null} the post's own name: digits or `pfbid…`
 */
export function postOf(href) {
  const url = parse(href);
  if (!url) return null;
  const query = url.searchParams;
  const named = query.get("story_fbid") ?? query.get("multi_permalinks") ?? query.get("fbid") ?? query.get("v");
  const found = named ?? /^gm\.(\d+)/.exec(query.get("set") ?? "")?.[1] ?? POST_PATH.exec(url.pathname)?.[1] ?? null;
  return found && /^\w{1,150}$/.test(found) ? found : null;
}

/** First parts of a path that are no person's name. */
const PLACES = new Set([
  ...["permalink.php", "photo", "photo.php", "story.php", "watch", "reel", "reels", "hashtag", "events", "marketplace"],
  ...["messages", "notifications", "help", "pages", "stories", "share", "sharer", "l.php", "gaming", "ads", "policies"],
]);

/**
 * @param {string} href
 * @returns {string|null} whose profile a link leads to: a number or the name in the address
 */
export function profileOf(href) {
  const url = parse(href);
  if (!url || !/(?:^|\.)facebook\.com$/.test(url.hostname)) return null;
  const [first, second, third, fourth] = url.pathname.split("/").filter(Boolean);
  if (first === "profile.php") return url.searchParams.get("id");
  if (first === "groups" && third === "user") return fourth ?? null;
  if (first === "people") return third ?? null;
  if (!first || second !== undefined || PLACES.has(first) || !/^[\w.-]{1,80}$/.test(first)) return null;
  return first;
}
