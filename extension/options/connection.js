/**
 * Tells apart what can be wrong between this browser and the server: the address, the browser's permission, the
 * network, the certificate, the program that answers, the key.
 *
 * @typedef {"empty"|"malformed"|"scheme"|"insecure"|"extras"|"permission"|"offline"|"dns"|"refused"|"tls"|"timeout"
 *   |"unreachable"|"not_henshin"|"server"|"no_key"|"wrong_key"|"ok"} Outcome
 *
 * @typedef {{outcome: Outcome, values: string[]}} Report values fill the sentence of the outcome
 */

import { permissionFor } from "../shared/settings.js";

const TIMEOUT_MS = 10_000;

/**
 * The browser's own word for a failed request, in Chromium's (net::ERR_…) or Firefox's vocabulary.
 * @param {string} reason
 * @returns {Outcome}
 */
export function networkOutcome(reason) {
  if (/CERT|SSL|TLS|SEC_ERROR|MOZILLA_PKIX/i.test(reason)) return "tls";
  if (/NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST/i.test(reason)) return "dns";
  if (/CONNECTION_REFUSED/i.test(reason)) return "refused";
  if (/INTERNET_DISCONNECTED|NS_ERROR_OFFLINE/i.test(reason)) return "offline";
  if (/TIMED_OUT|NET_TIMEOUT/i.test(reason)) return "timeout";
  return "unreachable";
}

/**
 * A failed fetch says nothing about its cause; the browser tells it to those who watch requests.
 * @param {string} server
 * @param {string} path
 * @param {RequestInit} init
 * @returns {Promise<{response: Response}|{reason: string}>}
 */
async function watchedFetch(server, path, init) {
  let reason = "";
  /** @param {{error: string}} details */
  const note = ({ error }) => {
    reason = error;
  };
  chrome.webRequest.onErrorOccurred.addListener(note, { urls: [permissionFor(server)] });
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const options = /** @type {RequestInit} */ ({ credentials: "omit", redirect: "error", cache: "no-store", signal });
    return { response: await fetch(server + path, { ...options, ...init }) };
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") return { reason: "TIMED_OUT" };
    // The browser's report may come a moment after the promise fails.
    await new Promise((done) => setTimeout(done, 50));
    return { reason: reason || String(error) };
  } finally {
    chrome.webRequest.onErrorOccurred.removeListener(note);
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Record<string, unknown>>} empty when it is not a JSON object
 */
async function body(response) {
  try {
    const value = /** @type {unknown} */ (await response.json());
    return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
  } catch {
    return {};
  }
}

/**
 * @param {string} server an address that `readServer` accepted
 * @param {string} key
 * @returns {Promise<Report>}
 */
export async function testConnection(server, key) {
  const host = new URL(server).host;
  if (!(await chrome.permissions.contains({ origins: [permissionFor(server)] }))) {
    return { outcome: "permission", values: [host] };
  }
  const health = await watchedFetch(server, "/healthz", {});
  if ("reason" in health) return { outcome: networkOutcome(health.reason), values: [host, health.reason] };
  if (health.response.status >= 500) return { outcome: "server", values: [host, String(health.response.status)] };
  if ((await body(health.response)).service !== "henshin") return { outcome: "not_henshin", values: [host] };
  if (key === "") return { outcome: "no_key", values: [] };

  const whoami = await watchedFetch(server, "/v1/whoami", { headers: { Authorization: `Bearer ${key}` } });
  if ("reason" in whoami) return { outcome: networkOutcome(whoami.reason), values: [host, whoami.reason] };
  const { status } = whoami.response;
  if (status === 401) return { outcome: "wrong_key", values: [] };
  if (status !== 200) return { outcome: "server", values: [host, String(status)] };
  const { version, name, role } = await body(whoami.response);
  return { outcome: "ok", values: [String(version), String(name), String(role)] };
}
