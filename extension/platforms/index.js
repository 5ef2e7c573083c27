/**
 * One adapter per platform; everything else in the extension knows no platform by name.
 *
 * @typedef {import("../ui/contract.js").Comment} Comment
 *
 * @typedef {{status: "ok", comment: Comment, cut: boolean}
 *   | {status: "retry"}
 *   | {status: "skip", why: "own"|"context"|"no-permalink"}} Reading
 *   retry: the page has not finished this one; skip: it is nobody's comment to answer
 *
 * @typedef {{textbox: HTMLElement, target: Element}} Composer an open reply box and the post it answers
 *
 * @typedef {object} Adapter
 * @property {"x"} name
 * @property {string} posts selector of the elements `read` understands
 * @property {() => string|null} account whose browser this is; null while unknown
 * @property {() => boolean} unreadable self-test: the page shows comments, yet none is recognised
 * @property {(post: Element) => Reading} read
 * @property {(post: Element) => {parent: Element, before: Element|null}|null} badgePlace where a badge takes no room from the site
 * @property {string} textboxes selector of reply boxes
 * @property {(textbox: Element) => Composer|null} composer null when it is not a reply, or when what it answers is not certain
 * @property {(composer: Composer, known: Comment[]) => Comment|null} target the comment a composer answers, one of those
 *   known on the page where it can be recognised; null when it is our own post
 * @property {(composer: Composer) => Element} frame the block of page around a composer, uncovered where the window is wide
 * @property {(composer: Composer) => Element} desk the composer with its buttons, never covered
 */

import { x } from "./x.js";

/**
 * @param {string} hostname
 * @returns {Adapter|null}
 */
export function adapterFor(hostname) {
  return hostname === "x.com" ? x : null;
}
