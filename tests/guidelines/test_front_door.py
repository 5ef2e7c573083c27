"""Guidelines as a customer and the staff meet them: through the HTTP interface, rule by rule."""

import re
from typing import Any

import pytest

from tests.brand.desk import stored
from tests.server import Api

LATE = {"ja": "先週注文した鍋がまだ届きません", "en": "The kettle I ordered last week has not arrived yet"}
BROKEN = {"ja": "注文した鍋のふたが割れていました", "en": "The lid of the pot was broken"}
APOLOGY = re.compile("申し訳|お詫び|sorry|apolog", re.IGNORECASE)
THANKS = re.compile("ありがと|感謝|ありがたく|thank", re.IGNORECASE)
WHEN = re.compile(r"【[^】]*[時日][^】]*】|\[\[[^\]]*(?:time|day|date)[^\]]*\]\]")
LANGUAGES = pytest.mark.parametrize("lang", ["ja", "en"])


@pytest.fixture(scope="module")
def yunagi(lead: Api) -> str:
    """The invented company's profile, without its own words."""
    return stored(lead, "front-door", forbidden_words=[], own_terms=[])


def suggest(api: Api, text: str, *, platform: str = "x", **wish: Any) -> list[dict[str, Any]]:
    comment = {"id": f"{platform}:{text}", "platform": platform, "text": text}
    answer = api.post("/v1/suggest", json={"comment": comment, **wish})
    assert answer.status_code == 200, answer.text
    suggestions: list[dict[str, Any]] = answer.json()["suggestions"]
    assert suggestions
    return suggestions


def findings(api: Api, text: str, *, comment: str | None = None, **context: Any) -> dict[str, dict[str, Any]]:
    """Findings by name, of the level that is shown."""
    body: dict[str, Any] = {"text": text, "platform": "x", **context}
    if comment is not None:
        body["comment"] = {"id": "1", "platform": "x", "text": comment}
    answer = api.post("/v1/drafts/check", json=body)
    assert answer.status_code == 200, answer.text
    return {one["name"]: one for one in answer.json()["findings"] if one["severity"] != "hint"}


def assess(api: Api, *texts: str, **options: Any) -> list[dict[str, Any]]:
    comments = [{"id": str(number), "platform": "x", "text": text} for number, text in enumerate(texts)]
    answer = api.post("/v1/analyze", json={"comments": comments, **options})
    assert answer.status_code == 200, answer.text
    results: list[dict[str, Any]] = answer.json()["results"]
    return results


# --- Analysis and advice ---


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("買って三日で電源が入らなくなった。壊れている", "quality"),
        ("The zip broke after two days, poor quality", "quality"),
        ("店員さんの態度が悪く、ずっと無視されました", "service"),
        ("Your staff were rude to me and ignored me", "service"),
        ("写真と全然違う色のものが届いて、がっかり", "expectation"),
        ("It looks nothing like the picture on your site", "expectation"),
        ("また値上げですか。高すぎます", "price"),
        ("Another price rise? This is far too expensive now", "price"),
        ("注文した荷物が予定日を過ぎても届きません", "delivery"),
        ("My parcel is a week late and still not here", "delivery"),
        ("私の住所と電話番号が別のお客さんに見えています", "privacy"),
        ("Another customer can see my address and phone number", "privacy"),
    ],
)
def test_six_causes_are_told_apart_r133(api: Api, text: str, cause: str) -> None:
    [result] = assess(api, text)
    found = result["analysis"]["cause"]
    assert cause in (found["label"], *found["also"])


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("〇〇人は全員国に帰れ。気持ち悪い人種だ", "店員に〇〇人だからと差別されたと聞いて悲しい"),
        ("女は黙って家にいろ、接客なんかするな", "女性の店員さんが親切でした"),
        ("All immigrants are vermin, get them out of your shop", "I was treated badly because I am an immigrant"),
    ],
)
def test_hostile_generalisation_is_prejudice_and_speaking_of_it_is_not_r89_r24(
    api: Api, hostile: str, harmless: str
) -> None:
    against, about = assess(api, hostile, harmless)
    assert against["analysis"]["exception"]["type"] == "prejudice"
    assert about["analysis"]["exception"]["type"] == "none"


