"""Wrongs told flatly, which a label took for content or a joke, and what is content after all."""

import pytest

from api.analysis.schemas import IntentLabel, Situation
from tests.replies.labelled import focused, labelled
from tests.triage.situations import said


@pytest.mark.parametrize("intent", ["praise", "banter", "other"])
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Bus 14 drove straight past me and my guide dog again this morning", "en"),
        ("The hotel put us in a smoking room, I'm 7 months pregnant", "en"),
        ("My late father's account is still getting marketing letters", "en"),
        ('Well Sharon from "customer happiness" hung up on me', "en"),
        ("バスが目の前で素通りしていった。次は40分後", "ja"),
        ("夜行バスの運転手さん、ずっとスマホ見てて怖かった", "ja"),
        ("引っ越しの見積もりより3万円も高く請求された", "ja"),
        ("ポイントがいつの間にか失効してた", "ja"),
        ("うちの犬、預けたホテルから帰ってきてから足引きずってる", "ja"),
    ],
)
def test_a_wrong_told_flatly_is_answered_as_one_r36_r43(text: str, lang: str, intent: IntentLabel) -> None:
    advice = said(text, lang=lang, sentiment="positive", intent=intent)
    assert advice.action in ("reply", "reply_then_dm", "escalate")
    assert advice.needs_reply


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("was charged twice, told you at 8, refunded by 8.20. that's how you do it", "en"),
        ("Found a hair in my rice, the lad apologised and brought a new one", "en"),
        ("二重に請求されたけど、すぐ返金してくれて感謝です", "ja"),
        ("お化け屋敷めっちゃ怖かった！", "ja"),
    ],
)
def test_a_wrong_that_was_put_right_stays_praise_r105(text: str, lang: str) -> None:
    assert said(text, lang=lang, sentiment="positive", intent="praise").action in ("thank", "share_and_thank")


@pytest.mark.parametrize(
    ("text", "lang"),
    [("メンテ延長4回目ww 俺の有給返して", "ja"), ("stop texting me about the sale, I've asked twice lol", "en")],
)
def test_a_wry_word_about_it_is_no_joke_c1(text: str, lang: str) -> None:
    advice = said(text, lang=lang, sentiment="neutral", intent="banter", situation=Situation(marks=["jest"]))
    assert advice.action in ("reply", "reply_then_dm")


def test_a_mark_at_the_wrong_place_does_not_turn_content_into_a_complaint_r56() -> None:
    text = 'my toddler calls your delivery van "the happy truck" and waves every tuesday'
    case = focused(labelled(text, lang="en", sentiment="positive", intent="banter"), ("trouble", "waves every tuesday"))
    assert case.advice.action in ("thank", "share_and_thank")


@pytest.mark.parametrize("text", ["The bread I had was lovely", "My dad has read it twice and loves it"])
def test_ordinary_words_make_no_advertisement_c12(text: str) -> None:
    assert said(text, lang="en", sentiment="positive", intent="praise").action == "share_and_thank"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Logged in and it's showing me some fella called Declan's. His IBAN, the lot", "en"),
        ("マイページ開いたら知らん人の名前と住所まで出てきたんやけど", "ja"),
    ],
)
def test_a_stranger_s_data_on_the_screen_is_a_leak_c10_r82(text: str, lang: str) -> None:
    assert said(text, lang=lang, cause="privacy").action == "escalate"


@pytest.mark.parametrize(
    "text",
    ["頼んだ布まだ来んのやけど。", "海鮮丼にひかれて県外から行きました。量が少ない", "エイムが右に流れるんやけど。"],
)
def test_dialect_and_like_sounding_words_are_no_danger_r98(text: str) -> None:
    assert said(text, cause="quality").action != "escalate"


@pytest.mark.parametrize(
    "text",
    [
        "gas cylinder came with a leaking valve",
        "my tooth broke on an olive stone in your pitted olives",
        "mould in the bedroom for 6 months, baby has a chest infection",
        "the airbag light has been on since your service and the brakes feel soft",
        "carer didn't turn up last night. mum (91) sat in her chair till 9 this morning",
        "my phone battery swelled up while I was asleep",
        "instructor left my son alone in the deep end. He's 6 and can't swim",
        "delivery driver reversed into my gran while she was on her scooter",
        "your app showed my address to the ex I have a restraining order against",
        "薬局で別の人の薬渡された。気づかず1回飲んだ",
        "プールの監視員、スマホ見てて溺れかけた子に気づいてなかった",
        "カート回収の人にぶつけられて転倒。「すいません」だけ",
        "入口の段差でおばあちゃんが転んで手首折った",
        "カイロで低温やけど。箱の注意書きが読めない",
    ],
)
def test_danger_in_plain_words_goes_to_whoever_is_in_charge_r122(text: str) -> None:
    advice = said(text, lang="en" if text.isascii() else "ja", cause="quality")
    assert (advice.action, advice.priority) == ("escalate", "critical")
