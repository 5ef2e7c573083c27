/**
 * Where the browser leaves it to the person on which sites an extension may run, as Firefox does: says which of them are
 * closed to us, and asks. Elsewhere there is nothing to ask.
 */

import { button, h } from "../ui/dom.js";

/** @typedef {import("../ui/strings.js").Translate} Translate */

/** Chromium gives the sites with the installation, and does not tell when they are taken back. */
const IS_ASKED = chrome.runtime.getURL("").startsWith("moz-extension:");

/** @returns {Promise<string[]>} match patterns of the sites the extension may not run on */
async function closed() {
  const wanted = (chrome.runtime.getManifest().content_scripts ?? []).flatMap(({ matches }) => matches ?? []);
  const allowed = await Promise.all(wanted.map((origin) => chrome.permissions.contains({ origins: [origin] })));
  return wanted.filter((_, index) => !allowed[index]);
}

/**
 * Keep a place on the page up to date: empty and hidden while nothing is missing.
 * @param {HTMLElement} place
 * @param {() => Translate} t in the language of the moment
 * @returns {() => Promise<void>} to be called when the language changes
 */
export function watchAccess(place, t) {
  async function show() {
    const missing = IS_ASKED ? await closed() : [];
    place.hidden = missing.length === 0;
    if (place.hidden) return place.replaceChildren();
    const names = missing.map((pattern) => new URL(pattern.replace("*", "")).hostname.replace(/^www\./, ""));
    // The browser lets us ask only straight after a press.
    const press = () => void chrome.permissions.request({ origins: missing });
    place.replaceChildren(
      h("p", { class: "result-title" }, t()("access_missing")),
      h("p", {}, t()("access_missing_hint", new Intl.ListFormat(document.documentElement.lang, { type: "unit" }).format(names))),
      button({ class: "quiet-button", data: { action: "grant-sites" }, press }, t()("test_grant")),
    );
  }
  chrome.permissions.onAdded.addListener(() => void show());
  chrome.permissions.onRemoved.addListener(() => void show());
  return show;
}
