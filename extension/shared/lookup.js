/**
 * What only the extension's own pages may ask of the worker: wordings, favourites, what was used. Checked like every
 * other message; see messages.js.
 *
 * @typedef {import("../ui/contract.js").Language} Language
 * @typedef {import("../ui/contract.js").Platform} Platform
 *
 * @typedef {object} WordingQuery
 * @property {string} q at most 200 characters; empty for favourites and what was used last
 * @property {Language|null} lang
 * @property {string|null} stage
 * @property {string|null} tone
 * @property {Platform|null} platform
 *
 * @typedef {{start: number, end: number}} Span offsets count code points
 *
 * @typedef {object} Wording one that `GET /v1/wordings` found
 * @property {string} id
 * @property {Language} language
 * @property {{id: string, ja: string, en: string}} situation
 * @property {string} title
 * @property {string} text
 * @property {{name: string, hint: string, start: number, end: number}[]} blanks
 * @property {boolean} favourite
 * @property {string|null} used_at
 * @property {{title: Span[], text: Span[]}} highlights
 *
 * @typedef {{kind: "wordings", query: WordingQuery}
 *   | {kind: "favourite", id: string, on: boolean}
 *   | {kind: "used", id: string}} LookupRequest
 */

/** @typedef {{tab: number, text: string, at: number}} Asked words on which somebody opened the menu; at: when, in ms */

/** Under this name in session storage the popup finds the words it was opened for. */
export const ASKED = "asked";

export const LONGEST_QUERY = 200;
export const STAGES = ["first", "holding", "answer", "resolution", "follow_up", "close_out", "thanks", "playful", "firm"];
export const TONES = ["friendly", "standard", "formal"];

const LANGUAGES = ["ja", "en"];
const PLATFORMS = ["x", "facebook", "instagram"];
const ID = /^(?:ja|en)\.[a-z][a-z0-9_]{2,59}$/;

/**
 * @param {unknown} value
 * @param {string[]} known
 */
function oneOf(value, known) {
  return known.find((name) => name === value) ?? null;
}

/**
 * @param {unknown} value
 * @returns {WordingQuery|null}
 */
function readQuery(value) {
  const raw = /** @type {Record<string, unknown>|null|undefined} */ (value);
  if (typeof raw?.q !== "string") return null;
  return {
    // A cut surrogate pair would not survive the way to the server.
    q: Array.from(raw.q).slice(0, LONGEST_QUERY).join(""),
    lang: /** @type {Language|null} */ (oneOf(raw.lang, LANGUAGES)),
    stage: oneOf(raw.stage, STAGES),
    tone: oneOf(raw.tone, TONES),
    platform: /** @type {Platform|null} */ (oneOf(raw.platform, PLATFORMS)),
  };
}

/**
 * @param {unknown} value
 * @returns {LookupRequest|null}
 */
export function readLookupRequest(value) {
  const raw = /** @type {Record<string, unknown>|null|undefined} */ (value);
  const id = typeof raw?.id === "string" && ID.test(raw.id) ? raw.id : null;
  switch (raw?.kind) {
    case "wordings": {
      const query = readQuery(raw.query);
      return query && { kind: "wordings", query };
    }
    case "favourite":
      return id !== null && typeof raw.on === "boolean" ? { kind: "favourite", id, on: raw.on } : null;
    case "used":
      return id === null ? null : { kind: "used", id };
    default:
      return null;
  }
}
