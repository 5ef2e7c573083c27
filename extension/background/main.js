/**
 * The worker: the only part that holds the key and talks to the server. It may be stopped at any time, so nothing that
 * matters lives in its memory alone.
 */

import { ADAPTERS } from "../shared/adapters.js";
import { fingerprint } from "../shared/hash.js";
import { readLookupRequest } from "../shared/lookup.js";
import { readRequest } from "../shared/messages.js";
import { DEFAULTS, interfaceLanguage, loadSettings, saveSettings } from "../shared/settings.js";
import { SHEETS } from "../ui/sheets.js";
import { keptOf, refresh } from "./adapters.js";
import { analyze, check, correct, failure, suggest } from "./api.js";
import { Backoff } from "./backoff.js";
import { showPage, showState } from "./badge.js";
import { JudgementCache } from "./cache.js";
import { hidden } from "./least.js";
import { lookUp } from "./lookup.js";
import { offerMenu } from "./menu.js";
import { Outbox } from "./outbox.js";
import { Queue } from "./queue.js";

/**
 * @typedef {import("../shared/lookup.js").LookupRequest} LookupRequest
 * @typedef {import("../shared/messages.js").Request} Request
 * @typedef {import("../shared/settings.js").Settings} Settings
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Failure} Failure
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

const CARD_SUGGESTIONS = 3;
const SITES = /^https:\/\/(?:x\.com|www\.facebook\.com|www\.instagram\.com)\//;

const cache = new JudgementCache();
const backoff = new Backoff();
/** Comments that wait to go out, for one server: what was gathered for another must never reach it. */
let gathering = { server: "", queue: new Queue(async () => failure("busy", "no server")) };

const WAITING = "outbox";
const AGAIN_MINUTES = 5;
const outbox = new Outbox(
  {
    read: async () => /** @type {import("./outbox.js").Kept[]} */ ((await chrome.storage.local.get(WAITING))[WAITING] ?? []),
    write: (kept) => chrome.storage.local.set({ [WAITING]: kept }),
  },
  async (server, correction) => {
    const settings = await loadSettings();
    if (settings.server !== server || settings.paused) return failure("unreachable", "not this server now");
    return guarded(true, () => correct(settings, languageOf(settings), correction));
  },
);
/** How the last request ended, where the toolbar says so already. @type {string|null} */
let health = null;
/** False once it is known that nothing waits to be sent. */
let maybeWaiting = true;

// Content scripts run beside foreign code: they have no business reading the key.
void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

/** @param {Settings} settings */
function languageOf(settings) {
  return interfaceLanguage(settings.language, chrome.i18n.getUILanguage());
}

/**
 * @template T
 * @param {boolean} wanted true when a person waits for this very answer: it goes out even while others rest
 * @param {() => Promise<Result<T>>} request
 * @returns {Promise<Result<T>>}
 */
async function guarded(wanted, request) {
  const resting = wanted ? null : backoff.resting(Date.now());
  if (resting) return { ok: false, error: resting };
  const result = await request();
  const trouble = result.ok || result.error.code === "refused" ? null : result.error;
  backoff.note(trouble, Date.now());
  tellHealth(trouble?.code ?? "ok");
  if (result.ok && maybeWaiting) void sendWaiting();
  return result;
}

/**
 * Nobody waits for the mark in the toolbar: an answer is on its way to its page before it is drawn.
 * @param {import("../ui/contract.js").ErrorCode|"ok"} now
 */
function tellHealth(now) {
  if (now === health) return;
  health = now;
  void chrome.storage.session.set({ health });
  void showState(health === "ok" ? "ok" : "trouble");
}

/** Send the corrections that wait, as soon as the server is known to answer and otherwise now and then. */
async function sendWaiting() {
  maybeWaiting = false;
  const { sent, left } = await outbox.flush((await loadSettings()).server);
  if (sent > 0) await cache.clear();
  if (left > 0) await waitingFor();
}

async function waitingFor() {
  maybeWaiting = true;
  await chrome.alarms.create(WAITING, { delayInMinutes: AGAIN_MINUTES });
}

/**
 * @param {import("../ui/contract.js").Correction} correction
 * @returns {Promise<Result<import("../ui/contract.js").Delivery>>}
 */
async function setRight(correction) {
  const result = await outbox.add((await loadSettings()).server, correction);
  // Texts like it are judged otherwise from now on.
  if (result.ok && result.data === "sent") await cache.clear();
  else if (result.ok) await waitingFor();
  return result;
}

/**
 * @param {Comment[]} comments
 * @param {boolean} explain
 * @returns {Promise<Result<Judgement[]>>}
 */
async function ask(comments, explain) {
  const settings = await loadSettings();
  // A badge says what a comment is and what to do about it; what could be said takes the server longer than both.
  const options = { explain, suggestions: explain ? CARD_SUGGESTIONS : 0 };
  return guarded(explain, () => analyze(settings, languageOf(settings), comments, options));
}

/**
 * The queue for a server. A comment waits there for a moment, and its tab may be gone or the settings changed by then.
 * @param {string} server
 */
function queueFor(server) {
  if (gathering.server !== server) {
    const queue = new Queue(async (comments) => {
      const now = await loadSettings();
      return now.server === server && !now.paused ? ask(comments, false) : failure("busy", "settings changed meanwhile");
    });
    gathering = { server, queue };
  }
  return gathering.queue;
}

/**
 * @param {Comment} comment
 * @returns {Promise<Result<Judgement>>}
 */
async function explain(comment) {
  const answer = await ask([comment], true);
  if (!answer.ok) return answer;
  const [data] = answer.data;
  return data ? { ok: true, data } : failure("server", "no result for this comment");
}

