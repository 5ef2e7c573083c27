/**
 * Every field of the brand profile as the form shows it, in the order of the profile. Limits are the server's; it checks them.
 *
 * @typedef {Record<"ja"|"en", string>} Words
 *
 * @typedef {object} Field
 * @property {string} name as in the profile
 * @property {"text"|"both"|"said"|"choice"|"switch"|"number"|"lines"|"spans"|"day"|"moment"|"group"|"list"} kind
 * @property {Words} label
 * @property {Words} [hint]
 * @property {boolean} [optional] left out, not empty, when nothing is filled in
 * @property {number} [max] characters
 * @property {[string, Words][]} [options] of a choice
 * @property {Field[]} [fields] of a group, or of each entry of a list
 * @property {Words} [add] on the button that adds an entry
 *
 * @typedef {object} Section
 * @property {string} id
 * @property {Words} title
 * @property {Words} [hint]
 * @property {Field[]} fields
 */

/** @param {string} ja @param {string} en @returns {Words} */
const w = (ja, en) => ({ ja, en });

/** @type {Field} */
const ID = { name: "id", kind: "text", max: 40, label: w("ID", "ID"), hint: w("半角の英小文字・数字・ハイフン", "Lower-case letters, digits, hyphens") };

const KEYWORD_HINT = w(
  "1行に1つ。空白で区切った語は、すべて含むときに当てはまります（例：アプリ ログイン）",
  "One a line. Words with spaces between must all occur (for example: app login)",
);

/** @type {Field} */
const KEYWORDS = { name: "keywords", kind: "lines", label: w("手がかりの語", "Keywords"), hint: KEYWORD_HINT };

/** @type {Field} */
const LINK = { name: "link", kind: "text", max: 500, optional: true, label: w("リンク", "Link"), hint: w("https:// から", "Starts with https://") };

/** @type {[string, Words][]} */
const LEVELS = [["warn", w("注意", "Shown")], ["block", w("確認を求める", "To be confirmed")], ["hint", w("ひとこと", "Only mentioned")]];

/** @param {string} day @param {Words} label @returns {Field} */
const hoursOf = (day, label) => ({ name: day, kind: "spans", label });

