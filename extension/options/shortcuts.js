/** Which keys open the popup: the browser keeps them, and the person may change them there. */

import { h } from "../ui/dom.js";

/** Keys inside the popup. */
const INSIDE = [
  { keys: ["↑", "↓"], words: "shortcut_choose" },
  { keys: ["Enter"], words: "shortcut_copy" },
  { keys: ["Ctrl", "Enter"], words: "shortcut_insert" },
  { keys: ["Esc"], words: "shortcut_back" },
];

/** @param {string[]} keys @param {string} words */
function row(keys, words) {
  return h("div", { class: "shortcut" }, h("dt", {}, words), h("dd", {}, ...keys.map((key) => h("kbd", {}, key))));
}

/**
 * @param {HTMLElement} list
 * @param {import("../ui/strings.js").Translate} t
 */
export async function showShortcuts(list, t) {
  const [open] = (await chrome.commands.getAll()).filter(({ name }) => name === "_execute_action");
  const keys = open?.shortcut ? open.shortcut.split("+") : [];
  list.replaceChildren(
    h("div", { class: "shortcut", data: { part: "open-shortcut" } }, h("dt", {}, t("shortcut_open")), h("dd", {}, ...(keys.length > 0 ? keys.map((key) => h("kbd", {}, key)) : [t("shortcut_none")]))),
    ...INSIDE.map(({ keys: inside, words }) => row(inside, t(words))),
  );
}

/** Open the browser's own page for shortcuts. */
export async function changeShortcuts() {
  const commands = /** @type {typeof chrome.commands & {openShortcutSettings?: () => Promise<void>}} */ (chrome.commands);
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await chrome.tabs.create({ url: "chrome://extensions/shortcuts" });
}
