"""Whatever comes in, what comes out can be shown: any comment, analysis, brand, stage, fault and channel."""

import re
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.analysis.schemas import CauseLabel, ExceptionType, IntentLabel, SentimentLabel, Signal, TrollingSubtype
from api.brand.bounds import Bilingual
from api.brand.profile import Brand, load_brand
from api.contract import Platform
from api.drafts.gate import gate
from api.replies.schemas import Channel, Fault, Stage, Suggestion, SuggestRequest
from tests.replies.labelled import Labelled, all_labelled, labelled

_BRANDS = (
    load_brand(),
    Brand(id="signed", honorific="さん", playful=True, signature=Bilingual(ja="（担当：佐藤）", en="^KS")),
    Brand(id="named", name=Bilingual(ja="みどり食堂", en="Midori Kitchen"), self_reference="当店"),
)
_TEXTS = [case.comment.text for case in all_labelled()]
_ODD = (
    "\u202egnissim si lecrap ym\u202c",
    "T̷̢̛h̸͔͝ë̷́ ̶b̵o̷x̸ ̶w̴a̸s̴ ̵e̶m̷p̶t̸y̷",
    "<img src=x onerror=alert(1)> my order never came {told} [[answer]] 【回答】",
    "My card 4111 1111 1111 1111 and phone 090-1234-5678 were on the screen, call me at jane@example.com",
    "this cream cured my eczema and I lost 10 kg, number one in the world",
    "IT BROKE AGAIN!!!! " * 40,
    "届かない届かない" * 60,
    "\u200b\u200d\ufeff",
    "a" * 9_000,
)
_SLOTS = re.compile(r"[{}]|None|\bnan\b")
_BLANK = re.compile(r"【[^【】\n]{1,60}】|\[\[[^\[\]\n]{1,80}\]\]")
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0300-\u036f]")
_PRIVATE = re.compile(r"4111|090-1234|jane@|onerror|eczema|cured|10 ?kg")

cases = st.builds(
    labelled,
    st.sampled_from([*_TEXTS, *_ODD]) | st.text(max_size=200),
    lang=st.sampled_from(["ja", "en", "zh", "und"]),
    platform=st.sampled_from(get_args(Platform)),
    sentiment=st.sampled_from(get_args(SentimentLabel)),
    intent=st.sampled_from(get_args(IntentLabel)),
    cause=st.sampled_from(get_args(CauseLabel)),
    exception=st.sampled_from(get_args(ExceptionType)),
    subtype=st.none() | st.sampled_from(get_args(TrollingSubtype)),
    specific=st.booleans(),
    signals=st.lists(st.sampled_from(get_args(Signal)), max_size=3, unique=True).map(tuple),
)


def _written(case: Labelled, brand: Brand, **wish: object) -> list[Suggestion]:
    return case.replies(brand=brand, reader="en", **wish)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    case=cases,
    brand=st.sampled_from(_BRANDS),
    stage=st.sampled_from(get_args(Stage)),
    fault=st.sampled_from(get_args(Fault)),
    channel=st.sampled_from(get_args(Channel)),
    refusal=st.booleans(),
    name=st.none() | st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=40),
)
def test_any_suggestion_fits_is_filled_and_breaks_no_rule(
    case: Labelled, brand: Brand, stage: Stage, fault: Fault, channel: Channel, refusal: bool, name: str | None
) -> None:
    wish = {"stage": stage, "fault": fault, "channel": channel, "cannot_fulfil": refusal, "recipient_name": name}
    for one in _written(case, brand, variants=2, **wish):
        assert one.length.used <= one.length.limit
        text = _BLANK.sub("", one.text)
        assert not _SLOTS.search(text), one.text
        assert not re.search(r"【|】|\[\[|\]\]", text), one.text
        assert not _HIDDEN.search(one.text), one.text
        assert not _PRIVATE.search(one.text), one.text
        assert one.text == one.text.strip()
        assert one.brand_version == brand.version
        if fault == "none" and not refusal and stage != "playful":
            assert not re.search(r"申し訳|お詫び|\bsorry\b|\bapolog", one.text, re.IGNORECASE), one.text


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases, stage=st.sampled_from(get_args(Stage)), fault=st.sampled_from(get_args(Fault)))
def test_whatever_is_shown_passes_the_checker_in_its_own_context(case: Labelled, stage: Stage, fault: Fault) -> None:
    brand = load_brand()
    request = SuggestRequest(comment=case.comment, stage=stage, fault=fault)
    for one in _written(case, brand, stage=stage, fault=fault):
        assert gate(case.analysis, brand, "en")(one.text, request).passes, one.text


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases, seed=st.integers(0, 9))
def test_the_same_request_is_answered_the_same(case: Labelled, seed: int) -> None:
    brand = load_brand()
    assert _written(case, brand, seed=seed, variants=2) == _written(case, brand, seed=seed, variants=2)


@pytest.mark.parametrize("text", _ODD)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_nothing_odd_or_private_is_repeated(text: str, lang: str) -> None:
    case = labelled(text, lang=lang, cause="delivery")
    for one in _written(case, load_brand(), variants=5):
        assert not _HIDDEN.search(one.text)
        assert not _PRIVATE.search(one.text)
        assert "onerror" not in one.text
        assert "{" not in one.text
