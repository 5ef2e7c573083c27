/**
 * How the server says each site should be read: switched off, or with repaired selectors. Signed with the server's own
 * key; the first key met at an address is kept, and no other is trusted there afterwards.
 *
 * @typedef {import("../ui/contract.js").Platform} Platform
 *
 * @typedef {object} AdapterState
 * @property {boolean} enabled
 * @property {Record<string, string>} selectors in place of the built-in ones, by name
 * @property {string} changed the latest day on which a repair was seen to work, "" where nothing is repaired
 *
 * @typedef {{revision: number, adapters: Record<Platform, AdapterState>}} AdapterTable
 *
 * @typedef {"signature"|"key"|"shape"|"older"} Problem why what a server said last was not taken
 *
 * @typedef {object} Kept
 * @property {string} server whose word it is
 * @property {string} key the server's public key, in base64; empty until one of its tables was found good
 * @property {AdapterTable} table the last good one
 * @property {Problem|null} problem
 * @property {number} at when the server was last asked, in ms
 *
 * @typedef {{table: string, signature: string, key: string}} Signed
 */

/** Its name in local storage, which content scripts cannot read. */
export const ADAPTERS = "adapters";

/** @type {Platform[]} */
const PLATFORMS = ["x", "facebook", "instagram"];
const KIND = "henshin.adapters.1";
/** @type {AdapterState} */
const AS_BUILT_IN = { enabled: true, selectors: {}, changed: "" };
/** Where no server has said anything. @type {AdapterTable} */
export const BUILT_IN = { revision: 0, adapters: { x: AS_BUILT_IN, facebook: AS_BUILT_IN, instagram: AS_BUILT_IN } };
const LONGEST_TABLE = 100_000;
const MOST_SELECTORS = 60;
const NAME = /^[a-z][A-Za-z]{1,39}$/;
/** Nothing but a selector on one line: printable ASCII without what could begin a rule, a comment or markup. */
const CSS = /^(?!.*\/\*)[ !-:=-Z[\]-z|~]{1,500}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {unknown} value */
function record(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? /** @type {Record<string, unknown>} */ (value) : null;
}

/**
 * @param {unknown} value
 * @returns {AdapterState|null}
 */
function readState(value) {
  const raw = record(value);
  const repairs = record(raw?.selectors);
  if (typeof raw?.enabled !== "boolean" || !repairs) return null;
  /** @type {Map<string, string>} */
  const selectors = new Map();
  let changed = "";
  for (const [name, repair] of Object.entries(repairs)) {
    const { css, checked } = record(repair) ?? {};
    if (!NAME.test(name) || typeof css !== "string" || !CSS.test(css) || typeof checked !== "string" || !DAY.test(checked)) return null;
    selectors.set(name, css);
    if (checked > changed) changed = checked;
  }
  return selectors.size <= MOST_SELECTORS ? { enabled: raw.enabled, selectors: Object.fromEntries(selectors), changed } : null;
}

/**
 * @param {string} text
 * @returns {AdapterTable|null} null when any part of it is not as it must be
 */
export function readTable(text) {
  if (text.length > LONGEST_TABLE) return null;
  let parsed;
  try {
    parsed = record(JSON.parse(text));
  } catch {
    return null;
  }
  const adapters = record(parsed?.adapters);
  if (parsed?.kind !== KIND || !Number.isSafeInteger(parsed.revision) || Number(parsed.revision) < 0 || !adapters) return null;
  const [x, facebook, instagram] = PLATFORMS.map((name) => readState(adapters[name]));
  return x && facebook && instagram ? { revision: Number(parsed.revision), adapters: { x, facebook, instagram } } : null;
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/**
 * @param {Signed} signed
 * @returns {Promise<boolean>} whether the key it names signed it
 */
export async function isSigned({ table, signature, key }) {
  try {
    const imported = await crypto.subtle.importKey("raw", bytes(key), { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", imported, bytes(signature), new TextEncoder().encode(table));
  } catch {
    return false;
  }
}

/**
 * What to keep after a server has spoken.
 * @param {Kept|null} before what is kept of the same server
 * @param {string} server
 * @param {Record<string, unknown>} answer
 * @param {number} now in ms
 * @returns {Promise<Kept>}
 */
export async function weigh(before, server, answer, now) {
  const { table, signature, key } = answer;
  /** @param {Problem} problem */
  const refused = (problem) => ({ ...(before ?? { server, key: "", table: BUILT_IN }), problem, at: now });
  if (typeof table !== "string" || typeof signature !== "string" || typeof key !== "string") return refused("shape");
  if (before && before.key !== "" && key !== before.key) return refused("key");
  if (!(await isSigned({ table, signature, key }))) return refused("signature");
  const read = readTable(table);
  if (!read) return refused("shape");
  if (before && read.revision < before.table.revision) return refused("older");
  return { server, key, table: read, problem: null, at: now };
}
