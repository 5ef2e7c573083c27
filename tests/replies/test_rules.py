"""What the guidelines ask of a reply, rule by rule; each test ends with the rule it holds."""

import re

import pytest

from api.brand.bounds import Bilingual
from api.brand.profile import Brand
from api.guidelines.catalogue import catalogue
from tests.replies.gates import first_sentence, has_apology
from tests.replies.labelled import Labelled, labelled

OBI = labelled(
    "届いた浴衣の帯が入っていません。花火大会は土曜です",
    cause="delivery",
    aspects=("浴衣の帯",),
    signals=("deadline_mentioned",),
)
COFFEE = labelled("Your till charged me twice for one coffee.", lang="en", cause="price", aspects=("coffee",))
SKIN = labelled(
    "美容液使ったら顔が真っ赤に腫れて皮膚科行った", cause="quality", aspects=("美容液",), signals=("injury",)
)
LEAK = labelled("住所が他のお客さんに見えてますよ！知らない人の名前が出ました", cause="privacy", aspects=("住所",))
PRAISE = labelled("このカレー、死ぬほど美味しい！", sentiment="positive", intent="praise", aspects=("カレー",))
HOURS = labelled("営業時間は？", sentiment="neutral", intent="question", aspects=("営業時間",))
LIE = labelled(
    "このサプリに覚醒剤が入ってる、みんな逃げて",
    intent="abuse",
    cause="quality",
    exception="falsehood",
    aspects=("サプリ",),
)


@pytest.mark.parametrize("case", [OBI, COFFEE])
def test_apology_stands_in_the_first_sentence_r45(case: Labelled) -> None:
    for suggestion in case.replies(variants=5):
        assert has_apology(suggestion, first_sentence(suggestion))


def test_three_faults_have_three_openings_r46() -> None:
    openings = {
        fault: first_sentence(OBI.replies(stage="first", fault=fault)[0]) for fault in ("confirmed", "unknown", "none")
    }
    assert len(set(openings.values())) == 3
    assert "入れずにお渡ししてしまい" in openings["confirmed"]
    assert "入れずに" not in openings["unknown"]


def test_without_fault_there_is_thanks_and_no_apology_r47() -> None:
    for case in (OBI, COFFEE):
        for suggestion in case.replies(stage="first", fault="none", variants=5):
            assert not has_apology(suggestion)
            assert re.search("ありがとう|Thank you", suggestion.text)


def test_confirmed_fault_asks_for_measure_date_and_prevention_r54() -> None:
    for case in (OBI, COFFEE):
        for suggestion in case.replies(stage="first", fault="confirmed", variants=3):
            assert {"measure", "measure_by", "prevention"} <= {blank.name for blank in suggestion.blanks}


def test_a_complaint_gets_an_owned_step_and_a_time_r9_r43() -> None:
    for suggestion in OBI.replies(variants=5):
        assert "reply_at" in {blank.name for blank in suggestion.blanks}
        assert re.search("確認し|確かめ|お調べし", suggestion.text)


def test_the_deadline_that_was_named_is_met() -> None:
    for suggestion in OBI.replies(variants=5):
        assert "土曜の花火大会" in suggestion.text


def test_details_fill_the_blanks_by_name() -> None:
    [suggestion] = OBI.replies(details={"reply_at": "本日18時"})
    assert "本日18時まで" in suggestion.text
    assert suggestion.blanks == []


def test_an_unanswered_inquiry_is_apologised_for_r140() -> None:
    case = labelled("また届かない。問い合わせたのに無視ですか？", cause="delivery", signals=("prior_contact",))
    for suggestion in case.replies(variants=5):
        assert re.search("お問い合わせ|ご連絡(を|に)", suggestion.text)
        assert "R140" in suggestion.rules


def test_dm_is_the_same_platforms_and_comes_with_a_reason_c2_r78() -> None:
    for suggestion in OBI.replies(variants=5):
        assert re.search("ため、?[^。]*DM|DM[^。]*ため", suggestion.text)
        public = re.sub("[^。]*DM[^。]*。", "", suggestion.text)
        assert not re.search("注文番号|電話番号|住所|メールアドレス", public)


