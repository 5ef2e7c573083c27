/** The worker's part of the quick lookup: asks the server for wordings and tells it about favourites and use. */

import { request } from "./api.js";

/**
 * @typedef {import("../shared/lookup.js").LookupRequest} LookupRequest
 * @typedef {import("../shared/lookup.js").Wording} Wording
 * @typedef {import("../shared/lookup.js").WordingQuery} WordingQuery
 * @typedef {import("../shared/settings.js").Settings} Settings
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

const SHOWN = 20;

/**
 * @param {WordingQuery} query
 * @param {string} brand
 * @returns {string}
 */
function address(query, brand) {
  const parameters = new URLSearchParams({ brand, limit: String(SHOWN) });
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, value);
  return `/v1/wordings?${parameters}`;
}

/**
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @param {LookupRequest} asked
 * @returns {Promise<Result<Wording[]|null>>}
 */
export async function lookUp(settings, language, asked) {
  if (asked.kind === "wordings") {
    const answer = await request(settings, language, "GET", address(asked.query, settings.brand));
    if (!answer.ok) return answer;
    const { wordings } = answer.data;
    if (!Array.isArray(wordings)) return { ok: false, error: { code: "not_henshin", message: "no wordings" } };
    return { ok: true, data: /** @type {Wording[]} */ (wordings) };
  }
  const path = `/v1/wordings/${encodeURIComponent(asked.id)}`;
  const answer =
    asked.kind === "used"
      ? await request(settings, language, "POST", `${path}/uses`)
      : await request(settings, language, asked.on ? "PUT" : "DELETE", `${path}/favourite`);
  return answer.ok ? { ok: true, data: null } : answer;
}
