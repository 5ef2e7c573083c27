"""Lengths are the platform's own: X by weight as its official parser counts, the others by characters."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.replies.fitting import measure
from tests.replies.labelled import all_labelled

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from twitter_text import parse_tweet


def test_x_is_counted_as_its_own_parser_counts() -> None:
    for case in all_labelled():
        for suggestion in case.replies(variants=2):
            official = parse_tweet(suggestion.text).weightedLength
            assert measure(suggestion.text, "x", "public").used == official


@given(st.text(alphabet="aZ0 .,、。あア一【】〇…「」'\"!?(){}：/éß〜ｱ🍓👩‍👧ｗ\u200d", max_size=60))
def test_any_text_weighs_what_the_official_parser_says(text: str) -> None:
    assert measure(text, "x", "public").used == (parse_tweet(text).weightedLength if text else 0)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("あ", 2),
        ("a", 1),
        ("ｱ", 2),
        ("…", 2),
        ("“", 1),
        ("👩‍👧", 2),
        ("https://example.com/a/very/long/path", 23),
        ("", 0),
    ],
)
def test_the_known_traps_of_counting(text: str, weight: int) -> None:
    assert measure(text, "x", "public").used == weight


def test_other_places_count_characters() -> None:
    assert measure("あ👩‍👧", "instagram", "public").used == 4
    assert measure("あ", "instagram", "dm").limit == 1_000
    assert measure("あ", "facebook", "public").limit == 8_000
