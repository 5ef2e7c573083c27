/** Waiting and failing, said the same way everywhere. */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {Pick<import("./context.js").UiContext, "t"|"openSettings">} context
 * @param {import("./contract.js").ErrorCode} code
 * @param {() => void} retry
 */
export function errorBox(context, code, retry) {
  const { t, openSettings } = context;
  const settings = openSettings && button({ class: "quiet-button", action: "open-options", press: openSettings }, t("open_options"));
  return h(
    "div",
    { class: "notice error", part: "error", data: { code }, attributes: { role: "alert" } },
    icon("alert", 18),
    h(
      "div",
      {},
      h("p", { class: "notice-title" }, t(`error_${code}`)),
      h("p", { class: "notice-text" }, t(`error_${code}_hint`)),
      h("div", { class: "row" }, button({ class: "quiet-button", action: "retry", press: retry }, t("retry")), settings),
    ),
  );
}

/** @param {string} text */
export function remark(text) {
  return h("p", { class: "notice", part: "notice" }, icon("info", 16), h("span", {}, text));
}

/** @param {string} label */
export function skeleton(label) {
  return h(
    "div",
    { class: "skeleton", attributes: { role: "status", "aria-label": label } },
    h("span", {}),
    h("span", {}),
    h("span", {}),
  );
}
