/**
 * Builds elements. Text goes in as text only, so nothing a comment contains can come alive.
 *
 * @typedef {object} Options
 * @property {string} [class]
 * @property {import("./parts.js").Part} [part]
 * @property {import("./parts.js").Action} [action]
 * @property {Record<string, string>} [data]
 * @property {Record<string, string>} [attributes]
 * @property {string} [lang] language of the text inside
 * @property {boolean} [hidden]
 * @property {(event: MouseEvent) => void} [press] called for a person's own click or key, never for a made-up event
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Options} [options]
 * @param {...(Node|string|null)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  if (options.part) element.dataset.part = options.part;
  if (options.action) element.dataset.action = options.action;
  if (options.lang) element.lang = options.lang;
  if (options.hidden) element.hidden = true;
  Object.assign(element.dataset, options.data);
  for (const [name, value] of Object.entries(options.attributes ?? {})) element.setAttribute(name, value);
  const { press } = options;
  if (press) {
    /** @type {HTMLElement} */ (element).addEventListener("click", (event) => {
      if (event.isTrusted) press(event);
    });
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Bring an element into view inside the sheet it belongs to, never moving the page around it.
 * @param {HTMLElement} element
 */
export function reveal(element) {
  const sheet = element.closest(".body");
  if (!sheet) return;
  const inside = element.getBoundingClientRect();
  const view = sheet.getBoundingClientRect();
  const margin = 12;
  const below = inside.bottom + margin - view.bottom;
  const above = inside.top - margin - view.top;
  if (below > 0) sheet.scrollTop += Math.min(below, above);
  else if (above < 0) sheet.scrollTop += above;
}

/**
 * @param {Omit<Options, "press"> & {press: (event: MouseEvent) => void}} options
 * @param {...(Node|string|null)} children
 */
export function button(options, ...children) {
  return h("button", { ...options, attributes: { type: "button", ...options.attributes } }, ...children);
}
