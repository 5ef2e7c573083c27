/** The reply box checks what is written in it: marks in the text, findings below, rewrites at one press. */

import { post } from "/static/server.js";
import { STRINGS } from "./strings.js";

/**
 * @typedef {object} Finding offsets count code points
 * @property {string} rule
 * @property {string} name
 * @property {number} start
 * @property {number} end
 * @property {"block"|"warn"|"hint"} severity
 * @property {string} why
 * @property {{text: string}|null} rewrite
 *
 * @typedef {object} Parts
 * @property {HTMLTextAreaElement} field
 * @property {HTMLElement} marks lies behind the field with the same text
 * @property {HTMLElement} status
 * @property {HTMLElement} length
 * @property {HTMLElement} list
 * @property {() => "ja"|"en"} language
 * @property {() => (import("/ui/contract.js").Comment|null)} comment what is answered
 */

/** Long enough for a word to be finished, short enough to feel live. */
const PAUSE_MS = 250;

/** @param {Parts} parts */
export function createDraftCheck({ field, marks, status, length, list, language, comment }) {
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {Finding[]} */
  let shown = [];

  async function check() {
    const mine = ++turn;
    const text = field.value;
    if (text.trim() === "") return show("", [], null);
    const answer = await post(language(), "/v1/drafts/check", { text, platform: "x", comment: comment() });
    if (mine !== turn || field.value !== text) return;
    if (answer.ok) show(text, answer.data.findings, answer.data.length);
    else show("", [], null);
  }

  /** @param {string} text @param {Finding[]} findings @param {{used: number, limit: number}|null} count */
  function show(text, findings, count) {
    const words = STRINGS[language()];
    shown = findings;
    paint(text);
    status.textContent =
      count === null
        ? ""
        : findings.length === 0
          ? words.findings_none
          : words.findings_some.replace("{count}", String(findings.length));
    length.textContent = count === null ? "" : words.length.replace("{used}", String(count.used)).replace("{limit}", String(count.limit));
    length.classList.toggle("over", count !== null && count.used > count.limit);
    list.replaceChildren(...findings.map((finding) => item(text, finding)));
  }

  /** @param {string} text */
  function paint(text) {
    const points = Array.from(text);
    /** @type {(string|null)[]} */
    const levels = points.map(() => null);
    for (const level of ["hint", "warn", "block"]) {
      for (const { severity, start, end } of shown) if (severity === level) levels.fill(level, start, end);
    }
    /** @type {Node[]} */
    const pieces = [];
    for (let from = 0; from < points.length; ) {
      let to = from + 1;
      while (to < points.length && levels[to] === levels[from]) to += 1;
      const piece = document.createElement(levels[from] === null ? "span" : "mark");
      if (levels[from] !== null) piece.className = String(levels[from]);
      piece.textContent = points.slice(from, to).join("");
      pieces.push(piece);
      from = to;
    }
    marks.replaceChildren(...pieces, document.createTextNode("\n"));
    marks.scrollTop = field.scrollTop;
  }

  /** @param {string} text @param {Finding} finding */
  function item(text, finding) {
    const words = STRINGS[language()];
    const points = Array.from(text);
    const entry = document.createElement("li");
    entry.className = finding.severity;
    entry.dataset.rule = finding.rule;
    const head = document.createElement("p");
    const level = document.createElement("strong");
    level.textContent = words[`level_${finding.severity}`];
    const rule = document.createElement("span");
    rule.className = "rule";
    rule.textContent = finding.rule;
    head.append(level, " ", rule);
    const place = document.createElement("button");
    place.type = "button";
    place.dataset.action = "select";
    place.title = words.finding_select;
    place.textContent = points.slice(finding.start, finding.end).join("").trim() || "…";
    place.addEventListener("click", () => select(points, finding));
    const why = document.createElement("p");
    why.textContent = finding.why;
    entry.append(head, place, why);
    if (finding.rewrite !== null) entry.append(rewriteButton(points, finding, finding.rewrite.text));
    return entry;
  }

  /** @param {string[]} points @param {Finding} finding @param {string} instead */
  function rewriteButton(points, finding, instead) {
    const words = STRINGS[language()];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rewrite";
    button.dataset.action = "rewrite";
    button.textContent = instead === "" ? words.rewrite_drop : words.rewrite.replace("{text}", instead);
    button.addEventListener("click", () => {
      if (field.value !== points.join("")) return;
      select(points, finding);
      // The one way that the field's own undo can take back.
      const done = document.execCommand(instead === "" ? "delete" : "insertText", false, instead);
      if (!done) field.setRangeText(instead, field.selectionStart, field.selectionEnd, "end");
      void check();
    });
    return button;
  }

  /** @param {string[]} points @param {Finding} finding */
  function select(points, { start, end }) {
    const from = points.slice(0, start).join("").length;
    field.focus({ preventScroll: true });
    field.setSelectionRange(from, from + points.slice(start, end).join("").length);
  }

  field.addEventListener("input", () => {
    shown = [];
    paint(field.value);
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MS);
  });
  field.addEventListener("scroll", () => {
    marks.scrollTop = field.scrollTop;
  });
  return { refresh: () => void check() };
}
