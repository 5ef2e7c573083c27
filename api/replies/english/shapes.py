"""What the shaping of English clauses works with: the words that ship, a cleaned sentence, a finished shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.english.verbs import forms

_TOKEN = re.compile(r"\"[^\"]*\"|[A-Za-z0-9£€$%]+(?:[-'.,:][A-Za-z0-9]+)*|\S")


class _Shaping(DataModel):
    dropped: tuple[str, ...]
    openers: tuple[str, ...]
    endings: tuple[str, ...]
    ours: frozenset[str]
    ours_to_mine: frozenset[str]
    told: frozenset[str]
    done_to: frozenset[str]
    i_did: frozenset[str]
    ours_nouns: frozenset[str]
    yours_nouns: frozenset[str]
    leads: frozenset[str]
    not_noun: frozenset[str]
    states: tuple[str, ...]
    prepositions: tuple[str, ...]
    numbers: tuple[str, ...]
    times: tuple[str, ...]
    moments: tuple[str, ...]
    ordinals: tuple[str, ...]
    bare_nouns: frozenset[str]
    ing_nouns: frozenset[str]
    ours_ing: frozenset[str]
    suffered: frozenset[str]
    letters: tuple[str, ...]
    its_verbs: tuple[str, ...]
    empty_it: tuple[str, ...]
    our_verbs: tuple[str, ...]


@cache
def shaping() -> _Shaping:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("shaping.yaml"), _Shaping)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A regular expression in which `<name>` stands for any of the words of that name in shaping.yaml."""

    def words_of(match: re.Match[str]) -> str:
        return f"(?:{'|'.join(sorted(getattr(shaping(), match[1]), key=len, reverse=True))})"

    return re.compile(re.sub("(?<!P)<([a-z_]+)>", words_of, template), re.IGNORECASE)


@dataclass(frozen=True)
class Shape:
    """A whole clause from the customer's own side, and how sure it is that it reads well (0 to 1)."""

    text: str
    sure: float


@dataclass(frozen=True)
class Said:
    """A cleaned sentence, its first word apart."""

    text: str
    words: tuple[str, ...]
    """In lower case."""
    things: Sequence[str]

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def second(self) -> str:
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def rest(self) -> str:
        return self.text[len(self.first) :].strip()

    @property
    def small(self) -> str:
        return re.sub(" (?=,)", "", f"{self.first} {self.rest}".strip())

    @property
    def thing(self) -> str:
        """What "it" stands for where one thing alone was named; of several it would be a guess."""
        return self.things[-1] if len(set(self.things)) == 1 and not re.search("[^s]s$", self.things[-1]) else ""


_NO_DEED = frozenset({"including", "excluding", "regarding", "concerning", "considering", "according", "depending"})


def tokens(text: str) -> list[str]:
    """Words, numbers and quotations of `text`; other marks one by one."""
    return _TOKEN.findall(text)


def is_doing(word: str) -> bool:
    """Whether an -ing word is a verb and no noun like "booking"."""
    return word in forms().ing and word not in shaping().ing_nouns and word not in _NO_DEED
