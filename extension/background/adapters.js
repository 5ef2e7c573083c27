/** Keeps the server's word on how to read each site: asked for when a page opens, at most once in a while. */

import { ADAPTERS, BUILT_IN, weigh } from "../shared/adapters.js";
import { request } from "./api.js";

/**
 * @typedef {import("../shared/adapters.js").Kept} Kept
 * @typedef {import("../shared/settings.js").Settings} Settings
 */

const FRESH_MS = 10 * 60 * 1000;

/** @type {Promise<boolean>|null} */
let asking = null;

/**
 * @param {string} server
 * @returns {Promise<Kept|null>} what is kept of this server
 */
export async function keptOf(server) {
  const kept = /** @type {Kept|undefined} */ ((await chrome.storage.local.get(ADAPTERS))[ADAPTERS]);
  return kept?.server === server ? kept : null;
}

/**
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @returns {Promise<boolean>} whether sites are to be read otherwise from now on
 */
export function refresh(settings, language) {
  asking ??= ask(settings, language).finally(() => (asking = null));
  return asking;
}

/**
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 */
async function ask(settings, language) {
  const before = await keptOf(settings.server);
  if (before && Math.abs(Date.now() - before.at) < FRESH_MS) return false;
  const answer = await request(settings, language, "GET", "/v1/adapters");
  if (!answer.ok) return false;
  const kept = await weigh(before, settings.server, answer.data, Date.now());
  await chrome.storage.local.set({ [ADAPTERS]: kept });
  return JSON.stringify(kept.table.adapters) !== JSON.stringify((before?.table ?? BUILT_IN).adapters);
}
