/** What the options page and the popup share: their words, their language, their colours. */

import { interfaceLanguage } from "../shared/settings.js";
import { translator } from "../ui/strings.js";

/**
 * @param {import("../shared/settings.js").Settings["language"]} chosen
 * @returns {Promise<import("../ui/strings.js").Translate>}
 */
export async function speak(chosen) {
  const language = interfaceLanguage(chosen, navigator.language);
  const response = await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`));
  const t = translator(await response.json());
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(/** @type {HTMLElement} */ (element).dataset.text ?? "");
  }
  document.title = t(document.documentElement.dataset.title ?? "extension_name");
  showTheme();
  return t;
}

const night = matchMedia("(prefers-color-scheme: dark)");

function showTheme() {
  document.body.dataset.theme = night.matches ? "dark" : "light";
}

night.addEventListener("change", showTheme);

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
