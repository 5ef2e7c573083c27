"""What English customers tell, feel, wish and praise, as data."""

import re
from functools import cache, lru_cache
from pathlib import Path

from api.analysis.schemas import CauseLabel
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.lexicon import Ask, CauseWords, TroubleWords
from api.replies.phrasebook import Texts

_HERE = Path(__file__).parent


class Trouble(TroubleWords):
    """One kind of trouble (see the head of troubles.yaml)."""

    match: tuple[Expression, ...]
    told_first: bool = False
    """Whether `told` comes before the customer's own clause once it can name a detail."""


class _Troubles(DataModel):
    troubles: tuple[Trouble, ...]


class Wish(DataModel):
    id: str
    match: tuple[Expression, ...]
    also: str


class SeenAsk(Ask):
    """`seen`: words of the comment without which it makes no sense to ask for this; none means always.

    `fits`: settings in which it makes sense without them.
    """

    seen: tuple[Expression, ...] = ()
    fits: frozenset[str] = frozenset()


class Moment(DataModel):
    """What a time or a scene means to people, whatever the trouble was."""

    match: tuple[Expression, ...]
    feel: Texts


class _Feelings(DataModel):
    feelings: dict[str, Texts]
    strong: dict[str, Texts]
    felt: dict[str, Texts]
    """Clauses after an apology; keys of `feelings` and of `strong`."""
    causes: dict[CauseLabel, CauseWords]
    asks: dict[str, SeenAsk]
    asks_by_setting: dict[str, dict[str, str]]
    asks_else: tuple[str, ...]
    wishes: tuple[Wish, ...]
    moments: tuple[Moment, ...]


class Praise(DataModel):
    id: str
    kind: str
    rank: int
    match: tuple[Expression, ...]
    glad: Texts


class _Praises(DataModel):
    praises: tuple[Praise, ...]
    turned: tuple[Expression, ...]
    deeds: frozenset[str]
    """Verbs of a kind deed."""
    sour: frozenset[str]
    """Words that turn into their opposite only in the customer's own mouth."""
    fine: frozenset[str]
    """Words that say how good something was."""


@cache
def troubles() -> tuple[Trouble, ...]:
    """The troubles that ship."""
    return load_yaml(_HERE / "troubles.yaml", _Troubles).troubles


@cache
def feelings() -> _Feelings:
    """The feelings, questions and wishes that ship."""
    return load_yaml(_HERE / "feelings.yaml", _Feelings)


@cache
def praises() -> _Praises:
    """The praises that ship."""
    return load_yaml(_HERE / "praise.yaml", _Praises)


@lru_cache(maxsize=2_048)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of these files, ready to search a comment in lower case."""
    return re.compile(pattern)


def occurs(patterns: tuple[str, ...], lowered: str) -> re.Match[str] | None:
    """Where the first of the patterns that occurs is found."""
    return next((match for pattern in patterns if (match := compiled(pattern).search(lowered))), None)
