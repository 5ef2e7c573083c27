/** «This is wrong»: the labels of a comment set right by a person, kept until the server has them. */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";
import { CORRECTABLE } from "./labels.js";
import { labelText } from "./strings.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Analysis} Analysis
 * @typedef {import("./contract.js").Comment} Comment
 * @typedef {import("./contract.js").Labels} Labels
 * @typedef {keyof typeof CORRECTABLE} Task
 */

const TASKS = /** @type {Task[]} */ (Object.keys(CORRECTABLE));

/**
 * @param {import("./strings.js").Translate} t
 * @param {Task} task
 * @param {string} label
 */
function inWords(t, task, label) {
  const [type, subtype] = label.split(".");
  const text = labelText(t, task, type);
  return subtype ? t("exception_with_subtype", text, labelText(t, "subtype", subtype)) : text;
}

/** @param {Analysis} analysis @returns {Record<Task, string>} */
function labelsOf({ sentiment, intent, cause, exception }) {
  const { type, subtype } = exception;
  return { sentiment: sentiment.label, intent: intent.label, cause: cause.label, exception: subtype ? `${type}.${subtype}` : type };
}

/**
 * @param {UiContext} context
 * @param {import("./contract.js").Corrections} corrections
 * @param {Comment} comment
 * @param {() => void} onSent called when the server judges otherwise from now on
 * @returns {{element: HTMLElement, judged: (analysis: Analysis) => void}}
 */
export function createCorrection({ t, language }, corrections, comment, onSent) {
  /** @type {Record<Task, string>|null} */
  let judged = null;
  const status = h("p", { class: "status", part: "correction-status", attributes: { role: "status" } });
  const fields = TASKS.map((task) => {
    const select = h("select", { part: "label-field", data: { task } }, ...CORRECTABLE[task].map((label) => h("option", { attributes: { value: label } }, inWords(t, task, label))));
    select.addEventListener("change", compare);
    return { task, select, element: h("label", { class: "label-choice" }, h("span", {}, t(`label_${task}`)), select) };
  });
  const save = button({ class: "primary-button", action: "save-correction", press: () => void keep() }, t("correct_save"));
  const cancel = button({ class: "quiet-button", action: "cancel-correction", press: () => unfold(false) }, t("correct_cancel"));
  const form = h(
    "div",
    { class: "correction", part: "correction", hidden: true, attributes: { role: "group", "aria-label": t("correct_heading") } },
    h("p", { class: "correction-lead" }, t("correct_lead")),
    ...fields.map(({ element }) => element),
    h("div", { class: "row" }, save, cancel),
  );
  const toggle = button({ class: "text-button", action: "correct", attributes: { "aria-expanded": "false" }, press: () => unfold(form.hidden === true) }, t("correct"));
  const element = h("div", { hidden: true }, toggle, form, status);

  /** @param {boolean} open */
  function unfold(open) {
    form.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
    if (!open || !judged) return;
    for (const { task, select } of fields) select.value = judged[task];
    compare();
    fields[0].select.focus({ preventScroll: true });
  }

  /** @returns {Labels} those that differ from the judgement */
  function changed() {
    return Object.fromEntries(fields.filter(({ task, select }) => judged && select.value !== judged[task]).map(({ task, select }) => [task, select.value]));
  }

  function compare() {
    save.disabled = Object.keys(changed()).length === 0;
  }

  async function keep() {
    const labels = changed();
    save.disabled = true;
    const answer = await corrections.correct({ comment, labels });
    if (!answer.ok) {
      say("failed", t("correct_failed", t(`error_${answer.error.code}`)));
      return compare();
    }
    unfold(false);
    toggle.focus({ preventScroll: true });
    say(answer.data, t(`correct_${answer.data}`), labels);
    if (answer.data === "sent") onSent();
  }

  /**
   * @param {"sent"|"kept"|"failed"} outcome
   * @param {string} text
   * @param {Labels} [labels]
   */
  function say(outcome, text, labels = {}) {
    const list = TASKS.flatMap((task) => (labels[task] ? [`${t(`label_${task}`)} → ${inWords(t, task, labels[task])}`] : []));
    status.dataset.outcome = outcome;
    status.replaceChildren(
      icon({ sent: /** @type {const} */ ("check"), kept: /** @type {const} */ ("clock"), failed: /** @type {const} */ ("alert") }[outcome], 16),
      h("span", {}, text, list.length > 0 ? h("span", { class: "corrected" }, list.join(language === "ja" ? "、" : ", ")) : null),
    );
  }

  void corrections.waiting(comment).then((answer) => {
    if (answer.ok && answer.data) say("kept", t("correct_kept"), answer.data);
  });
  return {
    element,
    judged: (analysis) => {
      judged = labelsOf(analysis);
      element.hidden = false;
    },
  };
}
