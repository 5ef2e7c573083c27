/** Which brand profile of the server advice, replies and checks go by. One that the server does not have is not kept. */

import { request } from "../background/api.js";
import { BRAND, loadSettings, saveSettings } from "../shared/settings.js";

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} state says what became of the name that was typed
 * @param {() => import("../ui/strings.js").Translate} t in the language of the moment
 */
export function watchBrand(field, state, t) {
  /** @param {"known"|"unchecked"|"unknown"|"malformed"} outcome @param {string} [name] */
  function say(outcome, name = "") {
    const refused = outcome === "unknown" || outcome === "malformed";
    field.setAttribute("aria-invalid", String(refused));
    state.dataset.outcome = outcome;
    state.hidden = false;
    state.textContent = t()(`brand_${outcome}`, name);
  }

  field.addEventListener("change", async () => {
    const brand = field.value.trim() || "default";
    field.value = brand;
    if (!BRAND.test(brand)) return say("malformed");
    const language = document.documentElement.lang === "ja" ? "ja" : "en";
    const answer = await request(await loadSettings(), language, "GET", `/v1/brand?${new URLSearchParams({ id: brand })}`);
    // Somebody has typed on meanwhile.
    if (field.value !== brand) return;
    // A path without anything there: no such profile.
    if (!answer.ok && answer.error.code === "not_henshin") return say("unknown", brand);
    await saveSettings({ brand });
    if (!answer.ok) return say("unchecked");
    const { ja, en } = /** @type {{ja: string, en: string}} */ (answer.data.name);
    say("known", (language === "ja" ? ja || en : en || ja) || brand);
  });
}
