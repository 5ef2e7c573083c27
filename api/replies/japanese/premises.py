"""What a wording takes for granted, and whether the customer's own words bear it out."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, Expression, load_yaml


class _Premise(DataModel):
    """One row of premises.yaml."""

    says: Expression
    needs: Expression = ""
    not_: Expression | None = Field(default=None, alias="not")


class _Premises(DataModel):
    premises: tuple[_Premise, ...]


@cache
def premises() -> tuple[_Premise, ...]:
    """The rows that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("premises.yaml"), _Premises).premises


def borne_out(wordings: Iterable[str], tidied: str) -> list[str]:
    """The `wordings` that take nothing for granted but what the comment `tidied` says."""
    return [wording for wording in wordings if all(_holds(row, tidied) for row in _taken_for_granted(wording))]


@cache
def _taken_for_granted(wording: str) -> tuple[_Premise, ...]:
    return tuple(row for row in premises() if re.search(row.says, wording))


def _holds(row: _Premise, tidied: str) -> bool:
    if row.not_ is not None and re.search(row.not_, tidied):
        return False
    return bool(re.search(row.needs, tidied))
