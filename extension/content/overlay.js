/** Floating surfaces on the page: where they are attached and how they are put in place. */

import { surface } from "../ui/surface.js";
import { place as whereToPlace } from "./placement.js";

/**
 * @typedef {import("../ui/surface.js").Theme} Theme
 * @typedef {{css: string, theme: Theme, language: string}} Look
 */

/** The site's own menus and dialogs live in a layer of z-index 1 that comes later in the page. */
const BELOW_LAYERS = "1";
const ABOVE_LAYERS = "2";
const DIALOG = '[role="dialog"]';

/**
 * @typedef {object} Floating
 * @property {() => void} keep put it back where the page has taken it away
 * @property {(theme: Theme) => void} setTheme
 * @property {() => void} remove
 */

/**
 * @param {"card"|"panel"|"guard"} name
 * @param {HTMLElement} content
 * @param {object} options
 * @param {Look} options.look
 * @param {() => Element} options.frame the block of page that stays uncovered
 * @param {() => Element} options.anchor where in that block the surface belongs
 * @param {typeof whereToPlace} [options.where]
 * @returns {Floating}
 */
export function float(name, content, { look, frame, anchor, where: placing = whereToPlace }) {
  const { host, setTheme } = surface(name, content, look);
  // A dialog holds the keyboard: only what is inside can be reached, so a surface for a dialog joins it.
  const dialog = anchor().closest(DIALOG);
  /**
   * @param {string} property
   * @param {string} value
   */
  const set = (property, value) => host.style.setProperty(property, value, "important");
  set("z-index", dialog ? ABOVE_LAYERS : BELOW_LAYERS);
  // Out of the flow before it is attached: the page must not move, not even while it is measured.
  set("position", "fixed");

  function attach() {
    if (dialog) dialog.append(host);
    else document.body.insertBefore(host, document.querySelector("body > #layers"));
  }

  function place() {
    const window = { width: document.documentElement.clientWidth, height: innerHeight };
    const where = placing(frame().getBoundingClientRect(), anchor().getBoundingClientRect(), window);
    const { left, width, maxHeight } = where;
    content.style.maxBlockSize = `${maxHeight}px`;
    content.style.setProperty("--room", `${maxHeight}px`);
    set("width", `${width}px`);
    const scrolls = where.top !== null && !dialog;
    set("position", scrolls ? "absolute" : "fixed");
    const at = { x: left + (scrolls ? scrollX : 0), y: where.top === null ? where.bottom : where.top + (scrolls ? scrollY : 0) };
    const edge = where.top === null ? "bottom" : "top";
    set("left", `${at.x}px`);
    set(edge, `${at.y}px`);
    set(edge === "top" ? "bottom" : "top", "auto");
    // An ancestor with a position or transform of its own moves the origin: measure, and make up for it.
    const seen = host.getBoundingClientRect();
    set("left", `${at.x + left - seen.left}px`);
    const off = where.top === null ? seen.bottom - (window.height - where.bottom) : where.top - seen.top;
    set(edge, `${at.y + off}px`);
  }

  attach();
  place();
  const resized = new AbortController();
  addEventListener("resize", place, { signal: resized.signal });
  // A reply box grows as it fills; what hangs below it must give way.
  const grown = new ResizeObserver(place);
  grown.observe(anchor());
  if (placing !== whereToPlace) grown.observe(frame());
  return {
    keep: () => {
      if (!host.isConnected) attach();
    },
    setTheme,
    remove: () => {
      resized.abort();
      grown.disconnect();
      host.remove();
    },
  };
}
