/**
 * The toolbar popup: whether Henshin is working, a switch to pause it, the quick lookup, replies to selected words, and
 * the question whether to connect with the server whose page is open.
 */

import { createReply } from "../lookup/reply.js";
import { createSearch } from "../lookup/search.js";
import { insertInTab, offerInTab, platformOf, selectionInTab, targetTab, tellTaken } from "../lookup/tab.js";
import { pressed } from "../lookup/view.js";
import { byId, speak } from "../options/page.js";
import { ASKED } from "../shared/lookup.js";
import { MAX_TEXT } from "../shared/limits.js";
import { interfaceLanguage, loadSettings, saveSettings } from "../shared/settings.js";
import { button, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { askToConnect } from "./connecting.js";

/**
 * @typedef {import("../shared/lookup.js").Asked} Asked
 * @typedef {import("../lookup/view.js").View} View
 */

/** A popup that opens later than this after the menu was not opened by it. */
const STALE_MS = 30_000;

const state = byId("state", HTMLParagraphElement);
const hint = byId("hint", HTMLParagraphElement);
const pause = byId("pause", HTMLButtonElement);
const options = byId("options", HTMLButtonElement);
const place = byId("view", HTMLDivElement);

const settings = await loadSettings();
const t = await speak(settings);
const tab = await targetTab();
const here = {
  t,
  language: interfaceLanguage(settings.language, navigator.language),
  platform: platformOf(tab?.url),
  /** @param {unknown} request */
  tell: async (request) => (await chrome.runtime.sendMessage(request)) ?? { ok: false, error: { code: "server", message: "no answer" } },
  /** @param {string} text */
  insert: (text) => insertInTab(tab?.id, text),
  inserted: () => close(),
  openSettings,
};
/** @type {View|null} */
let view = null;

async function openSettings() {
  await chrome.runtime.openOptionsPage();
  close();
}

async function showState() {
  const { paused, key } = await loadSettings();
  const answer = await here.tell({ kind: "state", tab: tab?.id ?? null });
  /** @type {string|null} */
  const health = key === "" ? "no_key" : answer?.data?.unreadable ? "unreadable" : (answer?.data?.health ?? null);
  const trouble = !paused && health !== null && health !== "ok";
  state.dataset.state = paused ? "paused" : (health ?? "idle");
  state.textContent = t(paused ? "popup_paused" : trouble ? `error_${health}` : health ? "popup_active" : "popup_idle");
  hint.hidden = !paused && !trouble;
  hint.textContent = paused ? t("popup_paused_hint") : trouble ? t(key === "" ? "popup_no_key_hint" : `error_${health}_hint`) : "";
  pause.textContent = t(paused ? "popup_resume" : "popup_pause");
  pause.setAttribute("aria-pressed", String(paused));
}

/** @param {View} next @param {HTMLElement|null} above */
function show(next, above = null) {
  view = next;
  place.replaceChildren(...(above ? [above] : []), next.element, h("p", { class: "keys hint" }, t("lookup_keys")));
  next.focus();
}

/** @param {string} selected */
async function showSearch(selected) {
  const offer = selected === "" ? null : button({ class: "selected", data: { action: "reply-selection" }, press: () => void showReply(selected, selected) }, icon("reply", 16), h("span", { class: "selected-name" }, t("lookup_selected")), h("span", { class: "selected-text" }, selected.slice(0, 200)));
  show(await createSearch(here), offer);
}

/** @param {string} text @param {string} selected */
async function showReply(text, selected) {
  const reply = createReply(here, Array.from(text).slice(0, MAX_TEXT).join(""), () => void showSearch(selected));
  show(reply);
  await reply.open();
}

/** @returns {Promise<string|null>} the words the menu was opened on in this tab, once */
async function takeAsked() {
  const asked = /** @type {Asked|undefined} */ ((await chrome.storage.session.get(ASKED))[ASKED]);
  if (!asked || asked.tab !== tab?.id) return null;
  await chrome.storage.session.remove(ASKED);
  return Date.now() - asked.at < STALE_MS ? asked.text : null;
}

/** @param {string} asked @param {string} selected with its line breaks, which the menu does not tell */
const fullest = (asked, selected) => (selected.replace(/\s/g, "") === asked.replace(/\s/g, "") ? selected : asked);

async function begin() {
  view = null;
  place.replaceChildren();
  await showState();
  const { paused, key, server } = await loadSettings();
  const offer = await offerInTab(tab);
  if (offer && (offer.server !== server || offer.key !== key)) {
    const connecting = askToConnect(t, { ...offer, current: key === "" ? null : server }, {
      connected: () => void tellTaken(tab?.id).then(showState),
      elsewhere: () => void openSettings(),
      refused: () => close(),
    });
    hint.hidden = true;
    place.replaceChildren(connecting.element);
    return connecting.focus();
  }
  const asked = await takeAsked();
  if (paused || key === "") return;
  const selected = await selectionInTab(tab?.id);
  if (asked !== null) await showReply(fullest(asked, selected), selected);
  else await showSearch(selected);
  await showState();
}

pause.addEventListener("click", async () => {
  await saveSettings({ paused: !(await loadSettings()).paused });
  await begin();
});
options.addEventListener("click", () => void openSettings());
document.addEventListener("keydown", (event) => {
  if (view) pressed(view, event);
});
// The menu opens this popup before it can say for which words.
chrome.storage.session.onChanged.addListener(async (changes) => {
  if (!changes[ASKED]?.newValue || !view) return;
  const asked = await takeAsked();
  if (asked !== null) await showReply(fullest(asked, await selectionInTab(tab?.id)), "");
});
await begin();
