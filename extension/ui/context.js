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
 * @typedef {"changed"|"copied"|"failed"|"stale"} ChangeOutcome
 *   copied: could not be put in, so it is on the clipboard; stale: something else is written there by now
 *
 * @typedef {object} Drafts what is being written in the reply box
 * @property {() => {text: string, begins: number}|null} read begins: units at the beginning that are not the person's; null
 *   while letters are still being composed
 * @property {(changed: () => void) => void} follow
 * @property {(request: import("./contract.js").CheckRequest) => Promise<import("./contract.js").Result<import("./contract.js").Check>>} check
 * @property {(change: import("../editors/index.js").Change) => Promise<ChangeOutcome>} change
 * @property {(findings: import("./contract.js").Finding[], confirm: () => void) => void} warn beside the button that sends; no
 *   finding takes the warning away
 *
 * @typedef {object} Blur
 * @property {boolean} on
 * @property {boolean} revealed somebody wanted to read this comment already
 * @property {() => void} reveal
 * @property {(on: boolean) => void} set
 *
 * @typedef {object} UiContext
 * @property {import("./strings.js").Translate} t
 * @property {"ja"|"en"} language
 * @property {Client} client
 * @property {ReplyBox} replyBox
 * @property {Drafts|null} drafts null where drafts are not checked
 * @property {import("./contract.js").Corrections|null} corrections null where labels cannot be set right
 * @property {Blur|null} blur null where nothing is blurred
 * @property {(text: string) => Promise<boolean>} copy
 * @property {(() => void)|null} openSettings
 */

export {};
