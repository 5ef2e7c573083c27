/** The quiet note on a page whose comments are not recognised, and the way that is left: paste a comment by hand. */

import { button, h } from "./dom.js";
import { icon } from "./icons.js";

const LONGEST = 10_000;

/**
 * @param {import("./strings.js").Translate} t
 * @param {{judge: (text: string) => void, onClose: () => void}} does judge: show what is thought of a pasted comment
 * @returns {HTMLElement}
 */
export function createNote(t, { judge, onClose }) {
  const field = h("textarea", {
    class: "note-field",
    part: "paste-field",
    attributes: { rows: "3", maxlength: String(LONGEST), "aria-label": t("note_paste"), placeholder: t("note_paste") },
  });
  const go = button({ class: "primary-button", action: "judge-pasted", press: () => field.value.trim() !== "" && judge(field.value.trim()) }, t("note_judge"));
  const form = h("div", { class: "note-form", hidden: true }, field, h("div", { class: "row end" }, go));
  const toggle = button(
    {
      class: "text-button",
      action: "paste",
      attributes: { "aria-expanded": "false" },
      press: () => {
        form.hidden = !form.hidden;
        toggle.setAttribute("aria-expanded", String(!form.hidden));
        if (!form.hidden) field.focus({ preventScroll: true });
      },
    },
    t("note_open"),
  );
  const note = h(
    "aside",
    { class: "sheet note", part: "note", attributes: { "aria-label": t("error_unreadable") } },
    h(
      "div",
      { class: "note-head" },
      icon("info", 16),
      h("p", {}, h("span", { attributes: { role: "status" } }, t("error_unreadable")), toggle),
      button({ class: "icon-button", action: "close", attributes: { "aria-label": t("close"), title: t("close") }, press: onClose }, icon("close", 16)),
    ),
    form,
  );
  note.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    onClose();
  });
  return note;
}
