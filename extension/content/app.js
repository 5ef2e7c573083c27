/** Brings the parts together on one page of one platform, for as long as the extension is switched on. */

import { fingerprint } from "../shared/hash.js";
import { editorFor } from "../editors/index.js";
import { createCard } from "../ui/comment-card.js";
import { createPanel } from "../ui/reply-panel.js";
import { translator } from "../ui/strings.js";
import { Composers } from "./composers.js";
import { copy } from "./copy.js";
import { Drafting } from "./drafting.js";
import { float } from "./overlay.js";
import { showNote } from "./note.js";
import { Posts } from "./posts.js";
import { SelfTest } from "./selftest.js";
import { pageTheme } from "./theme.js";
import { Veil } from "./veil.js";
import { Watcher } from "./watcher.js";
import { orphaned, worker } from "./worker.js";

/**
 * @typedef {import("../platforms/index.js").Adapter} Adapter
 * @typedef {import("../platforms/index.js").Composer} Composer
 * @typedef {import("../shared/messages.js").Start} Start
 * @typedef {import("../ui/context.js").ReplyBox} ReplyBox
 * @typedef {import("../ui/context.js").UiContext} UiContext
 * @typedef {import("../ui/contract.js").Channel} Channel
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Suggestion} Suggestion
 * @typedef {import("./overlay.js").Floating} Floating
 * @typedef {import("./posts.js").Entry} Entry
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

const THEME_MS = 300;

/**
 * @param {Adapter} adapter
 * @param {Start} start
 * @param {() => void} onGone called once when the extension was updated or removed under us
 * @returns {{stop: () => void, setBlur: (on: boolean) => void}} stop: takes everything off the page again
 */
export function run(adapter, start, onGone) {
  const t = translator(start.messages);
  // Left behind by a version of ours that was updated while the page was open.
  for (const stale of document.querySelectorAll("[data-henshin]")) stale.remove();
  let theme = pageTheme();
  let address = location.href;
  let account = adapter.account();
  /** @type {{post: Element|null, opener: HTMLElement, floating: Floating}|null} post: null for a comment pasted by hand */
  let card = null;
  /** @type {ReturnType<typeof showNote>|null} */
  let note = null;
  /** @type {Floating|null} */
  let panel = null;
  /** @type {Drafting|null} */
  let drafting = null;
  let folded = false;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let themeCheck;
  /** A suggestion picked while no reply box was open, waiting for the box of its comment. @type {Map<string, Suggestion>} */
  const picked = new Map();

  /** @param {"badge"|"surface"} kind */
  const look = (kind) => ({ css: start.css[kind], theme, language: start.language });

  /**
   * @template T
   * @param {Promise<Result<T>>} promise
   * @returns {Promise<Result<T>>}
   */
  async function watched(promise) {
    const result = await promise;
    if (!result.ok && result.error.code === "gone") onGone();
    return result;
  }

  /**
   * @param {Comment} comment
   * @param {Channel} channel
   * @returns {UiContext}
   */
  function contextFor(comment, channel) {
    return {
      t,
      language: start.language,
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
        reveal: () => revealed(comment.id),
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

  /** @param {string} id of a comment */
  function revealed(id) {
    const entry = posts.byId(id);
    if (entry) veil.reveal(entry);
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
    if (again) return;
    const { post, comment, cut, judgement } = entry;
    const subject = { comment, cut, judgement, coverage: adapter.coverage(post), onClose: closeCard };
    const { element, focus } = createCard(contextFor(comment, "public"), subject);
    const floating = float("card", element, { look: look("surface"), frame: () => post, anchor: () => entry.host });
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
    const floating = float("card", element, { look: look("surface"), frame: () => beside, anchor: () => beside });
    card = { post: null, opener: beside, floating };
    focus();
  }

  /**
   * @param {Composer} composer
   * @param {Comment} comment
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
      look: () => look("surface"),
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
      look: look("surface"),
      frame: () => adapter.frame(composer),
      anchor: () => adapter.desk(composer),
    });
    panel = floating;
    drafting = following;
    return {
      ...floating,
      keep: () => {
        floating.keep();
        following.keep();
      },
      remove: () => {
        stop();
        following.stop();
        floating.remove();
      },
    };
  }

  function settled() {
    if (adapter.account() !== account) {
      account = adapter.account();
      watcher.rescan();
    }
    selfTest.touch();
    if (location.href !== address) {
      address = location.href;
      closeCard();
      watcher.rescan();
    }
    // To read a colour the browser has to work out all styles first: not while the page is being scrolled and built.
    themeCheck ??= setTimeout(followTheme, THEME_MS);
    posts.fit();
    composers.refresh();
  }

  function followTheme() {
    themeCheck = undefined;
    const now = pageTheme();
    if (now === theme) return;
    theme = now;
    posts.setTheme(theme);
    card?.floating.setTheme(theme);
    note?.setTheme(theme);
    panel?.setTheme(theme);
    drafting?.setTheme(theme);
  }

  /** @param {boolean} unreadable */
  function tellUnreadable(unreadable) {
    void watched(worker.report(unreadable));
    if (card?.post === null) closeCard();
    note?.remove();
    note = unreadable ? showNote(t, look("surface"), openPasted) : null;
  }

  const veil = new Veil(start.blur, adapter.words, (post) => {
    for (const entry of posts.entries()) if (entry.post === post) veil.reveal(entry);
  });
  const posts = new Posts({
    adapter,
    look: () => look("badge"),
    t,
    judge: (comment) => watched(worker.judge(comment)),
    open: openCard,
    changed: (entry) => {
      veil.lift(entry.post);
      if (card?.post === entry.post) closeCard();
    },
    told: (entry) => veil.fit(entry),
    recovered: (post) => watcher.lookAgain(post),
  });
  const selfTest = new SelfTest(adapter.unreadable, tellUnreadable);
  const attending = new AbortController();
  adapter.attend(attending.signal);
  const composers = new Composers(adapter, () => posts.comments(), showPanel);
  const watcher = new Watcher(adapter, {
    examine: (post) => {
      if (!orphaned()) return posts.examine(post);
      onGone();
      return true;
    },
    seen: (post) => void posts.seen(post),
    gone: (post) => posts.gone(post),
    settled,
  });

  return {
    setBlur: (on) => {
      veil.on = on;
      for (const entry of posts.entries()) veil.fit(entry);
    },
    stop: () => {
      watcher.stop();
      clearTimeout(themeCheck);
      composers.stop();
      selfTest.stop();
      attending.abort();
      closeCard();
      note?.remove();
      posts.clear();
      veil.stop();
    },
  };
}
