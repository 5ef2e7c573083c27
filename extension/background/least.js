/** Comments of little urgency can be left without a badge. */

/** @typedef {import("../shared/settings.js").Priority} Priority */

import { PRIORITIES } from "../shared/settings.js";

/**
 * @param {Priority} least the lowest priority whose badge is shown
 * @returns {string} style rules for the badge's sheet
 */
export function hidden(least) {
  const below = PRIORITIES.slice(0, PRIORITIES.indexOf(least));
  if (below.length === 0) return "";
  // Before it is judged nobody knows whether it will stay; trouble is always shown.
  const chips = ['[data-state="waiting"]', ...below.map((priority) => `[data-priority="${priority}"]`)];
  return `\n${chips.map((kind) => `.chip${kind}`).join(",\n")} {\n  display: none !important;\n}\n`;
}
