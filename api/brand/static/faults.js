/** Shows what the server refused beside the fields it refused. */

import { make } from "./form.js";

/**
 * @param {HTMLElement} form
 */
export function clearFaults(form) {
  for (const message of form.querySelectorAll(".fault")) message.remove();
  for (const control of form.querySelectorAll("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
    const kept = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== "" && !id.startsWith("fault-"));
    if (kept.length) control.setAttribute("aria-describedby", kept.join(" "));
    else control.removeAttribute("aria-describedby");
  }
}

/**
 * Puts each message beside the deepest field its pointer leads to, opens what hides it, and moves to the first.
 * @param {HTMLElement} form
 * @param {import("./client.js").Fault[]} faults
 */
export function showFaults(form, faults) {
  clearFaults(form);
  /** @type {HTMLElement[]} */
  const controls = [];
  faults.forEach(({ pointer, detail }, number) => {
    const place = placeOf(form, pointer);
    const id = `fault-${number}`;
    place.append(make("p", { id, class: "fault" }, detail));
    for (let around = place.closest("details"); around; around = around.parentElement?.closest("details") ?? null) around.open = true;
    const control = place.querySelector("input, textarea, select, button");
    if (!(control instanceof HTMLElement)) return;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
    controls.push(control);
  });
  controls.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  controls[0]?.focus();
}

/**
 * @param {HTMLElement} form
 * @param {string} pointer
 * @returns {HTMLElement}
 */
function placeOf(form, pointer) {
  for (let path = pointer; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    const place = form.querySelector(`[data-path="${CSS.escape(path)}"]`);
    if (place instanceof HTMLElement) return place;
  }
  return form;
}
