/** What the badge, card and panel ask for, asked of this page's own server. */

import { post } from "/static/server.js";

/**
 * @typedef {import("/ui/contract.js").ErrorCode} ErrorCode
 * @typedef {import("/ui/contract.js").Judgement} Judgement
 * @typedef {import("/ui/contract.js").Suggestion} Suggestion
 */

/**
 * @template T
 * @typedef {import("/ui/contract.js").Result<T>} Result
 */

const CARD_SUGGESTIONS = 3;

/**
 * @param {"ja"|"en"} language
 * @param {(code: ErrorCode) => void} onFailure
 * @returns {import("/ui/contract.js").Client}
 */
export function createClient(language, onFailure) {
  /**
   * @template T
   * @param {Result<T>} result
   */
  function noted(result) {
    if (!result.ok) onFailure(result.error.code);
    return result;
  }
  return {
    /** @returns {Promise<Result<Judgement>>} */
    explain: async (comment) => {
      const answer = await post(language, "/v1/analyze", { comments: [comment], suggestions: CARD_SUGGESTIONS, explain: true });
      return noted(answer.ok ? { ok: true, data: answer.data.results[0] } : answer);
    },
    /** @returns {Promise<Result<Suggestion[]>>} */
    suggest: async (request) => {
      const answer = await post(language, "/v1/suggest", request);
      return noted(answer.ok ? { ok: true, data: answer.data.suggestions } : answer);
    },
  };
}