def test_a_price_complaint_stays_in_public_c2() -> None:
    case = labelled("プリン値上げしすぎ", cause="price", aspects=("プリン",))
    for suggestion in case.replies(variants=5):
        assert "DM" not in suggestion.text
        assert "こちらの返信" in suggestion.text


def test_body_comes_first_and_no_cause_is_conceded_r126() -> None:
    for suggestion in SKIN.replies(variants=5):
        assert re.search("お体の具合|お見舞い", first_sentence(suggestion))
        assert re.search("医療機関|お体の回復|お医者さま", suggestion.text)
        assert "医療機関" not in suggestion.text  # who has seen a physician is not told to see one
        assert not re.search("が原因|によるもの|のせいで|肌に合わ", suggestion.text)


def test_a_child_is_asked_after_r42() -> None:
    case = labelled(
        "ベビーカーの車輪が外れ、子どもが膝を擦りむきました",
        cause="quality",
        aspects=("ベビーカーの車輪",),
        signals=("injury", "minor"),
    )
    for suggestion in case.replies(variants=3):
        assert "お子さま" in suggestion.text


def test_a_leak_is_never_repeated_in_public_r82_c10() -> None:
    for suggestion in LEAK.replies(variants=5):
        assert "住所" not in suggestion.text
        assert re.search("今すぐ|ただちに", suggestion.text)


def test_a_question_is_answered_first_r113() -> None:
    for suggestion in HOURS.replies(variants=5):
        assert "answer" in {blank.name for blank in suggestion.blanks}
        assert suggestion.text.startswith(("営業時間", "お尋ね"))


def test_a_rumour_is_met_with_the_confirmed_fact_r86() -> None:
    case = labelled(
        "倒産するって聞いたんですけど本当ですか？", sentiment="neutral", intent="question", aspects=("倒産",)
    )
    for suggestion in case.replies(variants=3):
        assert {blank.name for blank in suggestion.blanks} == {"fact"}


def test_praise_names_the_praised_point_r105() -> None:
    for suggestion in PRAISE.replies(variants=5):
        assert "カレー" in suggestion.text


@pytest.mark.parametrize(
    ("text", "aspect"),
    [("ニキビ治った！最高", "ニキビ"), ("この枕No.1！痩せたし最強", "枕"), ("this cream cured my eczema", "cream")],
)
def test_a_claimed_effect_is_never_repeated_c12(text: str, aspect: str) -> None:
    lang = "ja" if aspect != "cream" else "en"
    case = labelled(text, lang=lang, sentiment="positive", intent="praise", aspects=(aspect,))
    assert case.advice.action == "thank"
    for suggestion in case.replies(variants=5):
        assert not re.search("治|痩|No|ニキビ|cured|eczema", suggestion.text)


def test_a_falsehood_is_met_with_one_fact_and_its_source_c14() -> None:
    for suggestion in LIE.replies(variants=3):
        assert [blank.name for blank in suggestion.blanks] == ["fact", "source"]
        assert not re.search("覚醒剤|嘘|虚偽|申し訳", suggestion.text)
        assert suggestion.fault == "none"


@pytest.mark.parametrize("stage", ["first", "holding", "thanks", "answer", "firm"])
@pytest.mark.parametrize(
    "case",
    [
        labelled("店に火つけてやる", intent="abuse", exception="trolling", subtype="threat", specific=False),
        labelled("〇〇人は帰れ", intent="abuse", exception="prejudice", specific=False),
        labelled(
            "月30万円稼げる 登録はこちら",
            sentiment="neutral",
            intent="other",
            exception="trolling",
            subtype="spam",
            specific=False,
        ),
    ],
)
def test_threats_hate_and_spam_are_not_answered_c9(case: Labelled, stage: str) -> None:
    assert case.advice.action == "hide_and_report"
    assert case.replies(stage=stage) == []


