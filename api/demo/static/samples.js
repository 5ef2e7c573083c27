/**
 * Invented comments to try. Nobody wrote them; no company is meant.
 *
 * @typedef {{id: string, name: string, handle: string, text: string}} Sample
 */

/** @type {Record<"ja"|"en", Sample[]>} */
export const SAMPLES = {
  ja: [
    {
      id: "late-yukata",
      name: "みなと",
      handle: "@minato_no_hibi",
      text: "土曜の花火大会に着たくて先週頼んだ浴衣、まだ発送されてません。問い合わせフォームにも書いたのに返事なし。間に合わないなら早く言ってほしい😢",
    },
    {
      id: "pudding",
      name: "あんず",
      handle: "@anzu_cafe_log",
      text: "駅前店の固めプリン、今日も売り切れ間際に滑り込みセーフ！カラメルのほろ苦さが最高で、これのために一週間がんばれる。",
    },
    {
      id: "opening-hours",
      name: "たけ",
      handle: "@take_weekend",
      text: "年末年始って営業してますか？大晦日に家族5人で伺いたいのですが、予約は電話だけでしょうか。",
    },
    {
      id: "irony-wait",
      name: "ゆき",
      handle: "@yuki_desk",
      text: "サポート、40分待たされたあげく保留音のまま切れました。すばらしい「お客様第一」ですね。",
    },
    {
      id: "burnt-charger",
      name: "K",
      handle: "@k_gadget_memo",
      text: "届いて二日目の充電器が焦げ臭くなって本体が溶けかけてる。子どもが触ってやけどしかけた。これ回収案件では？",
    },
    {
      id: "rumour",
      name: "真実を知る者",
      handle: "@shiru_hito_000",
      text: "ここの会社、期限切れの肉を詰め直して売ってるって中の人が言ってた。もうすぐ倒産するから買うな。拡散希望",
    },
    {
      id: "insult",
      name: "ｗｗｗ",
      handle: "@nanashi_20491",
      text: "社員全員無能。中の人、生きてて恥ずかしくないの？ｗ はよ潰れろ",
    },
    {
      id: "refill",
      name: "はるの庭",
      handle: "@haru_garden",
      text: "柔軟剤の詰め替え、大容量サイズも出してほしいです。毎月買うのでごみが減るとうれしい。",
    },
    {
      id: "jingle",
      name: "ぽん",
      handle: "@pon_pon_radio",
      text: "おたくのCMの歌、頭から離れなくて会議中に口ずさんでしまった。どうしてくれるんですか（返してください私の集中力）",
    },
    {
      id: "en-parcel",
      name: "Marta",
      handle: "@marta_in_osaka",
      text: "My parcel was marked as delivered yesterday but nothing came. The tracking page still shows someone else’s signature. Can anyone help?",
    },
  ],
  en: [
    {
      id: "kettle",
      name: "Priya",
      handle: "@priya_brews",
      text: "Third kettle in a year from you and the lid hinge snapped again. I wrote to support last Tuesday and have heard nothing back. I used to recommend you to everyone.",
    },
    {
      id: "staff",
      name: "Tom",
      handle: "@tom_on_foot",
      text: "Huge thanks to Dana at the Leeds shop, who stayed ten minutes past closing to find my daughter the right boots. We’ll be back!",
    },
    {
      id: "allergen",
      name: "Ines",
      handle: "@ines_eats",
      text: "Is the new oat bar made on the same line as the peanut one? The packet only says “may contain nuts”.",
    },
    {
      id: "irony-refund",
      name: "Callum",
      handle: "@callum_writes",
      text: "Five weeks for a refund, four agents, three reference numbers. Truly the speed of light.",
    },
    {
      id: "parcel",
      name: "Marta",
      handle: "@marta_and_rex",
      text: "My parcel was marked as delivered yesterday but nothing came, and the signature isn’t mine. I need the costume by Friday for the school play.",
    },
    {
      id: "price",
      name: "Lena",
      handle: "@lena_budget",
      text: "So the family plan goes up by 30% next month and the only notice is a footnote in an email? At least tell us what we get for it.",
    },
    {
      id: "rumour",
      name: "truth drop",
      handle: "@truth_drop_77",
      text: "FACT: they relabel expired meat at the warehouse, my cousin works there. They go bankrupt in March. Share before this gets deleted",
    },
    {
      id: "insult",
      name: "zzz",
      handle: "@zzz_40127",
      text: "whoever runs this account is a brainless clown, do everyone a favour and vanish lol",
    },
    {
      id: "refill",
      name: "Jo",
      handle: "@jo_refills",
      text: "Would love a bigger refill pouch for the laundry liquid. We get through one a fortnight and the plastic adds up.",
    },
    {
      id: "ja-yukata",
      name: "みなと",
      handle: "@minato_no_hibi",
      text: "土曜の花火大会に着たくて先週頼んだ浴衣、まだ発送されてません。間に合わないなら早く言ってほしい😢",
    },
  ],
};
