/** What the server says of a wrong value, in words for the person who typed it. */

/** @typedef {import("./fields.js").Words} Words */

/** @type {[RegExp, Words][]} the first that fits; $1 is what it caught */
const SAID = [
  [/^line (\d+): ?(.*)$/s, { ja: "$1行目：", en: "Line $1: " }],
  [/at least 1 character|^Field required|at least 1 item/, { ja: "記入してください。", en: "Fill this in." }],
  [/at most (\d+) characters/, { ja: "$1文字以内で書いてください。", en: "Use at most $1 characters." }],
  [/at most (\d+) items/, { ja: "$1件までにしてください。", en: "At most $1 entries." }],
  [/pattern '\^https/, { ja: "https:// で始まるアドレスを書いてください。", en: "Write an address that starts with https://." }],
  [/pattern '\^\[a-z0-9\]/, { ja: "半角の英小文字・数字・ハイフンで書いてください。", en: "Use lower-case letters, digits and hyphens." }],
  [/pattern '\^\[ぁ/, { ja: "ひらがなかカタカナで書いてください。", en: "Write it in kana." }],
  [/pattern '\^\[A-Z\]\{3\}/, { ja: "JPY のような3文字の通貨コードを書いてください。", en: "Write a currency code such as JPY." }],
  [/pattern '\^\\d\{2\}|is not a time span|is empty: write/, { ja: "10:00-18:00 のように書いてください。終日は 00:00-24:00 です。", en: "Write it as 10:00-18:00; a whole day is 00:00-24:00." }],
  [/match pattern/, { ja: "改行などの使えない文字が含まれているか、空欄です。", en: "It is empty, or has line breaks or other characters that cannot be used." }],
  [/write it in Japanese/, { ja: "日本語か英語のどちらかに記入してください。", en: "Write it in Japanese, in English or in both." }],
  [/must be a date|must be an RFC 3339|valid date/, { ja: "日付・日時を選んでください。", en: "Choose a date." }],
  [/the id '(.*)' is given twice/, { ja: "ID「$1」が重なっています。", en: "The ID “$1” is used twice." }],
  [/no product has the id '(.*)'/, { ja: "商品のID「$1」がありません。商品の一覧にあるIDを書いてください。", en: "There is no product with the ID “$1”." }],
  [/is not a time zone/, { ja: "Asia/Tokyo のような時間帯の名前を書いてください。", en: "Write the name of a time zone, such as Asia/Tokyo." }],
  [/greater than or equal to ([\d.]+)/, { ja: "$1以上にしてください。", en: "Not less than $1." }],
  [/less than or equal to ([\d.]+)/, { ja: "$1以下にしてください。", en: "Not more than $1." }],
  [/valid integer/, { ja: "整数を書いてください。", en: "Write a whole number." }],
  [/Extra inputs/, { ja: "この項目はありません。", en: "There is no such field." }],
];

/**
 * @param {string} detail
 * @param {"ja"|"en"} language
 * @returns {string}
 */
export function objection(detail, language) {
  for (const [pattern, words] of SAID) {
    const match = pattern.exec(detail);
    if (!match) continue;
    const said = words[language].replace("$1", match[1] ?? "");
    return match[2] === undefined ? said : said + objection(match[2], language);
  }
  return detail;
}