@LANGUAGES
def test_negative_voices_come_before_praise_r104_r17(api: Api, lang: str) -> None:
    texts = {
        "ja": ("おいしかったです、ありがとう", "注文と違うものが届いて困っています"),
        "en": ("Lovely lunch, thank you", "You sent me the wrong item and I need it replaced"),
    }[lang]
    order = ("low", "normal", "high", "critical")
    praise, complaint = assess(api, *texts)
    assert order.index(complaint["advice"]["priority"]) > order.index(praise["advice"]["priority"])


@pytest.mark.parametrize(
    "text", ["ちょっと残念でした。スープがぬるくて", "It was okay, though a bit disappointing to be honest"]
)
def test_a_mild_complaint_is_answered_r6(api: Api, text: str) -> None:
    assert assess(api, text)[0]["advice"]["needs_reply"] is True


@pytest.mark.parametrize("text", ["ふざけんな、また届いてないぞ", "What the hell, my order is missing AGAIN"])
def test_rude_words_with_a_problem_are_answered_r23_r98(api: Api, text: str) -> None:
    [result] = assess(api, text)
    assert result["advice"]["needs_reply"] is True
    assert result["analysis"]["exception"]["type"] == "none"


def test_a_claim_stays_unverified_until_somebody_confirms_it_r126_r92(api: Api) -> None:
    [result] = assess(api, "このサプリには覚醒剤が入ってる、みんな逃げて")
    analysis, advice = result["analysis"], result["advice"]
    if analysis["exception"]["type"] == "falsehood":
        assert analysis["exception"]["suspicion"] == "unverified_claim"
        assert any("確かめ" in step for step in advice["steps"])
    for suggestion in result["suggestions"]:
        assert not re.search("嘘|虚偽|入っておりません|事実ではありません", suggestion["text"])


# --- What replies say ---


@LANGUAGES
def test_delivery_billing_and_quality_get_steps_of_their_own_r40(api: Api, lang: str) -> None:
    texts = {
        "ja": {
            LATE["ja"]: "どこ|配送|お荷物|お届け",
            "カードに二重に請求されています": "お支払い|ご請求|金額",
            BROKEN["ja"]: "状態|品質|お品物|梱包",
        },
        "en": {
            "My parcel has not arrived yet": "parcel|delivery|where",
            "I was charged twice for my order": "payment|charge",
            BROKEN["en"]: "product|wrong with|warranty",
        },
    }[lang]
    for text, step in texts.items():
        assert re.search(step, suggest(api, text)[0]["text"]), text


@LANGUAGES
def test_the_first_sentence_meets_the_strength_of_feeling_r42_r36(api: Api, lang: str) -> None:
    calm, angry = {
        "ja": ("注文した鍋がまだ届きません", "注文した鍋がまだ届きません。ふざけないで、いい加減にして！！"),
        "en": ("The lid was broken", "The lid was broken. This is a disgrace, I am furious!!"),
    }[lang]
    firsts = [re.split("[。.]", suggest(api, text)[0]["text"])[:2] for text in (calm, angry)]
    assert firsts[0] != firsts[1]


@LANGUAGES
def test_a_complaint_hears_apology_and_thanks_r48_r45(api: Api, lang: str) -> None:
    # Where there is room: of X's 280 characters what is checked, and how to reach us, comes first.
    texts = [one["text"] for one in suggest(api, BROKEN[lang], platform="facebook", variants=3)]
    assert all(APOLOGY.search(re.split("[。.]", text)[0]) for text in texts)
    assert any(THANKS.search(text) for text in texts)


@LANGUAGES
def test_a_wish_that_cannot_be_met_gets_an_apology_and_two_ways_r63_r64_c18_r41(api: Api, lang: str) -> None:
    text = {"ja": "限定の青い鍋を再販してほしいです", "en": "Please bring back the blue pot"}[lang]
    for one in suggest(api, text, cannot_fulfil=True, fault="none", variants=3):
        assert APOLOGY.search(re.split("[。.]", one["text"])[0])
        assert len([blank for blank in one["blanks"] if blank["name"].startswith("option")]) >= 2


