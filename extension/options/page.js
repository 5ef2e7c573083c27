/** What the pages of the extension share: their words, their language, their colours. */

import { interfaceLanguage } from "../shared/settings.js";
import { translator } from "../ui/strings.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */

/**
 * @param {Pick<Settings, "language"|"theme">} chosen
 * @returns {Promise<import("../ui/strings.js").Translate>}
 */
export async function speak({ language: chosen, theme }) {
  const language = interfaceLanguage(chosen, navigator.language);
  const response = await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`));
  const t = translator(await response.json());
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text ?? "");
  }
  document.title = t(document.documentElement.dataset.title ?? "extension_name");
  dress(theme);
  return t;
}

const night = matchMedia("(prefers-color-scheme: dark)");
/** @type {Settings["theme"]} */
let wanted = "auto";

/** @param {Settings["theme"]} theme auto: as the system is */
export function dress(theme) {
  wanted = theme;
  const dark = theme === "auto" ? night.matches : theme === "dark";
  document.body.dataset.theme = dark ? "dark" : "light";
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
}

night.addEventListener("change", () => dress(wanted));

/**
 * @template {HTMLElement} E
 * @param {string} id
 * @param {new () => E} kind
 * @returns {E}
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`no #${id}`);
  return element;
}
