/** What is written in one reply box: read and followed, changed in one place; and the warning beside the button that sends. */

import { editorFor } from "../editors/index.js";
import { createGuard } from "../ui/draft-guard.js";
import { copy } from "./copy.js";
import { float } from "./overlay.js";
import { belowButton } from "./placement.js";

/**
 * @typedef {import("../editors/index.js").Change} Change
 * @typedef {import("../ui/context.js").ChangeOutcome} ChangeOutcome
 * @typedef {import("../ui/contract.js").Finding} Finding
 * @typedef {import("./overlay.js").Floating} Floating
 *
 * @typedef {object} Around
 * @property {HTMLElement} textbox
 * @property {() => Element} desk the box with its buttons
 * @property {() => Element|null} button the one that sends; null where it cannot be told
 * @property {() => DOMRect} panel what must not be covered either
 * @property {() => import("./overlay.js").Look} look
 * @property {import("../ui/strings.js").Translate} t
 */

export class Drafting {
  #around;
  /** @type {Floating|null} */
  #warning = null;
  #composing = false;
  #stop = new AbortController();
  /** @type {MutationObserver|null} */
  #changes = null;

  /** @param {Around} around */
  constructor(around) {
    this.#around = around;
  }

  #editor() {
    return this.#around.textbox.isConnected ? editorFor(this.#around.textbox) : null;
  }

  /** @returns {{text: string, begins: number}|null} */
  read() {
    const editor = this.#composing ? null : this.#editor();
    if (!editor) return null;
    const text = editor.read(this.#around.textbox);
    return { text, begins: editor.begins(text) };
  }

  /** @param {() => void} changed */
  follow(changed) {
    const { textbox } = this.#around;
    const { signal } = this.#stop;
    // Editors that draw their own model say nothing when they have; what they have drawn says it.
    this.#changes = new MutationObserver(changed);
    this.#changes.observe(textbox, { childList: true, subtree: true, characterData: true });
    textbox.addEventListener("input", changed, { signal });
    textbox.addEventListener("compositionstart", () => (this.#composing = true), { signal });
    textbox.addEventListener(
      "compositionend",
      () => {
        this.#composing = false;
        changed();
      },
      { signal },
    );
  }

  /**
   * @param {Change} change
   * @returns {Promise<ChangeOutcome>}
   */
  async change(change) {
    const { textbox } = this.#around;
    const editor = this.#editor();
    if (editor?.read(textbox) !== change.before) return "stale";
    if (await editor.change(textbox, change)) return "changed";
    return (await copy(change.text)) ? "copied" : "failed";
  }

  /**
   * @param {Finding[]} findings
   * @param {() => void} confirm
   */
  warn(findings, confirm) {
    this.#warning?.remove();
    this.#warning = null;
    if (findings.length === 0) return;
    const { desk, button, panel, look, t } = this.#around;
    this.#warning = float("guard", createGuard(t, findings, confirm), {
      look: look(),
      frame: desk,
      anchor: () => button() ?? desk(),
      where: (box, sends, window) => belowButton(box, sends, window, panel()),
    });
  }

  /** After changes on the page: the site may have taken the warning away. */
  keep() {
    this.#warning?.keep();
  }

  /** @param {import("../ui/surface.js").Theme} theme */
  setTheme(theme) {
    this.#warning?.setTheme(theme);
  }

  stop() {
    this.#stop.abort();
    this.#changes?.disconnect();
    this.#warning?.remove();
  }
}
