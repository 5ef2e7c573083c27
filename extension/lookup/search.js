/** Looking wordings up while typing, with filters; before anything is typed, favourites and what was used last. */

import { STAGES, TONES } from "../shared/lookup.js";
import { h } from "../ui/dom.js";
import { errorBox } from "../ui/notice.js";
import { labelText } from "../ui/strings.js";
import { createChoices } from "./choices.js";
import { createDesk } from "./desk.js";

/**
 * @typedef {import("../shared/lookup.js").LookupRequest} LookupRequest
 * @typedef {import("../shared/lookup.js").Wording} Wording
 * @typedef {import("../ui/contract.js").Language} Language
 * @typedef {import("./choices.js").Choice} Choice
 * @typedef {import("./view.js").Surroundings} Surroundings
 */

/** With what the server takes, a result stands there before a tenth of a second has passed. */
const PAUSE_MS = 40;
/** The filters are kept as long as the browser runs. */
const FILTERS = "lookup-filters";

/** @typedef {{lang: string, stage: string, tone: string}} Filters empty for all */

/**
 * @param {Surroundings} here
 * @returns {Promise<import("./view.js").View>}
 */
export async function createSearch(here) {
  const { t, language, platform, insert, inserted, openSettings } = here;
  const stored = /** @type {Partial<Filters>|undefined} */ ((await chrome.storage.session.get(FILTERS))[FILTERS]);
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  const field = h("input", {
    class: "search-field",
    data: { part: "query" },
    attributes: { type: "search", maxlength: "200", autocomplete: "off", spellcheck: "false", role: "combobox", "aria-expanded": "false", "aria-controls": "choices", "aria-autocomplete": "list", "aria-label": t("lookup_label"), placeholder: t("lookup_placeholder") },
  });
  const filters = {
    lang: filter("lang", t("lookup_language"), ["ja", "en"], (name) => ({ ja: "日本語", en: "English" })[name] ?? name, stored?.lang ?? language),
    stage: filter("stage", t("lookup_stage"), STAGES, (name) => labelText(t, "stage", name), stored?.stage ?? ""),
    tone: filter("tone", t("lookup_tone"), TONES, (name) => labelText(t, "tone", name), stored?.tone ?? ""),
  };
  const said = h("p", { class: "said", data: { part: "said" }, attributes: { role: "status" } });
  const list = h("ul", { class: "choices", data: { part: "choices" }, hidden: true, attributes: { id: "choices", role: "listbox", "aria-label": t("lookup_heading") } });
  const desk = createDesk({ t, insert, inserted, changed: () => choices.renew(), used: (choice) => void here.tell({ kind: "used", id: choice.id }), favour });
  const choices = createChoices({ list, owner: field, chosen: desk.show });
  const element = h("section", { class: "view", data: { part: "search" }, attributes: { "aria-label": t("lookup_heading") } }, field, h("div", { class: "filters" }, ...Object.values(filters).map(({ label }) => label)), said, list, desk.element);

  /**
   * @param {keyof Filters} name
   * @param {string} heading
   * @param {string[]} values
   * @param {(value: string) => string} words
   * @param {string} chosen
   */
  function filter(name, heading, values, words, chosen) {
    const select = h("select", { data: { action: `filter-${name}` } }, ...["", ...values].map((value) => h("option", { attributes: { value } }, value === "" ? t("lookup_all") : words(value))));
    select.value = chosen;
    select.addEventListener("change", () => {
      const kept = Object.fromEntries(Object.entries(filters).map(([key, one]) => [key, one.select.value]));
      void chrome.storage.session.set({ [FILTERS]: kept });
      void look();
    });
    return { select, label: h("label", { class: "filter" }, h("span", {}, heading), select) };
  }

  /** @param {Choice} choice @param {boolean} on */
  async function favour(choice, on) {
    return (await here.tell({ kind: "favourite", id: choice.id, on })).ok;
  }

  /** @param {Wording} wording @param {boolean} recent @returns {Choice} */
  function choiceOf(wording, recent) {
    const { id, title, text, favourite, highlights } = wording;
    const caption = recent && wording.used_at !== null ? t("lookup_recent", wording.situation[language]) : wording.situation[language];
    return { id, language: wording.language, title, caption, text, favourite, highlights, filled: [] };
  }

  async function look() {
    const mine = ++turn;
    const q = field.value.trim();
    const query = { q, lang: filters.lang.select.value, stage: filters.stage.select.value, tone: filters.tone.select.value, platform };
    const answer = await here.tell(/** @type {LookupRequest} */ ({ kind: "wordings", query }));
    if (mine !== turn) return;
    if (!answer.ok) {
      said.replaceChildren(errorBox({ t, openSettings }, answer.error.code, () => void look()));
      choices.show([]);
      return;
    }
    const found = /** @type {Wording[]} */ (answer.data);
    said.textContent = found.length === 0 ? t("lookup_none") : q !== "" ? t("lookup_count", found.length) : found.some(({ favourite, used_at }) => favourite || used_at !== null) ? t("lookup_yours") : t("lookup_start");
    field.setAttribute("aria-expanded", String(found.length > 0));
    choices.show(found.map((wording) => choiceOf(wording, q === "")));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  await look();
  return {
    element,
    choices,
    desk,
    focus: () => field.focus(),
    leave: () => {
      if (field.value === "") return false;
      field.value = "";
      void look();
      return true;
    },
  };
}
