/** The panels: one beside each open reply box that answers somebody's comment. */

/**
 * @typedef {import("../platforms/index.js").Adapter} Adapter
 * @typedef {import("../platforms/index.js").Composer} Composer
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("./overlay.js").Floating} Floating
 */

/** @typedef {{id: string, channel: Composer["channel"], panel: Floating}} OpenPanel id of the comment that is answered */

/** Sites put the name of the person into a box a moment after they gave it the focus. */
const LATER_MS = 250;

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
   * @param {(composer: Composer, comment: Comment) => Floating} show opens a panel
   */
  constructor(adapter, known, show) {
    this.#adapter = adapter;
    this.#known = known;
    this.#show = show;
    const { signal } = this.#stop;
    document.addEventListener("focusin", ({ target }) => target instanceof Element && this.#enter(target), { signal });
    document.addEventListener("input", ({ target }) => target instanceof Element && this.#focused(target), { signal });
    const { activeElement } = document;
    if (activeElement) this.#focused(activeElement);
  }

  /** @param {Element} element */
  #enter(element) {
    this.#focused(element);
    if (!element.closest(this.#adapter.textboxes)) return;
    setTimeout(() => {
      if (!this.#stop.signal.aborted && document.activeElement === element) this.#focused(element);
    }, LATER_MS);
  }

  /** @param {Element} element */
  #focused(element) {
    const textbox = element.closest(this.#adapter.textboxes);
    if (textbox instanceof HTMLElement) this.#consider(textbox);
  }

  /** @param {HTMLElement} textbox */
  #targetOf(textbox) {
    const composer = this.#adapter.composer(textbox);
    const comment = composer && this.#adapter.target(composer, this.#known());
    return composer && comment ? { composer, comment } : null;
  }

  /** @param {HTMLElement} textbox */
  #consider(textbox) {
    const answers = this.#targetOf(textbox);
    if (!answers) return this.#close(textbox);
    const open = this.#open.get(textbox);
    const { id } = answers.comment;
    const { channel } = answers.composer;
    if (open?.id === id && open.channel === channel) return open.panel.keep();
    // One box, one panel: the one somebody is writing in.
    for (const box of [...this.#open.keys()]) this.#close(box);
    this.#open.set(textbox, { id, channel, panel: this.#show(answers.composer, answers.comment) });
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

  /** @param {import("../ui/surface.js").Theme} theme */
  setTheme(theme) {
    for (const { panel } of this.#open.values()) panel.setTheme(theme);
  }

  /** @param {HTMLElement} textbox */
  #close(textbox) {
    this.#open.get(textbox)?.panel.remove();
    this.#open.delete(textbox);
  }

  /**
   * @param {string} id of a comment
   * @param {Composer["channel"]} channel a public box never stands in for a private one, nor the other way round
   * @returns {HTMLElement|null} the box on the page that answers it: the one with the panel, else the one in front
   */
  boxFor(id, channel) {
    const boxes = [...document.querySelectorAll(this.#adapter.textboxes), ...this.#open.keys()];
    for (const textbox of boxes.reverse()) {
      const answers = textbox instanceof HTMLElement && textbox.isConnected ? this.#targetOf(textbox) : null;
      if (answers?.comment.id === id && answers.composer.channel === channel) return answers.composer.textbox;
    }
    return null;
  }

  stop() {
    this.#stop.abort();
    for (const textbox of [...this.#open.keys()]) this.#close(textbox);
  }
}
