"""Where it is open whether a comment is kind or bitter, the first reply can be sent to either (R24)."""

import re
from dataclasses import replace

import pytest

from api.analysis.schemas import IntentLabel, Situation
from tests.replies.labelled import Labelled, labelled

_SORRY_OR_GLAD = re.compile(
    "申し訳|お詫び|うれし|嬉し|笑顔|励み|sorry|apolog|pleased|delight|glad|thrilled", re.IGNORECASE
)


def unsure(text: str, intent: IntentLabel, confidence: float, *, lang: str = "ja", score: float = -0.3) -> Labelled:
    sentiment = "positive" if intent == "praise" else "negative"
    case = labelled(text, lang=lang, intent=intent, sentiment=sentiment, cause="service", platform="facebook")  # type: ignore[arg-type]
    judged = case.analysis.intent.model_copy(update={"confidence": confidence})
    felt = case.analysis.sentiment.model_copy(update={"score": score} if intent == "complaint" else {})
    return replace(case, analysis=case.analysis.model_copy(update={"intent": judged, "sentiment": felt}))


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "lang"),
    [
        ("雪で動けない車を、運転手さんが最後まで押してくれた。怒るつもりで電話したのに", "complaint", 0.8, "ja"),
        ("閉店の貼り紙、長いあいだ見ていました", "complaint", 0.6, "ja"),
        ("写真と違いすぎて笑った。具がどこにもない", "praise", 0.55, "ja"),
        ("Stood by the closing notice for a long while", "complaint", 0.6, "en"),
    ],
)
def test_a_comment_that_may_be_kind_or_bitter_gets_a_reply_for_either_first_r24(
    text: str, intent: IntentLabel, confidence: float, lang: str
) -> None:
    first, *others = unsure(text, intent, confidence, lang=lang).replies(variants=3)
    assert not _SORRY_OR_GLAD.search(first.text), first.text
    assert any(_SORRY_OR_GLAD.search(other.text) for other in others), [other.text for other in others]


def test_a_doubtful_comment_is_taken_up_in_its_own_whole_sentence_r32() -> None:
    case = unsure("閉店の貼り紙、長いあいだ見ていました", "complaint", 0.6)
    assert "「閉店の貼り紙、長いあいだ見ていました」とのお話" in case.replies(variants=1)[0].text


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("三日待ちましたが、荷物が届きません", "complaint"),
        ("受付の方が最後まで付き添ってくれました。ありがとうございました", "praise"),
    ],
)
def test_what_is_plain_is_answered_as_what_it_is_r46_r105(text: str, intent: IntentLabel) -> None:
    assert all(_SORRY_OR_GLAD.search(one.text) for one in unsure(text, intent, 0.9).replies(variants=2))


def test_a_complaint_that_is_surely_bitter_is_believed_though_its_kind_is_not_sure_r24() -> None:
    case = unsure("閉店の貼り紙、長いあいだ見ていました", "complaint", 0.6, score=-0.9)
    assert _SORRY_OR_GLAD.search(case.replies(variants=1)[0].text)


@pytest.mark.parametrize(("text", "lang"), [("麺がのびてる、以上", "ja"), ("chips like wet candles", "en")])
def test_a_doubtful_complaint_with_nothing_kind_in_it_is_answered_as_one_r24(text: str, lang: str) -> None:
    assert _SORRY_OR_GLAD.search(unsure(text, "complaint", 0.55, lang=lang, score=-0.5).replies(variants=1)[0].text)


def test_a_confirmed_fault_is_never_left_open_r54() -> None:
    case = unsure("閉店の貼り紙、長いあいだ見ていました", "complaint", 0.6)
    assert all("申し訳" in one.text or "お詫び" in one.text for one in case.replies(variants=2, fault="confirmed"))


def test_a_death_among_thanks_is_met_with_sympathy_and_no_delight_r36() -> None:
    text = "父の葬儀の朝、担当の方が傘を持って走ってきてくれました。ありがとうございました"
    case = labelled(
        text, intent="praise", sentiment="positive", platform="facebook", situation=Situation(marks=["person"])
    )
    for suggestion in case.replies(variants=3):
        assert re.search("お悔やみ|しのばれ", suggestion.text), suggestion.text
        assert not re.search("うれし|笑顔|楽し", suggestion.text), suggestion.text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("給湯器が動きません。先週の木曜から家族で銭湯に通っています", "先週の木曜"),
        ("予約が取れていませんでした。お願いしたのはこれで3回目です", "3回目"),
        ("玄関先で断られました。雨の中、ずっと立っていました", "雨の中"),
        ("包丁の柄が折れました。18年使ってきて初めてです", "18年"),
    ],
)
def test_one_more_concrete_thing_is_named_in_a_few_words_r36_r74(text: str, named: str) -> None:
    for suggestion in labelled(text, cause="service", platform="facebook").replies(variants=1):
        assert named in suggestion.text, suggestion.text


def test_what_a_stranger_could_use_is_not_named_r78() -> None:
    text = "鍵が閉まりません。昨日から留守にできず困っています。305号室です"
    for suggestion in labelled(text, cause="quality", platform="facebook").replies(variants=3):
        assert not re.search("号室|留守", suggestion.text), suggestion.text


def test_a_joke_that_is_a_guess_over_lost_money_is_not_laughed_at_r24() -> None:
    case = unsure("Got a parking fine even though I paid through your machine", "banter", 0.4, lang="en")
    lost = case.analysis.model_copy(update={"situation": Situation(hardship="money")})
    assert "smile" not in replace(case, analysis=lost).replies()[0].text


def test_sure_praise_is_thanked_for_and_not_laughed_at_r105() -> None:
    text = "ここのカレーパン、揚げたてが最高すぎて毎週通ってます"
    case = labelled(text, intent="praise", sentiment="positive", situation=Situation(marks=["jest"]))
    assert "ありがとう" in case.replies()[0].text
    assert "吹き出して" not in case.replies()[0].text
