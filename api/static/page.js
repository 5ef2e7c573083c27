/** What every page of this server does: it speaks two languages, follows the system's colours and asks for a key. */

import { storeKey, takeKeyFromAddress } from "./server.js";
import { STRINGS } from "./strings.js";

/**
 * @typedef {"ja"|"en"} Language
 * @typedef {""|"key_wrong"|"key_unreachable"} KeyTrouble why the key that was used did not do; empty: none was used
 *
 * @typedef {object} Parts
 * @property {Record<Language, Record<string, string>>} strings the page's own words
 * @property {() => void} onKey somebody has entered a key
 * @property {() => void} onLanguage somebody has chosen a language; the fixed words stand in it already
 * @property {() => void} [onTheme] the system has changed between light and dark
 */

const STORED_LANGUAGE = "henshin-language";

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

/** @param {string} id */
export const part = (id) => byId(id, HTMLElement);

/** @param {string} [tag] of a language @returns {Language} */
const spoken = (tag = "") => (tag.toLowerCase().startsWith("ja") ? "ja" : "en");

/** @param {Parts} parts */
export function createPage({ strings, onKey, onLanguage, onTheme }) {
  takeKeyFromAddress();
  const keyForm = byId("key-form", HTMLFormElement);
  const keyField = byId("key", HTMLInputElement);
  const keyError = part("key-error");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  /** @type {NodeListOf<HTMLElement>} */
  const choices = document.querySelectorAll('[data-action="language"]');
  let language = spoken(localStorage.getItem(STORED_LANGUAGE) ?? navigator.language);
  /** @type {KeyTrouble} */
  let trouble = "";

  /**
   * @param {string} name
   * @param {Record<string, string|number>} [values] for the places in braces
   */
  function words(name, values = {}) {
    const sentence = strings[language][name] ?? STRINGS[language][name];
    return sentence.replaceAll(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  }

  function speak() {
    document.documentElement.lang = language;
    document.title = `${words("title")} — Henshin`;
    for (const element of document.querySelectorAll("[data-text]")) {
      element.textContent = words(/** @type {HTMLElement} */ (element).dataset.text ?? "");
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", words(/** @type {HTMLElement} */ (element).dataset.label ?? ""));
    }
    for (const choice of choices) choice.setAttribute("aria-pressed", String(choice.dataset.value === language));
    sayTrouble();
  }

  function sayTrouble() {
    keyError.hidden = trouble === "";
    keyError.textContent = trouble === "" ? "" : words(trouble);
  }

  /** @returns {"light"|"dark"} */
  const theme = () => (dark.matches ? "dark" : "light");

  function showTheme() {
    document.body.dataset.theme = theme();
  }

  for (const choice of choices) {
    choice.addEventListener("click", () => {
      language = spoken(choice.dataset.value);
      localStorage.setItem(STORED_LANGUAGE, language);
      speak();
      onLanguage();
    });
  }
  keyForm.addEventListener("submit", (event) => {
    event.preventDefault();
    storeKey(keyField.value.trim());
    keyForm.hidden = true;
    onKey();
  });
  dark.addEventListener("change", () => {
    showTheme();
    onTheme?.();
  });
  showTheme();
  speak();

  return {
    language: () => language,
    theme,
    words,
    /** @param {KeyTrouble} why */
    askForKey(why) {
      trouble = why;
      sayTrouble();
      keyForm.hidden = false;
      keyField.focus();
    },
  };
}
