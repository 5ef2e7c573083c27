/** What to do about a comment, by when, and why. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { labelText } from "./strings.js";
import { clock, span } from "./time.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Advice} Advice
 */

/**
 * @param {UiContext} context
 * @param {string} name
 * @param {string} time
 * @param {Date} now
 */
function deadline({ t, language }, name, time, now) {
  const at = new Date(time);
  const left = at.getTime() - now.getTime();
  const text = span(left, language);
  return h(
    "div",
    { class: left < 0 ? "due over" : "due" },
    h("dt", {}, name),
    h("dd", {}, h("time", { attributes: { datetime: time } }, clock(at, now, language)), h("span", {}, t(left < 0 ? "due_over" : "due_left", text))),
  );
}

/**
 * @param {UiContext} context
 * @param {Advice} advice
 */
export function adviceSection(context, advice) {
  const { t } = context;
  const now = new Date();
  const times = [
    advice.aim_by && deadline(context, t("due_aim"), advice.aim_by, now),
    advice.reply_by && deadline(context, t("due_limit"), advice.reply_by, now),
  ].filter((time) => time !== null && time !== "");
  return h(
    "section",
    {},
    h("h3", {}, t("advice_heading")),
    h(
      "p",
      { class: "action", part: "advice", data: { advice: advice.action } },
      h("span", {}, labelText(t, "action", advice.action)),
      h("span", { class: "priority", data: { level: advice.priority } }, labelText(t, "priority", advice.priority)),
    ),
    times.length > 0 ? h("dl", { class: "dues", part: "due" }, ...times) : null,
    advice.escalate
      ? h(
          "div",
          { class: "notice escalate", part: "escalate" },
          icon("siren", 18),
          h("div", {}, h("p", { class: "notice-title" }, t("escalate_heading")), h("p", { class: "notice-text" }, advice.escalate.text)),
        )
      : null,
    advice.reasons.length > 0
      ? h(
          "ul",
          { class: "reasons", part: "reasons", attributes: { "aria-label": t("reasons_heading") } },
          ...advice.reasons.map(({ rule, text }) => h("li", {}, h("span", {}, text), h("span", { class: "rule", attributes: { title: t("guideline", rule) } }, rule))),
        )
      : null,
    advice.steps.length > 0
      ? h("div", { class: "steps", part: "steps" }, h("h4", {}, t("steps_heading")), h("ol", {}, ...advice.steps.map((step) => h("li", {}, step))))
      : null,
  );
}
