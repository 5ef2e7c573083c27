"""What the words of a comment hint at beyond its labels: strength of feeling, a look-up needed, claims that bind us."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from api.datafiles import DataModel, Expression, load_yaml

_READ = 4_000
"""Characters that are read; hints of a longer comment stand in its first pages."""


class Pair(DataModel):
    """Words that hint at something only where others stand near them, in the same question-free stretch.

    Attributes:
        within: characters that may lie between one and the other after it.
        before: the same where the other comes first; null where that order says nothing.
        words: whether both must be whole words.
    """

    one: Annotated[tuple[Expression, ...], Field(min_length=1)]
    other: Annotated[tuple[Expression, ...], Field(min_length=1)]
    within: Annotated[int, Field(gt=0)]
    before: Annotated[int, Field(gt=0)] | None = None
    words: bool = False

    def expression(self) -> str:
        """The pair as one regular expression."""
        edge = r"\b" if self.words else ""
        one, other = (f"{edge}(?:{'|'.join(words)}){edge}" for words in (self.one, self.other))
        after = f"{one}[^?]{{0,{self.within}}}{other}"
        return f"{after}|{other}[^?]{{0,{self.before}}}{one}" if self.before else after


class Hint(DataModel):
    name: str
    match: tuple[Expression, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Hint":
        if not self.match and not self.pairs:
            raise ValueError("needs `match` or `pairs`")
        return self

    def expression(self) -> str:
        """Everything that hints at it as one regular expression."""
        return "|".join(f"(?:{part})" for part in (*self.match, *(pair.expression() for pair in self.pairs)))


class _File(DataModel):
    hints: tuple[Hint, ...]


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load_yaml(Path(__file__).with_name("hints.yaml"), _File)
    return tuple((hint.name, re.compile(hint.expression())) for hint in data.hints)


def hint_names() -> frozenset[str]:
    """Every hint that can occur."""
    return frozenset(name for name, _ in _compiled())


@lru_cache(maxsize=64)
def hints_in(text: str) -> frozenset[str]:
    """Names of the hints that occur in `text`."""
    folded = unicodedata.normalize("NFKC", text[:_READ]).lower()
    return frozenset(name for name, pattern in _compiled() if pattern.search(folded))