/** @type {Section[]} */
export const SECTIONS = [
  {
    id: "names",
    title: w("名のり", "Who speaks"),
    hint: w("空欄のままの項目は、返信案では触れません。", "What is left empty is left unsaid in replies."),
    fields: [
      { name: "name", kind: "both", max: 60, label: w("会社・ブランドの名前", "Name of the company or brand") },
      { name: "team", kind: "both", max: 60, label: w("窓口の名前", "Name of the team"), hint: w("こちらから声をかけるときに名のります（例：お客様サポート）", "Said when we write first (for example: the customer care team)") },
      { name: "self_reference", kind: "choice", label: w("自分たちの呼び方", "How Japanese replies call us"), options: ["弊社", "当社", "当店", "当館", "当院", "私ども"].map((one) => [one, w(one, one)]) },
      { name: "honorific", kind: "choice", label: w("お客様の敬称", "Behind a customer's name in Japanese"), options: ["様", "さん"].map((one) => [one, w(one, one)]) },
      { name: "audience", kind: "choice", label: w("読んでいる方々への呼びかけ", "How Japanese texts address everybody"), options: ["皆さま", "皆様", "みなさま", "お客様"].map((one) => [one, w(one, one)]) },
      { name: "timezone", kind: "text", max: 60, label: w("時間帯", "Time zone"), hint: w("例：Asia/Tokyo", "For example Asia/Tokyo") },
    ],
  },
  {
    id: "voice",
    title: w("口調", "Voice"),
    fields: [
      { name: "voice", kind: "choice", label: w("丁寧さ", "Politeness"), hint: w("重い用件では、この設定にかかわらず改まった言葉を使います。", "Grave matters are always answered formally."), options: [["friendly", w("親しみやすく", "Friendly")], ["standard", w("標準", "Standard")], ["formal", w("改まって", "Formal")]] },
      { name: "signature", kind: "both", max: 60, label: w("署名", "Signature"), hint: w("例：（担当：佐藤）、^KT。文字数に数えます。", "For example ^KT. It counts towards the length.") },
      { name: "signature_place", kind: "choice", label: w("署名の位置", "Where the signature stands"), options: [["end", w("文末に続けて", "Behind the last sentence")], ["own_line", w("行を改めて", "On a line of its own")], ["none", w("付けない", "Nowhere")]] },
      { name: "emoji", kind: "switch", label: w("お礼に絵文字を1つ使ってよい", "Thanks may carry one emoji"), hint: w("苦情への返信では使いません。", "A complaint is never answered with one.") },
      { name: "own_emoji", kind: "lines", label: w("使う絵文字", "Emoji to choose from"), hint: w("1行に1つ", "One a line") },
      { name: "playful", kind: "switch", label: w("お客様の冗談に乗ってよい", "We may join a customer's joke"), hint: w("不満や困りごとがあるときは、決して乗りません。", "Never where anything is wrong.") },
    ],
  },
  {
    id: "products",
    title: w("商品・サービス", "Products"),
    fields: [
      {
        name: "products",
        kind: "list",
        label: w("商品・サービス", "Products"),
        add: w("商品を追加", "Add a product"),
        fields: [
          ID,
          { name: "name", kind: "both", max: 60, label: w("正式な名前", "Name") },
          { name: "readings", kind: "lines", label: w("読み", "Japanese readings"), hint: w("かなで、1行に1つ", "In kana, one a line") },
          { name: "spellings", kind: "lines", label: w("略称・よくある書き間違い", "Nicknames and misspellings"), hint: w("1行に1つ", "One a line") },
        ],
      },
    ],
  },
  {
    id: "facts",
    title: w("事実", "Facts"),
    hint: w("確認済みで、根拠を示せることだけを書きます。事実と異なる話には、ここから答えます。", "Only what is confirmed and has a source. False stories are answered from here."),
    fields: [
      {
        name: "facts",
        kind: "list",
        label: w("事実", "Facts"),
        add: w("事実を追加", "Add a fact"),
        fields: [
          ID,
          { name: "statement", kind: "said", max: 400, label: w("内容", "Statement") },
          KEYWORDS,
          { name: "source", kind: "text", max: 200, label: w("根拠", "Source"), hint: w("例：公式サイト「原材料の産地」", "For example: our website, “Where it comes from”") },
          LINK,
          { name: "confirmed_at", kind: "day", optional: true, label: w("確認した日", "Confirmed on") },
          {
            name: "denies",
            kind: "list",
            label: w("この事実が答えになる、事実と異なる話", "False stories that it answers"),
            add: w("話を追加", "Add a story"),
            fields: [
              { name: "claim", kind: "text", max: 200, label: w("話の内容（返信には出ません）", "The story (no reply repeats it)") },
              KEYWORDS,
            ],
          },
        ],
      },
    ],
  },
  {
    id: "faq",
    title: w("よくある質問", "Frequent questions"),
    fields: [
      {
        name: "faq",
        kind: "list",
        label: w("よくある質問", "Frequent questions"),
        add: w("質問を追加", "Add a question"),
        fields: [
          ID,
          { name: "questions", kind: "lines", label: w("お客様の尋ね方", "How customers ask it"), hint: w("1行に1つ", "One a line") },
          KEYWORDS,
          { name: "answer", kind: "said", max: 400, label: w("答え", "Answer") },
          LINK,
        ],
      },
    ],
  },
  {
    id: "known_issues",
    title: w("把握している不具合", "Known issues"),
    hint: w("「解決済み」にするまで、返信案が解決したと言うことはありません。", "No reply calls it solved before its status says so."),
    fields: [
      {
        name: "known_issues",
        kind: "list",
        label: w("把握している不具合", "Known issues"),
        add: w("不具合を追加", "Add an issue"),
        fields: [
          ID,
          { name: "statement", kind: "said", max: 400, label: w("何が起きているか", "What is happening") },
          KEYWORDS,
          { name: "status", kind: "choice", label: w("状況", "Status"), options: [["investigating", w("調査中", "Investigating")], ["identified", w("原因を特定", "Cause found")], ["fixing", w("対応中", "Being fixed")], ["fixed", w("解決済み", "Fixed")]] },
          { name: "workaround", kind: "said", max: 400, optional: true, label: w("回避策", "Workaround") },
          { name: "next_update", kind: "moment", optional: true, label: w("次のお知らせ", "Next update"), hint: w("上の時間帯の時刻で", "On the clock of the time zone above") },
          { name: "product", kind: "text", max: 40, optional: true, label: w("商品のID", "ID of the product") },
          LINK,
        ],
      },
    ],
  },
  {
    id: "remedies",
    title: w("申し出られること", "Remedies"),
    fields: [
      {
        name: "remedies",
        kind: "list",
        label: w("申し出られること", "Remedies"),
        add: w("申し出を追加", "Add a remedy"),
        fields: [
          ID,
          { name: "kind", kind: "choice", label: w("種類", "Kind"), options: [["replace", w("交換", "Replacement")], ["refund", w("返金", "Refund")], ["repair", w("修理", "Repair")], ["redeliver", w("再送", "Redelivery")], ["voucher", w("クーポン", "Voucher")], ["discount", w("割引", "Discount")], ["rebook", w("予約の変更", "Rebooking")], ["visit", w("訪問", "Visit")]] },
          { name: "wording", kind: "both", max: 400, label: w("返信での言い方", "How a reply offers it"), hint: w("金額は書きません", "Without an amount") },
          { name: "approval_above", kind: "number", label: w("承認が要る金額", "Approval above"), hint: w("この額を超えると承認が必要です。0 はいつでも必要、空欄は不要。", "Above this amount somebody must approve. 0: always; empty: never.") },
          { name: "currency", kind: "text", max: 3, label: w("通貨", "Currency"), hint: w("例：JPY", "For example JPY") },
        ],
      },
    ],
  },
  {
    id: "contact",
    title: w("連絡と営業時間", "Contact and hours"),
    hint: w("約束できることだけを書きます。", "Only what you can keep."),
    fields: [
      {
        name: "promises",
        kind: "group",
        label: w("約束できること", "Promises"),
        fields: [
          { name: "reply_within_hours", kind: "number", label: w("次のご連絡まで（時間）", "Next message within (hours)"), hint: w("営業時間内で数えます", "Counted in business hours") },
          { name: "contact_hours", kind: "both", max: 60, label: w("受付時間の言い方", "When customers can reach us"), hint: w("例：平日10時〜18時", "For example Mon–Fri, 10:00–18:00") },
        ],
      },
      {
        name: "hours",
        kind: "group",
        label: w("窓口の営業時間", "When the desk is staffed"),
        hint: w("例：10:00-13:00, 14:00-18:00。すべて空欄なら、時間を問わず数えます。", "For example 10:00-13:00, 14:00-18:00. All empty: the clock never stops."),
        fields: [
          hoursOf("mon", w("月", "Mon")),
          hoursOf("tue", w("火", "Tue")),
          hoursOf("wed", w("水", "Wed")),
          hoursOf("thu", w("木", "Thu")),
          hoursOf("fri", w("金", "Fri")),
          hoursOf("sat", w("土", "Sat")),
          hoursOf("sun", w("日", "Sun")),
          {
            name: "holidays",
            kind: "list",
            label: w("休業日", "Holidays"),
            add: w("休業日を追加", "Add a holiday"),
            fields: [
              { name: "day", kind: "day", label: w("日付", "Date") },
              { name: "name", kind: "text", max: 60, label: w("名前", "Name") },
            ],
          },
        ],
      },
      {
        name: "links",
        kind: "list",
        label: w("案内するページ", "Pages"),
        add: w("ページを追加", "Add a page"),
        fields: [
          { name: "name", kind: "both", max: 60, label: w("名前", "Name") },
          { name: "url", kind: "text", max: 500, label: w("アドレス", "Address"), hint: w("https:// から", "Starts with https://") },
          { name: "purpose", kind: "choice", label: w("内容", "Purpose"), options: [["help", w("ヘルプ", "Help")], ["contact", w("問い合わせ", "Contact")], ["order_status", w("注文・配送の状況", "Order status")], ["returns", w("返品・交換", "Returns")], ["service_status", w("稼働状況", "Service status")], ["shop", w("通販", "Shop")], ["places", w("店舗案内", "Places")], ["statement", w("公式発表", "Statement")], ["recall", w("自主回収", "Recall")], ["privacy", w("個人情報", "Privacy")]] },
        ],
      },
    ],
  },
  {
    id: "words",
    title: w("言葉", "Words"),
    fields: [
      { name: "neutral_words", kind: "lines", label: w("悪く聞こえる名前", "Names that sound bad"), hint: w("1行に1つ。例：地獄カレー。コメントの判定で、名前として読みます。", "One a line, such as Hell Curry. Comments are judged with these read as names.") },
      {
        name: "forbidden_words",
        kind: "list",
        label: w("使わない言葉", "Words we do not use"),
        add: w("言葉を追加", "Add a word"),
        fields: [
          { name: "word", kind: "text", max: 60, label: w("言葉", "Word") },
          { name: "reason", kind: "said", max: 400, label: w("理由", "Reason") },
          { name: "replacement", kind: "both", max: 60, label: w("代わりの言葉", "Write instead") },
          { name: "severity", kind: "choice", label: w("指摘の強さ", "How it is met"), options: LEVELS },
        ],
      },
      {
        name: "own_terms",
        kind: "list",
        label: w("私たちの呼び方", "Our own terms"),
        add: w("呼び方を追加", "Add a term"),
        fields: [
          { name: "term", kind: "both", max: 60, label: w("呼び方", "Term") },
          { name: "instead_of", kind: "lines", label: w("一般的な呼び方", "Instead of"), hint: w("1行に1つ", "One a line") },
        ],
      },
      { name: "safe_terms", kind: "lines", label: w("指摘しない言葉", "Words that are never a finding"), hint: w("1行に1つ。例：絶対満足パック。下書きの点検で、名前として読みます。", "One a line, such as Never Again Sale. The draft check reads them as names.") },
    ],
  },
  {
    id: "rules",
    title: w("下書きの点検", "The draft check"),
    hint: w("指摘の強さを変えます。投稿先の文字数とカード番号は、いつでも指摘します。", "How grave its findings are here. Length and card numbers are always said."),
    fields: [
      {
        name: "rules",
        kind: "list",
        label: w("指摘の設定", "Guidelines"),
        add: w("設定を追加", "Add a guideline"),
        fields: [
          { name: "rule", kind: "text", max: 4, label: w("番号", "Number"), hint: w("指摘に出る番号（例：R52）", "As findings cite it, for example R52") },
          { name: "level", kind: "choice", label: w("強さ", "Level"), options: [...LEVELS, ["off", w("指摘しない", "Say nothing")]] },
        ],
      },
    ],
  },
];
