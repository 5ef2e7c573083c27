/** The panel beside a reply box: whom the reply answers, and what could be said. */

import { button, h } from "./dom.js";
import { createDraftCheck } from "./draft-check.js";
import { icon } from "./icons.js";
import { errorBox, remark, skeleton } from "./notice.js";
import { calling, labelText } from "./strings.js";
import { suggestionList } from "./suggestion.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Comment} Comment
 * @typedef {import("./contract.js").Fault} Fault
 * @typedef {import("./contract.js").Judgement} Judgement
 * @typedef {import("./contract.js").Stage} Stage
 * @typedef {import("./contract.js").Suggestion} Suggestion
 */

/** @type {Stage[]} */
const STAGES = ["first", "holding", "resolution", "follow_up", "close_out", "answer", "thanks", "playful", "firm"];
/** @type {Fault[]} */
const FAULTS = ["unknown", "confirmed", "none"];
const VARIANTS = 3;
const LARGEST_SEED = 2 ** 31 - 1;

/** Advice under which a reply is better not written without a second thought. */
const NO_REPLY = new Set(["hide_and_report", "consider_silence", "none"]);

/**
 * A row of radio buttons that looks like one switch.
 * @template {string} V
 * @param {UiContext} context
 * @param {"stage"|"fault"} kind
 * @param {V[]} values
 * @param {(value: V) => void} choose
 */
function switcher({ t }, kind, values, choose) {
  const buttons = values.map((value) =>
    button(
      {
        class: "choice",
        action: kind,
        data: { value },
        attributes: { role: "radio", "aria-checked": "false", tabindex: "-1" },
        press: () => {
          select(value);
          choose(value);
        },
      },
      labelText(t, kind, value),
    ),
  );
  /** @param {V|null} value */
  function select(value) {
    buttons.forEach((choice, index) => {
      const chosen = values[index] === value;
      choice.setAttribute("aria-checked", String(chosen));
      choice.tabIndex = chosen || (value === null && index === 0) ? 0 : -1;
    });
  }
  const group = h("div", { class: "choices", attributes: { role: "radiogroup", "aria-label": t(`panel_${kind}`) } }, ...buttons);
  group.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined || !event.isTrusted) return;
    event.preventDefault();
    const current = buttons.findIndex((choice) => choice.tabIndex === 0);
    const next = (current + step + buttons.length) % buttons.length;
    select(values[next]);
    buttons[next].focus();
    choose(values[next]);
  });
  const element = h("div", { class: "switch" }, h("span", { class: "switch-name", attributes: { "aria-hidden": "true" } }, t(`panel_${kind}`)), group);
  return { element, select };
}

/**
 * @typedef {object} Subject
 * @property {Comment} comment the comment being answered
 * @property {import("./contract.js").Channel} [channel] who will read the reply; everybody when not told
 * @property {Judgement|null} judgement what is known of it already
 * @property {Suggestion|null} chosen a suggestion picked earlier, while no reply box was open
 * @property {boolean} folded
 * @property {(folded: boolean) => void} onFold
 */

/**
 * @param {UiContext} context
 * @param {Subject} subject
 * @returns {{element: HTMLElement, fold: (folded: boolean) => void, stop: () => void}}
 */
