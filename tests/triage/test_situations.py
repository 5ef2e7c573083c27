"""Advice by what is around a comment: its thread, the brand's profile, the hours of the desk."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from api.analysis.schemas import Engagement, Signal
from api.brand.profile import Brand, load_brand
from api.brand.service import BusinessHours
from api.triage.advise import advise
from api.triage.schemas import Advice
from tests.brand.desk import example
from tests.replies.labelled import NOW, all_labelled, labelled
from tests.triage.situations import CUSTOMER, OTHER, cited, said

JST = timezone(timedelta(hours=9))
PLAYFUL = load_brand().model_copy(update={"playful": True})


# --- The gate of C1: each toggle alone removes the option ---

JOKE: dict[str, Any] = {"sentiment": "positive", "intent": "banter", "specific": False}


def test_a_joke_is_joined_where_the_brand_allows_it_c1_r57() -> None:
    advice = said("バナナの鎧って何に使うのw", brand=PLAYFUL, **JOKE)
    assert (advice.action, advice.needs_reply) == ("play_along", False)
    assert "C1" in cited(advice)
    assert any("笑いの種" in step for step in advice.steps)


@pytest.mark.parametrize(
    ("brand", "changes", "earlier"),
    [
        (load_brand(), {}, []),
        (PLAYFUL, {"sentiment": "negative"}, []),
        (PLAYFUL, {"intent": "question"}, []),
        (PLAYFUL, {"intent": "complaint"}, []),
        (PLAYFUL, {"exception": "trolling", "subtype": "insult"}, []),
        (PLAYFUL, {"signals": ("injury",)}, []),
        (PLAYFUL, {"signals": ("minor",)}, []),
        (PLAYFUL, {"signals": ("spread",)}, []),
        (PLAYFUL, {"signals": ("prior_contact",)}, []),
        (PLAYFUL, {}, [(CUSTOMER, "まだ届きません。どうなっていますか")]),
        (PLAYFUL, {}, [(OTHER, "壊れていて最悪でした")]),
    ],
)
def test_each_part_of_the_gate_alone_keeps_the_joke_away_c1_r56(
    brand: Brand, changes: dict[str, Any], earlier: list[tuple[str, str]]
) -> None:
    advice = said("バナナの鎧って何に使うのw", brand=brand, earlier=earlier, **(JOKE | changes))
    assert advice.action != "play_along"


@pytest.mark.parametrize("text", ["ふたが壊れたw", "店員さんに無視されたw", "住所が他人に見えてるw"])
def test_a_joke_about_trouble_is_trouble_c1(text: str) -> None:
    assert said(text, brand=PLAYFUL, **JOKE).action != "play_along"


# --- Threads: R79, R107 ---


def test_a_second_angrier_message_moves_to_private_r79() -> None:
    advice = said(
        "いい加減にしてください。ふざけないで",
        earlier=[(CUSTOMER, "まだ届きません。いつになりますか"), ("@shop", "確認しております")],
        intent="complaint",
        specific=False,
    )
    assert advice.action == "reply_then_dm"
    assert advice.private is not None
    assert advice.private.reason == "anger_rising"
    assert "R79" in cited(advice)
    assert advice.assessment.urgency == "high"


def test_anger_of_others_is_not_theirs_r79() -> None:
    advice = said("思っていた色と違いました", earlier=[(OTHER, "最悪です、返金して")], cause="expectation")
    assert advice.private is None


def test_a_calm_question_stays_in_public_r79_c2() -> None:
    advice = said("営業時間は何時までですか", sentiment="neutral", intent="question")
    assert (advice.action, advice.private) == ("reply", None)


@pytest.mark.parametrize(
    ("text", "labels", "reason"),
    [
        ("注文した鍋が届きません", {"cause": "delivery"}, "pii_needed"),
        ("弁償してください", {"cause": "service"}, "cannot_fulfil"),
        ("慰謝料を払え。弁護士に相談する", {"cause": "service", "signals": ("legal",)}, "cannot_fulfil"),
        ("食べてから吐き気がします", {"cause": "quality", "signals": ("injury",)}, "pii_needed"),
        ("私の住所が他の客に見えています", {"cause": "privacy"}, "pii_needed"),
    ],
)
def test_a_private_message_has_one_of_three_reasons_r79_c2_r83_c16(
    text: str, labels: dict[str, Any], reason: str
) -> None:
    advice = said(text, **labels)
    assert advice.private is not None
    assert advice.private.reason == reason
    assert "公開" in advice.private.text


@pytest.mark.parametrize("case", list(all_labelled()))
def test_no_message_is_private_without_a_reason_and_none_goes_elsewhere_c2_r73_r75(case: Any) -> None:
    for reader in ("ja", "en"):
        advice: Advice = advise(case.comment, case.analysis, now=NOW, reader=reader)
        if advice.action == "reply_then_dm":
            assert advice.private is not None
        if advice.private is not None:
            assert advice.needs_reply
            assert advice.action not in ("thank", "share_and_thank", "hide_and_report", "consider_silence", "none")
        texts = " ".join([*advice.steps, advice.private.text if advice.private else ""]).lower()
        assert not any(word in texts for word in ("電話して", "メールして", "フォームから", "by phone", "by mail"))


def test_what_exceeds_the_desk_is_private_first_r80() -> None:
    for signal in ("legal", "injury", "media"):
        signals: tuple[Signal, ...] = (signal,)
        advice = said("返金してください。食べて倒れました", cause="quality", signals=signals)
        assert advice.escalate is not None
        if advice.action == "escalate":
            assert advice.private is not None


def test_a_mood_that_turned_is_thanked_r107() -> None:
    labels: dict[str, Any] = {"sentiment": "positive", "intent": "praise"}
    turned = said("さっきは怒ってすみません、対応ありがとう", earlier=[(CUSTOMER, "まだ届かない、最悪")], **labels)
    assert turned.action == "thank"
    assert turned.needs_reply
    assert "R107" in cited(turned)


@pytest.mark.parametrize(
    ("text", "earlier", "labels"),
    [
        ("まだです。もう結構です", [(CUSTOMER, "届かない、最悪")], {"sentiment": "negative"}),
        ("対応ありがとう", [(OTHER, "届かない、最悪")], {"sentiment": "positive", "intent": "praise"}),
        ("対応ありがとう", [(CUSTOMER, "カレーが好きです")], {"sentiment": "positive", "intent": "praise"}),
        ("最高のサポートですね", [(CUSTOMER, "届かない、最悪")],
         {"sentiment": "positive", "intent": "praise", "signals": ("irony",)}),
    ],
)  # fmt: skip
def test_no_other_mood_turned_r107(text: str, earlier: list[tuple[str, str]], labels: dict[str, Any]) -> None:
    assert "R107" not in cited(said(text, earlier=earlier, **labels))


def test_a_claim_after_a_turn_is_still_not_shared_c12() -> None:
    advice = said(
        "対応ありがとう、ニキビも治りました",
        earlier=[(CUSTOMER, "まだ届かない")],
        sentiment="positive",
        intent="praise",
    )
    assert advice.action == "thank"
    assert "C12" in cited(advice)


# --- The brand's profile: R92, R110, R115, R149 ---

BRAND = example()


def test_a_known_false_claim_is_met_with_the_fact_r92_c14() -> None:
    advice = said("ここのケトル、有害な塗料が溶け出すんだって。みんな買わないで", brand=BRAND, intent="other")
    assert advice.action == "state_fact_once"
    [fact] = advice.known
    assert (fact.kind, fact.id) == ("fact", "kettle-coating")
    assert fact.source == "公式サイト「商品の素材について」"
    assert {"R92", "C14"} <= cited(advice)
    assert not any(word in step for step in advice.steps for word in ("嘘", "虚偽", "デマ"))


def test_without_the_fact_in_the_profile_nothing_is_suspected_r92_r24() -> None:
    advice = said("ここのケトル、有害な塗料が溶け出すんだって", intent="complaint", cause="quality")
    assert advice.action != "state_fact_once"
    assert advice.known == []


def test_who_asks_about_a_false_claim_gets_an_answer_r92_r113() -> None:
    advice = said("ケトルに有害な塗料って本当ですか？", brand=BRAND, sentiment="neutral", intent="question")
    assert advice.action == "reply"
    assert advice.known[0].id == "kettle-coating"


def test_who_is_relieved_about_it_is_not_lectured_r92() -> None:
    advice = said("有害な塗料がケトルに無いと知って安心", brand=BRAND, sentiment="positive", intent="praise")
    assert advice.action != "state_fact_once"


def test_tone_alone_is_no_falsehood_r92() -> None:
    advice = said("この会社は嘘つき。詐欺だ", brand=BRAND, cause="service")
    assert advice.action in ("reply", "reply_then_dm")


def test_a_frequent_question_shows_its_answer_r110() -> None:
    advice = said("営業時間は？", brand=BRAND, sentiment="neutral", intent="question")
    assert [(one.kind, one.id) for one in advice.known] == [("answer", "opening-hours")]
    assert "R110" in cited(advice)


def test_a_known_issue_shows_where_it_stands_r115_r149() -> None:
    open_issue = said("アプリにログインできない", brand=BRAND, cause="quality")
    assert (open_issue.known[0].kind, open_issue.known[0].status) == ("known_issue", "fixing")
    assert "R115" in cited(open_issue)
    assert "R149" not in cited(open_issue)
    fixed = said("ケトルのふたが閉まらない", brand=BRAND, cause="quality")
    assert (fixed.known[0].status, "R149" in cited(fixed)) == ("fixed", True)


def test_what_the_profile_says_is_shown_in_the_readers_language() -> None:
    labels: dict[str, Any] = {"sentiment": "neutral", "intent": "question"}
    assert "10:00" in said("営業時間は？", brand=BRAND, reader="en", **labels).known[0].text


# --- The clock: R8, R11, C5 ---


@pytest.mark.parametrize(
    ("posted", "aim"),
    [
        (datetime(2026, 11, 20, 11, 0, tzinfo=JST), datetime(2026, 11, 20, 12, 0, tzinfo=JST)),  # Friday, open
        (datetime(2026, 11, 19, 12, 30, tzinfo=JST), datetime(2026, 11, 19, 14, 30, tzinfo=JST)),  # lunch break
        (datetime(2026, 11, 18, 17, 30, tzinfo=JST), datetime(2026, 11, 19, 10, 30, tzinfo=JST)),  # half an hour left
        (datetime(2026, 11, 18, 22, 0, tzinfo=JST), datetime(2026, 11, 19, 11, 0, tzinfo=JST)),  # at night
        (datetime(2026, 11, 20, 19, 0, tzinfo=JST), datetime(2026, 11, 21, 19, 0, tzinfo=JST)),  # weekend: the limit
        (datetime(2026, 12, 30, 19, 0, tzinfo=JST), datetime(2026, 12, 31, 19, 0, tzinfo=JST)),  # holiday: the limit
    ],
)
def test_the_aim_is_one_staffed_hour_and_the_limit_a_day_c5_r8_r11(posted: datetime, aim: datetime) -> None:
    advice = said("注文した鍋が届きません", brand=BRAND, cause="delivery", posted_at=posted)
    assert advice.aim_by == aim
    assert advice.reply_by == posted + timedelta(hours=24)
    assert advice.aim_by.utcoffset() == timedelta(hours=9)


def test_hours_are_those_of_the_brands_zone_not_of_the_commenters_c5() -> None:
    posted = datetime(2026, 11, 19, 21, 0, tzinfo=timezone(timedelta(hours=-5)))  # Friday 11:00 in Tokyo
    advice = said("It never arrived", lang="en", brand=BRAND, cause="delivery", posted_at=posted)
    assert advice.aim_by == posted + timedelta(hours=1)
    assert advice.aim_by.utcoffset() == timedelta(hours=-5)


@pytest.mark.parametrize(
    ("day", "hours_open"), [(datetime(2026, 3, 29), "00:30-03:30"), (datetime(2026, 10, 25), "00:30-03:30")]
)
def test_a_day_of_23_or_25_hours_counts_as_it_passes_r8(day: datetime, hours_open: str) -> None:
    week = BusinessHours(sun=[hours_open])
    berlin = load_brand().model_copy(update={"timezone": "Europe/Berlin", "hours": week})
    posted = day.replace(hour=1, tzinfo=timezone(timedelta(hours=1 if day.month == 3 else 2)))
    advice = said("It never arrived", lang="en", brand=berlin, cause="delivery", posted_at=posted)
    assert advice.aim_by == posted + timedelta(hours=1)
    assert advice.reply_by == posted + timedelta(hours=24)


def test_harm_does_not_wait_for_the_desk_to_open_r82_r17() -> None:
    night = datetime(2026, 11, 18, 23, 0, tzinfo=JST)
    for labels in ({"cause": "privacy"}, {"cause": "quality", "signals": ("injury",)}):
        advice = said("住所が他の人に見えています", brand=BRAND, posted_at=night, **labels)
        assert advice.aim_by == night + timedelta(hours=1)
        assert advice.reasons[0].rule in ("R82", "R122")


def test_a_night_shift_reaches_into_the_next_day_c5() -> None:
    late = load_brand().model_copy(update={"hours": BusinessHours(wed=["20:00-02:00"])})
    posted = datetime(2026, 11, 18, 23, 30, tzinfo=JST)
    advice = said("届きません", brand=late, cause="delivery", posted_at=posted)
    assert advice.aim_by == posted + timedelta(hours=1)


# --- Kinds of crisis and the three questions: R130, R127 ---


@pytest.mark.parametrize(
    ("text", "labels", "kind"),
    [
        ("食べて倒れた。保健所に行く", {"cause": "quality", "signals": ("injury", "legal")}, "complaint"),
        ("同じ被害の人が続出してるらしい。ひどい", {"cause": "quality"}, "flare_up"),
        ("産地偽装を隠蔽していたと内部告発があったそうですね", {"cause": "other"}, "scandal"),
        ("ここのカレーは虫の粉入り。〇〇社のほうが安全だよ",
         {"intent": "abuse", "exception": "falsehood", "cause": "quality"}, "competitor"),
        ("この広告、差別的で不快です", {"cause": "other"}, "own_fault"),
        ("My friend's address is visible to another customer's account", {"lang": "en", "cause": "privacy"},
         "own_fault"),
    ],
)  # fmt: skip
def test_five_kinds_of_crisis_are_told_apart_r130(text: str, labels: dict[str, Any], kind: str) -> None:
    advice = said(text, **labels)
    assert advice.crisis is not None
    assert advice.crisis.kind == kind


@pytest.mark.parametrize("text", ["思っていた色と違いました", "注文した鍋が届きません", "店員さんが無愛想でした"])
def test_an_ordinary_complaint_is_no_crisis_r130(text: str) -> None:
    assert said(text, cause="quality").crisis is None


def test_importance_impact_and_urgency_are_judged_apart_r127() -> None:
    harmed = said("食べてから吐き気がします", cause="quality", signals=("injury",)).assessment
    case = labelled("値上げしすぎ", cause="price")
    spread = case.comment.model_copy(update={"engagement": Engagement(reposts=500)})
    shared = advise(spread, case.analysis, now=NOW).assessment
    due = said("プレゼント包装は土曜までに間に合いますか", sentiment="neutral", intent="question",
               signals=("deadline_mentioned",)).assessment  # fmt: skip
    praised = said("おいしかった", sentiment="positive", intent="praise").assessment
    assert (harmed.importance, harmed.impact, harmed.urgency) == ("high", "medium", "high")
    assert (shared.importance, shared.impact, shared.urgency) == ("medium", "high", "high")
    assert (due.importance, due.impact, due.urgency) == ("medium", "low", "high")
    assert (praised.importance, praised.impact, praised.urgency) == ("low", "low", "low")


def test_safety_and_privacy_lead_every_list_r17() -> None:
    for case in all_labelled():
        advice = case.advice
        if advice.escalate is not None and advice.escalate.reason in ("leak", "injury", "threat"):
            assert advice.reasons[0].rule in ("R82", "R122", "R88")
            assert advice.priority == "critical"


# --- Silence: C3, R98 ---


@pytest.mark.parametrize(("text", "labels"), [
    ("最悪", {"specific": False}),
    ("バーカw 潰れろw", {"intent": "abuse", "exception": "trolling", "subtype": "insult", "specific": False}),
    ("きも", {"intent": "abuse", "specific": False}),
])  # fmt: skip
def test_silence_is_offered_never_taken_and_an_issue_in_the_thread_beats_it_c3_r97_r98(
    text: str, labels: dict[str, Any]
) -> None:
    advice = said(text, **labels)
    assert advice.action == "consider_silence"
    assert "C3" in cited(advice)
    assert any("理由を残して" in step for step in advice.steps)
    if labels.get("exception") is None and text == "最悪":
        angrier = said(text, earlier=[(CUSTOMER, "まだ届きません")], **labels)
        assert angrier.action == "reply_then_dm"


# --- What plain words say is seen even where the labels miss it: R122, R102, R107 ---


@pytest.mark.parametrize(
    ("text", "lang", "reason"),
    [
        ("弁護士に相談します", "ja", "legal"),
        ("消費者庁に通報しました", "ja", "legal"),
        ("I'm going to sue", "en", "legal"),
        ("責任者出せ。動画をYouTubeに上げるからな", "ja", "media"),
        ("新聞社に連絡します", "ja", "media"),
        ("I'm going to the press with this", "en", "media"),
        ("慰謝料を請求します", "ja", "compensation"),
        ("クリーニング代を払ってください", "ja", "compensation"),
        ("I want compensation for my ruined suit", "en", "compensation"),
    ],
)
@pytest.mark.parametrize("intent", ["complaint", "abuse", "other", "question"])
def test_what_exceeds_the_desk_is_seen_in_plain_words_r122(text: str, lang: str, reason: str, intent: str) -> None:
    advice = said(text, lang=lang, intent=intent, specific=False)
    assert advice.escalate is not None
    assert advice.escalate.reason == reason
    assert advice.needs_reply
    assert (advice.action, advice.priority, advice.assessment.importance) == ("escalate", "high", "high")
    assert advice.private is not None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("弁護士のドラマで使われていた鍋はどれですか", "ja"),
        ("動画で使い方を見たいです", "ja"),
        ("補償の内容を教えてください", "ja"),
        ("My lawyer friend loves your coffee", "en"),
        ("Is there a video on how to use it?", "en"),
    ],
)
def test_the_same_words_in_another_sense_go_no_higher_r24(text: str, lang: str) -> None:
    assert said(text, lang=lang, sentiment="neutral", intent="question").escalate is None


@pytest.mark.parametrize(("text", "lang"), [("公式の投稿、差別的で不快です", "ja"), ("Your ad is offensive", "en")])
def test_a_post_of_ours_that_offends_is_nothing_to_thank_for_r102(text: str, lang: str) -> None:
    advice = said(text, lang=lang, sentiment="positive", intent="banter")
    assert (advice.action, advice.needs_reply, advice.priority) == ("reply", True, "high")
    assert advice.assessment.impact == "high"
    assert advice.crisis is not None
    assert advice.crisis.kind == "own_fault"


def test_praise_that_counts_out_the_neglect_is_no_praise_r42() -> None:
    advice = said("最高のサポートですね（3週間放置）", sentiment="positive", intent="praise")
    assert advice.action == "reply"


@pytest.mark.parametrize(
    ("text", "lang"),
    [("さっきは怒ってすみません、対応ありがとう", "ja"), ("Sorry for being rude earlier, thank you", "en")],
)
def test_anger_taken_back_is_thanked_and_not_shared_r107(text: str, lang: str) -> None:
    advice = said(text, lang=lang, sentiment="positive", intent="praise")
    assert advice.action == "thank"
    assert "R107" in cited(advice)
