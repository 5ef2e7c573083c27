/** Draft.js, the editor of X. It keeps its own model, so it must be told by events it listens to; a paste is one. */

import { after, aim, filled, folded, layoutOf, pasteEvent, pause, select } from "./dom.js";

/** Draft applies a paste after the event; reading earlier says nothing. */
const SETTLE_MS = 100;

/**
 * Draft draws one block for each line of its model; between two of them a browser prints more line breaks than there are.
 * @param {HTMLElement} element
 */
function read(element) {
  const blocks = [...element.querySelectorAll('[data-block="true"]')];
  const lines = blocks.length > 0 ? blocks.map((block) => block.textContent ?? "") : [element.innerText];
  return lines.join("\n").replace(/[\u200b\ufeff]/g, "").trimEnd();
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 * @param {import("./index.js").How} how
 */
async function insert(element, text, how) {
  const before = folded(read(element));
  await aim(element, how);
  element.dispatchEvent(pasteEvent(text));
  await pause(SETTLE_MS);
  const after = folded(read(element));
  return after.includes(folded(text)) && (after !== before || how === "replace");
}

/**
 * @param {HTMLElement} element
 * @param {import("./index.js").Change} wanted
 */
async function change(element, wanted) {
  const blocks = [...element.querySelectorAll('[data-block="true"]')];
  const layout = layoutOf(blocks);
  if (read(element) !== wanted.before || !layout.text.startsWith(wanted.before)) return false;
  const { start, end, text } = filled(wanted);
  if (!(await select(element, layout, start, end))) return false;
  element.dispatchEvent(pasteEvent(text));
  await pause(SETTLE_MS);
  return folded(read(element)) === folded(after(wanted));
}

/** @type {import("./index.js").Editor} */
export const draft = { read, insert, change, begins: () => 0 };
