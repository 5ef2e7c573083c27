/** The words of every page. */

/** @type {Record<"ja"|"en", Record<string, string>>} */
export const STRINGS = {
  ja: {
    key_label: "アクセスキー",
    key_use: "使う",
    key_wrong: "このキーは使えません。貼り付け漏れがないか確かめてください。",
    key_unreachable: "サーバーに届きません。少し待ってからお試しください。",
  },
  en: {
    key_label: "Access key",
    key_use: "Use it",
    key_wrong: "This key does not work. Check that all of it was pasted.",
    key_unreachable: "The server cannot be reached. Try again in a moment.",
  },
};
