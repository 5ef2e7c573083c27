/** The entry in the context menu of selected text, and the popup that answers it. */

import { ASKED } from "../shared/lookup.js";
import { MAX_TEXT } from "../shared/limits.js";
import { interfaceLanguage, loadSettings } from "../shared/settings.js";
import { translator } from "../ui/strings.js";

const ENTRY = "reply-to-selection";
const WINDOW = { type: /** @type {const} */ ("popup"), width: 480, height: 680 };

async function show() {
  const language = interfaceLanguage((await loadSettings()).language, chrome.i18n.getUILanguage());
  const messages = await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`));
  const title = translator(await messages.json())("menu_reply");
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: ENTRY, title, contexts: ["selection"] });
}

/** @param {number} tab */
async function openPopup(tab) {
  try {
    await chrome.action.openPopup();
  } catch {
    // Some browsers open it only where the icon stands in the toolbar: the same page in a window of its own, then.
    await chrome.windows.create({ ...WINDOW, url: chrome.runtime.getURL(`popup/popup.html?tab=${tab}`) });
  }
}

export function offerMenu() {
  chrome.runtime.onInstalled.addListener(() => void show());
  chrome.runtime.onStartup.addListener(() => void show());
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "local" && "language" in changes) void show();
  });
  chrome.contextMenus.onClicked.addListener(({ menuItemId, selectionText = "" }, tab) => {
    if (menuItemId !== ENTRY || tab?.id === undefined) return;
    // In the same turn as the press: later, Firefox would not open it.
    void openPopup(tab.id);
    /** @type {import("../shared/lookup.js").Asked} */
    const asked = { tab: tab.id, text: selectionText.slice(0, MAX_TEXT), at: Date.now() };
    void chrome.storage.session.set({ [ASKED]: asked });
  });
}
