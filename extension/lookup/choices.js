/**
 * Texts to choose from, by arrows or with the mouse. The keyboard focus stays where it is, in the search field or on the
 * list itself; the chosen text unfolds.
 */

import { h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { blankPieces } from "../ui/text.js";

/**
 * @typedef {import("../shared/lookup.js").Span} Span
 *
 * @typedef {object} Choice
 * @property {string} id
 * @property {"ja"|"en"} language
 * @property {string} title
 * @property {string} caption
 * @property {string} text
 * @property {boolean} favourite
 * @property {{title: Span[], text: Span[]}} highlights
 * @property {string[]} filled what was written into its blanks, by their number
 */

/** A page of the list, for Page Up and Page Down. */
const LEAP = 5;

/**
 * @param {string} text
 * @param {Span[]} hits
 * @returns {(Node|string)[]}
 */
function marked(text, hits) {
  const points = Array.from(text);
  /** @type {(Node|string)[]} */
  const pieces = [];
  let from = 0;
  for (const { start, end } of hits) {
    if (start < from || end > points.length) continue;
    pieces.push(points.slice(from, start).join(""), h("mark", { class: "hit" }, points.slice(start, end).join("")));
    from = end;
  }
  return [...pieces, points.slice(from).join("")];
}

/**
 * @param {Choice} choice
 * @returns {(Node|string)[]}
 */
function painted({ text, highlights, filled }) {
  let at = 0;
  return blankPieces(text).flatMap(({ text: piece, blank }) => {
    const start = at;
    at += Array.from(piece).length;
    if (blank !== null) return [h("mark", { class: filled[blank] ? "blank filled" : "blank" }, filled[blank] || piece)];
    const inside = highlights.text.filter((hit) => hit.start >= start && hit.end <= at);
    return marked(piece, inside.map((hit) => ({ start: hit.start - start, end: hit.end - start })));
  });
}

/**
 * @param {object} parts
 * @param {HTMLElement} parts.list
 * @param {HTMLElement} parts.owner element with the keyboard focus, told which choice is meant
 * @param {(choice: Choice|null) => void} parts.chosen called when another choice is meant
 */
export function createChoices({ list, owner, chosen }) {
  /** @type {Choice[]} */
  let choices = [];
  let active = -1;

  /** @param {number} index */
  function option(index) {
    const { language, title, caption, favourite, highlights } = choices[index];
    const element = h(
      "li",
      { class: "choice", data: { part: "choice" }, attributes: { id: `choice-${index}`, role: "option", "aria-selected": "false" } },
      h(
        "p",
        { class: "choice-head" },
        h("span", { class: "choice-title", lang: language }, ...marked(title, highlights.title)),
        favourite ? h("span", { class: "choice-star" }, icon("star", 14)) : null,
        h("span", { class: "choice-caption" }, caption),
      ),
      h("p", { class: "choice-text", data: { part: "choice-text" }, lang: language }, ...painted(choices[index])),
    );
    // The focus stays where it is, so that typing goes on.
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", () => choose(index));
    return element;
  }

  /** @param {number} index */
  function choose(index) {
    active = index;
    [...list.children].forEach((element, at) => {
      element.setAttribute("aria-selected", String(at === index));
      if (at === index) element.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) owner.removeAttribute("aria-activedescendant");
    else owner.setAttribute("aria-activedescendant", `choice-${index}`);
    chosen(choices[index] ?? null);
  }

  return {
    /** @param {Choice[]} shown */
    show(shown) {
      choices = shown;
      list.replaceChildren(...shown.map((_, index) => option(index)));
      list.hidden = shown.length === 0;
      list.scrollTop = 0;
      choose(shown.length > 0 ? 0 : -1);
    },
    /** Show the meant choice as it is now. */
    renew() {
      const element = list.children[active];
      if (!element) return;
      const fresh = option(active);
      fresh.setAttribute("aria-selected", "true");
      element.replaceWith(fresh);
    },
    /**
     * @param {string} key
     * @returns {boolean} whether the key means something here
     */
    press(key) {
      const step = { ArrowDown: 1, ArrowUp: -1, PageDown: LEAP, PageUp: -LEAP }[key];
      if (step === undefined || choices.length === 0) return false;
      const last = choices.length - 1;
      const over = Math.abs(step) === 1;
      const next = active + step;
      choose(over ? (next + choices.length) % choices.length : Math.max(0, Math.min(next, last)));
      return true;
    },
  };
}
