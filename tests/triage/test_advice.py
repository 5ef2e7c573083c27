"""What advice says, rule by rule."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest

from api.analysis.schemas import Comment, Engagement, Signal
from api.contract import Platform
from api.guidelines.catalogue import catalogue
from api.triage.advise import advise
from api.triage.rules import rules
from tests.replies.labelled import NOW, Labelled, all_labelled, labelled

JST = timezone(timedelta(hours=9))


def _rules(case: Labelled) -> set[str]:
    return {reason.rule for reason in case.advice.reasons}


def test_aim_is_one_hour_and_limit_a_day_in_the_comments_own_zone_r8_r11() -> None:
    case = labelled("届きません", cause="delivery")
    posted = datetime(2026, 11, 22, 9, 30, tzinfo=JST)
    comment = case.comment.model_copy(update={"posted_at": posted})
    advice = advise(comment, case.analysis, now=NOW)
    assert advice.aim_by == posted + timedelta(hours=1)
    assert advice.reply_by == posted + timedelta(hours=24)
    assert advice.reply_by is not None
    assert advice.reply_by.utcoffset() == timedelta(hours=9)


def test_without_a_time_on_the_page_the_clock_starts_now() -> None:
    assert labelled("届きません", cause="delivery").advice.reply_by == NOW + timedelta(hours=24)


def test_where_no_reply_is_due_there_is_no_deadline() -> None:
    advice = labelled("へえ", sentiment="neutral", intent="other", specific=False).advice
    assert (advice.needs_reply, advice.aim_by, advice.reply_by) == (False, None, None)


def test_a_mild_complaint_needs_a_reply_r6() -> None:
    assert labelled("ちょっと残念でした", specific=False).advice.needs_reply


def test_a_rude_complaint_with_a_problem_needs_a_reply_r23() -> None:
    case = labelled("ふざけんな、また届いてないぞ", cause="delivery")
    assert case.advice.action == "reply_then_dm"
    assert case.advice.priority == "high"


@pytest.mark.parametrize(
    ("rude", "problem", "cause"),
    [("最悪", "最悪、スープに虫が入ってた", "quality"), ("you suck", "you suck, my parcel is lost", "delivery")],
)
def test_a_specific_problem_beats_rudeness_r97_r98(rude: str, problem: str, cause: str) -> None:
    lang = "ja" if rude == "最悪" else "en"
    vague = labelled(rude, lang=lang, specific=False)
    assert vague.advice.action == "consider_silence"
    assert {"R97", "C3"} <= _rules(vague)
    assert labelled(problem, lang=lang, cause="quality" if cause == "quality" else "delivery").advice.needs_reply


def test_silence_is_a_persons_decision_c3() -> None:
    advice = labelled("バーカw", intent="abuse", exception="trolling", subtype="insult", specific=False).advice
    assert advice.action == "consider_silence"
    assert any("理由を残して" in step for step in advice.steps)


@pytest.mark.parametrize(
    ("signal", "text", "reason"),
    [
        ("legal", "弁護士に相談します", "legal"),
        ("injury", "食べてから吐き気が", "injury"),
        ("media", "テレビ局に送りました", "media"),
    ],
)
def test_what_exceeds_the_desk_is_escalated_r122(signal: Signal, text: str, reason: str) -> None:
    advice = labelled(text, cause="quality", signals=(signal,)).advice
    assert advice.escalate is not None
    assert advice.escalate.reason == reason


def test_compensation_is_escalated_r122() -> None:
    advice = labelled("スーツを汚されたのでクリーニング代を払ってください", cause="service").advice
    assert advice.escalate is not None
    assert advice.escalate.reason == "compensation"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("住所が他の客に見えてます", "ja"),
        ("知らない人の住所と残高が出てる", "ja"),
        ("I can see another customer's address", "en"),
    ],
)
def test_a_leak_is_critical_r82(text: str, lang: str) -> None:
    advice = labelled(text, lang=lang, cause="privacy").advice
    assert (advice.action, advice.priority) == ("escalate", "critical")
    assert advice.escalate is not None
    assert advice.escalate.reason == "leak"


@pytest.mark.parametrize(
    "text", ["写真と色が違うものが届いた", "注文履歴の見方が分かりにくい", "住所を間違えて登録しました、直せません"]
)
def test_ordinary_complaints_are_no_leak_r24(text: str) -> None:
    assert labelled(text, cause="expectation").advice.priority != "critical"


def test_safety_stands_above_everything_r17() -> None:
    order = ["critical", "high", "normal", "low"]
    ranked = [
        labelled("食べてから吐き気が", cause="quality", signals=("injury",)),
        labelled("もう許せない、また壊れた", cause="quality"),
        labelled("営業時間は？", sentiment="neutral", intent="question"),
        labelled("おいしかった！", sentiment="positive", intent="praise"),
    ]
    assert [case.advice.priority for case in ranked] == order


def test_an_unanswered_inquiry_raises_priority_r140() -> None:
    case = labelled("問い合わせたのに返事がない", cause="service", signals=("prior_contact",))
    assert case.advice.priority == "high"
    assert "R140" in _rules(case)


def test_what_spreads_is_more_urgent_r22() -> None:
    case = labelled("思ってた色と違う", cause="expectation")
    spread = case.comment.model_copy(update={"engagement": Engagement(reposts=500)})
    assert advise(spread, case.analysis, now=NOW).priority == "high"
    assert case.advice.priority == "normal"


def test_followers_and_likes_change_nothing_r18() -> None:
    case = labelled("ちょっと残念でした", specific=False)
    liked = case.comment.model_copy(update={"engagement": Engagement(likes=30_000)})
    assert advise(liked, case.analysis, now=NOW) == case.advice


@pytest.mark.parametrize("text", ["ニキビが治った！", "この枕No.1", "3キロ痩せた", "it cured my acne"])
def test_a_claim_is_thanked_and_never_shared_c12(text: str) -> None:
    lang = "en" if text.isascii() else "ja"
    case = labelled(text, lang=lang, sentiment="positive", intent="praise")
    assert case.advice.action == "thank"
    assert "C12" in _rules(case)


def test_praise_is_shared_with_consent_r106() -> None:
    advice = labelled("カレーが最高でした", sentiment="positive", intent="praise").advice
    assert advice.action == "share_and_thank"
    assert any("同意" in step for step in advice.steps)


def test_paid_praise_is_not_shared_c12() -> None:
    case = labelled("使い心地最高です #PR", sentiment="positive", intent="praise")
    assert case.advice.action == "thank"


def test_hate_is_hidden_and_reported_with_evidence_first_r90_r91_c9() -> None:
    words: dict[Platform, str] = {"x": "7日", "facebook": "非表示", "instagram": "非表示"}
    for platform, word in words.items():
        case = labelled("〇〇人は帰れ", platform=platform, intent="abuse", exception="prejudice", specific=False)
        assert case.advice.action == "hide_and_report"
        assert "保存" in case.advice.steps[0]
        assert any(word in step for step in case.advice.steps)


@pytest.mark.parametrize("case", [case for case in all_labelled() if case.analysis.exception.type == "none"])
def test_criticism_is_never_hidden_c9(case: Labelled) -> None:
    assert case.advice.action != "hide_and_report"
    assert not any("非表示" in step for step in case.advice.steps)


def test_a_falsehood_is_only_a_suspicion_met_with_a_fact_r92_c14() -> None:
    case = labelled("覚醒剤入りのサプリ", intent="abuse", cause="quality", exception="falsehood", signals=("spread",))
    assert case.advice.action == "state_fact_once"
    assert case.advice.escalate is not None
    assert not any(re.search("嘘|虚偽", step) for step in case.advice.steps)


def test_a_threat_is_handed_over_and_not_answered_r88() -> None:
    advice = labelled("店に火をつける", intent="abuse", exception="trolling", subtype="threat", specific=False).advice
    assert (advice.action, advice.priority, advice.needs_reply) == ("hide_and_report", "critical", False)
    assert advice.escalate is not None
    assert advice.escalate.reason == "threat"
    assert any("警察" in step for step in advice.steps)


def test_another_language_is_held_until_somebody_reads_it() -> None:
    case = labelled("물건이 안 왔어요", lang="ko", cause="delivery")
    analysis = case.analysis.model_copy(update={"abstained": "unsupported_language"})
    advice = advise(case.comment, analysis, now=NOW)
    assert (advice.action, advice.needs_reply) == ("hold", True)


def test_nothing_to_read_needs_nothing() -> None:
    case = labelled("", sentiment="neutral", intent="other", specific=False)
    analysis = case.analysis.model_copy(update={"abstained": "empty"})
    assert advise(case.comment, analysis, now=NOW).action == "none"


def test_unaddressed_mentions_are_told_who_speaks_r3() -> None:
    case = labelled("あの店の弁当ぜんぜん届かない", cause="delivery")
    away = case.comment.model_copy(update={"addressed": False})
    assert "R3" in {reason.rule for reason in advise(away, case.analysis, now=NOW).reasons}


def test_reasons_and_steps_are_in_the_readers_language() -> None:
    for case in all_labelled():
        english = advise(case.comment, case.analysis, now=NOW, reader="en")
        assert english.reasons
        for text in (*(reason.text for reason in english.reasons), *english.steps):
            assert not re.search("[ぁ-ん]", text)
        assert {reason.rule for reason in english.reasons} <= set(catalogue())


def test_advice_is_pure() -> None:
    case = labelled("届きません", cause="delivery")
    assert case.advice == case.advice
    assert advise(Comment(**case.comment.model_dump()), case.analysis, now=datetime(2026, 11, 22, 12, tzinfo=UTC))


def test_every_row_of_the_rules_can_decide() -> None:
    """No action is hidden behind one that holds whenever it does, for the comments of the collection and a few more."""
    names = {row.name for row in rules().actions}
    assert len(names) == len(rules().actions)
    for row in rules().actions:
        for step in row.steps:
            assert step in rules().steps or step in rules().platform_steps
    used = {step for row in rules().actions for step in row.steps}
    assert used == {*rules().steps, *rules().platform_steps}
