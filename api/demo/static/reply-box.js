/** This page's reply box, a plain text field. */

/**
 * Put text in, so that the field's own undo can take it back.
 * @param {HTMLTextAreaElement} field
 * @param {string} text
 * @param {import("/ui/context.js").How} how
 * @returns {"inserted"|"failed"}
 */
export function insertInto(field, text, how) {
  field.focus({ preventScroll: true });
  if (how === "replace") field.select();
  if (how === "append") field.setSelectionRange(field.value.length, field.value.length);
  const before = field.value;
  // The one way that the field's own undo can take back.
  document.execCommand("insertText", false, text);
  if (field.value === before) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  return field.value === before ? "failed" : "inserted";
}

/**
 * @param {HTMLTextAreaElement} field
 * @returns {import("/ui/context.js").ReplyBox}
 */
export function replyBoxOn(field) {
  return {
    draft: () => field.value,
    insert: async (text, _, how) => insertInto(field, text, how),
  };
}
