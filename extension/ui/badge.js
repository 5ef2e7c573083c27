/** The chip beside a comment: how it sounds, whether it is an exception, whether it is urgent. */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";
import { labelText } from "./strings.js";

/**
 * @typedef {import("./contract.js").Judgement} Judgement
 * @typedef {import("./contract.js").ErrorCode} ErrorCode
 * @typedef {import("./icons.js").IconName} IconName
 * @typedef {{kind: "waiting"}|{kind: "judged", judgement: Judgement}|{kind: "failed", code: ErrorCode}} BadgeState
 */

/** @type {Record<string, IconName>} */
export const SENTIMENT_ICONS = { positive: "smile", neutral: "meh", negative: "frown" };

/** @type {Partial<Record<ErrorCode, IconName>>} */
const ERROR_ICONS = {
  no_key: "key",
  wrong_key: "key",
  forbidden: "lock",
  permission: "lock",
  timeout: "hourglass",
  busy: "hourglass",
  unreachable: "unplug",
  bad_url: "unplug",
  server: "server",
};

/**
 * @param {import("./strings.js").Translate} t
 * @param {(event: MouseEvent) => void} open
 * @returns {{element: HTMLElement, show: (state: BadgeState) => void}}
 */
export function createBadge(t, open) {
  const chip = button({
    class: "chip",
    part: "badge",
    action: "open-card",
    attributes: { "aria-haspopup": "dialog" },
    press: open,
  });

  /**
   * @param {{state: string, tone: string, icon: IconName, words: HTMLElement[], hint?: string, priority?: string}} look
   */
  function render({ state, tone, icon: name, words, hint, priority = "" }) {
    chip.dataset.state = state;
    chip.dataset.priority = priority;
    chip.dataset.tone = tone;
    const said = words.map((word) => word.textContent);
    // Who steers by voice says what is seen: the name has the same words in the same order.
    chip.setAttribute("aria-label", t("badge_open", said.join(" ")));
    chip.title = `${said.join(" · ")}${hint ? `\n${hint}` : ""}`;
    chip.replaceChildren(icon(name, 14), ...words.flatMap((word) => [" ", word]));
  }

  return {
    element: chip,
    show: (state) => {
      if (state.kind === "waiting") {
        return render({ state: "waiting", tone: "quiet", icon: "waiting", words: [h("span", { class: "word" }, t("badge_waiting"))] });
      }
      if (state.kind === "failed") {
        const { code } = state;
        const words = [h("span", { class: "word" }, t(`error_${code}`))];
        return render({ state: code, tone: "quiet", icon: ERROR_ICONS[code] ?? "alert", words, hint: t(`error_${code}_hint`) });
      }
      const { analysis, advice } = state.judgement;
      const { priority } = advice;
      if (analysis.abstained !== null && analysis.abstained !== "low_confidence") {
        const words = [h("span", { class: "word", part: "sentiment" }, t("badge_unjudged"))];
        const hint = t(`abstained_${analysis.abstained}`);
        return render({ state: "ok", tone: "quiet", icon: "meh", words, hint, priority });
      }
      const { label } = analysis.sentiment;
      const words = [h("span", { class: "word", part: "sentiment" }, labelText(t, "sentiment", label))];
      if (analysis.exception.type !== "none") {
        words.push(h("span", { class: "flag", part: "exception" }, labelText(t, "exception", analysis.exception.type)));
      }
      if (advice.priority === "critical" || advice.priority === "high") {
        const level = { level: advice.priority };
        words.push(h("span", { class: "priority", part: "priority", data: level }, labelText(t, "priority", advice.priority)));
      }
      render({ state: "ok", tone: label, icon: SENTIMENT_ICONS[label] ?? "meh", words, hint: labelText(t, "action", advice.action), priority });
    },
  };
}
