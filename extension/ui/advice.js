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
function assessmentRow({ t }, { assessment }) {
  const parts = /** @type {const} */ (["importance", "impact", "urgency"]).map((name) =>
    h("div", { data: { level: assessment[name] } }, h("dt", {}, t(`assessment_${name}`)), h("dd", {}, t(`level_of_${assessment[name]}`))),
  );
  return h("dl", { class: "assessment", part: "assessment" }, ...parts);
}

/**
 * @param {"private"|"crisis"|"escalate"} part
 * @param {import("./icons.js").IconName} symbol
 * @param {string} title
 * @param {string} text
 */
function remarkOn(part, symbol, title, text) {
  return h("div", { class: `notice ${part}`, part }, icon(symbol, 18), h("div", {}, h("p", { class: "notice-title" }, title), h("p", { class: "notice-text" }, text)));
}

/**
 * What the brand profile says on it.
 * @param {UiContext} context
 * @param {import("./contract.js").Known} known
 */
function knownItem({ t }, { kind, text, source, claim, status }) {
  const link = source && /^https:\/\//.test(source) ? h("a", { attributes: { href: source, target: "_blank", rel: "noopener noreferrer" } }, t("known_source"), icon("external", 12)) : source;
  return h(
    "li",
    {},
    h("p", { class: "known-kind" }, labelText(t, "known", kind), status ? h("span", { class: "known-status" }, labelText(t, "known_status", status)) : null),
    claim ? h("p", { class: "known-claim" }, t("known_claim", claim)) : null,
    h("p", {}, text),
    link ? h("p", { class: "known-source" }, link) : null,
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
    assessmentRow(context, advice),
    times.length > 0 ? h("dl", { class: "dues", part: "due" }, ...times) : null,
    advice.escalate ? remarkOn("escalate", "siren", t("escalate_heading"), advice.escalate.text) : null,
    advice.crisis ? remarkOn("crisis", "alert", t("crisis_heading", labelText(t, "crisis", advice.crisis.kind)), advice.crisis.text) : null,
    advice.private ? remarkOn("private", "lock", t("private_heading"), advice.private.text) : null,
    advice.reasons.length > 0
      ? h(
          "ul",
          { class: "reasons", part: "reasons", attributes: { "aria-label": t("reasons_heading") } },
          ...advice.reasons.map(({ rule, text }) => h("li", {}, h("span", {}, text), h("span", { class: "rule", attributes: { title: t("guideline", rule) } }, rule))),
        )
      : null,
    advice.known.length > 0
      ? h("div", { class: "known", part: "known" }, h("h4", {}, t("known_heading")), h("ul", {}, ...advice.known.map((one) => knownItem(context, one))))
      : null,
    advice.steps.length > 0
      ? h("div", { class: "steps", part: "steps" }, h("h4", {}, t("steps_heading")), h("ol", {}, ...advice.steps.map((step) => h("li", {}, step))))
      : null,
  );
}
