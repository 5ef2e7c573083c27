/** What the guidelines say of the draft while it is written: below the suggestions, each with the words it is about. */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";
import { wasInSight, watchSight } from "./sight.js";
import { lengthOn } from "./text.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Channel} Channel
 * @typedef {import("./contract.js").Check} Check
 * @typedef {import("./contract.js").Comment} Comment
 * @typedef {import("./contract.js").Finding} Finding
 *
 * @typedef {object} Subject
 * @property {Comment} comment
 * @property {Channel} channel
 * @property {() => {stage: import("./contract.js").Stage, fault: import("./contract.js").Fault}} situation
 * @property {() => void} onPause called when the person has stopped typing for a moment
 */

/** A person who thinks about the next word should not be interrupted; who looks up should not have to wait. */
const PAUSE_MS = 450;
const LONGEST = 10_000;
/** Characters shown on either side of the words in question. */
const AROUND = 8;
const ORDER = { block: 0, warn: 1, hint: 2 };

/**
 * @param {UiContext} context
 * @param {import("./context.js").Drafts} drafts
 * @param {Subject} subject
 * @returns {{element: HTMLElement, touch: () => void, stop: () => void}} touch: something may have changed
 */
export function createDraftCheck(context, drafts, { comment, channel, situation, onPause }) {
  const { t } = context;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  let asking = false;
  let stopped = false;
  let seen = "";
  let checked = "";
  /** Blocks that somebody has looked at and means to keep. @type {Set<string>} */
  const confirmed = new Set();

  const summary = h("span", { class: "check-summary", part: "check", attributes: { role: "status" } });
  const meter = h("span", { class: "check-length", part: "draft-length" });
  const list = h("ul", { class: "findings", part: "findings" });
  const status = h("p", { class: "status", part: "check-status", attributes: { role: "status" } });
  const element = h(
    "footer",
    { class: "check", hidden: true, attributes: { "aria-label": t("check_heading") } },
    h("p", { class: "check-head" }, h("span", { class: "check-title" }, t("check_heading")), summary, meter),
    list,
    status,
  );

  /** @param {string} text @returns {string} what an answer depends on */
  function keyFor(text) {
    const { stage, fault } = situation();
    return JSON.stringify([text, stage, fault]);
  }

  function touch() {
    const draft = drafts.read();
    if (!draft || stopped) return;
    const key = keyFor(draft.text);
    if (key === seen) return;
    seen = key;
    element.classList.toggle("old", key !== checked);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), PAUSE_MS);
  }

  async function run() {
    const draft = drafts.read();
    if (!draft || asking || stopped) return;
    onPause();
    const key = keyFor(draft.text);
    const text = draft.text.slice(draft.begins);
    if (text.trim() === "") return clear();
    if (key === checked) return element.classList.remove("old");
    if (Array.from(text).length > LONGEST) return say("long", t("check_long"));
    asking = true;
    if (element.hidden) say("asking", t("check_asking"));
    const answer = await drafts.check({ text, platform: comment.platform, channel, comment, ...situation() });
    asking = false;
    if (stopped) return;
    const now = drafts.read();
    // Somebody went on writing meanwhile: what was found is about words that may be gone.
    if (!now || keyFor(now.text) !== key) return void (timer = setTimeout(() => void run(), PAUSE_MS));
    checked = key;
    element.classList.remove("old");
    if (answer.ok) show(draft.text, draft.begins, answer.data);
    else fail(answer.error.code);
  }

  function clear() {
    checked = "";
    element.hidden = true;
    drafts.warn([], () => undefined);
  }

  /**
   * @param {string} state
   * @param {string} text
   * @param {HTMLElement[]} items
   */
  function say(state, text, items = []) {
    element.hidden = false;
    element.dataset.state = state;
    summary.textContent = text;
    meter.textContent = "";
    list.replaceChildren(...items);
  }

  /** @param {import("./contract.js").ErrorCode} code */
  function fail(code) {
    drafts.warn([], () => undefined);
    const retry = button(
      {
        class: "text-button",
        action: "retry",
        press: () => {
          checked = "";
          void run();
        },
      },
      t("retry"),
    );
    say("failed", t("check_failed", t(`error_${code}`)), [h("li", {}, retry)]);
  }

  /**
   * @param {string} draft
   * @param {number} begins
   * @param {Check} check
   */
  function show(draft, begins, { findings, length }) {
    const text = draft.slice(begins);
    const points = Array.from(text);
    /** @param {number} point @returns {number} the same place in UTF-16 units */
    const unit = (point) => points.slice(0, point).join("").length;
    /** @param {Finding} finding */
    const mark = ({ name, start, end }) => `${name} ${text.slice(unit(start), unit(end))}`;

    const sorted = [...findings].sort((one, other) => ORDER[one.severity] - ORDER[other.severity]);
    const said = findings.length === 0 ? t("check_none") : t("check_some", findings.length);
    say(findings.length === 0 ? "clean" : "found", said, sorted.map((finding) => item(finding)));
    const used = begins > 0 ? lengthOn(draft, comment.platform) : length.used;
    meter.textContent = t("meter", used, length.limit);
    meter.classList.toggle("over", used > length.limit);
    warn();

    function warn() {
      const open = sorted.filter((finding) => finding.severity === "block" && !confirmed.has(mark(finding)));
      drafts.warn(open, () => {
        for (const finding of open) confirmed.add(mark(finding));
        list.replaceChildren(...sorted.map((finding) => item(finding)));
        warn();
      });
    }

    /** @param {Finding} finding */
    function item(finding) {
      const { severity, rule, start, end, why, rewrite } = finding;
      const before = points.slice(Math.max(0, start - AROUND), start).join("");
      const behind = points.slice(end, end + AROUND).join("");
      return h(
        "li",
        { class: "finding", part: "finding", data: { severity, rule } },
        h(
          "p",
          { class: "finding-head" },
          h("span", { class: "level" }, t(`level_${severity}`)),
          h("span", { class: "rule", attributes: { title: t("guideline", rule) } }, rule),
          severity === "block" && confirmed.has(mark(finding)) ? h("span", { class: "confirmed", part: "confirmed" }, t("finding_confirmed")) : null,
        ),
        start === end
          ? null
          : h("p", { class: "finding-words" }, start > AROUND ? "…" : "", before, h("mark", { part: "finding-span" }, points.slice(start, end).join("")), behind, end + AROUND < points.length ? "…" : ""),
        h("p", { class: "finding-why", part: "why" }, why),
        rewrite && rewriteButton(rewrite),
      );
    }

    /** @param {NonNullable<Finding["rewrite"]>} rewrite */
    function rewriteButton({ start, end, text: instead }) {
      const words = instead === "" ? t("rewrite_drop", points.slice(start, end).join("")) : t(start === end ? "rewrite_add" : "rewrite_to", instead);
      const made = button(
        {
          class: "rewrite",
          action: "rewrite",
          press: (event) => {
            if (event.detail > 1) return;
            void apply(made, { before: draft, start: begins + unit(start), end: begins + unit(end), text: instead });
          },
        },
        icon("pencil", 14),
        h("span", { lang: context.language === "ja" ? "ja" : "en" }, words),
      );
      watchSight(made);
      return made;
    }
  }

  let changing = false;
  /**
   * @param {HTMLElement} pressed
   * @param {import("../editors/index.js").Change} change
   */
  async function apply(pressed, change) {
    if (changing) return;
    changing = true;
    const outcome = (await wasInSight(pressed)) ? await drafts.change(change) : "covered";
    changing = false;
    status.dataset.outcome = outcome;
    status.replaceChildren(icon(outcome === "changed" ? "check" : "info", 16), h("span", {}, t(`rewrite_${outcome}`)));
    touch();
  }

  drafts.follow(touch);
  touch();
  return {
    element,
    touch,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
