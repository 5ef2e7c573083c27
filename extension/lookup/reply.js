/** Replies to words that somebody selected on a page: what they are judged to be, and what could be said. */

import { STAGES } from "../shared/lookup.js";
import { fingerprint } from "../shared/hash.js";
import { button, h } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { errorBox, remark, skeleton } from "../ui/notice.js";
import { labelText } from "../ui/strings.js";
import { clock } from "../ui/time.js";
import { createChoices } from "./choices.js";
import { createDesk } from "./desk.js";

/**
 * @typedef {import("../ui/contract.js").Comment} Comment
 * @typedef {import("../ui/contract.js").Fault} Fault
 * @typedef {import("../ui/contract.js").Judgement} Judgement
 * @typedef {import("../ui/contract.js").Stage} Stage
 * @typedef {import("../ui/contract.js").Suggestion} Suggestion
 * @typedef {import("./choices.js").Choice} Choice
 * @typedef {import("./view.js").Surroundings} Surroundings
 */

/**
 * @template T
 * @typedef {import("../ui/contract.js").Result<T>} Result
 */

const FAULTS = ["unknown", "confirmed", "none"];
const VARIANTS = 3;
const LARGEST_SEED = 2 ** 31 - 1;
/** Advice under which a reply is better not written without a second thought. */
const NO_REPLY = new Set(["hide_and_report", "consider_silence", "none"]);

/**
 * @param {Surroundings} here
 * @param {string} text
 * @param {() => void} back
 * @returns {import("./view.js").View & {open: () => Promise<void>}}
 */
export function createReply(here, text, back) {
  const { t, language, insert, inserted, openSettings } = here;
  /** @type {Comment} Elsewhere the strictest limit holds: what fits on X fits everywhere. */
  const comment = { id: `selection:${fingerprint(text)}`, platform: here.platform ?? "x", text };
  const between = language === "ja" ? "・" : " · ";
  let turn = 0;
  let seed = 0;

  const stage = select("stage", t("panel_stage"), STAGES);
  const fault = select("fault", t("panel_fault"), FAULTS);
  const verdict = h("div", { class: "verdict", data: { part: "verdict" } });
  const said = h("div", { class: "said", data: { part: "said" }, attributes: { role: "status" } });
  const list = h("ul", { class: "choices", data: { part: "choices" }, hidden: true, attributes: { id: "choices", role: "listbox", tabindex: "0", "aria-label": t("suggestions_heading") } });
  const desk = createDesk({ t, insert, inserted, changed: () => choices.renew(), used: () => undefined, favour: null });
  const choices = createChoices({ list, owner: list, chosen: desk.show });
  const other = button({ class: "quiet-button small", data: { action: "other" }, press: () => void suggest((seed + 1) % LARGEST_SEED) }, icon("refresh", 14), t("panel_other"));
  const element = h(
    "section",
    { class: "view", data: { part: "reply" }, attributes: { "aria-label": t("lookup_reply_heading") } },
    h("div", { class: "reply-head" }, button({ class: "text-button", data: { action: "back" }, press: back }, t("lookup_back")), h("h2", {}, t("lookup_reply_heading"))),
    h("blockquote", { class: "asked", data: { part: "asked" }, attributes: { dir: "auto", tabindex: "0", "aria-label": t("comment_heading") } }, text),
    verdict,
    h("div", { class: "filters" }, stage.label, fault.label, other),
    said,
    list,
    desk.element,
  );

  /** @param {"stage"|"fault"} name @param {string} heading @param {string[]} values */
  function select(name, heading, values) {
    const field = h("select", { data: { action: name } }, ...values.map((value) => h("option", { attributes: { value } }, labelText(t, name, value))));
    field.addEventListener("change", () => void suggest(0));
    return { field, label: h("label", { class: "filter" }, h("span", {}, heading), field) };
  }

  /** @param {Judgement} judgement */
  function showVerdict({ analysis, advice }) {
    const flagged = analysis.exception.type !== "none";
    const due = advice.reply_by ?? advice.aim_by;
    const labels = [
      labelText(t, "sentiment", analysis.sentiment.label),
      labelText(t, "intent", analysis.intent.label),
      ...(flagged ? [labelText(t, "exception", analysis.exception.type)] : []),
    ];
    verdict.replaceChildren(
      h("p", { class: "verdict-labels" }, labels.join(between)),
      h(
        "p",
        { class: "verdict-action" },
        h("span", {}, labelText(t, "action", advice.action)),
        h("span", { class: "priority", data: { level: advice.priority } }, labelText(t, "priority", advice.priority)),
        due === null ? "" : h("span", { class: "verdict-due" }, `${t("due_limit")} ${clock(new Date(due), new Date(), language)}`),
      ),
      advice.escalate ? h("p", { class: "notice escalate" }, icon("siren", 16), h("span", {}, advice.escalate.text)) : "",
      NO_REPLY.has(advice.action) ? remark(t("panel_caution", labelText(t, "action", advice.action))) : "",
    );
  }

  /** @param {Suggestion} suggestion @returns {Choice} */
  function choiceOf(suggestion) {
    const { id, text: words, when } = suggestion;
    const title = [labelText(t, "stage", suggestion.stage), labelText(t, "fault", suggestion.fault)].join(between);
    return { id, language: suggestion.language, title, caption: when, text: words, favourite: false, highlights: { title: [], text: [] }, filled: [] };
  }

  /** @param {import("../ui/contract.js").ErrorCode} code @param {() => void} again */
  function fail(code, again) {
    said.replaceChildren(errorBox({ t, openSettings }, code, again));
    choices.show([]);
  }

  function wait() {
    said.replaceChildren(skeleton(t("suggestions_loading")));
    choices.show([]);
  }

  /** @param {number} variant */
  async function suggest(variant) {
    const mine = ++turn;
    seed = variant;
    wait();
    const request = { comment, stage: /** @type {Stage} */ (stage.field.value), fault: /** @type {Fault} */ (fault.field.value), channel: /** @type {const} */ ("public"), variants: VARIANTS, seed };
    const answer = /** @type {Result<Suggestion[]>} */ (await here.tell({ kind: "suggest", request }));
    if (mine !== turn) return;
    if (!answer.ok) return fail(answer.error.code, () => void suggest(variant));
    said.textContent = answer.data.length === 0 ? t("suggestions_none") : "";
    choices.show(answer.data.map(choiceOf));
  }

  async function open() {
    const mine = ++turn;
    wait();
    const answer = /** @type {Result<Judgement>} */ (await here.tell({ kind: "analyze", comment, explain: true }));
    if (mine !== turn) return;
    if (!answer.ok) return fail(answer.error.code, () => void open());
    const { analysis, suggestions } = answer.data;
    showVerdict(answer.data);
    const [first] = suggestions ?? [];
    stage.field.value = first?.stage ?? (analysis.exception.type === "none" ? "first" : "firm");
    fault.field.value = first?.fault ?? "unknown";
    if (first) return suggest(0);
    said.textContent = t("suggestions_none");
  }

  return {
    element,
    choices,
    desk,
    open,
    focus: () => list.focus(),
    leave: () => {
      back();
      return true;
    },
  };
}
