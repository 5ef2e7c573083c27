/**
 * One adapter per platform; everything else in the extension knows no platform by name.
 *
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Channel} Channel
 * @typedef {import("../ui/contract.js").Platform} Platform
 *
 * @typedef {{status: "ok", comment: Comment, cut: boolean}
 *   | {status: "retry"}
 *   | {status: "skip", why: "own"|"context"|"no-permalink"}} Reading
 *   retry: the page has not finished this one; skip: it is nobody's comment to answer
 *
 * @typedef {object} Composer an open reply box
 * @property {HTMLElement} textbox
 * @property {Element} target the post it answers
 * @property {Channel} channel who will read what is written there: everybody, or the author alone
 *
 * @typedef {object} BadgePlace
 * @property {Element} parent
 * @property {Element|null} before
 * @property {"slack"|"end"} kind slack: between the two ends of a header row; end: behind the last item of a row
 *
 * @typedef {{shown: number, total: number}} Coverage how many of a post's comments the page shows
 *
 * @typedef {object} Adapter
 * @property {Platform} name
 * @property {Record<string, string>} selectors the adapter's one table, by which it reads at every moment
 * @property {(root: ParentNode) => Iterable<Element>} posts elements at or below a root that `read` understands
 * @property {(element: Element) => Element|null} around the post an element belongs to
 * @property {() => string|null} account whose browser this is; null while unknown
 * @property {() => boolean} unreadable self-test: the page shows comments, yet they are not recognised
 * @property {(post: Element) => Reading} read
 * @property {(post: Element) => BadgePlace|null} badgePlace where a badge takes no room from the site
 * @property {(post: Element) => Coverage|null} coverage null where the page does not tell
 * @property {string} textboxes selector of reply boxes
 * @property {(textbox: Element) => Composer|null} composer null when it is not a reply, or when what it answers is not certain
 * @property {(composer: Composer, known: Comment[]) => Comment|null} target the comment a composer answers, one of those
 *   known on the page where it can be recognised; null when it is our own post
 * @property {(composer: Composer) => Element} frame the block of page around a composer, uncovered where the window is wide
 * @property {(composer: Composer) => Element} desk the composer with its buttons, never covered
 * @property {(composer: Composer) => Element|null} send the button that sends, to stand beside it; null where it cannot be told
 * @property {(post: Element) => Element[]} words the blocks in which the page shows what a post says
 * @property {(signal: AbortSignal) => void} attend begin to notice what people press and the page does not keep
 */

/** @type {Record<string, () => Promise<Adapter>>} */
const ADAPTERS = {
  "x.com": async () => (await import("./x.js")).x,
  "www.facebook.com": async () => (await import("./facebook.js")).facebook,
  "www.instagram.com": async () => (await import("./instagram.js")).instagram,
};

/**
 * @param {string} hostname
 * @returns {Promise<Adapter|null>} the module of the site at hand is the only one that is loaded
 */
export async function adapterFor(hostname) {
  return Object.hasOwn(ADAPTERS, hostname) ? ADAPTERS[hostname]() : null;
}
