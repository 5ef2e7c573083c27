/** The tab somebody was in when opening the popup, and what may be done there: the browser allows it for this once. */

import { insertIntoFocused, offeredKey, selectedText, takeOffer } from "./in-page.js";

/**
 * @typedef {import("./in-page.js").Outcome} Outcome
 * @typedef {import("../ui/contract.js").Platform} Platform
 */

/** @type {[RegExp, Platform][]} */
const PLATFORMS = [
  [/(?:^|\.)(?:x|twitter)\.com$/, "x"],
  [/(?:^|\.)facebook\.com$/, "facebook"],
  [/(?:^|\.)instagram\.com$/, "instagram"],
];

/** @returns {Promise<chrome.tabs.Tab|null>} */
export async function targetTab() {
  const named = Number(new URLSearchParams(location.search).get("tab"));
  if (Number.isInteger(named) && named > 0) return chrome.tabs.get(named).catch(() => null);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab ?? null;
}

/**
 * @param {string|undefined} url
 * @returns {Platform|null} null on other sites, and where the browser does not tell
 */
export function platformOf(url) {
  const host = url && URL.canParse(url) ? new URL(url).hostname : "";
  return PLATFORMS.find(([pattern]) => pattern.test(host))?.[1] ?? null;
}

/**
 * @template {unknown[]} A
 * @template R
 * @param {number|undefined} tab
 * @param {(...parameters: A) => R|Promise<R>} func
 * @param {A} args
 * @param {boolean} allFrames
 * @returns {Promise<R[]>} one of each frame; none where the browser keeps scripts out
 */
async function inTab(tab, func, args, allFrames) {
  if (tab === undefined) return [];
  try {
    const results = await chrome.scripting.executeScript({ target: { tabId: tab, allFrames }, func, args });
    return results.map(({ result }) => /** @type {R} */ (result));
  } catch {
    return [];
  }
}

/**
 * @param {number|undefined} tab
 * @param {string} text
 * @returns {Promise<Outcome|"nowhere">} nowhere: no field has the focus, or the browser keeps scripts out of this page
 */
export async function insertInTab(tab, text) {
  const outcomes = await inTab(tab, insertIntoFocused, [text], true);
  return outcomes.find((outcome) => outcome !== null) ?? "nowhere";
}

/** @param {number|undefined} tab */
export async function selectionInTab(tab) {
  const texts = await inTab(tab, selectedText, [], true);
  return texts.map((text) => text?.trim() ?? "").find((text) => text !== "") ?? "";
}

/**
 * @param {chrome.tabs.Tab|null} tab
 * @returns {Promise<{server: string, key: string}|null>} what the server's page holds out. The address is the tab's own:
 *   a page can offer itself and no other.
 */
export async function offerInTab(tab) {
  const address = tab?.url && /^https?:/.test(tab.url) ? new URL(tab.url) : null;
  if (!tab || !address?.pathname.endsWith("/connect")) return null;
  const [key] = await inTab(tab.id, offeredKey, [], false);
  if (typeof key !== "string" || !/^[\x21-\x7e]{1,200}$/.test(key)) return null;
  return { server: address.origin + address.pathname.slice(0, -"/connect".length), key };
}

/** @param {number|undefined} tab */
export async function tellTaken(tab) {
  await inTab(tab, takeOffer, [], false);
}
