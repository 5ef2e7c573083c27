/**
 * How text gets into a site's own editor.
 *
 * @typedef {"caret"|"append"|"replace"} How at the caret where it is inside, else at the end; at the end; instead of all
 *
 * @typedef {object} Editor
 * @property {(element: HTMLElement) => string} read what is written there
 * @property {(element: HTMLElement, text: string, how: How) => Promise<boolean>} insert undoable, never sending; false
 *   when the text was not there afterwards
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
