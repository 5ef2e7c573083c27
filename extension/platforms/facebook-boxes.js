/** Which block of a page a reply box of Facebook belongs to: a comment with its replies, or the post itself. */

import { S, marksOf } from "./facebook-comments.js";

/** @param {Element} textbox */
export function labelOf(textbox) {
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
export function branchOf(textbox, root) {
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
export function isForPost(textbox, root) {
  if (firstLevel(branchOf(textbox, root)) !== 1) return true;
  const boxes = [...root.querySelectorAll(S.textbox)];
  return boxes.length > 1 && boxes.at(-1) === textbox;
}

/** @param {Element} root of a post @returns {string[]} what its boxes for the post itself say */
export function postLabels(root) {
  return [...root.querySelectorAll(S.textbox)].filter((box) => isForPost(box, root)).map(labelOf);
}
