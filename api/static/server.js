/** Asks this page's own server, with the key of this tab; the key lives in the tab's session only. */

/** @typedef {import("/ui/contract.js").ErrorCode} ErrorCode */

/**
 * @template T
 * @typedef {import("/ui/contract.js").Result<T>} Result
 */

const STORED_KEY = "henshin-key";
const TIMEOUT_MS = 15_000;

/** A key handed over in the address is taken out of it at once, before anything can be copied or bookmarked. */
export function takeKeyFromAddress() {
  const key = new URLSearchParams(location.hash.slice(1)).get("key");
  if (key === null) return;
  storeKey(key);
  history.replaceState(null, "", location.pathname + location.search);
}

export function storedKey() {
  return sessionStorage.getItem(STORED_KEY) ?? "";
}

/** @param {string} key */
export function storeKey(key) {
  sessionStorage.setItem(STORED_KEY, key);
}

/**
 * @param {number} status
 * @returns {ErrorCode}
 */
function codeFor(status) {
  if (status === 401) return "wrong_key";
  if (status === 403) return "forbidden";
  if (status === 429) return "busy";
  return status >= 500 ? "server" : "refused";
}

/**
 * @param {"ja"|"en"} language
 * @param {string} path
 * @param {RequestInit} init
 * @returns {Promise<Result<Record<string, any>>>}
 */
async function ask(language, path, init) {
  const key = storedKey();
  if (key === "") return { ok: false, error: { code: "no_key", message: "no key" } };
  try {
    const response = await fetch(path, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${key}`, "Accept-Language": language },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.ok) return { ok: true, data: await response.json() };
    return { ok: false, error: { code: codeFor(response.status), message: `HTTP ${response.status}` } };
  } catch (error) {
    const late = error instanceof DOMException && error.name === "TimeoutError";
    return { ok: false, error: { code: late ? "timeout" : "unreachable", message: String(error) } };
  }
}

/**
 * @param {"ja"|"en"} language
 * @param {string} path
 * @param {unknown} body
 */
export function post(language, path, body) {
  return ask(language, path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

/**
 * @param {"ja"|"en"} language
 * @param {string} path
 * @param {Record<string, string>} query
 */
export function get(language, path, query) {
  return ask(language, `${path}?${new URLSearchParams(query)}`, {});
}
