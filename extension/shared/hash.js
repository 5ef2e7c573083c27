/**
 * A 64-bit fingerprint of a text (FNV-1a, two lanes), to notice that a comment's words have changed. Not a secret.
 * @param {string} text
 * @returns {string}
 */
export function fingerprint(text) {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ (unit >>> 8) ^ (unit << 8), 0x01000193);
  }
  return (first >>> 0).toString(36) + "-" + (second >>> 0).toString(36);
}
