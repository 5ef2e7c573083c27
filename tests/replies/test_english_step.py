"""What an English reply promises to look into, which question it promises an answer to, and what it asks for."""

import pytest

from api.analysis.schemas import Hardship, Lookup, Situation
from api.replies.english.asking import informs, is_asked, wished
from api.replies.english.checking import check_told
from api.replies.english.indirect import indirect
from api.replies.english.situation import asked_for
from tests.replies.labelled import told_of


@pytest.mark.parametrize(
    ("hardship", "comment", "check"),
    [
        ("parcel", "the mattress hasn't come", "where it is and when it will be with you"),
        ("parcel", "the bread came two hours late", "what held it up"),
        ("rude", "your driver swore at my dad", "what the driver said and did"),
        ("money", "£180 exit fee for moving house", "what the exit fee is for"),
        ("price", "the ticket has gone up again", "why the price has gone up"),
        ("worse", "the bag is 20g lighter, same price", "why there is less for the price"),
        ("offended", "your advert mocks people who are skint", "how that advertising came about"),
        ("plain", "mid. overhyped", ""),
    ],
)
def test_what_is_looked_into_fits_what_is_told_r43(hardship: Hardship, comment: str, check: str) -> None:
    assert check_told(hardship, [comment], comment) == check


def test_the_trouble_counts_before_the_rest_of_the_comment_r43() -> None:
    comment = "I read your advert in the paper. The packaging shows a woman in chains."
    assert check_told("offended", ["The packaging shows a woman in chains"], comment) == "how that design came about"


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("who do i invoice", "who you should invoice"),
        ("how do I get in", "how you get in"),
        ("what do I do with it", "what you should do with it"),
        ("what do we owe you", "what you owe us"),
        ("where is the charger, has the van been adopted", "where the charger is"),
        ("which is it", "which it is"),
        ("what is loyalty worth", ""),
    ],
)
def test_a_question_stands_in_the_step_in_the_order_of_a_statement(question: str, clause: str) -> None:
    assert indirect(question) == clause


@pytest.mark.parametrize("question", ["who thought this up", "does any of you own a phone", "what year is this"])
def test_what_only_shows_a_feeling_is_no_question_to_answer(question: str) -> None:
    assert not is_asked(question)
    assert not informs(question)


@pytest.mark.parametrize("wish", ["Learn to hear no", "think on", "have the receipt"])
def test_what_is_said_in_anger_is_no_wish_to_look_into(wish: str) -> None:
    assert wished(wish) == ""


def test_a_question_in_a_complaint_is_promised_an_answer_r43() -> None:
    text = "My own album never came. I got a stranger's honeymoon. Who do I send this back to?"
    case = told_of(
        text,
        Situation(hardship="broken", lookup="order", wish="replace"),
        ("trouble", "I got a stranger's honeymoon"),
        ("question", "Who do I send this back to"),
        cause="delivery",
    )
    for suggestion in case.replies(variants=3):
        assert "find out who you should send this back to" in suggestion.text


@pytest.mark.parametrize(
    ("comment", "hardship", "lookup", "wanted"),
    [
        ("It folds with one hand, says the man. Whose?", "differs", "item", "what it was, where and when"),
        ("twelve dinner plates in nine hundred pieces", "broken", "order", "your order number"),
        ("The valve let go on its second outing", "danger", "device", "what it was, where and when"),
        ("The label said Holt. My mother was a Holden.", "precious", "order", "the name to look under"),
        ("Your texts still come every Sunday", "data", "privacy", "which number or address"),
        ("that's my face in your reel", "data", "privacy", "a link to it"),
        ("I was sent home after three hours of sleep", "refused", "contact", "any reference number"),
    ],
)
def test_what_is_asked_for_fits_the_matter_r73(comment: str, hardship: Hardship, lookup: Lookup, wanted: str) -> None:
    assert wanted in asked_for(Situation(hardship=hardship, lookup=lookup), comment)["ask_what"]


@pytest.mark.parametrize("hardship", ["offended", "concern", "farewell", "price"])
def test_nothing_is_asked_for_where_all_can_see_it(hardship: Hardship) -> None:
    assert asked_for(Situation(hardship=hardship, lookup="account"), "Your billboard is a bit much") == {}
