"""The situation that the words of a trouble show where its kind is not known: what it feels like, what to look into."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from api.analysis.schemas import CauseLabel
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.phrasebook import Texts


class Situation(DataModel):
    """One row of situations.yaml."""

    words: Expression
    also: Expression = ""
    causes: frozenset[CauseLabel] = frozenset()
    """Causes to which the row is kept; none means all."""
    strong: bool = False
    """Whether its feeling goes before that of a known trouble: a farewell, a wedding, a danger."""
    feel: Texts
    check: Texts
    ask: str


class _Situations(DataModel):
    situations: tuple[Situation, ...]


@cache
def situations() -> Sequence[Situation]:
    """The situations that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("situations.yaml"), _Situations).situations


def situation_of(told: str, whole: str, cause: CauseLabel) -> Situation | None:
    """The first situation that holds.

    Args:
        told: the stretch that tells the trouble, or the whole comment where none is known.
        whole: the whole comment, tidied.
        cause: what the comment was judged to be about.
    """
    for row in situations():
        fits = not row.causes or cause in row.causes
        if fits and re.search(row.words, told) and re.search(row.also, whole):
            return row
    return None
