/**
 * Puts a piece of interface on a page behind a closed shadow root: the page's styles do not reach in, its scripts cannot
 * read what is inside, and neither its keyboard shortcuts nor its clickable areas answer to what somebody does here.
 */

const KEPT_INSIDE = [
  ...["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "copy", "cut"],
  ...["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "click", "dblclick", "auxclick"],
];

/** @param {Event} event */
const keepInside = (event) => event.stopPropagation();

/** @type {Map<string, CSSStyleSheet>} */
const sheets = new Map();

/**
 * @param {ShadowRoot} root
 * @param {string} css
 */
function dress(root, css) {
  try {
    let sheet = sheets.get(css);
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(css, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox does not let a content script adopt a constructed sheet.
    const style = document.createElement("style");
    style.textContent = css;
    root.prepend(style);
  }
}

/** @typedef {"light"|"dim"|"dark"} Theme */

/** @typedef {{host: HTMLElement, setTheme: (theme: Theme) => void}} Surface */

/**
 * @param {"badge"|"card"|"panel"|"note"|"guard"} name
 * @param {HTMLElement} content
 * @param {{css: string, theme: Theme, language: string}} look
 * @returns {Surface}
 */
export function surface(name, content, look) {
  const host = document.createElement("div");
  host.dataset.henshin = name;
  host.style.setProperty("all", "initial", "important");
  host.style.setProperty("display", "block", "important");
  const root = host.attachShadow({ mode: "closed" });
  dress(root, look.css);
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.lang = look.language;
  frame.dataset.theme = look.theme;
  frame.append(content);
  root.append(frame);
  for (const type of KEPT_INSIDE) host.addEventListener(type, keepInside);
  return {
    host,
    setTheme: (theme) => {
      frame.dataset.theme = theme;
    },
  };
}
