/** Pure work on texts: evidence, blanks, length. */

/**
 * @typedef {import("./contract.js").Evidence} Evidence
 * @typedef {import("./contract.js").Platform} Platform
 */

/**
 * Cut a comment at the borders of its evidence. Offsets count code points, so an emoji is one step.
 * @param {string} text
 * @param {Evidence[]} evidence
 * @returns {{text: string, target: "sentiment"|"exception"|null}[]} in order; together they are the text
 */
export function evidencePieces(text, evidence) {
  const points = Array.from(text);
  /** @type {(Evidence["for"]|null)[]} */
  const marks = points.map(() => null);
  const order = [...evidence].sort((one, other) => one.weight - other.weight);
  for (const target of /** @type {const} */ (["sentiment", "exception"])) {
    for (const piece of order) {
      if (piece.for === target) marks.fill(target, Math.max(0, piece.start), Math.min(points.length, piece.end));
    }
  }
  /** @type {{text: string, target: Evidence["for"]|null}[]} */
  const pieces = [];
  points.forEach((point, index) => {
    const last = pieces.at(-1);
    if (last && last.target === marks[index]) last.text += point;
    else pieces.push({ text: point, target: marks[index] });
  });
  return pieces;
}

/** How a blank is written: 【…】 in Japanese, [[…]] in English. */
const BLANK = /【([^【】]*)】|\[\[([^[\]]*)\]\]/g;

/** @typedef {{text: string, blank: number|null, hint: string}} TextPiece blank is the running number of the blank */

/**
 * @param {string} text
 * @returns {TextPiece[]}
 */
export function blankPieces(text) {
  /** @type {TextPiece[]} */
  const pieces = [];
  let from = 0;
  let number = 0;
  for (const match of text.matchAll(BLANK)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), blank: null, hint: "" });
    pieces.push({ text: match[0], blank: number, hint: (match[1] ?? match[2] ?? "").trim() });
    number += 1;
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), blank: null, hint: "" });
  return pieces;
}

/** What X turns into a link: with a scheme any host, without one only well-known endings. */
const HOST_WITH_SCHEME = "https?://[a-z0-9.-]+(?::\\d+)?";
const BARE_HOST =
  "(?<![\\w@.-])(?:[a-z0-9-]+\\.)+(?:com|jp|net|org|info|biz|io|co|me|tv|app|dev|shop|store|link|page|site|online|tokyo|uk|eu)(?![a-z0-9.-])";
const PATH = "(?:[/?#](?:[\\w\\-./?%&=#+~:@!$'*,;]*[\\w/=&#%+~-])?)?";
const WEB_ADDRESS = new RegExp(`(?:${HOST_WITH_SCHEME}|${BARE_HOST})${PATH}`, "gi");
const EMOJI = /\p{RGI_Emoji}|[©®]/gv;

/** Code points that weigh one on X; all others weigh two. Configuration version 3 of X's own text rules. */
const SINGLE = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];

/**
 * Length as the platform counts it: X by weight (280 for a post), the others by UTF-16 units.
 * @param {string} text
 * @param {Platform} platform
 * @returns {number}
 */
export function lengthOn(text, platform) {
  if (platform !== "x") return text.length;
  let weight = 0;
  const rest = text
    .normalize("NFC")
    .replace(WEB_ADDRESS, () => {
      weight += 23;
      return "";
    })
    .replace(EMOJI, () => {
      weight += 2;
      return "";
    });
  for (const point of rest) {
    const code = /** @type {number} */ (point.codePointAt(0));
    weight += SINGLE.some(([first, last]) => code >= first && code <= last) ? 1 : 2;
  }
  return weight;
}
