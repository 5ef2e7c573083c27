/** Talks to /v1/brand on this page's own server, with the key of whoever sits there. */

import { storedKey } from "/static/server.js";

const TIMEOUT_MS = 15_000;

/**
 * @typedef {{pointer: string, detail: string}} Fault
 * @typedef {{version: number, saved_at: string, saved_by: string}} Version
 * @typedef {{status: number, tag: string, body: any}} Answer status 0: the server could not be reached
 */

/**
 * @param {string} path
 * @param {"ja"|"en"} language
 * @param {RequestInit} [options]
 * @returns {Promise<Answer>}
 */
async function ask(path, language, options = {}) {
  const headers = { Authorization: `Bearer ${storedKey()}`, "Accept-Language": language, ...options.headers };
  try {
    const response = await fetch(path, { ...options, headers, cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    const kind = response.headers.get("Content-Type") ?? "";
    const body = kind.includes("json") ? await response.json() : await response.text();
    return { status: response.status, tag: response.headers.get("ETag") ?? "", body };
  } catch {
    return { status: 0, tag: "", body: null };
  }
}

/**
 * @param {string} id of the profile
 * @param {() => "ja"|"en"} language
 */
export function createBrandClient(id, language) {
  const query = `id=${encodeURIComponent(id)}`;
  /** @param {string} tag @returns {Record<string, string>} */
  const based = (tag) => (tag === "" ? { "If-None-Match": "*" } : { "If-Match": tag });
  return {
    /** @param {number} [version] */
    read: (version) => ask(`/v1/brand?${query}${version === undefined ? "" : `&version=${version}`}`, language()),
    /** What a profile is before anybody has filled it in. */
    readShipped: () => ask("/v1/brand?version=0", language()),
    readExample: () => ask("/brand/example.json", language()),
    readYaml: () => ask(`/v1/brand?${query}&format=yaml`, language()),
    versions: () => ask(`/v1/brand/versions?${query}`, language()),
    whoami: () => ask("/v1/whoami", language()),
    /** @param {unknown} profile @param {string} tag of the version it is based on */
    save: (profile, tag) =>
      ask(`/v1/brand?${query}`, language(), {
        method: "PUT",
        headers: { "Content-Type": "application/json", ...based(tag) },
        body: JSON.stringify(profile),
      }),
    /** @param {string} yaml @param {string} tag */
    saveYaml: (yaml, tag) =>
      ask(`/v1/brand?${query}`, language(), {
        method: "PUT",
        headers: { "Content-Type": "application/yaml", Accept: "application/json", ...based(tag) },
        body: yaml,
      }),
  };
}
