/** The quick lookup: wordings for what is typed, best first; arrows choose, Enter puts one into the reply. */

import { get } from "/static/server.js";
import { STRINGS } from "./strings.js";

/**
 * @typedef {{start: number, end: number}} Span offsets count code points
 *
 * @typedef {object} Wording
 * @property {string} id
 * @property {"ja"|"en"} language
 * @property {{id: string, ja: string, en: string}} situation
 * @property {string} title
 * @property {string} text
 * @property {{name: string, hint: string, start: number, end: number}[]} blanks
 * @property {{title: Span[], text: Span[]}} highlights
 *
 * @typedef {object} Parts
 * @property {HTMLInputElement} field
 * @property {HTMLElement} list
 * @property {HTMLElement} status
 * @property {() => "ja"|"en"} language
 * @property {() => string} customer name as the page shows it
 * @property {(text: string) => unknown} insert
 */

/** With what the server takes, a result stands there before a tenth of a second has passed. */
const PAUSE_MS = 40;
const SHOWN = 6;

/** @param {Parts} parts */
export function createLookup({ field, list, status, language, customer, insert }) {
  let turn = 0;
  let active = -1;
  /** @type {Wording[]} */
  let found = [];
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;

  async function look() {
    const mine = ++turn;
    const q = field.value;
    if (q.trim() === "") return show([], "");
    const name = customer();
    const query = { q, lang: language(), platform: "x", limit: String(SHOWN), ...(name === "" ? {} : { name }) };
    const answer = await get(language(), "/v1/wordings", query);
    if (mine !== turn) return;
    const words = STRINGS[language()];
    if (!answer.ok) return show([], "");
    found = answer.data.wordings;
    show(found, found.length === 0 ? words.lookup_none : words.lookup_count.replace("{count}", String(found.length)));
  }

  /** @param {Wording[]} wordings @param {string} said */
  function show(wordings, said) {
    found = wordings;
    status.textContent = said;
    list.replaceChildren(...wordings.map(option));
    field.setAttribute("aria-expanded", String(wordings.length > 0));
    choose(wordings.length > 0 ? 0 : -1);
  }

  /** @param {Wording} wording @param {number} index */
  function option(wording, index) {
    const element = document.createElement("li");
    element.id = `lookup-option-${index}`;
    element.setAttribute("role", "option");
    element.lang = wording.language;
    element.dataset.wording = wording.id;
    const title = document.createElement("p");
    title.className = "wording-title";
    title.append(...painted(wording.title, wording.highlights.title, []));
    const situation = document.createElement("p");
    situation.className = "wording-situation";
    situation.lang = language();
    situation.textContent = wording.situation[language()];
    const text = document.createElement("p");
    text.append(...painted(wording.text, wording.highlights.text, wording.blanks));
    element.append(title, situation, text);
    // The field keeps the focus, so that typing goes on.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", () => take(index));
    return element;
  }

  /**
   * @param {string} text
   * @param {Span[]} hits
   * @param {Wording["blanks"]} blanks
   */
  function painted(text, hits, blanks) {
    const points = Array.from(text);
    /** @type {string[]} */
    const kinds = points.map(() => "");
    for (const { start, end } of hits) kinds.fill("hit", start, end);
    for (const { start, end } of blanks) kinds.fill("blank", start, end);
    /** @type {Node[]} */
    const pieces = [];
    for (let from = 0; from < points.length; ) {
      let to = from + 1;
      while (to < points.length && kinds[to] === kinds[from]) to += 1;
      const piece = document.createElement(kinds[from] === "hit" ? "mark" : "span");
      if (kinds[from] !== "") piece.className = kinds[from];
      piece.textContent = points.slice(from, to).join("");
      const blank = blanks.find(({ start }) => start === from);
      if (blank !== undefined) piece.title = blank.hint;
      pieces.push(piece);
      from = to;
    }
    return pieces;
  }

  /** @param {number} index */
  function choose(index) {
    active = index;
    for (const [at, element] of [...list.children].entries()) {
      element.setAttribute("aria-selected", String(at === index));
      if (at === index) element.scrollIntoView({ block: "nearest" });
    }
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `lookup-option-${index}`);
  }

  /** @param {number} index */
  function take(index) {
    const wording = found[index];
    if (wording === undefined) return;
    insert(wording.text);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      choose((active + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(active);
    } else if (event.key === "Escape") {
      field.value = "";
      show([], "");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });
  return {
    /** @param {string} placeholder */
    speak(placeholder) {
      field.placeholder = placeholder;
      void look();
    },
  };
}
