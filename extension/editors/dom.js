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

/**
 * The words of an editor with the place of each: what `read` gives, and where in the document it stands.
 * @typedef {object} Layout
 * @property {string} text
 * @property {(Place|null)[]} places one for each UTF-16 unit and one for the end; null where no text stands (a line break)
 *
 * @typedef {{node: Node, offset: number}} Place
 */

/** What editors put in to hold a line open; it is not in their model. */
const PADDING = /[\u200b\ufeff]/;

/**
 * @param {Element[]} blocks one for each line
 * @returns {Layout}
 */
export function layoutOf(blocks) {
  let text = "";
  /** @type {(Place|null)[]} */
  const places = [];
  /** @type {Place|null} */
  let end = null;
  blocks.forEach((block, index) => {
    if (index > 0) {
      text += "\n";
      places.push(end);
    }
    const line = lineOf(block);
    text += line.text;
    places.push(...line.places);
    end = line.end;
  });
  return { text, places: [...places, end] };
}

/**
 * @param {Element} block
 * @returns {{text: string, places: (Place|null)[], end: Place}}
 */
function lineOf(block) {
  let text = "";
  /** @type {(Place|null)[]} */
  const places = [];
  /** @type {Place} */
  let end = { node: block, offset: 0 };
  /** @param {Node} node */
  function walk(node) {
    if (node instanceof Text) {
      for (let offset = 0; offset < node.length; offset += 1) {
        if (PADDING.test(node.data[offset])) continue;
        text += node.data[offset];
        places.push({ node, offset });
      }
      end = { node, offset: node.length };
      return;
    }
    const drawn = node instanceof HTMLBRElement ? "\n" : node instanceof HTMLImageElement ? node.alt : null;
    if (drawn === null) return node.childNodes.forEach(walk);
    const parent = /** @type {Node} */ (node.parentNode);
    const offset = [...parent.childNodes].indexOf(/** @type {ChildNode} */ (node));
    for (const unit of drawn.split("")) {
      text += unit;
      places.push({ node: parent, offset });
    }
    if (drawn !== "\n") end = { node: parent, offset: offset + 1 };
  }
  walk(block);
  // An empty line is drawn with a break that is not in the model.
  if (text.endsWith("\n")) {
    text = text.slice(0, -1);
    places.pop();
  }
  return { text, places, end };
}

/**
 * A part of a text to be put otherwise. Nothing can be typed into an editor but text: taking words out means writing
 * what stands beside them once more.
 * @param {import("./index.js").Change} change
 * @returns {import("./index.js").Change} one whose text is not empty, unless all of it is to go
 */
export function filled({ before, start, end, text }) {
  if (text !== "") return { before, start, end, text };
  const head = Array.from(before.slice(0, start));
  let kept = "";
  while (head.length > 0 && kept.trim() === "") kept = head.pop() + kept;
  if (kept.trim() !== "") return { before, start: start - kept.length, end, text: kept };
  for (const point of before.slice(end)) {
    kept += point;
    if (kept.trim() !== "") break;
  }
  return { before, start, end: end + kept.length, text: kept };
}

/** @param {import("./index.js").Change} change */
export function after({ before, start, end, text }) {
  return before.slice(0, start) + text + before.slice(end);
}

/**
 * Select a part of a rich editor. The editor learns of it a turn later.
 * @param {HTMLElement} element
 * @param {Layout} layout
 * @param {number} start
 * @param {number} end
 * @returns {Promise<boolean>} false where the part has no place
 */
export async function select(element, { text, places }, start, end) {
  const from = places[start];
  const last = end > start && text[end - 1] !== "\n" ? places[end - 1] : null;
  // Behind the last unit, not before the next: that one may stand in another line.
  const to = last?.node instanceof Text ? { node: last.node, offset: last.offset + 1 } : places[end];
  if (!from || !to) return false;
  element.focus({ preventScroll: true });
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  await pause(0);
  return true;
}

/** @param {string} text */
export function pasteEvent(text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  // Chromium reads the text from clipboardData; Firefox empties that and reads data.
  const init = { clipboardData, data: text, dataType: "text/plain", bubbles: true, cancelable: true };
  return new ClipboardEvent("paste", init);
}
