/** Draft.js, the editor of X. It keeps its own model, so it must be told by events it listens to; a paste is one. */

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

/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** @param {string} text */
const folded = (text) => text.replace(/\s+/g, "");

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

/** @param {string} text */
function pasteEvent(text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  // Chromium reads the text from clipboardData; Firefox empties that and reads data.
  const init = { clipboardData, data: text, dataType: "text/plain", bubbles: true, cancelable: true };
  return new ClipboardEvent("paste", init);
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
async function insert(element, text) {
  const before = folded(read(element));
  const keepCaret = caretInside(element);
  element.focus({ preventScroll: true });
  if (!keepCaret) caretToEnd(element);
  // Draft learns of the caret from the selectionchange that follows.
  await pause(0);
  element.dispatchEvent(pasteEvent(text));
  await pause(SETTLE_MS);
  const after = folded(read(element));
  return after.includes(folded(text)) && after !== before;
}

/** @type {import("./index.js").Editor} */
export const draft = { read, insert };
