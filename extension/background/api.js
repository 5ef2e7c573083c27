/** Client of the Henshin server: one place that knows addresses, headers, time limits and what each failure means. */

import { permissionFor, readServer } from "../shared/settings.js";

/**
 * @typedef {import("../ui/contract.js").ErrorCode} ErrorCode
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 * @typedef {import("../ui/contract.js").Suggestion} Suggestion
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").SuggestRequest} SuggestRequest
 * @typedef {import("../ui/contract.js").Check} Check
 * @typedef {import("../ui/contract.js").CheckRequest} CheckRequest
 * @typedef {import("../ui/contract.js").Correction} Correction
 * @typedef {import("../shared/settings.js").Settings} Settings
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

const TIMEOUT_MS = 15_000;

/**
 * @param {ErrorCode} code
 * @param {string} message
 * @returns {{ok: false, error: {code: ErrorCode, message: string}}}
 */
export function failure(code, message) {
  return { ok: false, error: { code, message } };
}

/**
 * @param {number} status of the HTTP answer
 * @returns {ErrorCode}
 */
export function codeForStatus(status) {
  if (status === 401) return "wrong_key";
  if (status === 403) return "forbidden";
  if (status === 400 || status === 409 || status === 413 || status === 415 || status === 422) return "refused";
  if (status === 429) return "busy";
  if (status >= 500) return "server";
  return "not_henshin";
}

/**
 * @param {Settings} settings
 * @param {"ja"|"en"} language of the reasons, steps and explanations in the answer
 * @param {"GET"|"POST"|"PUT"|"DELETE"} method
 * @param {string} path with its query
 * @param {unknown} [body] sent as JSON; left out, nothing is sent
 * @returns {Promise<Result<Record<string, unknown>>>} data is empty where the server answers without content
 */
export async function request(settings, language, method, path, body) {
  if (settings.key === "") return failure("no_key", "no access key");
  const server = readServer(settings.server);
  if (!server.ok) return failure("bad_url", server.problem);
  if (!(await chrome.permissions.contains({ origins: [permissionFor(server.url)] }))) {
    return failure("permission", server.origin);
  }
  try {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        Authorization: `Bearer ${settings.key}`,
        "Accept-Language": language,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return failure(codeForStatus(response.status), `HTTP ${response.status}`);
    if (response.status === 204) return { ok: true, data: {} };
    const answer = /** @type {unknown} */ (await response.json());
    if (typeof answer !== "object" || answer === null) return failure("not_henshin", "not an object");
    return { ok: true, data: /** @type {Record<string, unknown>} */ (answer) };
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") return failure("timeout", "no answer in time");
    if (error instanceof SyntaxError) return failure("not_henshin", "not JSON");
    return failure("unreachable", String(error));
  }
}

/**
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @param {string} path
 * @param {unknown} body
 */
function post(settings, language, path, body) {
  return request(settings, language, "POST", path, body);
}

/**
 * `POST /v1/analyze`
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @param {Comment[]} comments
 * @param {{explain: boolean, suggestions: number}} options
 * @returns {Promise<Result<Judgement[]>>}
 */
export async function analyze(settings, language, comments, options) {
  const answer = await post(settings, language, "/v1/analyze", { comments, ...options, brand: settings.brand });
  if (!answer.ok) return answer;
  const { results } = answer.data;
  if (!Array.isArray(results)) return failure("not_henshin", "no results");
  const judged = /** @type {Judgement[]} */ (results);
  return { ok: true, data: options.suggestions > 0 ? judged : judged.map((one) => ({ ...one, suggestions: null })) };
}

/**
 * `POST /v1/suggest`
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @param {SuggestRequest} request
 * @returns {Promise<Result<Suggestion[]>>}
 */
export async function suggest(settings, language, request) {
  const answer = await post(settings, language, "/v1/suggest", { ...request, brand: settings.brand });
  if (!answer.ok) return answer;
  const { suggestions } = answer.data;
  if (!Array.isArray(suggestions)) return failure("not_henshin", "no suggestions");
  return { ok: true, data: /** @type {Suggestion[]} */ (suggestions) };
}

/**
 * `POST /v1/drafts/check`
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @param {CheckRequest} request
 * @returns {Promise<Result<Check>>}
 */
export async function check(settings, language, request) {
  const answer = await post(settings, language, "/v1/drafts/check", { ...request, brand: settings.brand });
  if (!answer.ok) return answer;
  const { findings, length } = answer.data;
  if (!Array.isArray(findings) || typeof length !== "object" || length === null) return failure("not_henshin", "no findings");
  return { ok: true, data: /** @type {Check} */ ({ findings, length }) };
}

/**
 * `POST /v1/corrections`
 * @param {Settings} settings
 * @param {"ja"|"en"} language
 * @param {Correction} correction
 * @returns {Promise<Result<unknown>>}
 */
export function correct(settings, language, correction) {
  return post(settings, language, "/v1/corrections", correction);
}
