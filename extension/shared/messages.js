/**
 * What the pages of the extension, its content scripts and its worker say to one another. Every message is checked
 * where it arrives: who sent it and what it looks like; only the fields named here go any further.
 *
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").SuggestRequest} SuggestRequest
 * @typedef {import("../ui/contract.js").CheckRequest} CheckRequest
 * @typedef {import("../ui/contract.js").Correction} Correction
 *
 * @typedef {object} Start what a content script needs to begin
 * @property {boolean} active false while paused or switched off for the site
 * @property {"ja"|"en"} language
 * @property {Record<string, {message: string}>} messages
 * @property {{badge: string, surface: string}} css
 * @property {boolean} blur whether insults are blurred
 * @property {Record<string, string>} selectors of the site that the server has repaired, by name
 *
 * @typedef {{kind: "start", platform: string}
 *   | {kind: "analyze", comment: Comment, explain: boolean, near?: boolean}
 *   | {kind: "suggest", request: SuggestRequest}
 *   | {kind: "check", request: CheckRequest}
 *   | {kind: "correct", correction: Correction}
 *   | {kind: "waiting", comment: Comment}
 *   | {kind: "blur", on: boolean}
 *   | {kind: "page", unreadable: boolean}
 *   | {kind: "open-options"}
 *   | {kind: "state", tab: number|null}} Request
 *
 * @typedef {{kind: "settings-changed"}|{kind: "blur-changed", on: boolean}} Broadcast
 */

import { CORRECTABLE } from "../ui/labels.js";
import { MAX_TEXT } from "./limits.js";

const MAX_EARLIER = 20;
const PLATFORMS = new Set(["x", "facebook", "instagram"]);
const STAGES = new Set(["first", "holding", "resolution", "follow_up", "close_out", "thanks", "answer", "firm", "playful"]);
const FAULTS = new Set(["confirmed", "unknown", "none"]);
const CHANNELS = new Set(["public", "dm"]);
// eslint-disable-next-line no-control-regex -- control characters are what must be kept out
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/**
 * @param {unknown} value
 * @param {number} max
 * @returns {value is string}
 */
function isLine(value, max) {
  return typeof value === "string" && value.length <= max && !CONTROL.test(value);
}

/**
 * @param {unknown} value
 * @param {number} max
 */
function isCount(value, max) {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>|null}
 */
function asRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : null;
}

/**
 * @param {unknown} value
 * @returns {import("../ui/contract.js").Thread|null}
 */
function readThread(value) {
  const raw = asRecord(value);
  if (!raw) return null;
  /** @type {import("../ui/contract.js").Thread} */
  const thread = {};
  if (isLine(raw.id, 200) && raw.id !== "") thread.id = raw.id;
  if (typeof raw.parent_text === "string" && raw.parent_text.length <= MAX_TEXT) thread.parent_text = raw.parent_text;
  const earlier = Array.isArray(raw.earlier) ? raw.earlier.slice(-MAX_EARLIER).map(asRecord) : [];
  thread.earlier = earlier.flatMap((one) =>
    one && isLine(one.handle, 200) && typeof one.text === "string" && one.text.length <= MAX_TEXT
      ? [{ handle: one.handle, text: one.text }]
      : [],
  );
  return thread;
}

/**
 * @param {unknown} value
 * @returns {Comment|null} a fresh copy with only the known fields, or null when it is not a comment
 */