export function createPanel(context, subject) {
  const { t, client } = context;
  const { comment, chosen, channel = "public" } = subject;
  /** @type {Stage} */
  let stage = chosen?.stage ?? "first";
  /** @type {Fault} */
  let fault = chosen?.fault ?? "unknown";
  let seed = 0;
  let asked = 0;
  /** @type {ReturnType<typeof suggestionList>|null} */
  let offered = null;

  const check =
    context.drafts &&
    createDraftCheck(context, context.drafts, { comment, channel, situation: () => ({ stage, fault }), onPause: () => offered?.refresh() });
  const list = h("div", { class: "panel-list" });
  const caution = h("div", {});
  const stages = switcher(context, "stage", STAGES, (value) => {
    stage = value;
    seed = 0;
    void load(null);
  });
  const faults = switcher(context, "fault", FAULTS, (value) => {
    fault = value;
    seed = 0;
    void load(null);
  });
  const other = button(
    {
      class: "quiet-button",
      action: "other",
      press: () => {
        seed = (seed + 1) % LARGEST_SEED;
        void load(null);
      },
    },
    icon("refresh", 16),
    t("panel_other"),
  );

  /** @param {Suggestion|null} first shown in full before the others */
  async function load(first) {
    const turn = ++asked;
    stages.select(stage);
    faults.select(fault);
    check?.touch();
    other.disabled = true;
    list.replaceChildren(skeleton(t("suggestions_loading")));
    const result = await client.suggest({ comment, stage, fault, channel, variants: VARIANTS, seed });
    if (turn !== asked) return;
    other.disabled = false;
    if (!result.ok) {
      list.replaceChildren(errorBox(context, result.error.code, () => void load(first)));
      return;
    }
    const rest = result.data.filter(({ text }) => text !== first?.text);
    offer(first ? [first, ...rest] : rest, first ? 0 : -1);
  }

  /**
   * @param {Suggestion[]} suggestions
   * @param {number} opened
   */
  function offer(suggestions, opened) {
    offered = suggestionList(context, comment.platform, suggestions, opened);
    list.replaceChildren(offered.element);
  }

  /** @param {Judgement} judgement */
  function begin({ analysis, advice, suggestions }) {
    const [first] = suggestions ?? [];
    if (first && !chosen) ({ stage, fault } = first);
    if (!first && analysis.exception.type !== "none" && !chosen) stage = "firm";
    if (NO_REPLY.has(advice.action)) {
      caution.replaceChildren(remark(t("panel_caution", labelText(t, "action", advice.action))));
    }
    if (first || chosen) void load(chosen);
    else {
      stages.select(null);
      faults.select(fault);
      offer([], -1);
    }
  }

  async function open() {
    list.replaceChildren(skeleton(t("suggestions_loading")));
    if (subject.judgement?.suggestions) return begin(subject.judgement);
    const result = await client.explain(comment);
    if (result.ok) begin(result.data);
    else list.replaceChildren(errorBox(context, result.error.code, () => void open()));
  }

  const { name, handle } = calling(comment.author);
  const snippet = comment.text.replace(/\s+/g, " ").trim() || t("comment_empty");
  const body = h(
    "div",
    { class: "body", attributes: { id: "body" } },
    h(
      "div",
      { class: "target", part: "target" },
      icon("reply", 16),
      h(
        "div",
        {},
        h("p", { class: "target-who" }, h("span", { class: "target-label" }, t("panel_target")), h("bdi", { class: "target-name" }, name), handle === "" ? "" : h("bdi", { class: "handle" }, handle)),
        h("p", { class: "target-text", attributes: { dir: "auto" } }, snippet),
      ),
    ),
    caution,
    h("div", { class: "switches" }, stages.element, faults.element),
    list,
    h("div", { class: "row end" }, other),
  );
  const foldButton = button(
    { class: "fold", action: "fold", attributes: { "aria-controls": "body" }, press: () => fold(!body.hidden) },
    h("span", { class: "fold-title" }, t("panel_title")),
    h("span", { class: "channel-tag", part: "channel", data: { channel } }, channel === "dm" ? icon("lock", 12) : null, t(`panel_${channel}`)),
    h("span", { class: "turn" }, icon("chevron", 18)),
  );
  const panel = h("section", { class: "sheet panel", part: "panel", attributes: { "aria-label": t("panel_title") } }, h("header", {}, foldButton), body, check?.element ?? null);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    fold(true);
  });
  // A click on a button here must not take the caret out of the reply box.
  panel.addEventListener("mousedown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest("button")) event.preventDefault();
  });

  /** @param {boolean} folded */
  function fold(folded) {
    body.hidden = folded;
    panel.classList.toggle("folded", folded);
    foldButton.setAttribute("aria-expanded", String(!folded));
    foldButton.title = folded ? t("panel_unfold") : t("panel_fold");
    subject.onFold(folded);
  }

  fold(subject.folded);
  void open();
  return { element: panel, fold, stop: () => check?.stop() };
}
