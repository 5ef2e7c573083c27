"""What we look into, by what an English complaint tells: where a parcel is, what the driver said, why there is less."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from api.analysis.schemas import Hardship
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.phrasebook import fill


class _Check(DataModel):
    """One row of checks.yaml."""

    of: frozenset[Hardship]
    said: Expression
    check: str
    near: bool = False


class _Checks(DataModel):
    checks: tuple[_Check, ...]


@cache
def checks() -> tuple[tuple[_Check, re.Pattern[str]], ...]:
    """The rows that ship, each with its expression.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    table = load_yaml(Path(__file__).with_name("checks.yaml"), _Checks)
    return tuple((row, re.compile(row.said, re.IGNORECASE)) for row in table.checks)


def check_told(hardship: Hardship, told: Sequence[str], tidied: str) -> str:
    """The question we look into for what is told, to stand after "We'll check"; empty where nothing fits.

    Args:
        hardship: what somebody went through.
        told: the stretches that tell the trouble; they count before the rest of the comment.
        tidied: the whole comment.
    """
    for text, in_trouble in (*((text, True) for text in told), (tidied, False)):
        for row, said in checks():
            if hardship not in row.of or (row.near and not in_trouble):
                continue
            match = said.search(text)
            if match is not None:
                return fill(row.check, {name: found.lower() for name, found in match.groupdict().items() if found})
    return ""
