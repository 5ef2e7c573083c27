"""Grave things told calmly, labels in doubt, and voices that must not be hidden."""

import re
from dataclasses import replace
from typing import Any

import pytest

from api.analysis.schemas import IntentLabel, Mark, Situation
from tests.replies.labelled import labelled, told_of
from tests.triage.situations import cited, said


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        (
            "お迎えに行ったら、もう帰りましたと言われました。迎えの人の名前は控えていないそうです。",
            ["body_first", "child"],
        ),
        ("母の見守りの呼び出しは、翌朝まで誰も見ていなかったそうです。", ["body_first", "elderly"]),
    ],
)
def test_danger_told_calmly_is_escalated_where_sure_labels_agree_r122_r127(text: str, marks: list[Mark]) -> None:
    advice = said(text, cause="service", situation=Situation(hardship="dear", marks=marks))
    assert (advice.action, advice.priority) == ("escalate", "critical")
    assert advice.escalate is not None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("深夜に三回キャンセルされて、女一人で駅前に残されました", "ja"),
        ("Third ride cancelled. I'm by myself outside the station and it's 1am", "en"),
        ("保育園が娘を知らない人に引き渡していました", "ja"),
        ("Six hours on the tarmac with nothing to drink", "en"),
    ],
)
def test_somebody_left_exposed_is_escalated_by_their_words_alone_r122_r127(text: str, lang: str) -> None:
    advice = said(text, lang=lang, cause="service")
    assert (advice.action, advice.priority) == ("escalate", "critical")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Spent my birthday in the ER, I'd told you twice about the nuts", "en"),
        ("Her ankle is twice the size and nobody has rung", "en"),
        ("He came home with a bite mark and no phone call", "en"),
        ("My son is allergic and there was mayo on his plate", "en"),
        ("卵アレルギーと伝えたのに、子供の皿にマヨネーズがついてました", "ja"),
        ("呼び出しが鳴らず、母は廊下で倒れたまま朝になりました", "ja"),
        ("飲んだら動悸がして眠れません", "ja"),
    ],
)
def test_a_body_that_came_to_harm_is_escalated_by_the_words_alone_r122_r127(text: str, lang: str) -> None:
    advice = said(text, lang=lang, cause="service")
    assert (advice.action, advice.priority) == ("escalate", "critical")


@pytest.mark.parametrize(
    "text", ["入院中の父の楽しみだったのに、配信が終わりました", "点滴を引いて三階から降りてくる値打ちが減りました"]
)
def test_being_in_hospital_already_is_no_injury_of_ours(text: str) -> None:
    assert said(text, cause="quality").escalate is None


def test_a_jest_about_danger_stays_a_jest_r24() -> None:
    marks: list[Mark] = ["body_first", "hazard", "jest"]
    advice = said("笑いすぎて帰れません", intent="complaint", situation=Situation(hardship="danger", marks=marks))
    assert advice.escalate is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [("給湯器の故障、これで三回目です", "ja"), ("The boiler again, third time this month", "en")],
)
def test_what_comes_back_again_and_again_is_more_urgent_r140(text: str, lang: str) -> None:
    advice = said(text, lang=lang, cause="quality")
    assert advice.priority == "high"
    assert "R140" in cited(advice)


@pytest.mark.parametrize(
    ("text", "lang"), [("車いすの妻が入口で待たされました", "ja"), ("Checkout ignores my screen reader", "en")]
)
def test_those_hit_harder_come_first_r17(text: str, lang: str) -> None:
    assert said(text, lang=lang, cause="service").priority == "high"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("外国人だからと部屋を断られました", {"intent": "abuse"}),
        ("広告のあの絵は移民を笑っています", {"intent": "complaint"}),
    ],
)
def test_discrimination_that_was_suffered_is_never_hidden_r24_c9(text: str, labels: dict[str, Any]) -> None:
    advice = said(text, exception="prejudice", specific=False, **labels)
    assert (advice.action, advice.needs_reply) == ("hold", True)
    assert not any("非表示" in step for step in advice.steps)


@pytest.mark.parametrize(
    ("text", "lang", "sorry"),
    [
        ("返事まだですか。", "ja", "申し訳"),
        ("返金はいつになったらされますか？", "ja", "申し訳"),
        ("注文した品、発送はまだですか", "ja", "申し訳"),
        ("where's my refund?", "en", "sorry"),
        ("any news on my parcel", "en", "sorry"),
        ("When will someone call me back?", "en", "sorry"),
    ],
)
def test_who_has_to_ask_for_what_is_overdue_is_met_as_waiting_r36_r43(text: str, lang: str, sorry: str) -> None:
    case = labelled(text, lang=lang, intent="question", sentiment="neutral")
    reply = case.replies()[0].text
    assert case.advice.action == "reply_then_dm"
    assert sorry in reply
    assert "reply_at" in [blank.name for blank in case.replies()[0].blanks]


