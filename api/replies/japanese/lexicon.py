"""What customers tell, feel, wish, praise and ask: the words of the Japanese reader, as data."""

from functools import cache
from pathlib import Path

from pydantic import Field

from api.analysis.schemas import CauseLabel
from api.datafiles import Alternatives, DataModel, load_yaml
from api.replies.japanese.patterns import Pattern
from api.replies.lexicon import Ask, CauseWords, TroubleWords
from api.replies.phrasebook import Texts

_HERE = Path(__file__).parent


class Trouble(TroubleWords):
    """One kind of trouble (see the head of troubles.yaml)."""

    match: tuple[Pattern, ...]
    examples: Texts = ()
    """Comments that must be read as this trouble."""


class _Troubles(DataModel):
    troubles: tuple[Trouble, ...]


class _Feeling(DataModel):
    with_: Texts = Field(alias="with")
    after: Texts


class _Feelings(DataModel):
    feelings: dict[str, _Feeling]
    causes: dict[CauseLabel, CauseWords]
    asks: dict[str, Ask]
    asks_by_setting: dict[str, dict[str, str]]
    asks_words: dict[str, str]


class Wish(DataModel):
    id: str
    match: tuple[Pattern, ...]
    also: str


class _Wishes(DataModel):
    wishes: tuple[Wish, ...]


class _Praise(DataModel):
    id: str
    kind: str
    rank: int
    match: tuple[Pattern, ...]
    glad: Texts


class _Praises(DataModel):
    praises: tuple[_Praise, ...]
    joyful: dict[str, str]
    turned: tuple[Pattern, ...]


class _Questions(DataModel):
    rumour: tuple[str, ...]


@cache
def praises() -> _Praises:
    """The praises that ship."""
    return load_yaml(_HERE / "praise.yaml", _Praises)


@cache
def rumours() -> tuple[str, ...]:
    """Words by which a question is known to be about a rumour."""
    return load_yaml(_HERE / "questions.yaml", _Questions).rumour


@cache
def troubles() -> tuple[Trouble, ...]:
    """The troubles that ship, highest rank first."""
    files = sorted((_HERE / "troubles").glob("*.yaml"))
    found = [trouble for path in files for trouble in load_yaml(path, _Troubles).troubles]
    return tuple(sorted(found, key=lambda trouble: -trouble.rank))


@cache
def feelings() -> _Feelings:
    """The feelings that ship."""
    return load_yaml(_HERE / "feelings.yaml", _Feelings)


@cache
def wishes() -> tuple[Wish, ...]:
    """The wishes that ship."""
    return load_yaml(_HERE / "wishes.yaml", _Wishes).wishes


class ClauseWords(DataModel):
    """The data of clauses.yaml."""

    trouble: frozenset[str]
    unfit: frozenset[str]
    rough: Alternatives
    benign: frozenset[str]
    states: frozenset[str]
    state_endings: tuple[str, ...]
    dialect: frozenset[str]
    kind: frozenset[str]
    fillers: frozenset[str]
    joints: frozenset[str]
    loose: frozenset[str]
    objects: frozenset[str]
    alone: frozenset[str]
    quoting: frozenset[str]
    named_by_to: frozenset[str]
    named_only: frozenset[str]
    told_endings: frozenset[str]
    formal: dict[str, str]
    honoured: dict[str, str]


@cache
def clause_words() -> ClauseWords:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(_HERE / "clauses.yaml", ClauseWords)
