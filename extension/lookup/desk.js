/** What can be done with the text that is meant: fill its blanks, copy it, put it into the page, keep it at hand. */

import { button, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { blankPieces } from "../ui/text.js";

/**
 * @typedef {import("./choices.js").Choice} Choice
 * @typedef {import("../ui/strings.js").Translate} Translate
 *
 * @typedef {object} Parts
 * @property {Translate} t
 * @property {(text: string) => Promise<import("./in-page.js").Outcome|"nowhere">} insert
 * @property {() => void} changed called when a blank was filled
 * @property {() => void} inserted called when the text stands in the page
 * @property {(choice: Choice) => void} used called when the text was copied or put in
 * @property {((choice: Choice, on: boolean) => Promise<boolean>)|null} favour null where there are no favourites
 */

/** What is said when the text could be copied but not put in. */
const INSTEAD = { nowhere: "lookup_nowhere", refused: "lookup_refused", failed: "lookup_failed" };

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** @param {Choice} choice */
function finished({ text, filled }) {
  return blankPieces(text).map((piece) => (piece.blank === null ? piece.text : filled[piece.blank] || piece.text)).join("");
}

/** @param {Parts} parts */
export function createDesk({ t, insert, changed, inserted, used, favour }) {
  /** @type {Choice|null} */
  let choice = null;
  /** Whose blanks may stay open, since somebody said so. @type {Choice|null} */
  let wavedThrough = null;
  let busy = false;

  const fields = h("div", { class: "desk-fields", data: { part: "blanks" } });
  const status = h("p", { class: "desk-status", data: { part: "status" }, attributes: { role: "status" } });
  const insertButton = button({ class: "primary-button", data: { action: "insert" }, press: () => void put() }, icon("insert", 16), h("span", {}, t("lookup_insert")), h("kbd", {}, t("lookup_insert_key")));
  const copyButton = button({ class: "quiet-button", data: { action: "copy" }, press: () => void take() }, icon("copy", 16), h("span", {}, t("copy")), h("kbd", {}, "Enter"));
  const star = button({ class: "icon-button star", data: { action: "favourite" }, press: () => void favourite() }, icon("star", 18));
  const element = h("div", { class: "desk", data: { part: "desk" } }, fields, h("div", { class: "desk-row" }, copyButton, insertButton, favour ? star : null), status);

  /** @param {string} outcome @param {string} words */
  function say(outcome, words) {
    status.dataset.outcome = outcome;
    status.textContent = words;
  }

  /** @param {Choice} one */
  function open(one) {
    return blankPieces(one.text).filter(({ blank }) => blank !== null && !one.filled[blank]).length;
  }

  function labelStar() {
    const on = choice?.favourite === true;
    star.setAttribute("aria-pressed", String(on));
    const words = t(on ? "lookup_unfavour" : "lookup_favour");
    star.setAttribute("aria-label", words);
    star.title = words;
  }

  /** @param {Choice} one @param {{blank: number|null, hint: string}} piece */
  function field(one, { blank, hint }) {
    const number = /** @type {number} */ (blank);
    const input = h("input", { lang: one.language, data: { part: "blank-field" }, attributes: { type: "text", maxlength: "500", autocomplete: "off", spellcheck: "false" } });
    input.value = one.filled[number] ?? "";
    input.addEventListener("input", () => {
      one.filled[number] = input.value.trim();
      changed();
    });
    return h("label", { class: "desk-field" }, h("span", {}, hint), input);
  }

  async function take() {
    if (!choice) return;
    const now = choice;
    const done = await copy(finished(now));
    const left = open(now);
    if (!done) return say("copy_failed", t("copy_failed"));
    used(now);
    say("copied", left > 0 ? `${t("copied")} ${t("blanks_left", left)}` : t("copied"));
  }

  async function put() {
    if (!choice || busy) return;
    const now = choice;
    if (open(now) > 0 && wavedThrough !== now) {
      wavedThrough = now;
      say("blanks", t("lookup_blanks"));
      [...fields.querySelectorAll("input")].find(({ value }) => value.trim() === "")?.focus();
      return;
    }
    busy = true;
    const text = finished(now);
    const outcome = await insert(text);
    busy = false;
    if (outcome === "inserted") {
      used(now);
      say("inserted", t("lookup_inserted"));
      inserted();
    } else if (await copy(text)) {
      used(now);
      say(outcome, t(INSTEAD[outcome]));
    } else say("copy_failed", t("copy_failed"));
  }

  async function favourite() {
    if (!choice || !favour) return;
    const now = choice;
    if (!(await favour(now, !now.favourite))) return say("favour_failed", t("lookup_favour_failed"));
    now.favourite = !now.favourite;
    if (choice === now) labelStar();
    changed();
  }

  return {
    element,
    take,
    put,
    /** @param {Choice|null} meant */
    show(meant) {
      choice = meant;
      wavedThrough = null;
      element.hidden = meant === null;
      say("", "");
      labelStar();
      const blanks = meant ? blankPieces(meant.text).filter(({ blank }) => blank !== null) : [];
      fields.replaceChildren(...(meant ? blanks.map((piece) => field(meant, piece)) : []));
    },
  };
}
