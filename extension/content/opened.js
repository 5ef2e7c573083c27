/**
 * What people open: the card behind a badge and the panel beside a reply box. Loaded when the first of them is opened, so
 * that a page on which somebody only reads carries none of it.
 */

import { fingerprint } from "../shared/hash.js";
import { editorFor } from "../editors/index.js";
import { createCard } from "../ui/comment-card.js";
import { createPanel } from "../ui/reply-panel.js";
import { copy } from "./copy.js";
import { Drafting } from "./drafting.js";
import { float } from "./overlay.js";
import { worker } from "./worker.js";

/**
 * @typedef {import("../platforms/index.js").Adapter} Adapter
 * @typedef {import("../platforms/index.js").Composer} Composer
 * @typedef {import("../ui/context.js").ReplyBox} ReplyBox
 * @typedef {import("../ui/context.js").UiContext} UiContext
 * @typedef {import("../ui/contract.js").Channel} Channel
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Suggestion} Suggestion
 * @typedef {import("../ui/surface.js").Theme} Theme
 * @typedef {import("./overlay.js").Floating} Floating
 * @typedef {import("./posts.js").Entry} Entry
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

/**
 * @typedef {object} Around what the page's other parts lend
 * @property {Adapter} adapter
 * @property {"ja"|"en"} language
 * @property {import("../ui/strings.js").Translate} t
 * @property {() => import("./overlay.js").Look} look
 * @property {import("./veil.js").Veil} veil
 * @property {import("./posts.js").Posts} posts
 * @property {import("./composers.js").Composers} composers
 * @property {<T>(promise: Promise<Result<T>>) => Promise<Result<T>>} watched notices that the extension is gone
 */

/** @typedef {ReturnType<typeof createOpened>} Opened */

/** @param {Around} around */
export function createOpened({ adapter, language, t, look, veil, posts, composers, watched }) {
  /** @type {{post: Element|null, opener: HTMLElement, floating: Floating}|null} post: null for a comment pasted by hand */
  let card = null;
  let folded = false;
  /** A suggestion picked while no reply box was open, waiting for the box of its comment. @type {Map<string, Suggestion>} */
  const picked = new Map();

  /**
   * @param {Comment} comment
   * @param {Channel} channel
   * @returns {UiContext}
   */
  function contextFor(comment, channel) {
    return {
      t,
      language,
      client: {
        explain: async (about) => {
          const result = await watched(worker.explain(about));
          if (result.ok) posts.judged(about, result.data);
          return result;
        },
        suggest: (request) => watched(worker.suggest(request)),
      },
      replyBox: replyBoxFor(comment, channel),
      drafts: null,
      corrections: { correct: (correction) => watched(worker.correct(correction)), waiting: (about) => watched(worker.waiting(about)) },
      blur: {
        on: veil.on,
        revealed: veil.hasRevealed(comment.id),
        reveal: () => {
          const entry = posts.byId(comment.id);
          if (entry) veil.reveal(entry);
        },
        set: worker.setBlur,
      },
      copy,
      openSettings: worker.openSettings,
    };
  }

  /**
   * @param {Comment} comment
   * @param {Channel} channel
   * @returns {ReplyBox}
   */
  function replyBoxFor(comment, channel) {
    const find = () => {
      const element = composers.boxFor(comment.id, channel);
      const editor = element && editorFor(element);
      return editor ? { element, editor } : null;
    };
    return {
      draft: () => {
        const box = find();
        return box ? box.editor.read(box.element) : "";
      },
      insert: async (text, suggestion, how) => {
        const box = find();
        if (!box) {
          if (channel === "public") picked.set(comment.id, { ...suggestion, text });
          return "closed";
        }
        if (await box.editor.insert(box.element, text, how)) return "inserted";
        return (await copy(text)) ? "copied" : "failed";
      },
    };
  }

  function closeCard() {
    if (!card) return;
    const { opener, floating } = card;
    card = null;
    floating.remove();
    opener.setAttribute("aria-expanded", "false");
    opener.focus({ preventScroll: true });
  }

  /** @param {Entry} entry */
  function openCard(entry) {
    const again = card?.post === entry.post;
    closeCard();
    if (again || !entry.host.isConnected) return;
    const { post, comment, cut, judgement } = entry;
    const subject = { comment, cut, judgement, coverage: adapter.coverage(post), onClose: closeCard };
    const { element, focus } = createCard(contextFor(comment, "public"), subject);
    const floating = float("card", element, { look: look(), frame: () => post, anchor: () => entry.host });
    entry.badge.element.setAttribute("aria-expanded", "true");
    card = { post, opener: entry.badge.element, floating };
    focus();
  }

  /**
   * What is thought of a comment that somebody pasted because the page could not be read.
   * @param {string} text
   * @param {HTMLElement} beside
   */
  function openPasted(text, beside) {
    closeCard();
    const comment = { id: `${adapter.name}:pasted-${fingerprint(text)}`, platform: adapter.name, text };
    const subject = { comment, cut: false, judgement: null, coverage: null, onClose: closeCard };
    const { element, focus } = createCard(contextFor(comment, "public"), subject);
    const floating = float("card", element, { look: look(), frame: () => beside, anchor: () => beside });
    card = { post: null, opener: beside, floating };
    focus();
  }

  /**
   * @param {Composer} composer
   * @param {Comment} comment
   * @returns {Floating}
   */
  function showPanel(composer, comment) {
    const { channel } = composer;
    const chosen = channel === "public" ? (picked.get(comment.id) ?? null) : null;
    if (chosen) picked.delete(comment.id);
    const following = new Drafting({
      textbox: composer.textbox,
      desk: () => adapter.desk(composer),
      button: () => adapter.send(composer),
      panel: () => element.getBoundingClientRect(),
      look,
      t,
    });
    const drafts = {
      read: () => following.read(),
      follow: following.follow.bind(following),
      /** @param {import("../ui/contract.js").CheckRequest} request */
      check: (request) => watched(worker.check(request)),
      change: following.change.bind(following),
      warn: following.warn.bind(following),
    };
    const { element, stop } = createPanel({ ...contextFor(comment, channel), drafts }, {
      comment,
      channel,
      judgement: posts.byId(comment.id)?.judgement ?? null,
      chosen,
      folded: folded && !chosen,
      onFold: (now) => {
        folded = now;
      },
    });
    const floating = float("panel", element, {
      look: look(),
      frame: () => adapter.frame(composer),
      anchor: () => adapter.desk(composer),
    });
    return {
      keep: () => {
        floating.keep();
        following.keep();
      },
      setTheme: (theme) => {
        floating.setTheme(theme);
        following.setTheme(theme);
      },
      remove: () => {
        stop();
        following.stop();
        floating.remove();
      },
    };
  }

  return {
    openCard,
    openPasted,
    closeCard,
    /** @param {Element|null} post the card of which is to be closed; null: of a pasted comment */
    closeCardOf: (post) => {
      if (card?.post === post) closeCard();
    },
    showPanel,
    /** @param {Theme} theme of the card; each panel is told by whoever holds it */
    setTheme: (theme) => card?.floating.setTheme(theme),
  };
}
