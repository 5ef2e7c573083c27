"""Kind words, fun and wishes in English: what is named, and what is left alone."""

import pytest

from api.analysis.schemas import Situation
from api.replies.english.asking import wished_for
from api.replies.english.scenes import is_tender, kindest_scene, own_case, tells_of_death
from api.replies.english.text import tidy
from tests.replies.labelled import Labelled, told_of


def _praised(text: str, *marked: str, **situation: object) -> Labelled:
    return told_of(
        text,
        Situation.model_validate(situation),
        *(("praise", one) for one in marked),
        intent="praise",
        sentiment="positive",
        cause="none",
    )


@pytest.mark.parametrize(
    ("text", "scene"),
    [
        (
            "600 miles on the tourer and my feet still speak to me",
            "600 miles on the tourer and your feet still speak to you",
        ),
        ("ok one slice of the tart first then jail", "One slice of the tart first then jail"),
        ("my flatmate (fears seasoning) proposed to your chilli", "Your flatmate proposed to our chilli"),
        ("Bury me behind the goal", ""),
        ("does the octopus do my taxes too", ""),
    ],
)
def test_a_joke_is_repeated_from_our_side_unless_it_may_hurt(text: str, scene: str) -> None:
    assert kindest_scene(tidy(text), [], jest=True) == scene


def test_a_fragment_of_praise_is_named_before_a_colon_r105() -> None:
    stretch = "Stood in the river since six and my socks are still dry"
    text = f"Grand bit of kit, these waders. {stretch}."
    for suggestion in _praised(text, stretch).replies(variants=3):
        assert "Stood in the river since six and your socks are still dry:" in suggestion.text


def test_what_others_did_is_not_put_on_the_writer_r105() -> None:
    stretch = "Asked what else I take, rang my doctor, and wouldn't hand the tablets over"
    for suggestion in _praised(f"That nosy pharmacist of yours. {stretch}.", stretch).replies(variants=3):
        assert "you asked" not in suggestion.text
        assert "your doctor" in suggestion.text


def test_a_death_told_in_thanks_gets_its_condolence_first_r36() -> None:
    stretch = "The lady at your front desk, Lorraine, pressed my son's shirt herself at 5 in the morning"
    text = f"We checked in with garment bags and no husband. {stretch}. God keep her."
    for suggestion in _praised(text, stretch, wish="staff", marks=["person"]).replies(variants=3):
        assert suggestion.text.startswith("We're so sorry for your loss")
        assert "made our day" not in suggestion.text
        assert "Lorraine" in suggestion.text


def test_hard_times_are_heard_in_kind_words_r36() -> None:
    assert is_tender("you saw me crying at the barrier and just lifted it")
    assert not is_tender("sobbing, that finale was perfect")
    assert tells_of_death("he goes there alone since mami died")
    assert not tells_of_death("the battery died over the weekend")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Your instructor Faz kept us laughing.", "Faz"),
        ("The lady in your Newry shop cut down a doll's cardigan.", "the lady in our Newry shop"),
        ("The girl on the till this morning was so patient.", "the girl on the till"),
    ],
)
def test_who_is_praised_hears_of_it_by_name_or_place_r158(text: str, person: str) -> None:
    case = _praised(text, text.rstrip("."), wish="staff", marks=["person"])
    assert person in case.replies()[0].text


@pytest.mark.parametrize("text", ["A man in row 14 said he did not feel safe. Your crew dealt with it calmly."])
def test_another_guest_is_no_colleague_r158(text: str) -> None:
    assert "the man in row" not in _praised(text, "Your crew dealt with it calmly").replies()[0].text


def test_a_wish_is_answered_with_what_they_tell_of_themselves_r37() -> None:
    text = tidy("Any chance of a chair by the counter? I'm 71 and it's a long shop.")
    assert own_case(text, ["Any chance of a chair by the counter"]) == "You're 71 and it's a long shop"
    assert own_case(tidy("Please add a dark mode. Thank you!"), ["Please add a dark mode"]) == ""


def test_wishes_put_as_questions_or_orders_are_deeds() -> None:
    assert wished_for("Can you lock gem buying on the bunny game") == "to lock gem buying on the bunny game"
    assert wished_for("do a vegan sausage roll challenge") == "to do a vegan sausage roll challenge"
    assert wished_for("can we vote on the music") == ""
