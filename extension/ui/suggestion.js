/** Suggested replies: a short look, then the full text, then into the reply box. */

import { button, h, reveal } from "./dom.js";
import { icon } from "./icons.js";
import { wasInSight, watchSight } from "./sight.js";
import { labelText } from "./strings.js";
import { blankPieces, lengthOn } from "./text.js";

/**
 * @typedef {import("./context.js").UiContext} UiContext
 * @typedef {import("./contract.js").Platform} Platform
 * @typedef {import("./contract.js").Suggestion} Suggestion
 */

const OUTCOME_TEXT = { inserted: "inserted", copied: "insert_copied", failed: "insert_failed", closed: "insert_closed" };

/**
 * @param {UiContext} context
 * @param {Platform} platform
 * @param {Suggestion} suggestion
 * @param {() => void} onOpen
 * @returns {{element: HTMLElement, setOpen: (open: boolean) => void, render: () => void}}
 */
function suggestionItem(context, platform, suggestion, onOpen) {
  const { t } = context;
  const pieces = blankPieces(suggestion.text);
  /** @type {string[]} */
  const filled = [];
  /** Blanks that are to go in as they stand. @type {Set<number>} */
  const left = new Set();
  const lang = suggestion.language;

  const currentText = () => pieces.map(({ text, blank }) => (blank === null ? text : filled[blank] || text)).join("");

  const fullText = h("p", { class: "reply-text", part: "text", lang });
  const meter = h("p", { class: "meter", part: "meter" });
  const status = h("p", { class: "status", part: "status", attributes: { role: "status" } });

  function render() {
    fullText.replaceChildren(
      ...pieces.map(({ text, blank }) => {
        if (blank === null) return text;
        return h("mark", { class: filled[blank] ? "blank filled" : "blank", part: "blank" }, filled[blank] || text);
      }),
    );
    const text = currentText();
    const draft = context.replyBox.draft();
    const { limit } = suggestion.length;
    const inserted = draft.replace(/\s/g, "").includes(text.replace(/\s/g, ""));
    const used = lengthOn(inserted ? draft : draft + text, platform);
    others.hidden = draft.trim() === "" || inserted;
    inDraft.hidden = !inserted || text.trim() === "";
    const open = pieces.filter(({ blank }) => blank !== null && !filled[blank]).length;
    meter.classList.toggle("over", used > limit);
    meter.replaceChildren(
      h("span", { class: "unseen" }, t("meter_label", used, limit)),
      h("span", { attributes: { "aria-hidden": "true" } }, t("meter", used, limit)),
      used > limit ? h("span", { class: "meter-over" }, t("meter_over", used - limit)) : "",
      draft === "" || draft.trim() === text.trim() ? "" : h("span", {}, t("meter_with_draft")),
      open > 0 ? h("span", { class: "meter-blanks" }, t("blanks_left", open)) : "",
    );
  }

  const inputs = pieces
    .filter(({ blank }) => blank !== null)
    .map(({ blank, hint }) => ({ blank: /** @type {number} */ (blank), hint, input: h("input", { part: "blank-field", lang, attributes: { type: "text", maxlength: "500", placeholder: hint } }) }));
  const fields = inputs.map(({ blank, hint, input }) => {
    const name = suggestion.blanks[blank]?.hint || hint;
    const leave = button(
      {
        class: "leave",
        action: "leave-blank",
        attributes: { "aria-pressed": "false", "aria-label": t("blank_leave_label", name) },
        press: () => {
          if (!left.delete(blank)) left.add(blank);
          leave.setAttribute("aria-pressed", String(left.has(blank)));
          input.disabled = left.has(blank);
        },
      },
      t("blank_leave"),
    );
    input.addEventListener("input", () => {
      filled[blank] = input.value.trim();
      render();
    });
    return h("div", { class: "field" }, h("label", {}, h("span", {}, name), input), leave);
  });

  /** @returns {boolean} false when a blank still waits for a person's word; the first such gets the focus */
  function complete() {
    const open = inputs.find(({ blank }) => !filled[blank] && !left.has(blank));
    if (!open) return true;
    report("blanks_open");
    open.input.focus({ preventScroll: true });
    return false;
  }

  /** @param {keyof typeof OUTCOME_TEXT | "copy_ok" | "copy_failed" | "blanks_open" | "covered"} outcome */
  function report(outcome) {
    const keys = { ...OUTCOME_TEXT, copy_ok: "copied", copy_failed: "copy_failed", blanks_open: "blanks_open", covered: "insert_covered" };
    const good = outcome === "inserted" || outcome === "copy_ok";
    status.dataset.outcome = outcome;
    status.replaceChildren(icon(good ? "check" : "info", 16), h("span", {}, t(keys[outcome])));
    reveal(status);
  }

  let inserting = false;
  /**
   * @param {HTMLElement} pressed
   * @param {MouseEvent} event
   * @param {import("./context.js").How} how
   */
  async function put(pressed, event, how) {
    // A double click means the same as one.
    if (inserting || event.detail > 1 || !complete()) return;
    inserting = true;
    if (!(await wasInSight(pressed))) {
      inserting = false;
      return report("covered");
    }
    // What is stacked on a draft begins a line of its own.
    const apart = how === "append" && context.replyBox.draft().trim() !== "" ? "\n" : "";
    const outcome = await context.replyBox.insert(apart + currentText(), suggestion, how);
    inserting = false;
    render();
    report(outcome);
  }

  /**
   * A button that changes the draft, and so one that must be seen when it is pressed.
   * @param {"insert"|"append"|"replace"} action
   * @param {import("./context.js").How} how
   * @param {...Node} before the words on it
   */
  function putter(action, how, ...before) {
    const words = { insert: "insert", append: "insert_append", replace: "insert_replace" }[action];
    const made = button(
      { class: action === "insert" ? "primary-button" : "quiet-button", action, press: (event) => void put(made, event, how) },
      ...before,
      t(words),
    );
    watchSight(made);
    return made;
  }

  const insert = putter("insert", "caret", icon("insert", 16));
  /** Other ways than at the caret, offered where something is written already. */
  const others = h(
    "span",
    { class: "ways", hidden: true },
    putter("append", "append"),
    putter("replace", "replace"),
  );
  const copy = button(
    {
      class: "quiet-button",
      action: "copy",
      press: () => complete() && void context.copy(currentText()).then((done) => report(done ? "copy_ok" : "copy_failed")),
    },
    icon("copy", 16),
    t("copy"),
  );

  const preview = h("span", { class: "preview", part: "preview", lang }, suggestion.text.replace(/\s+/g, " "));
  const inDraft = h("span", { class: "in-draft", part: "inserted", hidden: true }, icon("check", 12), t("suggestion_in_draft"));
  const tags = h(
    "span",
    { class: "tags" },
    inDraft,
    h("span", { class: "stage-tag" }, labelText(t, "stage", suggestion.stage)),
    h("span", { class: "fault-tag" }, labelText(t, "fault", suggestion.fault)),
    h("span", { class: "when-tag" }, suggestion.when),
  );
  const toggle = button(
    {
      class: "suggestion-head",
      action: "show-text",
      attributes: { "aria-expanded": "false" },
      press: () => {
        const open = toggle.getAttribute("aria-expanded") !== "true";
        setOpen(open);
        if (!open) return;
        onOpen();
        reveal(item);
      },
    },
    tags,
    preview,
    h("span", { class: "turn" }, icon("chevron", 16)),
  );
  const body = h(
    "div",
    { class: "suggestion-body", hidden: true },
    fullText,
    h("p", { class: "when", part: "when" }, suggestion.when),
    fields.length > 0
      ? h("fieldset", { class: "fields" }, h("legend", {}, t("blanks_heading")), ...fields)
      : null,
    meter,
    h("div", { class: "row" }, insert, others, copy),
    status,
  );

  /** @param {boolean} open */
  function setOpen(open) {
    toggle.setAttribute("aria-expanded", String(open));
    body.hidden = !open;
    if (open) render();
  }

  const item = h("li", { class: "suggestion", part: "suggestion" }, toggle, body);
  return { element: item, setOpen, render };
}

