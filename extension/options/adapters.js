/** Says what the server changed about the reading of sites, and what of its word was not taken. */

import { ADAPTERS } from "../shared/adapters.js";
import { loadSettings } from "../shared/settings.js";
import { button, h } from "../ui/dom.js";

/**
 * @typedef {import("../shared/adapters.js").Kept} Kept
 * @typedef {import("../shared/adapters.js").Problem} Problem
 * @typedef {import("../ui/strings.js").Translate} Translate
 */

const NAMES = { x: "X", facebook: "Facebook", instagram: "Instagram" };
/** @type {Record<Problem, string>} */
const REASONS = { signature: "adapters_signature", key: "adapters_key", shape: "adapters_shape", older: "adapters_older" };
/** What may be right after all, when the person knows that the server was replaced or restored. @type {Problem[]} */
const FORGIVABLE = ["key", "older"];

/**
 * @param {Kept} kept
 * @param {Translate} t
 * @returns {HTMLElement[]}
 */
function changes({ table }, t) {
  return Object.entries(table.adapters).flatMap(([platform, { enabled, changed }]) => {
    const name = NAMES[/** @type {keyof typeof NAMES} */ (platform)];
    if (!enabled) return [h("p", { data: { off: platform } }, t("adapters_off", name))];
    return changed === "" ? [] : [h("p", { data: { repaired: platform } }, t("adapters_repaired", name, changed))];
  });
}

/**
 * @param {Problem} problem
 * @param {Translate} t
 */
function refusal(problem, t) {
  // Without what is kept, the next answer is taken as the first one was.
  const press = () => void chrome.storage.local.remove(ADAPTERS);
  return [
    h("p", { class: "result-title" }, t("adapters_refused")),
    h("p", {}, t(REASONS[problem])),
    ...(FORGIVABLE.includes(problem) ? [button({ class: "quiet-button", data: { action: "trust" }, press }, t("adapters_trust"))] : []),
  ];
}

/**
 * Keep a place on the page up to date: hidden while there is nothing to say.
 * @param {HTMLElement} place
 * @param {() => Translate} t in the language of the moment
 * @returns {() => Promise<void>} to be called when the language changes
 */
export function watchAdapters(place, t) {
  async function show() {
    const kept = /** @type {Kept|undefined} */ ((await chrome.storage.local.get(ADAPTERS))[ADAPTERS]);
    const here = kept?.server === (await loadSettings()).server ? kept : null;
    const said = here ? [...(here.problem ? refusal(here.problem, t()) : []), ...changes(here, t())] : [];
    place.dataset.outcome = here?.problem ?? "ok";
    place.hidden = said.length === 0;
    place.replaceChildren(...said);
  }
  chrome.storage.onChanged.addListener((changed, area) => {
    if (area === "local" && (changed[ADAPTERS] || changed.server)) void show();
  });
  return show;
}
