/**
 * The interface's words, from the same `_locales` files the browser reads.
 *
 * @typedef {Record<string, {message: string}>} Messages
 * @typedef {(key: string, ...values: (string|number)[]) => string} Translate `$1`, `$2` … stand for the values
 */

/**
 * @param {Messages} messages
 * @returns {Translate}
 */
export function translator(messages) {
  return (key, ...values) => {
    const entry = Object.hasOwn(messages, key) ? messages[key].message : key;
    return entry.replace(/\$([1-9])/g, (_, index) => String(values[Number(index) - 1] ?? ""));
  };
}

/**
 * A label of the contract in words; a label this version does not know is shown as it came.
 * @param {Translate} t
 * @param {string} kind
 * @param {string} value
 */
export function labelText(t, kind, value) {
  const key = `${kind}_${value}`;
  const text = t(key);
  return text === key ? value : text;
}

/**
 * What to call somebody, and the handle to show beside it: none where it would say the same or is only a number.
 * @param {import("./contract.js").Comment["author"]} author
 * @returns {{name: string, handle: string}}
 */
export function calling(author) {
  const handle = author?.handle ?? "";
  const name = author?.name || handle;
  return { name, handle: handle === name || /^\d+$/.test(handle) ? "" : handle };
}
