/**
 * What the interface is given from outside, so that the extension and the demo page can use the very same pieces.
 *
 * @typedef {import("./contract.js").Client} Client
 * @typedef {import("./contract.js").Suggestion} Suggestion
 *
 * @typedef {"inserted"|"copied"|"failed"|"closed"} InsertOutcome
 *   copied: could not be put in, so it is on the clipboard; closed: no reply box for this comment is open
 *
 * @typedef {import("../editors/index.js").How} How
 *
 * @typedef {object} ReplyBox the box that answers the comment at hand
 * @property {() => string} draft what is written there already; empty when no such box is open
 * @property {(text: string, suggestion: Suggestion, how: How) => Promise<InsertOutcome>} insert never sending
 *
 * @typedef {object} UiContext
 * @property {import("./strings.js").Translate} t
 * @property {"ja"|"en"} language
 * @property {Client} client
 * @property {ReplyBox} replyBox
 * @property {(text: string) => Promise<boolean>} copy
 * @property {(() => void)|null} openSettings
 */

export {};
