/** Brings the parts together on one page of one platform, for as long as the extension is switched on. */

import { translator } from "../ui/strings.js";
import { Composers } from "./composers.js";
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
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("./overlay.js").Floating} Floating
 * @typedef {import("./opened.js").Opened} Opened
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
  let stopped = false;
  /** @type {{setTheme: Floating["setTheme"], remove: () => void}|null} */
  let note = null;
  /** @type {Opened|null} */
  let opened = null;
  /** @type {Promise<Opened|null>|null} */
  let opening = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let themeCheck;

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

  /** @returns {Promise<Opened|null>} null when the extension is gone, and its files with it */
  function open() {
    opening ??= import("./opened.js").then(
      ({ createOpened }) => (opened = createOpened({ adapter, language: start.language, t, look: () => look("surface"), veil, posts, composers, watched })),
      () => {
        onGone();
        return null;
      },
    );
    return opening;
  }

  /**
   * @param {Composer} composer
   * @param {Comment} comment
   * @returns {Floating}
   */
  function showPanel(composer, comment) {
    /** @type {Floating|null} */
    let panel = null;
    let wanted = true;
    void open().then((ready) => {
      if (ready && wanted && composer.textbox.isConnected) panel = ready.showPanel(composer, comment);
    });
    return {
      keep: () => panel?.keep(),
      setTheme: (now) => panel?.setTheme(now),
      remove: () => {
        wanted = false;
        panel?.remove();
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
      opened?.closeCard();
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
    opened?.setTheme(theme);
    composers.setTheme(theme);
    note?.setTheme(theme);
  }

  /** @param {boolean} unreadable */
  function tellUnreadable(unreadable) {
    void watched(worker.report(unreadable));
    opened?.closeCardOf(null);
    note?.remove();
    note = null;
    if (unreadable) tell().catch(onGone);
  }

  async function tell() {
    const { showNote } = await import("./note.js");
    if (stopped || note || !selfTest.failed) return;
    note = showNote(t, look("surface"), (text, beside) => void open().then((ready) => ready?.openPasted(text, beside)));
  }

  const veil = new Veil(start.blur, adapter.words, (post) => {
    for (const entry of posts.entries()) if (entry.post === post) veil.reveal(entry);
  });
  const posts = new Posts({
    adapter,
    look: () => look("badge"),
    t,
    judge: (comment, near) => watched(worker.judge(comment, near)),
    open: (entry) => void open().then((ready) => ready?.openCard(entry)),
    changed: (entry) => {
      veil.lift(entry.post);
      opened?.closeCardOf(entry.post);
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
    seen: (post, near) => void posts.seen(post, near),
    gone: (post) => posts.gone(post),
    settled,
  });

  return {
    setBlur: (on) => {
      veil.on = on;
      for (const entry of posts.entries()) veil.fit(entry);
    },
    stop: () => {
      stopped = true;
      watcher.stop();
      clearTimeout(themeCheck);
      composers.stop();
      selfTest.stop();
      attending.abort();
      opened?.closeCard();
      note?.remove();
      posts.clear();
      veil.stop();
    },
  };
}
