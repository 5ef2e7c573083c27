/**
 * A textarea whose value a script of the page controls. Typing by the browser itself tells that script, keeps the caret
 * and can be undone; setting the value would do neither.
 */

import { ADDRESS, after, folded, pause } from "./dom.js";

const SETTLE_MS = 60;

/** @param {HTMLElement} element */
function read(element) {
  return /** @type {HTMLTextAreaElement} */ (element).value;
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 * @param {import("./index.js").How} how
 */
async function insert(element, text, how) {
  const area = /** @type {HTMLTextAreaElement} */ (element);
  const before = area.value;
  const address = ADDRESS.exec(before)?.[0] ?? "";
  let start = how === "caret" ? area.selectionStart : before.length;
  let end = how === "caret" ? area.selectionEnd : before.length;
  if (how === "replace") start = address.length;
  start = Math.max(start, address.length);
  end = Math.max(start, end);
  const glued = address !== "" && start === address.length && !/\s$/.test(address);
  const typed = glued ? ` ${text}` : text;
  return write(area, { before, start, end, text: typed });
}

/**
 * @param {HTMLTextAreaElement} area
 * @param {import("./index.js").Change} change
 */
async function write(area, change) {
  const { before, start, end, text } = change;
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (!done && area.value === before) {
    area.setRangeText(text, start, end, "end");
    area.dispatchEvent(new InputEvent("input", { inputType: "insertText", data: text, bubbles: true }));
  }
  // A page that controls the value may put the old one back.
  await pause(SETTLE_MS);
  return folded(area.value) === folded(after(change));
}

/**
 * @param {HTMLElement} element
 * @param {import("./index.js").Change} wanted
 */
async function change(element, wanted) {
  const area = /** @type {HTMLTextAreaElement} */ (element);
  return area.value === wanted.before && write(area, wanted);
}

/** @type {import("./index.js").Editor} */
export const textarea = { read, insert, change, begins: (text) => ADDRESS.exec(text)?.[0].length ?? 0 };
