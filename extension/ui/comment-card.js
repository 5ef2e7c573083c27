/** The card a badge opens: what the comment is and why we think so, what to do, what could be said. */

import { adviceSection } from "./advice.js";
import { labelSection, quoteSection } from "./analysis.js";
import { createCorrection } from "./correction.js";
import { button, h } from "./dom.js";
import { icon } from "./icons.js";
import { errorBox, skeleton } from "./notice.js";
import { calling } from "./strings.js";
import { suggestionList } from "./suggestion.js";
import { isToxic } from "./toxic.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Comment} Comment
 * @typedef {import("./contract.js").Judgement} Judgement
 */

/**
 * @param {UiContext} context
 * @param {{comment: Comment, cut: boolean, judgement: Judgement|null, coverage?: {shown: number, total: number}|null, onClose: () => void}} subject
 *   coverage: how many of the post's comments the page shows, where it tells
 * @returns {{element: HTMLElement, focus: () => void}}
 */
export function createCard(context, { comment, cut, judgement, coverage, onClose }) {
  const { t } = context;
  const body = h("div", { class: "body" });
  const { name, handle } = calling(comment.author);
  const title = h("h2", { attributes: { id: "title" } }, t("card_title"));
  const card = h(
    "div",
    { class: "sheet card", part: "card", attributes: { role: "dialog", "aria-labelledby": "title", tabindex: "-1" } },
    h(
      "header",
      {},
      h("div", { class: "heading" }, title, h("p", { class: "author", part: "author" }, h("bdi", {}, name), handle === "" ? "" : h("bdi", { class: "handle" }, handle))),
      button({ class: "icon-button", action: "close", attributes: { "aria-label": t("close"), title: t("close") }, press: onClose }, icon("close", 18)),
    ),
    body,
  );
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    onClose();
  });

  const quote = h("div", {}, quoteSection(context, comment, cut, null));
  const seen = coverage ? h("p", { class: "footnote", part: "coverage" }, t("comments_visible", coverage.shown, coverage.total)) : null;
  const trouble = h("div", {});
  const labels = h("div", { class: "slot" });
  const correction = context.corrections && createCorrection(context, context.corrections, comment, () => void load());
  const advice = h("div", { class: "slot" });
  const suggestions = suggestionList(context, comment.platform, [], -1);
  const replies = h("div", { class: "slot", hidden: true }, h("section", {}, h("h3", {}, t("suggestions_heading")), suggestions.element));
  body.append(quote, ...(seen ? [seen] : []), trouble, labels, ...(correction ? [correction.element] : []), advice, replies);
  let shown = "";

  /**
   * Bring the card up to date without disturbing what somebody has unfolded or filled in.
   * @param {Judgement} known
   */
  function show(known) {
    const { analysis, advice: advised } = known;
    correction?.judged(analysis);
    if (analysis.evidence.length > 0 || isToxic(analysis)) quote.replaceChildren(quoteSection(context, comment, cut, analysis));
    const now = JSON.stringify([{ ...analysis, evidence: [] }, { ...advised, aim_by: "", reply_by: "" }]);
    if (now !== shown) {
      shown = now;
      labels.replaceChildren(labelSection(context, analysis));
      advice.replaceChildren(adviceSection(context, advised));
    }
    if (!known.suggestions) return;
    replies.hidden = false;
    suggestions.add(known.suggestions);
  }

  /** Ask once more, this time with the words that speak for each label. */
  async function load() {
    trouble.replaceChildren(...(shown === "" ? [skeleton(t("loading"))] : []));
    const result = await context.client.explain(comment);
    trouble.replaceChildren(...(result.ok ? [] : [errorBox(context, result.error.code, () => void load())]));
    if (result.ok) show(result.data);
  }

  if (judgement) show(judgement);
  void load();
  return { element: card, focus: () => card.focus({ preventScroll: true }) };
}
