/**
 * Lexical, the editor of Facebook and of some boxes of Instagram. It keeps its own model, draws it a turn later, and takes
 * every event it is sent: trying a second way before the first has come to anything would put the text in twice.
 */

import { ADDRESS, aim, folded, pasteEvent, pause } from "./dom.js";

const STEP_MS = 50;
const PATIENCE_MS = 600;

/** @param {Node} node */
function words(node) {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLBRElement) return "\n";
  if (node instanceof HTMLImageElement) return node.alt;
  let text = "";
  for (const child of node.childNodes) text += words(child);
  return text;
}

/**
 * One line for each paragraph; an empty one is drawn with a line break that is not in the model.
 * @param {HTMLElement} element
 */
function read(element) {
  const lines = [...element.children].map((block) => words(block).replace(/\n$/, ""));
  return lines.join("\n").replace(/[\u200b\ufeff]/g, "").trimEnd();
}

/**
 * @param {HTMLElement} element
 * @param {string} before what stood there, folded
 * @returns {Promise<string>} what stands there once it has changed, or after all patience, folded
 */
async function changed(element, before) {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    await pause(STEP_MS);
    const now = folded(read(element));
    if (now !== before) return now;
  }
  return before;
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 * @param {import("./index.js").How} how
 */
async function insert(element, text, how) {
  const before = folded(read(element));
  const address = how === "replace" ? (ADDRESS.exec(read(element))?.[0] ?? "") : "";
  const wanted = folded(address + text);
  if (how === "replace" && before === wanted) return true;
  await aim(element, how);
  element.dispatchEvent(pasteEvent(text));
  let after = await changed(element, before);
  if (after === before) {
    await aim(element, how);
    const init = { inputType: "insertText", data: text, bubbles: true, cancelable: true };
    element.dispatchEvent(new InputEvent("beforeinput", init));
    after = await changed(element, before);
  }
  return after !== before && (how === "replace" ? after === wanted : after.includes(wanted));
}

/** @type {import("./index.js").Editor} */
export const lexical = { read, insert };
