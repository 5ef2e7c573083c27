"""What the words of a comment hint at beyond its labels: strength of feeling, a look-up needed, claims that bind us."""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from api.datafiles import DataModel, Expression, load_yaml

_READ = 4_000
"""Characters that are read; hints of a longer comment stand in its first pages."""


class Hint(DataModel):
    name: str
    match: Annotated[tuple[Expression, ...], Field(min_length=1)]


class _File(DataModel):
    hints: tuple[Hint, ...]


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = load_yaml(Path(__file__).with_name("hints.yaml"), _File)
    return tuple((hint.name, re.compile("|".join(f"(?:{part})" for part in hint.match))) for hint in data.hints)


def hint_names() -> frozenset[str]:
    """Every hint that can occur."""
    return frozenset(name for name, _ in _compiled())


@lru_cache(maxsize=64)
def hints_in(text: str) -> frozenset[str]:
    """Names of the hints that occur in `text`."""
    folded = unicodedata.normalize("NFKC", text[:_READ]).lower()
    return frozenset(name for name, pattern in _compiled() if pattern.search(folded))