@LANGUAGES
def test_a_solved_case_is_thanked_for_and_reported_without_personal_data_r67_r76_c10(api: Api, lang: str) -> None:
    for one in suggest(api, BROKEN[lang], stage="close_out", fault="confirmed", variants=3):
        assert THANKS.search(one["text"])
        assert "outcome" in [blank["name"] for blank in one["blanks"]]
        assert not re.search(r"\d{3}|住所|電話番号|address|phone", one["text"])


@LANGUAGES
def test_our_fault_asks_for_measure_date_and_prevention_r69_r54(api: Api, lang: str) -> None:
    for one in suggest(api, BROKEN[lang], stage="resolution", fault="confirmed", variants=3):
        assert {"measure", "measure_by", "prevention"} <= {blank["name"] for blank in one["blanks"]}


@LANGUAGES
def test_a_holding_reply_says_what_is_checked_and_when_there_is_news_r85_r9_c15(api: Api, lang: str) -> None:
    for one in suggest(api, BROKEN[lang], stage="holding", variants=3):
        assert WHEN.search(one["text"])
        assert re.search("確認|調べ|check|look", one["text"])
        named = findings(api, one["text"], comment=BROKEN[lang], stage="holding", fault="unknown")
        assert named.keys() <= {"open_blank"}


@LANGUAGES
def test_a_follow_up_asks_and_offers_r145(api: Api, lang: str) -> None:
    for one in suggest(api, BROKEN[lang], stage="follow_up", variants=3):
        assert re.search(r"[?？]|でしょうか|いかが", one["text"])
        assert re.search("お手伝い|お知らせくだ|お聞かせ|help|let us know|reply here", one["text"])


@LANGUAGES
def test_public_replies_ask_little_and_nothing_personal_r118_r137_r78(api: Api, lang: str) -> None:
    for text in (LATE[lang], BROKEN[lang]):
        for one in suggest(api, text, variants=5, stage="holding"):
            assert len(re.findall(r"[?？]|でしょうか", one["text"])) <= 2
        for sentence in re.split(
            r"(?<=[。.?])", " ".join(one["text"] for one in suggest(api, BROKEN[lang], variants=5))
        ):
            if re.search("ご注文番号|order number", sentence):
                assert "DM" in sentence


def test_a_wrong_expectation_is_nobodys_mistake_r135(api: Api) -> None:
    for one in suggest(api, "写真と違って思ったより小さかった", variants=5):
        assert not re.search("勘違い|誤解|説明書|記載のとおり|書いて", one["text"])
        assert re.search("表示|説明|案内|写真|掲載", one["text"])


@LANGUAGES
def test_firm_replies_are_short_calm_and_do_not_grovel_r88_r96_c14(api: Api, lang: str) -> None:
    text = {"ja": "このサプリには覚醒剤が入ってる、みんな逃げて", "en": "Their pills contain meth, everybody run"}[lang]
    for one in suggest(api, text, stage="firm", fault="none", variants=3):
        assert not APOLOGY.search(one["text"])
        assert not re.search("[!！]|嘘|虚偽|liar|lying", one["text"])
        assert one["length"]["used"] <= one["length"]["limit"]


@LANGUAGES
def test_a_known_answer_comes_first_and_whole_r110_r111_r113(api: Api, yunagi: str, lang: str) -> None:
    question, answer = {
        "ja": ("営業時間は？", "10時から19時"),
        "en": ("What are your opening hours?", "10:00 to 19:00"),
    }[lang]
    one = suggest(api, question, stage="answer", fault="none", brand=yunagi)[0]
    assert answer in re.split(r"[。]|\. ", one["text"])[0]
    assert one["blanks"] == []


def test_every_platform_gets_the_same_facts_r129(api: Api, yunagi: str) -> None:
    for platform in ("x", "facebook", "instagram"):
        texts = [one["text"] for one in suggest(api, "営業時間は？", platform=platform, stage="answer", fault="none",
                                               brand=yunagi, variants=3)]  # fmt: skip
        assert all("10時から19時" in text for text in texts)
        assert not any("電話" in text for text in texts)


def test_two_customers_hear_the_same_fact_in_different_words_c8_r31(api: Api, yunagi: str) -> None:
    texts = [
        suggest(api, question, stage="answer", fault="none", brand=yunagi)[0]["text"]
        for question in ("お店の営業時間を教えてください", "土曜は何時まで開いていますか？")
    ]
    assert all("10時から19時" in text for text in texts)
    assert texts[0] != texts[1]


