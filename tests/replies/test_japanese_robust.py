"""A Japanese reply stays true and bound where a label is wrong, torn or missing."""

import re

import pytest

from api.analysis.schemas import Situation
from tests.replies.gates import has_apology
from tests.replies.labelled import Labelled, focused, labelled


def _complaint(text: str, cause: str = "quality", **labels: object) -> Labelled:
    return labelled(text, cause=cause, platform="facebook", **labels)  # type: ignore[arg-type]


def _first(case: Labelled) -> str:
    return case.replies(variants=1)[0].text


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        (
            "給湯器が火曜から動きません。修理は来週の木曜と言われました",
            "給湯器が火曜から動きません",
            "来週の木曜と言われた",
        ),
        (
            "工事のあと壁に傷が残っていました。前に妻が撮った写真には傷はありません",
            "壁に傷が残っていました",
            "傷はない",
        ),
        (
            "棚のネジが入っていません。うちには生後三週間の赤ん坊がおります",
            "棚のネジが入っていません",
            "赤ちゃんがいらっしゃる",
        ),
    ],
)
def test_what_else_happened_is_said_back_where_nothing_was_marked_r36(text: str, marked: str, said: str) -> None:
    for suggestion in focused(_complaint(text), ("trouble", marked)).replies(variants=2):
        assert said in suggestion.text, suggestion.text


@pytest.mark.parametrize(
    "besides",
    [
        "お店の雰囲気はとても良かったです",
        "気のせいかもしれないと思っています",
        "消費者センターに相談しました",
        "もう二度と買いません",
    ],
)
def test_opinions_praise_and_threats_are_not_said_back_r30(besides: str) -> None:
    case = focused(_complaint(f"届いた皿の縁が欠けていました。{besides}"), ("trouble", "届いた皿の縁が欠けていました"))
    for suggestion in case.replies(variants=3):
        assert besides[:6] not in suggestion.text


@pytest.mark.parametrize(
    ("text", "torn", "whole"),
    [
        ("楽しみにしていたスコーンが冷凍のまま真ん中シャリシャリでした", "が冷凍のまま真ん中", "シャリシャリ"),
        ("配信が最終回の一番いいところで3回止まった", "ところで3回止まった", "一番いいところで3回止まった"),
        ("明るいうちに届くはずの花がまだ来ていません", "花がまだ来て", "花がまだ来ていない"),
    ],
)
def test_a_torn_stretch_is_read_to_the_end_of_its_clause_r32(text: str, torn: str, whole: str) -> None:
    for suggestion in focused(_complaint(text), ("trouble", torn)).replies(variants=2):
        assert whole in suggestion.text, suggestion.text


def test_a_wish_put_in_words_is_taken_up_without_a_mark_r118() -> None:
    text = "駅前店が来月で閉店と知りました。採算もおありでしょうけれど、移動販売だけでも考えていただけませんか"
    case = focused(_complaint(text, "other"), ("trouble", "駅前店が来月で閉店と知りました"))
    for suggestion in case.replies(variants=2):
        assert "移動販売だけでも考えてほしい" in suggestion.text


@pytest.mark.parametrize(
    "text", ["夜中に家計をつけていると画面の白さで目が焼けます", "眼鏡の鼻のところが買って十日でぽろっと取れました"]
)
def test_a_figure_of_speech_is_no_injury_r126(text: str) -> None:
    case = _complaint(text, signals=("injury",), situation=Situation(hardship="body", marks=["body_first"]))
    assert case.advice.action != "escalate"
    assert not any(word in _first(case) for word in ("見舞", "医療機関", "お体"))


@pytest.mark.parametrize(
    "text",
    [
        "ぬいぐるみの目が取れて、下の子が口もごもごさせてました。出せたのでよかったです",
        "枕元の充電器から昨日煙が出てました。まあ無事です",
        "段差が濡れていて、隣の方が尻もちをつかれました",
    ],
)
def test_danger_told_in_passing_goes_to_the_top_r126(text: str) -> None:
    assert _complaint(text).advice.action == "escalate"


