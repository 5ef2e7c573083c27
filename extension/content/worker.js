/**
 * Talking to the worker. After an update of the extension this script is an orphan: every call then fails with the code
 * "gone", once and for all.
 */

/**
 * @typedef {import("../shared/messages.js").Request} Request
 * @typedef {import("../shared/messages.js").Start} Start
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 * @typedef {import("../ui/contract.js").Suggestion} Suggestion
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

/**
 * @template T
 * @param {Request} request
 * @returns {Promise<Result<T>>}
 */
async function call(request) {
  try {
    const answer = await chrome.runtime.sendMessage(request);
    return answer ?? { ok: false, error: { code: "server", message: "no answer from the worker" } };
  } catch (error) {
    return { ok: false, error: { code: orphaned() ? "gone" : "server", message: String(error) } };
  }
}

/** True once the extension was updated or removed and this script left behind. */
export function orphaned() {
  return chrome.runtime?.id === undefined;
}

export const worker = {
  /**
   * @param {string} platform
   * @returns {Promise<Result<Start>>}
   */
  start: (platform) => call({ kind: "start", platform }),
  /**
   * @param {Comment} comment
   * @param {boolean} near not in view yet: gives way to those that are
   * @returns {Promise<Result<Judgement>>}
   */
  judge: (comment, near) => call({ kind: "analyze", comment, explain: false, near }),
  /**
   * @param {Comment} comment
   * @returns {Promise<Result<Judgement>>}
   */
  explain: (comment) => call({ kind: "analyze", comment, explain: true }),
  /**
   * @param {import("../ui/contract.js").SuggestRequest} request
   * @returns {Promise<Result<Suggestion[]>>}
   */
  suggest: (request) => call({ kind: "suggest", request }),
  /**
   * @param {import("../ui/contract.js").CheckRequest} request
   * @returns {Promise<Result<import("../ui/contract.js").Check>>}
   */
  check: (request) => call({ kind: "check", request }),
  /**
   * @param {import("../ui/contract.js").Correction} correction
   * @returns {Promise<Result<import("../ui/contract.js").Delivery>>}
   */
  correct: (correction) => call({ kind: "correct", correction }),
  /**
   * @param {Comment} comment
   * @returns {Promise<Result<import("../ui/contract.js").Labels|null>>}
   */
  waiting: (comment) => call({ kind: "waiting", comment }),
  /** @param {boolean} on */
  setBlur: (on) => void call({ kind: "blur", on }),
  /**
   * @param {boolean} unreadable whether the page shows comments that are not recognised
   * @returns {Promise<Result<null>>}
   */
  report: (unreadable) => call({ kind: "page", unreadable }),
  openSettings: () => void call({ kind: "open-options" }),
};