def test_an_insult_is_only_answered_when_a_person_chooses_to_c3_r96() -> None:
    case = labelled("バーカw 潰れろw", intent="abuse", exception="trolling", subtype="insult", specific=False)
    assert case.replies() == []
    [calm] = case.replies(stage="firm", fault="none")
    assert not has_apology(calm)


def test_a_real_problem_inside_an_exception_is_handled_r98() -> None:
    case = labelled(
        "外人ばっか雇うな。あと唐揚げ生だったぞ",
        intent="abuse",
        cause="quality",
        exception="prejudice",
        aspects=("唐揚げ",),
    )
    replies = case.replies(variants=2)
    assert case.advice.needs_reply
    assert all("唐揚げ" in suggestion.text for suggestion in replies)
    assert any("傷つける表現" in suggestion.text or "属性" in suggestion.text for suggestion in replies)


def test_a_joke_is_not_joined_unless_the_brand_allows_it_c1() -> None:
    case = labelled("バナナの鎧って何に使うのw", sentiment="neutral", intent="banter", aspects=("バナナの鎧",))
    assert case.advice.action == "thank"
    assert all(suggestion.stage == "thanks" for suggestion in case.replies(variants=2))


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("🍓みか🍓@低浮上", "みか様、"),
        ("山田太郎", "山田太郎様、"),
        ("Ｔａｒｏ", "Taro様、"),
        ("みかさん", "みか様、"),
        ("😀😀", ""),
        ("株式会社潰れろ", ""),
        ("abc12345", ""),
        ("x", "x様、"),
        ("A´", "A様、"),
    ],
)
def test_people_are_called_by_their_clean_display_name_r39(name: str, called: str) -> None:
    [suggestion] = OBI.replies(recipient_name=name)
    [plain] = OBI.replies()
    assert suggestion.text.startswith(called) if called else suggestion.text == plain.text


def test_english_names_open_the_sentence_r39() -> None:
    [suggestion] = COFFEE.replies(recipient_name="Ann ☕ | she/her")
    assert suggestion.text.startswith("Ann, we're sorry")


def test_the_brand_speaks_and_its_signature_counts_r33_r112() -> None:
    brand = Brand(id="t", honorific="さん", signature=Bilingual(ja="（担当：佐藤）", en="^KS"))
    [suggestion] = OBI.replies(brand=brand, recipient_name="みか")
    assert suggestion.text.startswith("みかさん、")
    assert suggestion.text.endswith("（担当：佐藤）")
    assert suggestion.length.used <= 280
    assert COFFEE.replies(brand=brand)[0].text.endswith(" ^KS")


def test_every_suggestion_cites_guidelines_and_says_when_to_use_it_r120() -> None:
    for case in (OBI, COFFEE, SKIN, PRAISE, HOURS, LIE):
        for suggestion in case.replies(variants=3, reader="en"):
            assert suggestion.rules
            assert set(suggestion.rules) <= set(catalogue())
            assert suggestion.when.isascii()


def test_a_customer_is_answered_in_their_language_and_others_in_english() -> None:
    assert OBI.replies()[0].language == "ja"
    spanish = labelled("El paquete no ha llegado", lang="es", cause="delivery", aspects=("paquete",))
    assert spanish.replies()[0].language == "en"
    assert labelled("😡😡", lang="und", specific=False).replies(stage="first", reader="ja")[0].language == "ja"


def test_another_seed_gives_another_text() -> None:
    assert len({OBI.replies(seed=seed)[0].text for seed in range(8)}) > 2


def test_slang_insults_and_careless_writing_are_not_repeated() -> None:
    case = labelled("クソ弁当ふざけんな！マジで髪の毛入ってたんだけど", cause="quality", aspects=("弁当",))
    for suggestion in case.replies(variants=5):
        assert not re.search("クソ|ふざけ|マジ|けど", suggestion.text)
        assert "髪の毛が入って" in suggestion.text
