/** What a comment is: its words with those that spoke for the judgement marked, and the labels with their confidence. */

import { SENTIMENT_ICONS } from "./badge.js";
import { button, h } from "./dom.js";
import { icon } from "./icons.js";
import { remark } from "./notice.js";
import { labelText } from "./strings.js";
import { evidencePieces } from "./text.js";
import { isToxic } from "./toxic.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Analysis} Analysis
 * @typedef {import("./contract.js").Comment} Comment
 */

/**
 * @param {UiContext} context
 * @param {Comment} comment
 * @param {boolean} cut
 * @param {Analysis|null} analysis
 */
export function quoteSection(context, comment, cut, analysis) {
  const { t } = context;
  const evidence = analysis?.evidence ?? [];
  const pieces = evidencePieces(comment.text, evidence).map(({ text, target }) =>
    target ? h("mark", { class: "evidence", part: "evidence", data: { for: target } }, text) : text,
  );
  const empty = comment.text.trim() === "";
  const quote = h("blockquote", { class: "quote", part: "quote" }, ...(empty ? [t("comment_empty")] : pieces));
  quote.dir = "auto";
  if (analysis && /^[a-z]{2,3}$/.test(analysis.language.code)) quote.lang = analysis.language.code;
  quote.classList.add("clamped");
  const showAll = button(
    {
      class: "text-button",
      action: "show-all",
      hidden: true,
      press: () => {
        quote.classList.remove("clamped");
        showAll.hidden = true;
      },
    },
    t("show_all"),
  );
  // Only once it is laid out can it be known whether anything is cut off.
  requestAnimationFrame(() => {
    showAll.hidden = quote.scrollHeight <= quote.clientHeight + 1;
  });
  return h(
    "div",
    {},
    h("h3", { class: "unseen" }, t("comment_heading")),
    quote,
    showAll,
    context.blur && analysis && isToxic(analysis) ? veilRow(context, context.blur, quote) : null,
    evidence.length > 0 ? h("p", { class: "footnote" }, t("evidence_note")) : null,
    cut ? remark(t("comment_cut")) : null,
  );
}

/**
 * For words that hurt: a way to read them, and the choice not to meet such words unasked.
 * @param {UiContext} context
 * @param {import("./context.js").Blur} blur
 * @param {HTMLElement} quote
 */
function veilRow({ t }, blur, quote) {
  const reveal = button(
    {
      class: "text-button",
      action: "reveal",
      press: () => {
        blur.revealed = true;
        blur.reveal();
        fit();
      },
    },
    t("blur_reveal"),
  );
  const choice = h("input", { action: "blur", attributes: { type: "checkbox" } });
  choice.checked = blur.on;
  choice.addEventListener("change", (event) => {
    if (!event.isTrusted) return;
    blur.on = choice.checked;
    blur.set(choice.checked);
    fit();
  });

  function fit() {
    const veiled = blur.on && !blur.revealed;
    quote.classList.toggle("veiled", veiled);
    quote.ariaHidden = veiled ? "true" : null;
    reveal.hidden = !veiled;
  }

  fit();
  return h("div", { class: "veil-row" }, reveal, h("label", { class: "veil-choice" }, choice, h("span", {}, t("blur_choice"))));
}

/**
 * @param {UiContext} context
 * @param {string} name
 * @param {string} value
 * @param {number} confidence
 * @param {{tone?: string, symbol?: SVGElement}} [look]
 */
function labelRow(context, name, value, confidence, look = {}) {
  const { t } = context;
  const percent = Math.round(confidence * 100);
  const bar = h("span", { class: "bar-fill" });
  bar.style.inlineSize = `${percent}%`;
  return h(
    "div",
    { class: "label", part: "label", data: { label: name, tone: look.tone ?? "plain" } },
    h("dt", {}, t(`label_${name}`)),
    h("dd", {}, look.symbol ?? null, h("span", {}, value)),
    h(
      "dd",
      { class: "confidence", attributes: { title: t("confidence", percent) } },
      h("span", { class: "bar", attributes: { "aria-hidden": "true" } }, bar),
      h("span", { class: "unseen" }, t("confidence", percent)),
      h("span", { attributes: { "aria-hidden": "true" } }, `${percent}%`),
    ),
  );
}

/**
 * @param {UiContext} context
 * @param {Analysis} analysis
 */
export function labelSection(context, analysis) {
  const { t } = context;
  const { sentiment, intent, cause, exception, signals, abstained } = analysis;
  const rows = [
    labelRow(context, "sentiment", labelText(t, "sentiment", sentiment.label), sentiment.confidence, {
      tone: sentiment.label,
      symbol: icon(SENTIMENT_ICONS[sentiment.label] ?? "meh", 16),
    }),
    labelRow(context, "intent", labelText(t, "intent", intent.label), intent.confidence),
  ];
  if (cause.label !== "none") {
    const causes = [cause.label, ...cause.also].map((label) => labelText(t, "cause", label));
    rows.push(labelRow(context, "cause", causes.join(context.language === "ja" ? "、" : ", "), cause.confidence));
  }
  const subtype = exception.subtype && labelText(t, "subtype", exception.subtype);
  const flagged = exception.type !== "none";
  const type = labelText(t, "exception", exception.type);
  rows.push(
    labelRow(context, "exception", subtype ? t("exception_with_subtype", type, subtype) : type, exception.confidence, flagged ? { tone: "flag", symbol: icon("flag", 16) } : {}),
  );
  return h(
    "section",
    {},
    h("h3", {}, t("why_heading")),
    abstained ? remark(labelText(t, "abstained", abstained)) : null,
    h("dl", { class: "labels" }, ...rows),
    signals.length > 0
      ? h("ul", { class: "signals", attributes: { "aria-label": t("label_signals") } }, ...signals.map((signal) => h("li", {}, labelText(t, "signal", signal))))
      : null,
  );
}
