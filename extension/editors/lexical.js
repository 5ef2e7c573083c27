/**
 * Lexical, the editor of Facebook and of some boxes of Instagram. It keeps its own model, draws it a turn later, and takes
 * every event it is sent: trying a second way before the first has come to anything would put the text in twice.
 */

import { ADDRESS, after, aim, filled, folded, layoutOf, pasteEvent, pause, select } from "./dom.js";

const STEP_MS = 50;
const PATIENCE_MS = 600;

/**
 * One line for each paragraph.
 * @param {HTMLElement} element
 */
function read(element) {
  return layoutOf([...element.children]).text.trimEnd();
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
  let now = await changed(element, before);
  if (now === before) {
    await aim(element, how);
    const init = { inputType: "insertText", data: text, bubbles: true, cancelable: true };
    element.dispatchEvent(new InputEvent("beforeinput", init));
    now = await changed(element, before);
  }
  return now !== before && (how === "replace" ? now === wanted : now.includes(wanted));
}

/**
 * @param {HTMLElement} element
 * @param {import("./index.js").Change} wanted
 */
async function change(element, wanted) {
  const layout = layoutOf([...element.children]);
  if (read(element) !== wanted.before || !layout.text.startsWith(wanted.before)) return false;
  const { start, end, text } = filled(wanted);
  if (!(await select(element, layout, start, end))) return false;
  element.dispatchEvent(pasteEvent(text));
  return (await changed(element, folded(wanted.before))) === folded(after(wanted));
}

/** @type {import("./index.js").Editor} */
export const lexical = { read, insert, change, begins: (text) => ADDRESS.exec(text)?.[0].length ?? 0 };
