/**
 * Shapes of the HTTP contract (version 1) that the interface reads, as types only.
 * Offsets count Unicode code points; times are RFC 3339 with zone.
 *
 * @typedef {"x"|"facebook"|"instagram"} Platform
 * @typedef {"ja"|"en"} Language
 * @typedef {"first"|"holding"|"thanks"|"answer"|"firm"} Stage
 * @typedef {"confirmed"|"unknown"|"none"} Fault
 * @typedef {"public"|"dm"} Channel
 *
 * @typedef {{handle: string, text: string}} Earlier what stands before a comment in its thread
 *
 * @typedef {object} Thread the conversation a comment stands in
 * @property {string} [id]
 * @property {string} [parent_text] words it answers
 * @property {Earlier[]} [earlier] at most 20, the nearest last
 *
 * @typedef {object} Comment one post, reply or comment by somebody else
 * @property {string} id
 * @property {Platform} platform
 * @property {string} text
 * @property {{handle?: string, name?: string}} [author]
 * @property {string} [url]
 * @property {string} [posted_at]
 * @property {Thread} [thread]
 * @property {{likes: number, reposts: number, replies: number}} [engagement]
 *
 * @typedef {object} Evidence words that moved one decision
 * @property {"sentiment"|"exception"} for
 * @property {number} start
 * @property {number} end
 * @property {number} weight
 *
 * @typedef {object} Analysis
 * @property {{code: string, confidence: number}} language
 * @property {{label: "positive"|"neutral"|"negative", score: number, confidence: number}} sentiment
 * @property {{type: "none"|"prejudice"|"falsehood"|"trolling", subtype: string|null, confidence: number, suspicion: string|null}} exception
 * @property {{label: string, confidence: number}} intent
 * @property {{label: string, confidence: number, also: string[]}} cause
 * @property {boolean} specific
 * @property {string[]} signals
 * @property {{text: string, start: number, end: number}[]} aspects
 * @property {Evidence[]} evidence
 * @property {string|null} abstained
 *
 * @typedef {object} Advice
 * @property {string} action
 * @property {boolean} needs_reply
 * @property {"critical"|"high"|"normal"|"low"} priority
 * @property {string|null} aim_by
 * @property {string|null} reply_by
 * @property {{reason: string, text: string}|null} escalate
 * @property {{rule: string, text: string}[]} reasons
 * @property {string[]} steps
 *
 * @typedef {object} Suggestion
 * @property {string} id
 * @property {Stage} stage
 * @property {Fault} fault
 * @property {Language} language
 * @property {string} text
 * @property {string} when
 * @property {string[]} rules
 * @property {{name: string, hint: string}[]} blanks
 * @property {{used: number, limit: number}} length
 * @property {string[]} findings
 *
 * @typedef {object} Judgement what the server says about one comment
 * @property {string} id
 * @property {Analysis} analysis
 * @property {Advice} advice
 * @property {Suggestion[]} suggestions
 *
 * @typedef {object} SuggestRequest
 * @property {Comment} comment
 * @property {Stage} stage
 * @property {Fault} fault
 * @property {Channel} channel
 * @property {number} variants
 * @property {number} seed
 *
 * @typedef {"no_key"|"bad_url"|"permission"|"unreachable"|"timeout"|"wrong_key"|"forbidden"|"refused"|"busy"|"server"|"not_henshin"|"gone"} ErrorCode
 *
 * @typedef {{code: ErrorCode, message: string}} Failure message is for the log; people read the text of the code
 */

/**
 * @template T
 * @typedef {{ok: true, data: T}|{ok: false, error: Failure}} Result
 */

/**
 * How the interface reaches the server; the extension asks its worker, the demo page asks directly.
 * @typedef {object} Client
 * @property {(comment: Comment) => Promise<Result<Judgement>>} explain judgement with evidence
 * @property {(request: SuggestRequest) => Promise<Result<Suggestion[]>>} suggest
 */

export {};
