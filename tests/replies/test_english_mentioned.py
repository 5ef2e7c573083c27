"""What an English reply takes up of the customer's own story: told with the person changed, seldom quoted."""

import random

import pytest

from api.analysis.schemas import Focus, Mark, Situation
from api.replies.english.deeds import befell
from api.replies.english.jests import joining
from api.replies.english.mentioned import mentioned
from api.replies.english.questions import question_in
from api.replies.english.things import thing_in
from tests.replies.labelled import labelled


@pytest.mark.parametrize(
    ("detail", "comment", "told"),
    [
        ("My boy is fed overnight through a tube", "", ("clause", "your boy is fed overnight through a tube")),
        ("she's 7", "my daughter waited in the rain. she's 7", ("clause", "your daughter is 7")),
        ("My father, 88", "", ("clause", "your father is 88")),
        ("i get married in 19 hours", "", ("soon", "you get married in 19 hours")),
        ("Two weeks before my sister's wedding", "", ("moment", "two weeks before your sister's wedding")),
        ("for nine weeks", "", ("lasting", "nine weeks")),
        ("five times", "", ("times", "five times")),
        ("Three emails, two reference numbers", "", ("after", "three emails")),
    ],
)
def test_a_detail_is_told_with_the_person_changed_r74(detail: str, comment: str, told: tuple[str, str]) -> None:
    assert mentioned(detail, comment or detail, []) == told


@pytest.mark.parametrize(
    "detail", ["in B flat, at last", "second go", "€37", "he said so", "Parkinson's, 46, still vain."]
)
def test_a_detail_that_is_no_whole_thought_is_left_out_r30(detail: str) -> None:
    assert mentioned(detail, detail, []) is None


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        ("you charged me £180 for leaving", "I was charged £180 for leaving"),
        ("you took my rent transfer twice", "my rent transfer was taken twice"),
        ("You've cut the lollipop lady at Fenner Road", "the lollipop lady at Fenner Road has been cut"),
        ("You never knocked", ""),
        ("You want full price for my carer", ""),
    ],
)
def test_a_deed_of_ours_is_told_by_what_it_did_to_them_r46(deed: str, told: str) -> None:
    assert befell(deed) == told


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("Blue plaster in my chips", "the blue plaster in your chips"),
        ("A cancellation fee nobody mentioned", "the cancellation fee nobody mentioned"),
        ("Hair in the bed, not ours", "the hair in the bed"),
        ("The DJ you sent played the wrong song", ""),
        ("no reply", ""),
        ("quiet coach not quiet", ""),
    ],
)
def test_words_without_a_verb_are_the_thing_we_are_sorry_about_r32(words: str, thing: str) -> None:
    assert thing_in(words, praise=False) == thing


def test_a_joke_is_joined_by_the_picture_it_draws_r57() -> None:
    choice = random.Random(1)
    assert "cat" in joining("the pub cat has stolen my seat", choice)
    assert "blink" in joining("the 7:12 was on time. blink twice if you need help", choice)
    assert joining("good morning", choice) == ""


def test_two_questions_in_one_sentence_are_both_taken_up_r113() -> None:
    found = question_in("can i take a cello on board and does it get a snack?")
    assert found["query"] == "whether you can take a cello on board, and whether it gets a snack"


def test_irony_is_answered_by_the_trouble_and_never_quoted_r32() -> None:
    text = "Such attention to first aid in your kitchen. Blue plaster in my chips."
    trouble = "Blue plaster in my chips"
    marks: list[Mark] = ["sarcasm"]
    case = labelled(text, lang="en", platform="facebook", situation=Situation(hardship="foreign", marks=marks))
    at = text.index(trouble)
    focus = [Focus(kind="trouble", text=trouble, start=at, end=at + len(trouble))]
    told = type(case)(case.comment, case.analysis.model_copy(update={"focus": focus}), ())
    reply = told.replies()[0].text
    assert "the blue plaster in your chips" in reply
    assert '"' not in reply
