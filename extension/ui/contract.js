/**
 * Shapes of the HTTP contract (version 1) that the interface reads, as types only.
 * Offsets count Unicode code points; times are RFC 3339 with zone.
 *
 * @typedef {"x"|"facebook"|"instagram"} Platform
 * @typedef {"ja"|"en"} Language
 * @typedef {"first"|"holding"|"resolution"|"follow_up"|"close_out"|"thanks"|"answer"|"firm"|"playful"} Stage
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
 * @typedef {"high"|"medium"|"low"} Level
 *
 * @typedef {object} Known an entry of the brand profile that a comment touches
 * @property {"fact"|"answer"|"known_issue"} kind
 * @property {string} id
 * @property {string} text
 * @property {string|null} source where a fact can be checked
 * @property {string|null} claim the false claim it answers
 * @property {string|null} status of a known issue
 *
 * @typedef {object} Advice
 * @property {string} action
 * @property {boolean} needs_reply
 * @property {"critical"|"high"|"normal"|"low"} priority
 * @property {{importance: Level, impact: Level, urgency: Level}} assessment
 * @property {string|null} aim_by
 * @property {string|null} reply_by
 * @property {{reason: string, text: string}|null} escalate
 * @property {{reason: string, text: string}|null} private why the matter moves to a private message
 * @property {{kind: string, text: string}|null} crisis
 * @property {Known[]} known
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
 * @property {Suggestion[]|null} suggestions null where none were asked for yet
 *
 * @typedef {object} SuggestRequest
 * @property {Comment} comment
 * @property {Stage} stage
 * @property {Fault} fault
 * @property {Channel} channel
 * @property {number} variants
 * @property {number} seed
 *
 * @typedef {object} CheckRequest a draft and the place it will stand in
 * @property {string} text at most 10 000 code points
 * @property {Platform} platform
 * @property {Channel} channel
 * @property {Comment} comment the comment it answers
 * @property {Stage} stage
 * @property {Fault} fault
 *
 * @typedef {object} Finding what a guideline says of one place of a draft
 * @property {string} rule
 * @property {string} name
 * @property {number} start
 * @property {number} end
 * @property {"block"|"warn"|"hint"} severity
 * @property {string} why
 * @property {{start: number, end: number, text: string}|null} rewrite
 *
 * @typedef {{findings: Finding[], length: {used: number, limit: number}}} Check
 *
 * @typedef {object} Labels the labels of a comment that were wrong, each as it should be
 * @property {"positive"|"neutral"|"negative"} [sentiment]
 * @property {string} [intent]
 * @property {string} [cause]
 * @property {string} [exception] type, of trolling with its subtype: `trolling.insult`
 *
 * @typedef {{comment: Comment, labels: Labels}} Correction
 *
 * @typedef {"sent"|"kept"} Delivery sent: at the server; kept: on this computer until the server can be reached
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

/**
 * Setting labels right; null where that is not offered.
 * @typedef {object} Corrections
 * @property {(correction: Correction) => Promise<Result<Delivery>>} correct
 * @property {(comment: Comment) => Promise<Result<Labels|null>>} waiting a correction of this comment that has not been sent yet
 */

export {};
