/** What the person has set, where it is kept, and what a server address must look like. */

/** The address `henshin serve` prints when nothing is configured. */
export const DEFAULT_SERVER = "http://127.0.0.1:8765";

/** @typedef {import("../ui/contract.js").Platform} Site */

/** @type {Site[]} */
export const SITES = ["x", "facebook", "instagram"];

/** @typedef {"low"|"normal"|"high"|"critical"} Priority */

/** How soon a comment wants an answer, the least urgent first. @type {Priority[]} */
export const PRIORITIES = ["low", "normal", "high", "critical"];

/**
 * @typedef {object} Settings
 * @property {string} server origin and path prefix, without a trailing slash
 * @property {string} key access key; empty when none was entered
 * @property {boolean} paused
 * @property {"auto"|"ja"|"en"} language
 * @property {"auto"|"light"|"dark"} theme of the extension's own pages; on a site, the site's is followed
 * @property {Priority} least lowest priority whose badge is shown on pages
 * @property {Record<Site, boolean>} sites where it is switched on
 * @property {string} brand whose profile on the server advice, replies and checks go by
 * @property {boolean} blur whether insults are blurred on the page until somebody wants to read them
 */

/** @type {Settings} */
export const DEFAULTS = {
  server: DEFAULT_SERVER,
  key: "",
  paused: false,
  language: "auto",
  theme: "auto",
  least: "low",
  sites: { x: true, facebook: true, instagram: true },
  brand: "default",
  blur: false,
};

/** What the name of a brand profile looks like. */
export const BRAND = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** @typedef {{ok: true, origin: string, url: string}|{ok: false, problem: "empty"|"malformed"|"scheme"|"insecure"|"extras"}} ServerAddress */

const LOOPBACK_START = /^(localhost|127\.0\.0\.1)(?![^:/])/i;
const LOOPBACK = /^(localhost|127\.0\.0\.1)$/;

/**
 * Read a server address as a person types it. Unencrypted HTTP is accepted only for this computer: comments and the
 * key would otherwise cross the network in the clear.
 * @param {string} typed
 * @returns {ServerAddress}
 */
export function readServer(typed) {
  const text = typed.trim();
  if (text === "") return { ok: false, problem: "empty" };
  let url;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${LOOPBACK_START.test(text) ? "http" : "https"}://${text}`);
  } catch {
    return { ok: false, problem: "malformed" };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return { ok: false, problem: "scheme" };
  // Browsers differ in what they let pass as a name; a server's is made of these.
  if (!/^(?:[a-z0-9_-]+\.)*[a-z0-9_-]+$|^\[[0-9a-f:.]+\]$/.test(url.hostname)) return { ok: false, problem: "malformed" };
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return { ok: false, problem: "extras" };
  }
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname)) return { ok: false, problem: "insecure" };
  return { ok: true, origin: url.origin, url: url.origin + url.pathname.replace(/\/+$/, "") };
}

/**
 * The host permission a server needs. Match patterns carry no port.
 * @param {string} server
 */
export function permissionFor(server) {
  const url = new URL(server);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * Keep only what is understood; anything else falls back to its default.
 * @param {Record<string, unknown>} stored
 * @returns {Settings}
 */
export function readSettings(stored) {
  const { server, key, theme, least, paused, language, brand, blur } = stored;
  const sites = /** @type {Record<string, unknown>} */ (stored.sites ?? {});
  return {
    server: typeof server === "string" ? server : DEFAULTS.server,
    key: typeof key === "string" ? key : DEFAULTS.key,
    paused: typeof paused === "boolean" ? paused : DEFAULTS.paused,
    language: language === "ja" || language === "en" ? language : "auto",
    theme: theme === "light" || theme === "dark" ? theme : "auto",
    least: PRIORITIES.find((priority) => priority === least) ?? DEFAULTS.least,
    sites: { x: sites.x !== false, facebook: sites.facebook !== false, instagram: sites.instagram !== false },
    brand: typeof brand === "string" && BRAND.test(brand) ? brand : DEFAULTS.brand,
    blur: blur === true,
  };
}

/** @returns {Promise<Settings>} */
export async function loadSettings() {
  return readSettings(await chrome.storage.local.get(Object.keys(DEFAULTS)));
}

/**
 * @param {Partial<Settings>} changes
 * @returns {Promise<void>}
 */
export async function saveSettings(changes) {
  await chrome.storage.local.set(changes);
}

/**
 * @param {Settings["language"]} chosen
 * @param {string} browserLanguage as in navigator.language
 * @returns {"ja"|"en"}
 */
export function interfaceLanguage(chosen, browserLanguage) {
  if (chosen !== "auto") return chosen;
  return browserLanguage.toLowerCase().startsWith("ja") ? "ja" : "en";
}
