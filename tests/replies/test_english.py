"""The component that turns English round."""

import pytest

from api.replies.english.asking import deed_in, question_in, wish_in
from api.replies.english.clauses import best_spoken, spoken
from api.replies.english.details import details_of
from api.replies.english.text import tidy
from api.replies.english.turning import topic, turned


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Your till charged me twice for one coffee", "our till charged you twice for one coffee"),
        ("I was told you cancelled my order", "you were told we cancelled your order"),
        ("You left us waiting", "we left you waiting"),
        ("My son and I paid you", "your son and you paid us"),
    ],
)
def test_the_customers_words_are_turned_round(said: str, heard: str) -> None:
    clause = turned(said)
    assert clause[0].lower() + clause[1:] == heard


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("Found a hair in my tuna onigiri", "you found a hair in your tuna onigiri"),
        ("honestly, the zip jams every time I use it", "the zip jams every time you use it"),
        ("They spelled my daughter's name wrong", "somebody spelled your daughter's name wrong"),
        ("You people are liars", ""),
        ("what a shambles", ""),
        ("Class act", ""),
    ],
)
def test_only_whole_and_fair_sentences_are_repeated(said: str, heard: str) -> None:
    assert spoken(said) == heard


def test_a_missing_article_is_put_in() -> None:
    assert best_spoken("app won't let me log in since the update", ["app"]) == (
        "our app won't let you log in since the update"
    )


@pytest.mark.parametrize(
    ("aspect", "text", "named"),
    [
        ("suitcase", "My suitcase is lost", "your suitcase"),
        ("clerk", "the clerk laughed", "our clerk"),
        ("Bus 42", "so Bus 42 never came", "the Bus 42"),
        ("£9", "£9 for a sandwich", ""),
        ("stupid bot", "your stupid bot", ""),
    ],
)
def test_things_are_named_as_ours_or_theirs(aspect: str, text: str, named: str) -> None:
    assert topic(aspect, text) == named


def test_questions_wishes_and_deeds_are_taken_up() -> None:
    assert question_in("Do you ship to Norway?").clause == "whether we ship to Norway"
    assert question_in("hi! Is the lager vegan?").quoted == "Is the lager vegan?"
    assert wish_in("could you add a dark mode to the app") == "to add a dark mode to the app"
    assert deed_in("The crew drew my daughter a map") == "the crew drew your daughter a map"


def test_durations_counts_and_occasions_are_found() -> None:
    found = details_of(tidy("I waited an hour and ten minutes. Called 3 times. My son's birthday is on Friday!"))
    assert (found.duration, found.count) == ("an hour and ten minutes", "3 times")
    assert found.ahead == "your son's birthday on Friday"