/**
 * @param {UiContext} context
 * @param {Platform} platform
 * @param {Suggestion[]} suggestions
 * @param {number} opened index of the one shown in full from the start, or -1
 * @returns {{element: HTMLElement, add: (more: Suggestion[]) => void, refresh: () => void}} refresh: the draft has changed
 */
export function suggestionList(context, platform, suggestions, opened) {
  const list = h("ul", { class: "suggestions", part: "suggestions" });
  const none = h("p", { class: "none" }, context.t("suggestions_none"));
  const element = h("div", {});
  /** @type {Map<string, ReturnType<typeof suggestionItem>>} */
  const items = new Map();

  /** @param {Suggestion[]} more those not shown yet are added at the end; the others stay as they are, unfolded or not */
  function add(more) {
    for (const suggestion of more) {
      if (items.has(suggestion.text)) continue;
      const item = suggestionItem(context, platform, suggestion, () => {
        for (const other of items.values()) if (other !== item) other.setOpen(false);
      });
      items.set(suggestion.text, item);
      list.append(item.element);
    }
    element.replaceChildren(items.size > 0 ? list : none);
  }

  add(suggestions);
  [...items.values()][opened]?.setOpen(true);
  return {
    element,
    add,
    refresh: () => {
      for (const item of items.values()) item.render();
    },
  };
}
