"""What protects somebody from further harm: one concrete sentence, said before a reply says anything else."""

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, Expression, load_yaml


class _Row(DataModel):
    """One row of safety.yaml."""

    words: Expression
    also: Expression = ""
    not_: Expression | None = Field(default=None, alias="not")
    say: str


class _Safety(DataModel):
    safety: tuple[_Row, ...]
    waiting: str


@cache
def safety() -> _Safety:
    """The rows that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("safety.yaml"), _Safety)


def protection(tidied: str, *, waiting: bool = False) -> str:
    """The sentence that protects whoever wrote `tidied` or those of whom it tells; empty where nothing is in danger.

    Args:
        waiting: whether a body in danger waits for something that does not come.
    """
    for row in safety().safety:
        if row.not_ is not None and re.search(row.not_, tidied):
            continue
        if re.search(row.words, tidied) and re.search(row.also, tidied):
            return row.say
    return safety().waiting if waiting else ""
