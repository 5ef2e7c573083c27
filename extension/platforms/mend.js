/** Puts the server's repaired selectors in the place of built-in ones: names the table has, selectors the browser can read. */

/** @type {WeakMap<Record<string, string>, Record<string, string>>} */
const builtIn = new WeakMap();

/**
 * @param {Record<string, string>} table changed in place; what is not repaired any more is as it was built in
 * @param {Record<string, string>} repairs
 */
export function mend(table, repairs) {
  const original = builtIn.get(table) ?? { ...table };
  builtIn.set(table, original);
  Object.assign(table, original);
  for (const [name, css] of Object.entries(repairs)) {
    if (Object.hasOwn(original, name) && isReadable(css)) table[name] = css;
  }
}

/** @param {string} css */
function isReadable(css) {
  try {
    document.createDocumentFragment().querySelector(css);
    return true;
  } catch {
    return false;
  }
}
