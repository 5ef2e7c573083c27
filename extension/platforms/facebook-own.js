/** As whom somebody is on Facebook, so that a Page's own comments are told from its customers'. */

import { labelOf, postLabels } from "./facebook-boxes.js";
import { S, postRoot } from "./facebook-comments.js";
import { profileOf } from "./facebook-links.js";
import { line, names, readText } from "./page.js";

/** Names and profiles that were seen to be our own; a page once recognised stays so until the tab is closed. */
export const ours = { names: new Set(), profiles: new Set() };

/** Facebook tells every script of the page as whom it acts: as a Page, else as a person. */
function accountNumber() {
  const cookies = new Map(document.cookie.split("; ").map((pair) => /** @type {[string, string]} */ (pair.split("=", 2))));
  return cookies.get("i_user") ?? cookies.get("c_user") ?? null;
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
export function isOwn(article, author) {
  const profile = profileOf(author.href);
  if (profile !== null && (profile === accountNumber() || ours.profiles.has(profile))) return true;
  const name = line(readText(author));
  if (ours.names.has(name)) return true;
  // A dialog over the feed and a page of a photo or a video name the post's author in a heading only.
  const root = postRoot(article);
  const said = [...root.querySelectorAll(S.heading)].some((one) => !one.closest(S.article) && names(readText(one), name));
  return said && postLabels(root).some((label) => names(label, name));
}

/** How often a box with its label was looked at: pages grow piece by piece, but not for ever. @type {WeakMap<Element, {label: string, times: number}>} */
const looked = new WeakMap();
const LOOKS = 5;

export function account() {
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
