"""Japanese comments told flatly: losses, animals, second questions, wry questions and careless words."""

import pytest

from api.analysis.schemas import Hardship, IntentLabel, Mark, Situation
from tests.replies.labelled import Labelled, focused, labelled


def _told(
    text: str,
    trouble: str,
    *,
    hardship: Hardship | None = None,
    intent: IntentLabel = "complaint",
    marks: tuple[Mark, ...] = (),
    signals: tuple[str, ...] = (),
) -> Labelled:
    case = labelled(
        text,
        platform="facebook",
        intent=intent,
        sentiment="positive" if intent == "praise" else "negative",
        cause="none" if intent == "praise" else "service",
        signals=signals,  # type: ignore[arg-type]
        situation=Situation(hardship=hardship, lookup="visit", marks=list(marks)),
    )
    return focused(case, ("praise" if intent == "praise" else "trouble", trouble))


def test_after_a_death_come_condolences_and_no_wish_for_recovery_r36() -> None:
    trouble = "病院から7回かかってきてたのに1本も取れなかった"
    text = f"昨日からずっと圏外。父の容態が急変した電話、{trouble}。間に合わなかったよ"
    for suggestion in _told(text, trouble, hardship="grief", signals=("injury",)).replies(variants=3):
        assert suggestion.text.startswith("心よりお悔やみ申し上げます。")
        assert "回復" not in suggestion.text


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        (
            "トリミングから帰ったうちの柴の耳が切れていました。心臓も悪い子です",
            "トリミングから帰ったうちの柴の耳が切れていました",
        ),
        ("うちの猫、ここのフードに変えてから吐くようになった", "ここのフードに変えてから吐くようになった"),
    ],
)
def test_an_animal_is_no_child_whatever_was_judged_r126(text: str, trouble: str) -> None:
    case = _told(text, trouble, hardship="dear", marks=("body_first", "child"), signals=("injury",))
    for suggestion in case.replies(variants=3):
        assert "お子さま" not in suggestion.text
        assert "医療機関" not in suggestion.text


@pytest.mark.parametrize(
    ("text", "marked", "second"),
    [
        ("サンふじ、沖縄にも送れますかね？クール便いくらかかるかね", "サンふじ、沖縄にも送れますかね", "クール便"),
        ("電子レンジいけますか？食洗機は？", "電子レンジいけますか", "もう一つのお尋ね"),
    ],
)
def test_a_second_question_that_was_not_marked_is_answered_too_r113(text: str, marked: str, second: str) -> None:
    case = labelled(text, platform="facebook", intent="question", sentiment="neutral")
    for suggestion in focused(case, ("question", marked)).replies(variants=2, stage="answer"):
        assert second in suggestion.text
        assert len(suggestion.blanks) == 2


@pytest.mark.parametrize(
    ("text", "trouble", "said", "unsaid"),
    [
        ("最近ポテト短くない？", "最近ポテト短くない", "ポテトが短い", "短くない"),
        ("前より小さくなってませんか", "前より小さくなってません", "小さくなって", "小さくなっていない"),
        ("アプリ開いたら広告ばかり", "アプリ開いたら広告ばかり", "アプリを開いたら", "アプリが開いたら"),
        ("毎回違うこと言われる", "毎回違うこと言われる", "違うことを言われる", "ことが言われる"),
        ("配達員が廊下でタバコ吸ってました", "配達員が廊下でタバコ吸ってました", "タバコを吸って", "タバコが"),
        ("期限切れの牛乳が棚に並んでた", "期限切れの牛乳が棚に並んでた", "棚に並んでいた", "お並び"),
        ("パンに虫が入ってたって息子が", "パンに虫が入ってたって息子が", "入っていた", "息子だった"),
        ("入場を見合わせるよう言われました", "入場を見合わせる", "見合わせるよう言われた", "見合わせるとのこと"),
        ("頼んだのはM、届いたのがSwww", "頼んだのはM、届いたのがSwww", "届いたのがS", "www"),
    ],
)  # fmt: skip
def test_careless_words_are_told_as_they_are_meant_r32(text: str, trouble: str, said: str, unsaid: str) -> None:
    for suggestion in _told(text, trouble).replies(variants=2):
        assert said in suggestion.text, suggestion.text
        assert unsaid not in suggestion.text, suggestion.text


def test_humble_words_of_a_customer_are_not_said_of_them_r26() -> None:
    text = "孫のランドセル、六年間壊れることなく本日卒業いたしました"
    for suggestion in _told(text, text, intent="praise").replies(variants=2):
        assert "いたした" not in suggestion.text


def test_a_span_is_not_what_pleased_r105() -> None:
    for suggestion in _told("塩パン買いに片道1時間。行ってよかった", "塩パン買いに片道1時間", intent="praise").replies(
        variants=3
    ):
        assert "1時間を" not in suggestion.text