/** @param {string} path */
async function packaged(path) {
  return (await fetch(chrome.runtime.getURL(path))).text();
}

/** @param {string[]} names */
async function sheet(names) {
  return (await Promise.all(names.map((name) => packaged(`ui/${name}`)))).join("\n");
}

/**
 * @param {string} platform
 * @returns {Promise<Result<import("../shared/messages.js").Start>>}
 */
async function start(platform) {
  const settings = await loadSettings();
  const language = languageOf(settings);
  const [messages, badge, surface] = await Promise.all([
    packaged(`_locales/${language}/messages.json`),
    sheet(SHEETS.badge),
    sheet(SHEETS.surface),
  ]);
  const site = /** @type {import("../ui/contract.js").Platform} */ (platform);
  const told = (await keptOf(settings.server))?.table.adapters[site];
  const active = !settings.paused && settings.sites[site] && told?.enabled !== false;
  if (!settings.paused) void hearOfAdapters();
  const css = { badge: badge + hidden(settings.least), surface };
  return { ok: true, data: { active, language, messages: JSON.parse(messages), css, blur: settings.blur, selectors: told?.selectors ?? {} } };
}

/** Ask the server how it wants sites read; what is open is begun anew when that has changed. */
async function hearOfAdapters() {
  const settings = await loadSettings();
  if (await refresh(settings, languageOf(settings))) await tellTabs({ kind: "settings-changed" });
}

/**
 * @param {Request|LookupRequest} request
 * @param {number|undefined} tab it came from
 * @returns {Promise<Result<unknown>>}
 */
async function answer(request, tab) {
  switch (request.kind) {
    case "start":
      return start(request.platform);
    case "analyze": {
      const { comment } = request;
      const { server, language, brand } = await loadSettings();
      const key = [server, language, brand, comment.platform, comment.id, fingerprint(comment.text), request.explain].join(" ");
      return cache.get(key, () => (request.explain ? explain(comment) : queueFor(server).ask(comment, request.near)));
    }
    case "suggest": {
      const settings = await loadSettings();
      return guarded(true, () => suggest(settings, languageOf(settings), request.request));
    }
    case "check": {
      const settings = await loadSettings();
      return guarded(true, () => check(settings, languageOf(settings), request.request));
    }
    case "correct":
      return setRight(request.correction);
    case "waiting":
      return { ok: true, data: await outbox.waiting((await loadSettings()).server, request.comment) };
    case "blur":
      await saveSettings({ blur: request.on });
      return { ok: true, data: null };
    case "wordings":
    case "favourite":
    case "used": {
      const settings = await loadSettings();
      return guarded(true, () => lookUp(settings, languageOf(settings), request));
    }
    case "open-options":
      await chrome.runtime.openOptionsPage();
      return { ok: true, data: null };
    case "page":
      if (tab === undefined) return failure("refused", "not a page");
      await chrome.storage.session.set({ [`unreadable:${tab}`]: request.unreadable });
      await showPage(tab, request.unreadable);
      return { ok: true, data: null };
    case "state": {
      const name = `unreadable:${request.tab}`;
      const { health = null, [name]: unreadable = false } = await chrome.storage.session.get(["health", name]);
      return { ok: true, data: { health, unreadable } };
    }
  }
}

/**
 * What somebody may ask of us: our own pages more than the scripts of ours that run beside foreign ones.
 * @param {chrome.runtime.MessageSender} sender
 * @param {unknown} message
 * @returns {Request|LookupRequest|null}
 */
function understood(sender, message) {
  if (sender.id !== chrome.runtime.id) return null;
  const url = sender.url ?? "";
  if (url.startsWith(chrome.runtime.getURL(""))) return readRequest(message) ?? readLookupRequest(message);
  return SITES.test(url) ? readRequest(message) : null;
}

chrome.runtime.onMessage.addListener((message, sender, respond) => {
  const request = understood(sender, message);
  if (!request) {
    respond(failure("refused", "not understood"));
    return false;
  }
  answer(request, sender.tab?.id).then(respond, (error) => respond(failure("server", String(error))));
  return true;
});

chrome.storage.onChanged.addListener((changes, area) => {
  if (area !== "local") return;
  // Somebody no longer holds the server to the key it had.
  if (changes[ADAPTERS] && changes[ADAPTERS].newValue === undefined) void hearOfAdapters();
  const changed = Object.keys(changes).filter((name) => name in DEFAULTS);
  if (changed.length === 1 && changed[0] === "blur") void tellTabs({ kind: "blur-changed", on: changes.blur.newValue === true });
  else if (changed.length > 0) void settingsChanged(changed.some((name) => ["server", "key", "language", "brand"].includes(name)));
});

/** @param {import("../shared/messages.js").Broadcast} message */
async function tellTabs(message) {
  for (const tab of await chrome.tabs.query({})) {
    if (tab.id !== undefined) chrome.tabs.sendMessage(tab.id, message).catch(() => undefined);
  }
}

/** @param {boolean} startOver true when earlier answers no longer hold */
async function settingsChanged(startOver) {
  backoff.reset();
  if (startOver) {
    await cache.clear();
    await chrome.storage.session.remove("health");
  }
  const { paused } = await loadSettings();
  health = null;
  await showState(paused ? "paused" : "ok");
  await tellTabs({ kind: "settings-changed" });
}

offerMenu();

chrome.runtime.onStartup.addListener(async () => {
  if ((await loadSettings()).paused) await showState("paused");
  await sendWaiting();
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === WAITING) void sendWaiting();
});

chrome.tabs.onRemoved.addListener((tab) => void chrome.storage.session.remove(`unreadable:${tab}`));

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void chrome.runtime.openOptionsPage();
});
