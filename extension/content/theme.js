/** The page's own theme. Only the background of `body` is dependable. */

/**
 * @param {string} colour as computed style prints it
 * @returns {import("../ui/surface.js").Theme}
 */
export function themeOf(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? ["255", "255", "255"]).map(Number);
  if (alpha === 0) return "light";
  const lightness = (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  if (lightness > 0.5) return "light";
  return lightness > 0.04 ? "dim" : "dark";
}

export function pageTheme() {
  return themeOf(getComputedStyle(document.body).backgroundColor);
}