export function readComment(value) {
  const raw = asRecord(value);
  if (!raw || !isLine(raw.id, 200) || raw.id === "" || !PLATFORMS.has(String(raw.platform))) return null;
  if (typeof raw.text !== "string" || raw.text.length > 2 * MAX_TEXT) return null;
  /** @type {Comment} */
  const comment = { id: raw.id, platform: /** @type {Comment["platform"]} */ (raw.platform), text: raw.text };
  const author = asRecord(raw.author);
  if (author) {
    comment.author = {};
    if (isLine(author.handle, 200)) comment.author.handle = author.handle;
    if (isLine(author.name, 200)) comment.author.name = author.name;
  }
  if (isLine(raw.url, 2_000) && /^https?:\/\//.test(raw.url)) comment.url = raw.url;
  if (isLine(raw.posted_at, 40)) comment.posted_at = raw.posted_at;
  const thread = readThread(raw.thread);
  if (thread) comment.thread = thread;
  const engagement = asRecord(raw.engagement);
  if (engagement && ["likes", "reposts", "replies"].every((key) => isCount(engagement[key], 1e12))) {
    comment.engagement = {
      likes: Number(engagement.likes),
      reposts: Number(engagement.reposts),
      replies: Number(engagement.replies),
    };
  }
  return comment;
}

/**
 * @param {unknown} value
 * @returns {SuggestRequest|null}
 */
function readSuggestRequest(value) {
  const raw = asRecord(value);
  const comment = raw && readComment(raw.comment);
  if (!raw || !comment) return null;
  if (!STAGES.has(String(raw.stage)) || !FAULTS.has(String(raw.fault)) || !CHANNELS.has(String(raw.channel))) return null;
  if (!isCount(raw.variants, 5) || !isCount(raw.seed, 2 ** 31 - 1)) return null;
  return {
    comment,
    stage: /** @type {SuggestRequest["stage"]} */ (raw.stage),
    fault: /** @type {SuggestRequest["fault"]} */ (raw.fault),
    channel: /** @type {SuggestRequest["channel"]} */ (raw.channel),
    variants: Number(raw.variants),
    seed: Number(raw.seed),
  };
}

/**
 * @param {unknown} value
 * @returns {CheckRequest|null}
 */
function readCheckRequest(value) {
  const raw = asRecord(value);
  const comment = raw && readComment(raw.comment);
  if (!raw || !comment || typeof raw.text !== "string" || raw.text.length > 2 * MAX_TEXT) return null;
  if (!STAGES.has(String(raw.stage)) || !FAULTS.has(String(raw.fault)) || !CHANNELS.has(String(raw.channel))) return null;
  return {
    text: raw.text,
    platform: comment.platform,
    channel: /** @type {CheckRequest["channel"]} */ (raw.channel),
    comment,
    stage: /** @type {CheckRequest["stage"]} */ (raw.stage),
    fault: /** @type {CheckRequest["fault"]} */ (raw.fault),
  };
}

/**
 * @param {unknown} value
 * @returns {Correction|null} with no more of the comment than judging it takes; null also when nothing is set right
 */
export function readCorrection(value) {
  const raw = asRecord(value);
  const comment = raw && readComment(raw.comment);
  const given = asRecord(raw?.labels);
  if (!comment || !given) return null;
  /** @type {Record<string, string>} */
  const labels = {};
  for (const [task, allowed] of Object.entries(CORRECTABLE)) {
    const label = Object.hasOwn(given, task) ? given[task] : null;
    if (typeof label === "string" && allowed.includes(label)) labels[task] = label;
  }
  if (Object.keys(labels).length === 0) return null;
  const { id, platform, text, thread } = comment;
  return { comment: { id, platform, text, ...(thread ? { thread } : {}) }, labels };
}

/**
 * @param {unknown} value
 * @returns {Request|null}
 */
export function readRequest(value) {
  const raw = asRecord(value);
  switch (raw?.kind) {
    case "start":
      return PLATFORMS.has(String(raw.platform)) ? { kind: "start", platform: String(raw.platform) } : null;
    case "analyze": {
      const comment = readComment(raw.comment);
      return comment ? { kind: "analyze", comment, explain: raw.explain === true, near: raw.near === true } : null;
    }
    case "suggest": {
      const request = readSuggestRequest(raw.request);
      return request ? { kind: "suggest", request } : null;
    }
    case "check": {
      const request = readCheckRequest(raw.request);
      return request ? { kind: "check", request } : null;
    }
    case "correct": {
      const correction = readCorrection(raw.correction);
      return correction ? { kind: "correct", correction } : null;
    }
    case "waiting": {
      const comment = readComment(raw.comment);
      return comment ? { kind: "waiting", comment } : null;
    }
    case "blur":
      return typeof raw.on === "boolean" ? { kind: "blur", on: raw.on } : null;
    case "open-options":
      return { kind: "open-options" };
    case "page":
      return typeof raw.unreadable === "boolean" ? { kind: "page", unreadable: raw.unreadable } : null;
    case "state":
      return { kind: "state", tab: Number.isInteger(raw.tab) ? Number(raw.tab) : null };
    default:
      return null;
  }
}
