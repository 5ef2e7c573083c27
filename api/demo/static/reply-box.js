/** This page's reply box, a plain text field. */

/**
 * @param {HTMLTextAreaElement} field
 * @returns {import("/ui/context.js").ReplyBox}
 */
export function replyBoxOn(field) {
  return {
    draft: () => field.value,
    insert: async (text) => {
      field.focus({ preventScroll: true });
      const before = field.value;
      // The one way that the field's own undo can take back.
      document.execCommand("insertText", false, text);
      if (field.value === before) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      return field.value === before ? "failed" : "inserted";
    },
  };
}
