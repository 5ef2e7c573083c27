/**
 * How text gets into a site's own editor.
 *
 * @typedef {"caret"|"append"|"replace"} How at the caret where it is inside, else at the end; at the end; instead of all
 *
 * @typedef {{before: string, start: number, end: number, text: string}} Change what is to stand in place of one part of what
 *   is written there; offsets count UTF-16 units of what was read before
 *
 * @typedef {object} Editor
 * @property {(element: HTMLElement) => string} read what is written there
 * @property {(element: HTMLElement, text: string, how: How) => Promise<boolean>} insert undoable, never sending; false
 *   when the text was not there afterwards
 * @property {(element: HTMLElement, change: Change) => Promise<boolean>} change undoable, never sending; false when something
 *   else was written there meanwhile or the text was not as meant afterwards
 * @property {(text: string) => number} begins how many units at the beginning are not the person's: a name put there by the site
 */

import { draft } from "./draft.js";
import { lexical } from "./lexical.js";
import { textarea } from "./textarea.js";

/**
 * @param {HTMLElement} element
 * @returns {Editor|null}
 */
export function editorFor(element) {
  if (element instanceof HTMLTextAreaElement) return textarea;
  if (!element.isContentEditable) return null;
  return element.dataset.lexicalEditor === "true" ? lexical : draft;
}