@pytest.mark.parametrize(
    "text",
    [
        "さすが創業百年の老舗ですね。50分待たされて出てきたのがぬるいお茶でした",
        "運転手さん、手をあげているのに目が合ってから通過していきましたね。次は40分後です",
    ],
)
def test_praise_over_a_bad_outcome_is_answered_as_a_complaint_r42(text: str) -> None:
    case = labelled(text, sentiment="positive", intent="praise", cause="none", platform="facebook")
    assert case.advice.action == "reply"
    assert has_apology(case.replies(variants=1)[0]), _first(case)


def test_sincere_praise_that_mentions_a_wait_is_thanked_r105() -> None:
    text = "一時間半並びましたが、汁の香りで全部忘れました。また参ります"
    case = labelled(text, sentiment="positive", intent="praise", cause="none", platform="facebook")
    assert case.advice.action in ("thank", "share_and_thank")
    assert not has_apology(case.replies(variants=1)[0])


def test_what_a_stranger_could_use_against_somebody_is_not_said_back_r78() -> None:
    text = "名刺の番号が使われていません。一人暮らしの姉は契約書に判をつきました"
    for suggestion in focused(_complaint(text), ("trouble", "名刺の番号が使われていません")).replies(variants=5):
        assert "一人暮らし" not in suggestion.text


def test_a_negation_in_dialect_stays_one_r32() -> None:
    case = labelled("待合のテレビがうるさくて、呼び出しが聞こえん", cause="service", platform="facebook")
    assert not re.search("聞こえ(?:る|た)", case.replies(variants=1)[0].text)


def test_what_only_might_have_come_about_is_not_told_as_a_fact_r32() -> None:
    text = "プールの監視員さん、スマホを見ていましたよ。子どもが沈んだらどうするんですか"
    case = focused(_complaint(text, "other"), ("trouble", "スマホを見ていましたよ"), ("trouble", "子どもが沈んだ"))
    assert all("沈ん" not in one.text for one in case.replies(variants=5))


def test_what_is_asked_about_a_trouble_is_not_told_as_a_fact_r32() -> None:
    text = "予約したのに席がばらばらでした。3歳の子が一人で座るんですか"
    case = focused(_complaint(text, "service"), ("trouble", "席がばらばらでした"), ("detail", "3歳の子が一人で座る"))
    assert all("一人で座る" not in one.text for one in case.replies(variants=5))


def test_an_injury_counts_before_any_other_hardship_r127() -> None:
    text = "新しい蓋が開けにくすぎて、祖母が指切りました"
    case = _complaint(text, signals=("injury",), situation=Situation(hardship="worse"))
    reply = _first(focused(case, ("trouble", text)))
    assert "おばあさまのその後のご様子" in reply
    assert "指を切" in reply


def test_questions_are_taken_up_in_their_order_r36() -> None:
    text = "明日は何時から入れますか？並ぶ場所に日陰はありますか"
    case = labelled(text, sentiment="neutral", intent="question", platform="facebook")
    marked = focused(case, ("question", "並ぶ場所に日陰はありますか"), ("question", "明日は何時から入れますか"))
    reply = _first(marked)
    assert reply.index("何時" if "何時" in reply else "〇時") < reply.index("日陰")


def test_displeasure_in_doubt_without_a_kind_word_is_met_with_an_apology_r42() -> None:
    case = _complaint("配達の人、荷物を雨の中に置いていった。中の本、全部ふやけてる", "delivery")
    case = focused(case, ("praise", "荷物を雨の中に置いていった"))
    doubted = case.analysis.sentiment.model_copy(update={"confidence": 0.4})
    case = Labelled(case.comment, case.analysis.model_copy(update={"sentiment": doubted}), case.names)
    assert has_apology(case.replies(variants=1)[0])


def test_a_long_rumour_is_not_told_again_c14() -> None:
    text = "社長が脱税しているという噂、説明したほうがいいんじゃないですか"
    case = labelled(
        text, sentiment="neutral", intent="question", platform="facebook", situation=Situation(marks=["rumour"])
    )
    assert "脱税" not in _first(focused(case, ("question", text)))
