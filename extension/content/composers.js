/** The panels: one beside each open reply box that answers somebody's comment. */

/**
 * @typedef {import("../platforms/index.js").Adapter} Adapter
 * @typedef {import("../platforms/index.js").Composer} Composer
 * @typedef {import("../ui/contract.js").Comment} Comment
 */

/** @typedef {{comment: Comment, close: () => void}} OpenPanel */

export class Composers {
  /** @type {Map<HTMLElement, OpenPanel>} */
  #open = new Map();
  #adapter;
  #known;
  #show;
  #stop = new AbortController();

  /**
   * @param {Adapter} adapter
   * @param {() => Comment[]} known comments on the page
   * @param {(composer: Composer, comment: Comment) => () => void} show opens a panel and returns what closes it
   */
  constructor(adapter, known, show) {
    this.#adapter = adapter;
    this.#known = known;
    this.#show = show;
    const { signal } = this.#stop;
    document.addEventListener("focusin", ({ target }) => target instanceof Element && this.#focused(target), { signal });
    const { activeElement } = document;
    if (activeElement) this.#focused(activeElement);
  }

  /** @param {Element} element */
  #focused(element) {
    const textbox = element.closest(this.#adapter.textboxes);
    if (textbox instanceof HTMLElement) this.#consider(textbox);
  }

  /** @param {HTMLElement} textbox */
  #consider(textbox) {
    const composer = this.#adapter.composer(textbox);
    const comment = composer && this.#adapter.target(composer, this.#known());
    const known = this.#open.get(textbox);
    if (!composer || !comment) {
      known?.close();
      this.#open.delete(textbox);
      return;
    }
    if (known?.comment.id === comment.id) return;
    // One box, one panel: the one somebody is writing in.
    for (const box of [...this.#open.keys()]) this.#close(box);
    this.#open.set(textbox, { comment, close: this.#show(composer, comment) });
  }

  /** After changes on the page: close what belongs to boxes that are gone, follow boxes that now answer another post. */
  refresh() {
    for (const textbox of [...this.#open.keys()]) {
      if (textbox.isConnected) this.#consider(textbox);
      else this.#close(textbox);
    }
    const { activeElement } = document;
    if (activeElement && this.#open.size === 0) this.#focused(activeElement);
  }

  /** @param {HTMLElement} textbox */
  #close(textbox) {
    this.#open.get(textbox)?.close();
    this.#open.delete(textbox);
  }

  /**
   * @param {string} id of a comment
   * @returns {HTMLElement|null} the open box that answers it
   */
  boxFor(id) {
    for (const [textbox, { comment }] of this.#open) {
      if (comment.id === id && textbox.isConnected) return textbox;
    }
    return null;
  }

  stop() {
    this.#stop.abort();
    for (const textbox of [...this.#open.keys()]) this.#close(textbox);
  }
}
