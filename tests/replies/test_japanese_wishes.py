"""What a customer asks for is met in words, and nothing is asked, checked or said that their words do not bear out."""

import re

import pytest

from api.analysis.schemas import FocusKind, Hardship, IntentLabel, Lookup, Situation, Wish
from api.replies.schemas import Suggestion
from tests.replies.labelled import focused, labelled


def _first(
    text: str,
    *parts: tuple[FocusKind, str],
    intent: IntentLabel = "complaint",
    hardship: Hardship | None = None,
    wish: Wish | None = None,
    lookup: Lookup | None = None,
) -> list[Suggestion]:
    case = labelled(
        text,
        intent=intent,
        sentiment={"complaint": "negative", "praise": "positive"}.get(intent, "neutral"),  # type: ignore[arg-type]
        cause="none" if intent in ("question", "request", "praise") else "service",
        platform="facebook",
        situation=Situation(hardship=hardship, wish=wish, lookup=lookup),
    )
    return focused(case, *parts).replies(variants=3)


@pytest.mark.parametrize(
    ("text", "hardship", "wish", "said"),
    [
        ("三回メールを送ったのに返事がない。お電話ください", "ignored", "contact", "お電話のご希望"),
        ("席に着くなり怒鳴られました。謝ってほしいです", "rude", None, "お詫びをお求め"),
        ("解約したのに1200円引かれてます。返して", "money", "refund", "ご返金"),
        ("柄違いの皿が届いた。引き取ってください", "differs", "refund", "ご返品|引き取"),
        ("担当者から連絡が来ません。担当を変えてください", "ignored", "contact", "担当を変えてほしい"),
    ],
)
def test_a_wish_is_met_in_words_r118(text: str, hardship: Hardship, wish: Wish | None, said: str) -> None:
    trouble, asked = text.split("。")
    for suggestion in _first(text, ("trouble", trouble), ("wish", asked), hardship=hardship, wish=wish):
        assert re.search(said, suggestion.text), suggestion.text


@pytest.mark.parametrize(
    ("text", "hardship", "lookup", "unsaid"),
    [
        ("広告メールを毎日送ってくるのはやめてほしい", "bother", None, "お送りし直す|今の形にしている"),
        ("予約したのに40分待たされた。予約の意味ありますか", "wait", "visit", "意味|今の見通し"),
        ("売り場に無かった。往復二時間返してほしい", "unclear", "visit", "元に戻せる|時間を返して"),
        ("レジで年齢確認がしつこい", "rude", "visit", "ご登録の情報"),
        ("エアコンの取り付け、昼を過ぎても来ない", "parcel", "order", "お届けの際|お品物"),
        ("修理に出したミシン、ひと月たっても連絡なし", "ignored", "repair", "ご連絡をいただいて|お問い合わせの記録"),
        ("水道料金がいきなり倍です", "price", None, "料金の価格"),
        ("頼んでいない青汁が届きました", "money", "order", "注文番号"),
        ("営業の電話がしつこい", "ignored", "contact", "お問い合わせの日時|お待たせ"),
    ],
)
def test_no_check_and_no_ask_of_another_trouble_r86(
    text: str, hardship: Hardship, lookup: Lookup | None, unsaid: str
) -> None:
    for suggestion in _first(text, ("trouble", text.split("。", maxsplit=1)[0]), hardship=hardship, lookup=lookup):
        assert not re.search(unsaid, suggestion.text), suggestion.text


@pytest.mark.parametrize(
    ("text", "intent", "focus"),
    [
        ("作業の人が床に傷をつけて帰りました。謝ってほしいです", "praise", "praise"),
        ("先生が知らせもなく替わりました。説明してください", "request", "question"),
        ("届いた本のページが抜けてる。新しいのを送ってください", "request", "trouble"),
        ("折り返しに十日かかるのは遅すぎませんか", "question", "question"),
    ],
)
def test_who_asks_for_amends_is_met_as_a_complaint_r36(text: str, intent: IntentLabel, focus: FocusKind) -> None:
    for suggestion in _first(text, (focus, re.split("。", text)[0]), intent=intent):
        assert "申し訳ございません" in suggestion.text, suggestion.text
        assert "すぎない" not in suggestion.text, suggestion.text


def test_kind_words_that_ask_for_care_stay_praise() -> None:
    for suggestion in _first(
        "棚が戻りました。中の人ちゃんと寝てください", ("praise", "棚が戻りました"), intent="praise"
    ):
        assert "申し訳" not in suggestion.text, suggestion.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("海外からの注文も受け付けてますか", "海外からのご注文も【受け付けております"),
        ("先月の講座の案内、廃止って本当ですか", "というのは本当か"),
        ("この前の説明会の資料は後から見られますか", "この前の説明会"),
        ("店内の音楽はもう少し静かにできますか", "もう少し静かに【できます"),
        ("この商品、牛乳は入っていますか", "こちらの商品"),
    ],
)
def test_a_question_keeps_its_matter_r113(text: str, said: str) -> None:
    first = _first(text, ("question", text), intent="question")[0].text
    assert re.search(said, first), first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("傘立てが狭いので大きいのにしてほしいです", "大きいものにしてほしい"),
        ("会費を上げるのやめてください", "上げるのをやめてほしい"),
        ("広場のベンチ撤去しないでほしい", "ベンチ撤去しないでほしい|ベンチを撤去しないでほしい"),
    ],
)
def test_a_wish_is_said_back_grammatically_r118(text: str, said: str) -> None:
    first = _first(text, ("wish", text), intent="request")[0].text
    assert re.search(said, first), first
    assert "にもかかわらず" not in first
