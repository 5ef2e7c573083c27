/**
 * Stands beside the button that sends while the draft holds something that should not go out. It neither presses nor
 * blocks that button: it asks the person to say that they have looked.
 */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {import("./strings.js").Translate} t
 * @param {import("./contract.js").Finding[]} findings all of them severe
 * @param {() => void} confirm
 * @returns {HTMLElement}
 */
export function createGuard(t, findings, confirm) {
  const [first, ...more] = findings;
  const guard = h(
    "aside",
    { class: "sheet guard", part: "guard", attributes: { role: "alert", "aria-label": t("guard_title") } },
    icon("alert", 18),
    h(
      "div",
      {},
      h("p", { class: "notice-title" }, t("guard_title")),
      h("p", { class: "guard-why" }, first.why, " ", h("span", { class: "rule", attributes: { title: t("guideline", first.rule) } }, first.rule)),
      more.length > 0 ? h("p", { class: "guard-more" }, t("guard_more", more.length)) : null,
      h("div", { class: "row" }, button({ class: "quiet-button", action: "confirm-draft", press: confirm }, t("guard_confirm"))),
    ),
  );
  // A press here must not take the caret out of the reply box.
  guard.addEventListener("mousedown", (event) => event.preventDefault());
  return guard;
}
