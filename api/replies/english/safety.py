"""What to do now with a thing that hurt somebody or may do so, in English: one concrete sentence."""

import re
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, Expression, load_yaml
from api.replies.english.text import whole_words, words

_KEPT = "It helps that you've kept it."


class _Row(DataModel):
    """One row of safety.yaml."""

    of: Expression
    did: Expression = ""
    say: str
    child: str = ""
    cared: str = ""


class _Safety(DataModel):
    safety: tuple[_Row, ...]
    vital: Expression
    wait: str
    kept: Expression


@cache
def safety() -> _Safety:
    """The rows that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("safety.yaml"), _Safety)


def protection(tidied: str) -> str:
    """The sentence that protects whoever wrote `tidied`, or those of whom it tells; empty where none is known."""
    lowered = tidied.lower()
    row = next((one for one in safety().safety if re.search(one.of, lowered) and re.search(one.did, lowered)), None)
    if row is None:
        return ""
    said = row.cared if row.cared and whole_words(words().cared_for).search(lowered) else row.say
    said = row.child if row.child and whole_words(words().children).search(lowered) else said
    return f"{said} {_KEPT}" if re.search(safety().kept, tidied, re.IGNORECASE) else said


def without_vital(tidied: str) -> str:
    """What to do until it comes, where somebody waits for what a body cannot do without; else empty."""
    return safety().wait if re.search(safety().vital, tidied, re.IGNORECASE) else ""
