/** Brings the parts together on one page of one platform, for as long as the extension is switched on. */

import { editorFor } from "../editors/index.js";
import { createCard } from "../ui/comment-card.js";
import { createPanel } from "../ui/reply-panel.js";
import { translator } from "../ui/strings.js";
import { Composers } from "./composers.js";
import { copy } from "./copy.js";
import { float } from "./overlay.js";
import { Posts } from "./posts.js";
import { pageTheme } from "./theme.js";
import { Watcher } from "./watcher.js";
import { orphaned, worker } from "./worker.js";

/**
 * @typedef {import("../platforms/index.js").Adapter} Adapter
 * @typedef {import("../platforms/index.js").Composer} Composer
 * @typedef {import("../shared/messages.js").Start} Start
 * @typedef {import("../ui/context.js").ReplyBox} ReplyBox
 * @typedef {import("../ui/context.js").UiContext} UiContext
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Suggestion} Suggestion
 * @typedef {import("./overlay.js").Floating} Floating
 * @typedef {import("./posts.js").Entry} Entry
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

/**
 * @param {Adapter} adapter
 * @param {Start} start
 * @param {() => void} onGone called once when the extension was updated or removed under us
 * @returns {() => void} takes everything off the page again
 */
export function run(adapter, start, onGone) {
  const t = translator(start.messages);
  // Left behind by a version of ours that was updated while the page was open.
  for (const stale of document.querySelectorAll("[data-henshin]")) stale.remove();
  let theme = pageTheme();
  let address = location.href;
  let account = adapter.account();
  let unreadable = false;
  /** @type {{entry: Entry, floating: Floating}|null} */
  let card = null;
  /** @type {Floating|null} */
  let panel = null;
  let folded = false;
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
   * @returns {UiContext}
   */
  function contextFor(comment) {
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
      replyBox: replyBoxFor(comment),
      copy,
      openSettings: worker.openSettings,
    };
  }

  /**
   * @param {Comment} comment
   * @returns {ReplyBox}
   */
  function replyBoxFor(comment) {
    const find = () => {
      const element = composers.boxFor(comment.id);
      const editor = element && editorFor(element);
      return editor ? { element, editor } : null;
    };
    return {
      draft: () => {
        const box = find();
        return box ? box.editor.read(box.element) : "";
      },
      insert: async (text, suggestion) => {
        const box = find();
        if (!box) {
          picked.set(comment.id, { ...suggestion, text });
          return "closed";
        }
        if (await box.editor.insert(box.element, text)) return "inserted";
        return (await copy(text)) ? "copied" : "failed";
      },
    };
  }

  function closeCard() {
    if (!card) return;
    const { entry, floating } = card;
    card = null;
    floating.remove();
    entry.badge.element.setAttribute("aria-expanded", "false");
    entry.badge.element.focus({ preventScroll: true });
  }

  /** @param {Entry} entry */
  function openCard(entry) {
    const again = card?.entry === entry;
    closeCard();
    if (again) return;
    const { comment, cut, judgement } = entry;
    const { element, focus } = createCard(contextFor(comment), { comment, cut, judgement, onClose: closeCard });
    const floating = float("card", element, { look: look("surface"), frame: () => entry.post, anchor: () => entry.host });
    entry.badge.element.setAttribute("aria-expanded", "true");
    card = { entry, floating };
    focus();
  }

  /**
   * @param {Composer} composer
   * @param {Comment} comment
   */
  function showPanel(composer, comment) {
    const chosen = picked.get(comment.id) ?? null;
    picked.delete(comment.id);
    const { element } = createPanel(contextFor(comment), {
      comment,
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
    return floating;
  }

  function settled() {
    if (adapter.account() !== account) {
      account = adapter.account();
      watcher.rescan();
    }
    if (adapter.unreadable() !== unreadable) {
      unreadable = !unreadable;
      void watched(worker.report(unreadable));
    }
    if (location.href !== address) {
      address = location.href;
      closeCard();
      watcher.rescan();
    }
    const now = pageTheme();
    if (now !== theme) {
      theme = now;
      posts.setTheme(theme);
      card?.floating.setTheme(theme);
      panel?.setTheme(theme);
    }
    composers.refresh();
  }

  const posts = new Posts({
    adapter,
    look: () => look("badge"),
    t,
    judge: (comment) => watched(worker.judge(comment)),
    open: openCard,
    changed: (entry) => {
      if (card?.entry === entry) closeCard();
    },
    recovered: (post) => watcher.lookAgain(post),
  });
  const composers = new Composers(adapter, () => posts.comments(), showPanel);
  const watcher = new Watcher(adapter.posts, {
    examine: (post) => {
      if (!orphaned()) return posts.examine(post);
      onGone();
      return true;
    },
    seen: (post) => void posts.seen(post),
    gone: (post) => posts.gone(post),
    settled,
  });

  return () => {
    watcher.stop();
    composers.stop();
    closeCard();
    posts.clear();
  };
}
