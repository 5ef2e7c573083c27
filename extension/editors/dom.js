/** What editing somebody else's editor takes: caret, paste, patience. */

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** @param {string} text */
export const folded = (text) => text.replace(/[\s\u200b\ufeff]+/g, "");

/** A reply on Instagram begins with the name of the person it goes to; without it, it would answer nobody. */
export const ADDRESS = /^@[A-Za-z0-9._]+\s*/;

/** @param {HTMLElement} element */
function caretInside(element) {
  const selection = getSelection();
  return selection !== null && selection.rangeCount > 0 && element.contains(selection.getRangeAt(0).commonAncestorContainer);
}

/** @param {HTMLElement} element */
function caretToEnd(element) {
  const selection = getSelection();
  if (!selection) return;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let last = texts.nextNode();
  for (let node = last; node; node = texts.nextNode()) last = node;
  if (last instanceof Text) selection.collapse(last, last.length);
  else {
    selection.selectAllChildren(element);
    selection.collapseToEnd();
  }
}

/** @param {HTMLElement} element */
function selectAll(element) {
  const selection = getSelection();
  selection?.selectAllChildren(element);
  const first = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const address = first instanceof Text ? ADDRESS.exec(first.data) : null;
  if (!selection || !address || !(first instanceof Text)) return;
  const last = element.lastElementChild ?? element;
  selection.setBaseAndExtent(first, address[0].length, last, last.childNodes.length);
}

/**
 * Focus a rich editor with the selection where the text is to go. Editors learn of it from the selectionchange that
 * follows, so a turn passes before this is done.
 * @param {HTMLElement} element
 * @param {import("./index.js").How} how
 */
export async function aim(element, how) {
  const keepCaret = how === "caret" && caretInside(element);
  element.focus({ preventScroll: true });
  if (how === "replace") selectAll(element);
  else if (!keepCaret) caretToEnd(element);
  await pause(0);
}

/** @param {string} text */
export function pasteEvent(text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  // Chromium reads the text from clipboardData; Firefox empties that and reads data.
  const init = { clipboardData, data: text, dataType: "text/plain", bubbles: true, cancelable: true };
  return new ClipboardEvent("paste", init);
}