@pytest.mark.parametrize(
    ("text", "lang", "intent", "sorry"),
    [
        ("just want my money back please", "en", "request", "sorry"),
        ("Can someone actually call me? I've filled in the form twice", "en", "banter", "sorry"),
        ("返金してください", "ja", "request", "申し訳"),
        ("もう3回DMしてます。返事ください", "ja", "other", "申し訳"),
    ],
)
def test_who_demands_money_or_an_answer_is_met_as_waiting_r36_r43(
    text: str, lang: str, intent: IntentLabel, sorry: str
) -> None:
    case = labelled(text, lang=lang, intent=intent, sentiment="neutral")
    assert case.advice.action == "reply_then_dm"
    assert sorry in case.replies()[0].text


@pytest.mark.parametrize(
    ("text", "lang", "check"),
    [
        ("I've lost my purse on the 42 bus this morning", "en", "whether it has been handed in"),
        ("電車に定期を落とした。誰か拾ってないかな", "ja", "お預かりしていないか"),
    ],
)
@pytest.mark.parametrize("intent", ["banter", "question", "complaint"])
def test_what_was_left_with_us_is_looked_for_r36_r73(text: str, lang: str, check: str, intent: IntentLabel) -> None:
    case = labelled(text, lang=lang, intent=intent, sentiment="neutral")
    assert case.advice.action == "reply_then_dm"
    assert check in case.replies()[0].text


@pytest.mark.parametrize(("text", "lang"), [("who signed off the coffin advert. grim", "en"), ("湯船に髪の毛", "ja")])
def test_a_mere_guess_of_fun_is_not_laughed_at_r56(text: str, lang: str) -> None:
    case = labelled(text, lang=lang, intent="banter", sentiment="neutral")
    guessed = case.analysis.intent.model_copy(update={"confidence": 0.4})
    case = replace(case, analysis=case.analysis.model_copy(update={"intent": guessed}))
    assert case.replies()[0].stage != "playful"
    assert re.search("sorry|Thank you for telling|申し訳", case.replies()[0].text)


@pytest.mark.parametrize(("text", "lang"), [("新商品まだ？", "ja"), ("Where is my nearest branch?", "en")])
def test_a_question_about_what_is_not_owed_stays_one_r113(text: str, lang: str) -> None:
    assert labelled(text, lang=lang, intent="question", sentiment="neutral").advice.action == "reply"


def test_a_burning_smell_is_a_danger_however_it_was_judged_r127() -> None:
    advice = said(
        "This kettle smells of burning plastic", lang="en", cause="quality", situation=Situation(hardship="bother")
    )
    assert advice.action == "escalate"


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("Dog friendly my hat, we got thrown out", "we got thrown out"),
        ("The hall lift says Floor 7 and there are only two", "The hall lift says Floor 7"),
    ],
)
def test_a_remark_that_tells_a_trouble_is_no_joke_r56_r23(text: str, trouble: str) -> None:
    case = told_of(text, Situation(marks=["jest"]), ("trouble", trouble), intent="other", sentiment="neutral")
    assert case.advice.action in ("reply", "reply_then_dm")
    assert "sorry" in case.replies()[0].text


def test_a_sure_joke_with_words_of_trouble_stays_one_c1_r57() -> None:
    text = "my luck is so bad the loading screen apologised to me"
    case = told_of(
        text, Situation(marks=["jest"]), ("trouble", "my luck is so bad"), intent="banter", sentiment="neutral"
    )
    assert case.advice.action == "thank"


def test_asking_what_happens_to_who_forgets_something_is_a_question_r113() -> None:
    assert labelled("メガネ忘れたら乗れない感じですか", intent="question", sentiment="neutral").advice.action == "reply"


@pytest.mark.parametrize(
    ("text", "lang", "intent"),
    [
        ("昨日の停電、復旧の見通しだけでも早く出してほしかった", "ja", "praise"),
        ("It would have been good to be told before we got the kids changed", "en", "request"),
        ("u owe me 3 quid and an apology", "en", "praise"),
    ],
)
def test_what_should_have_been_done_is_a_complaint_whatever_its_label_r36(
    text: str, lang: str, intent: IntentLabel
) -> None:
    advice = said(text, lang=lang, intent=intent, sentiment="positive" if intent == "praise" else "neutral")
    assert advice.action in ("reply", "reply_then_dm")
