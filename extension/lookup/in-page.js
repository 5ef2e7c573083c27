/**
 * What is done in a page of any site, when somebody asks for it from the popup. Each function is sent there by itself, so
 * it must hold everything it needs.
 */

/** @typedef {"inserted"|"failed"|"refused"} Outcome refused: a field that must not be written to, such as a password */

/**
 * Put a text in at the caret of the field that has the focus. The field's own script learns of it as of typing or
 * pasting; one Ctrl+Z takes it out again; nothing is sent.
 * @param {string} text
 * @returns {Promise<Outcome|null>} null when no field of this frame has the focus
 */
export async function insertIntoFocused(text) {
  const TYPED = new Set(["text", "search", "url", "tel", "email"]);
  const STEP_MS = 50;
  const PATIENCE_MS = 600;
  /** @param {string} words */
  const folded = (words) => words.replace(/[\s\u200b\ufeff]+/g, "");

  function focused() {
    /** @type {Window} */
    let view = window;
    while (view !== view.top) {
      const frame = view.frameElement;
      if (!frame || frame.ownerDocument.activeElement !== frame) return null;
      view = view.parent;
    }
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  }

  /** @param {() => boolean} there */
  async function settles(there) {
    for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
      await new Promise((done) => setTimeout(done, STEP_MS));
      if (there()) return true;
    }
    return false;
  }

  /** @param {HTMLInputElement|HTMLTextAreaElement} field */
  async function type(field) {
    const before = field.value;
    const line = field instanceof HTMLInputElement ? text.replace(/\s*\n\s*/g, " ") : text;
    const [start, end] = [field.selectionStart ?? before.length, field.selectionEnd ?? before.length];
    const wanted = folded(before.slice(0, start) + line + before.slice(end));
    document.execCommand("insertText", false, line);
    if (await settles(() => folded(field.value) === wanted)) return "inserted";
    // Cut off by the field's own limit: half a reply is worse than none.
    if (field.value !== before) document.execCommand("undo");
    return "failed";
  }

  /** @param {HTMLElement} host */
  async function paste(host) {
    const before = folded(host.innerText);
    const selection = /** @type {Document|ShadowRoot & {getSelection?: () => Selection|null}} */ (host.getRootNode()).getSelection?.() ?? getSelection();
    if (selection && !host.contains(selection.anchorNode)) {
      selection.selectAllChildren(host);
      selection.collapseToEnd();
      await new Promise((done) => setTimeout(done, 0));
    }
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    // Chromium reads the text from clipboardData; Firefox empties that and reads data.
    const init = { clipboardData, data: text, dataType: "text/plain", bubbles: true, cancelable: true, composed: true };
    // An editor with a model of its own takes the paste over, and says so. Only where nobody did, the browser types.
    const untaken = host.dispatchEvent(new ClipboardEvent("paste", init));
    if (untaken) document.execCommand("insertText", false, text);
    const there = await settles(() => {
      const now = folded(host.innerText);
      return now !== before && now.includes(folded(text));
    });
    return there ? "inserted" : "failed";
  }

  const element = focused();
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) {
    const writable = !element.readOnly && !element.disabled;
    return writable && (element instanceof HTMLTextAreaElement || TYPED.has(element.type)) ? type(element) : "refused";
  }
  return element instanceof HTMLElement && element.isContentEditable ? paste(element) : null;
}

/**
 * @returns {string} what is selected on the page, line breaks and all
 */
export function selectedText() {
  return String(getSelection() ?? "");
}

/**
 * @returns {string|null} the key that the server's page holds out, once somebody pressed «接続» there
 */
export function offeredKey() {
  return document.documentElement.dataset.henshinOffer ?? null;
}

/** Tell the server's page that its offer was taken. */
export function takeOffer() {
  document.dispatchEvent(new CustomEvent("henshin-connected"));
}
