/** @param {import("./contract.js").Analysis} analysis @returns {boolean} whether its words may hurt the person who reads them */
export function isToxic({ exception, intent }) {
  const { type, subtype } = exception;
  return type === "prejudice" || (type === "trolling" && (subtype === "insult" || subtype === "threat")) || intent.label === "abuse";
}
