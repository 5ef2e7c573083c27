"""Every stage of a case, the wish that cannot be met, what the brand profile knows; each test ends with its rule."""

import re
from pathlib import Path

import pytest

import api.brand
from api.brand.profile import Brand
from api.datafiles import load_yaml
from api.replies.japanese.lexicon import Trouble, troubles
from api.replies.japanese.nouns import setting_of
from api.replies.japanese.text import Text
from api.replies.japanese.troubled import trouble_of
from tests.replies.gates import has_apology
from tests.replies.labelled import labelled

YUNAGI = load_yaml(Path(api.brand.__file__).parent / "examples" / "yunagi.yaml", Brand)
KETTLE = labelled("買って2日でケトルの取っ手が割れました。交換してください", cause="quality", aspects=("ケトル",))
LOGIN = labelled("アプリにログインできないんですけど", cause="quality", aspects=("アプリ",))
HOURS = labelled("営業時間は？", sentiment="neutral", intent="question", aspects=("営業時間",))
COATING = labelled(
    "ケトルから有害な塗料が溶け出すらしい", intent="abuse", cause="quality", exception="falsehood", aspects=("ケトル",)
)


def test_a_resolution_carries_measure_when_and_prevention_r54() -> None:
    for suggestion in KETTLE.replies(stage="resolution", fault="confirmed", variants=3):
        assert {"measure", "measure_by", "prevention"} <= {blank.name for blank in suggestion.blanks}


def test_details_make_a_resolution_ready_r54() -> None:
    details = {
        "measure": "新しい商品の発送",
        "measure_by": "25日",
        "prevention": "出荷前の二重点検",
        "finding": "接着に不備がありました",
    }
    for suggestion in KETTLE.replies(stage="resolution", fault="confirmed", variants=3, details=details):
        assert suggestion.blanks == []
        assert "新しい商品の発送" in suggestion.text


def test_a_follow_up_asks_how_it_is_and_offers_help_r145() -> None:
    for suggestion in KETTLE.replies(stage="follow_up", variants=3):
        assert re.search("いかがでしょうか|ございませんでしょうか", suggestion.text)
        assert re.search("この返信でお(知らせ|聞かせ)ください", suggestion.text)


def test_a_public_close_tells_the_outcome_and_nothing_about_the_person_r76() -> None:
    for suggestion in KETTLE.replies(stage="close_out", variants=3):
        assert "outcome" in {blank.name for blank in suggestion.blanks}
        assert not re.search("注文番号|お名前|住所|様", suggestion.text)


@pytest.mark.parametrize("stage", ["first", "answer", "resolution"])
def test_a_wish_that_cannot_be_met_is_refused_with_an_apology_and_two_ways_out_r63_r64(stage: str) -> None:
    for suggestion in KETTLE.replies(stage=stage, cannot_fulfil=True, variants=3):
        assert has_apology(suggestion, suggestion.text.split("。")[0])
        assert {"option_a", "option_b"} == {blank.name for blank in suggestion.blanks}


def test_the_alternatives_come_from_the_profile_and_are_not_what_was_refused_r63() -> None:
    [suggestion] = KETTLE.replies(cannot_fulfil=True, brand=YUNAGI)
    offered = suggestion.text.partition("代わりに")[2]
    assert "ご返金" in offered
    assert "交換" not in offered.split("。")[0]


def test_somebody_who_did_not_write_to_us_learns_first_who_we_are_r3() -> None:
    stranger = KETTLE.comment.model_copy(update={"addressed": False})
    case = type(KETTLE)(stranger, KETTLE.analysis, ())
    assert case.replies(brand=YUNAGI)[0].text.startswith("ゆうなぎ雑貨の")
    assert "our_name" in {blank.name for blank in case.replies()[0].blanks}


def test_a_known_issue_is_told_with_its_workaround_and_the_next_news_r115() -> None:
    for suggestion in LOGIN.replies(stage="first", fault="unknown", brand=YUNAGI, variants=2):
        assert "一部の端末で起きています" in suggestion.text
        assert "11月24日12時" in suggestion.text
        assert "reply_at" not in {blank.name for blank in suggestion.blanks}


def test_a_frequent_question_gets_the_answer_of_the_profile_first_r110() -> None:
    for suggestion in HOURS.replies(stage="answer", fault="none", brand=YUNAGI, variants=2):
        assert suggestion.text.startswith("両店舗とも10時から19時まで")
        assert suggestion.blanks == []


def test_a_known_falsehood_is_met_with_the_fact_that_answers_it_c14() -> None:
    for suggestion in COATING.replies(stage="firm", fault="none", brand=YUNAGI, variants=2):
        assert suggestion.text.count("無塗装のステンレス") == 1
        assert "商品の素材について" in suggestion.text
        assert not re.search("有害|嘘|虚偽", suggestion.text)


@pytest.mark.parametrize("stage", ["first", "thanks"])
def test_no_joke_is_joined_in_a_complaint_c1(stage: str) -> None:
    assert KETTLE.replies(stage="playful", brand=YUNAGI) == []
    assert KETTLE.replies(stage=stage)


def _with_examples() -> list[tuple[Trouble, str]]:
    return [(trouble, example) for trouble in troubles() for example in trouble.examples]


@pytest.mark.parametrize(("trouble", "example"), _with_examples(), ids=lambda value: getattr(value, "id", ""))
def test_every_example_is_read_as_its_trouble(trouble: Trouble, example: str) -> None:
    case = labelled(example, cause=trouble.cause)
    text = Text.of(case.comment, case.analysis)
    found, _ = trouble_of(text, case.analysis, setting_of(text.tidied))
    assert found is not None
    assert found.id == trouble.id