@LANGUAGES
def test_customers_keep_one_contact_c20_r51_r72_r75(api: Api, lang: str) -> None:
    for text in (LATE["ja"] if lang == "ja" else "I was charged twice for my order", BROKEN[lang]):
        for one in suggest(api, text, variants=5, stage="holding" if text == LATE["ja"] else "first"):
            assert not re.search(
                "部署|窓口|お問い合わせフォーム|お電話|department|call us|contact our|support team",
                one["text"],
                re.IGNORECASE,
            )


@LANGUAGES
def test_three_faults_open_in_three_ways_c4_r46_r47(api: Api, lang: str) -> None:
    openings = {}
    for fault in ("confirmed", "unknown", "none"):
        text = suggest(api, BROKEN[lang], fault=fault)[0]["text"]
        openings[fault] = re.split("[。.]", text)[0]
        assert bool(APOLOGY.search(text)) == (fault != "none")
    assert len(set(openings.values())) == 3


# --- What drafts may not say ---


@pytest.mark.parametrize(
    ("text", "comment", "names"),
    [
        (
            "ご不便をおかけし申し訳ございません。原因は倉庫の手違いです。状況を確認いたします。",
            LATE["ja"],
            {"fault_conceded"},
        ),
        ("We're sorry for the delay. The courier lost your parcel. We'll check.", LATE["en"], {"fault_conceded"}),
    ],
)
def test_an_unconfirmed_cause_gets_a_notice_r14_r86(api: Api, text: str, comment: str, names: set[str]) -> None:
    found = findings(api, text, comment=comment, stage="first", fault="unknown")
    assert found.keys() & (names | {"speculates"})


@pytest.mark.parametrize("text", ["必ず明日までに解決いたします。", "We guarantee this will be solved by tomorrow."])
def test_too_much_promised_is_offered_as_a_date_of_contact_r61_r60(api: Api, text: str) -> None:
    found = findings(api, text, comment=LATE["ja" if not text.isascii() else "en"], stage="first", fault="unknown")
    assert WHEN.search(found["promised_too_much"]["rewrite"]["text"])


@pytest.mark.parametrize(
    "text",
    [
        "お電話ください。",
        "詳しくは別の窓口へお問い合わせください。",
        "担当部署へお問い合わせください。",
        "Please contact our support department.",
        "Please call us.",
    ],
)
def test_nobody_is_sent_elsewhere_r72_r75_r51(api: Api, text: str) -> None:
    found = findings(api, text, comment=LATE["ja" if not text.isascii() else "en"], stage="first", fault="unknown")
    assert "handed_off" in found


@pytest.mark.parametrize(
    ("text", "question", "faulty"),
    [
        ("ホームページをご覧ください。", "営業時間は？", True),
        ("19時まで営業しております。店舗の一覧は https://a.example にもございます。", "営業時間は？", False),
        ("Please see our website.", "What are your opening hours?", True),
        ("We're open until 7 pm today. All our shops are listed at https://a.example too.",
         "What are your opening hours?", False),
    ],
)  # fmt: skip
def test_the_answer_is_found_for_the_customer_r111_c13(api: Api, text: str, question: str, faulty: bool) -> None:
    assert ("look_it_up_yourself" in findings(api, text, comment=question, stage="answer")) == faulty


@pytest.mark.parametrize(
    ("text", "faulty"),
    [
        ("ご不便をおかけし申し訳ございません。早急に対応いたします。", True),
        ("ご不便をおかけし申し訳ございません。お荷物の状況を確認し、本日18時までにこちらでご連絡いたします。", False),
    ],
)
def test_vague_haste_is_nudged_towards_what_and_when_c6_r66(api: Api, text: str, faulty: bool) -> None:
    body = {
        "text": text,
        "platform": "x",
        "comment": {"id": "1", "platform": "x", "text": LATE["ja"]},
        "stage": "first",
    }
    found = {one["name"]: one for one in api.post("/v1/drafts/check", json=body).json()["findings"]}
    assert ("hasty_vagueness" in found) == faulty
