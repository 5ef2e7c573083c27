/**
 * How text gets into a site's own editor.
 *
 * @typedef {object} Editor
 * @property {(element: HTMLElement) => string} read what is written there
 * @property {(element: HTMLElement, text: string) => Promise<boolean>} insert at the caret, undoable; false when the
 *   text was not there afterwards
 */

import { draft } from "./draft.js";

/**
 * @param {HTMLElement} element
 * @returns {Editor|null}
 */
export function editorFor(element) {
  return element.isContentEditable ? draft : null;
}
