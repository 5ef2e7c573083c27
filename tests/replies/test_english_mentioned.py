"""What an English reply takes up of the customer's own story: told with the person changed, seldom quoted."""

import random

import pytest

from api.analysis.schemas import Focus, Hardship, Lookup, Mark, Situation
from api.replies.english.deeds import befell
from api.replies.english.facts import facts_told
from api.replies.english.jests import joining
from api.replies.english.questions import question_in
from api.replies.english.situation import asked_for
from api.replies.english.things import thing_in
from tests.replies.labelled import focused, labelled


def _told(text: str, hardship: Hardship = "ignored") -> str:
    return facts_told(text, Situation(hardship=hardship), [], "", random.Random(1)).get("echo", "")


@pytest.mark.parametrize(
    ("comment", "named"),
    [
        ("Nobody answers. Three emails, two reference numbers.", "three emails"),
        ("You cancelled our date. 9 weeks to go.", "9 weeks"),
        ("Third time this month the lift is out.", "third time this month"),
        ("Refund you give $1.20, chicken costs more", "$1.20"),
        ("It was for my sister's wedding and nothing came", "your sister's wedding"),
        ("No heating since Thursday", "Thursday"),
        ("Stood in the rain, no bus", "in the rain"),
    ],
)
def test_one_more_concrete_thing_is_named_in_a_few_words_r74(comment: str, named: str) -> None:
    assert named in _told(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "My dad was in the home. He died in May and the bill is wrong",
        "I told my wife and we laughed, still no reply",
        "I earn a salary of £900 and the app is down",
        "The warranty is two years and it broke",
    ],
)
def test_what_exposes_somebody_or_is_beside_the_matter_is_not_said_back_r78(comment: str) -> None:
    assert _told(comment) == ""


@pytest.mark.parametrize(
    ("comment", "lookup", "wanted"),
    [
        ("Bins not collected, fourth week running, recycling still there", "order", "the street or place"),
        ("They gave him somebody else's tablets at your pharmacy", "visit", "the branch"),
        ("My sofa never came, ordered in March", "order", "order number"),
        ("Your adverts make me sad", "booking", "where and when"),
        ("Burst main again and no water", "booking", "postcode"),
    ],
)
def test_what_is_asked_for_fits_the_trade_r73_c2(comment: str, lookup: Lookup, wanted: str) -> None:
    assert wanted in asked_for(Situation(lookup=lookup), comment)["ask_what"]


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


@pytest.mark.parametrize(
    ("beside", "quoted"),
    [
        ("Took Monday off work and everything", True),
        ("We saved for it nineteen years", True),
        ("Sort it out by Friday", False),
        ("Is that so hard?", False),
        ("Shame on you, I told my mum", False),
    ],
)
def test_a_sentence_that_tells_what_hangs_on_it_is_quoted_a_command_or_verdict_is_not_r32(
    beside: str, quoted: bool
) -> None:
    text = f"The lamp hums. {beside}"
    case = labelled(text, lang="en", cause="quality", situation=Situation(hardship="bother"))
    replies = [suggestion.text for suggestion in focused(case, ("trouble", "The lamp hums")).replies(variants=3)]
    assert any(f'"{beside}"' in reply for reply in replies) is quoted, replies


def test_mould_on_bread_is_not_asked_for_an_address_c2() -> None:
    asked = asked_for(Situation(hardship="foreign", lookup="item"), "There's mould on the bread")
    assert "address" not in asked["ask_what"]
    assert "address" in asked_for(Situation(lookup="item"), "Mould on the bedroom walls again")["ask_what"]


def test_what_is_added_behind_a_comma_is_left_out_of_our_sentence_r105() -> None:
    text = "The limited box is gorgeous, bought three"
    case = labelled(text, lang="en", intent="praise", sentiment="positive", cause="none")
    assert "gorgeous, bought three made" not in focused(case, ("praise", text)).replies()[0].text
