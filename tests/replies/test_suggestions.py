"""Every suggestion for every comment of the collection, in every stage, passes every gate."""

import re
from itertools import product
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.analysis.schemas import CauseLabel, ExceptionType, IntentLabel, SentimentLabel, Signal, TrollingSubtype
from api.contract import Platform
from api.replies.schemas import Channel, Fault, Stage
from tests.replies.gates import faults_of
from tests.replies.labelled import Labelled, all_labelled, labelled

CASES = list(all_labelled())
ANSWERED = [case for case in CASES if case.replies()]


def _name(case: Labelled) -> str:
    return case.comment.id


@pytest.mark.parametrize("case", ANSWERED, ids=_name)
def test_the_first_suggestion_passes_every_gate(case: Labelled) -> None:
    for suggestion in case.replies(variants=5):
        assert faults_of(suggestion, case, "public") == [], suggestion.text


@pytest.mark.parametrize("case", [case for case in ANSWERED if case.names], ids=_name)
def test_the_reply_names_what_the_customer_named_r32(case: Labelled) -> None:
    [suggestion] = case.replies()
    assert any(name.lower() in suggestion.text.lower() for name in case.names), suggestion.text


_COMBINATIONS = list(product(get_args(Stage), get_args(Fault), get_args(Channel)))


@pytest.mark.parametrize(("number", "case"), enumerate(CASES), ids=[_name(case) for case in CASES])
def test_every_stage_fault_and_channel_passes_every_gate(number: int, case: Labelled) -> None:
    """Every comment takes every third combination; neighbours of one kind take the others."""
    for stage, fault, channel in _COMBINATIONS[number % 3 :: 3]:
        for suggestion in case.replies(stage=stage, fault=fault, channel=channel):
            assert faults_of(suggestion, case, channel) == [], (stage, fault, channel, suggestion.text)


def test_no_two_customers_get_the_same_text_r31() -> None:
    texts = [suggestion.text for case in ANSWERED for suggestion in case.replies()]
    assert len(texts) > 100
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("case", ANSWERED, ids=_name)
def test_variants_differ_in_structure_and_repeat_exactly_r31(case: Labelled) -> None:
    first, again = case.replies(variants=5), case.replies(variants=5)
    assert [s.text for s in first] == [s.text for s in again]
    assert len({s.text for s in first}) == len(first)
    assert len({s.when for s in first}) > 1 or len(first) < 3


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(min_size=0, max_size=300) | st.sampled_from([case.comment.text for case in CASES]),
    lang=st.sampled_from(["ja", "en", "zh", "und"]),
    platform=st.sampled_from(get_args(Platform)),
    sentiment=st.sampled_from(get_args(SentimentLabel)),
    intent=st.sampled_from(get_args(IntentLabel)),
    cause=st.sampled_from(get_args(CauseLabel)),
    exception=st.sampled_from(get_args(ExceptionType)),
    subtype=st.none() | st.sampled_from(get_args(TrollingSubtype)),
    specific=st.booleans(),
    signals=st.lists(st.sampled_from(get_args(Signal)), max_size=3, unique=True),
    stage=st.sampled_from(get_args(Stage)),
    fault=st.sampled_from(get_args(Fault)),
    channel=st.sampled_from(get_args(Channel)),
    name=st.none() | st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=40),
)
def test_anything_at_all_gets_a_text_that_fits_or_none(
    text: str,
    lang: str,
    platform: Platform,
    sentiment: SentimentLabel,
    intent: IntentLabel,
    cause: CauseLabel,
    exception: ExceptionType,
    subtype: TrollingSubtype | None,
    specific: bool,
    signals: list[Signal],
    stage: Stage,
    fault: Fault,
    channel: Channel,
    name: str | None,
) -> None:
    case = labelled(
        text, lang=lang, platform=platform, sentiment=sentiment, intent=intent, cause=cause, exception=exception,
        subtype=subtype, specific=specific, signals=tuple(signals),
    )  # fmt: skip
    suggestions = case.replies(stage=stage, fault=fault, channel=channel, recipient_name=name, variants=3)
    for suggestion in suggestions:
        assert suggestion.length.used <= suggestion.length.limit
        assert "{" not in suggestion.text
        assert suggestion.text == suggestion.text.strip()
    silent = case.advice.action in ("hide_and_report", "consider_silence", "none")
    assert suggestions or silent or stage == "playful"


@pytest.mark.parametrize("intent", ["praise", "banter", "other"])
@pytest.mark.parametrize(("lang", "apology"), [("ja", "申し訳|お詫び"), ("en", "sorry|apolog")])
def test_a_fault_that_staff_name_is_answered_with_an_apology_whatever_the_label_r46(
    intent: IntentLabel, lang: str, apology: str
) -> None:
    text = {"ja": "鍋のふたがきれいです", "en": "The lid of the pot is lovely"}[lang]
    case = labelled(text, lang=lang, sentiment="positive", intent=intent)
    suggestions = case.replies(stage="first", fault="confirmed")
    assert suggestions
    assert all(re.search(apology, one.text) for one in suggestions)
