/**
 * What the views of the popup share: what they are given, what they offer, and the keys they answer to.
 *
 * @typedef {import("../shared/lookup.js").LookupRequest} LookupRequest
 * @typedef {import("../shared/messages.js").Request} Request
 * @typedef {import("../ui/contract.js").Language} Language
 * @typedef {import("../ui/contract.js").Platform} Platform
 *
 * @typedef {object} Surroundings
 * @property {import("../ui/strings.js").Translate} t
 * @property {Language} language
 * @property {Platform|null} platform whose page the tab shows
 * @property {(request: Request|LookupRequest) => Promise<import("../ui/contract.js").Result<unknown>>} tell ask the worker
 * @property {(text: string) => Promise<import("./in-page.js").Outcome|"nowhere">} insert
 * @property {() => void} inserted
 * @property {() => void} openSettings
 *
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {ReturnType<typeof import("./choices.js").createChoices>} choices
 * @property {ReturnType<typeof import("./desk.js").createDesk>} desk
 * @property {() => void} focus
 * @property {() => boolean} leave go one step back; false when there is none left
 */

/**
 * Enter copies, Ctrl+Enter puts in, arrows choose, Escape goes back.
 * @param {View} view
 * @param {KeyboardEvent} event
 */
export function pressed(view, event) {
  if (event.isComposing || !event.isTrusted) return;
  const { target } = event;
  const own = target instanceof HTMLButtonElement || target instanceof HTMLSelectElement;
  const modified = event.ctrlKey || event.metaKey || event.altKey;
  if (event.key === "Escape") {
    if (view.leave()) event.preventDefault();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    void view.desk.put();
  } else if (own || modified) {
    return;
  } else if (event.key === "Enter") {
    event.preventDefault();
    void view.desk.take();
  } else if (view.choices.press(event.key)) event.preventDefault();
}
