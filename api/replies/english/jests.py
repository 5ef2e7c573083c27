"""A light line that joins an English joke by taking up the picture it draws."""

import random
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, Expression, load_yaml
from api.replies.english.lexicon import occurs
from api.replies.phrasebook import Texts, fill


class _Jest(DataModel):
    match: tuple[Expression, ...] = Field(min_length=1)
    say: Texts


class _Jests(DataModel):
    jests: tuple[_Jest, ...]


@cache
def jests() -> tuple[_Jest, ...]:
    """The pictures that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("jests.yaml"), _Jests).jests


def joining(tidied: str, choice: random.Random) -> str:
    """The line for the first picture that is known; empty where there is none."""
    lowered = tidied.lower()
    for jest in jests():
        if (found := occurs(jest.match, lowered)) is not None:
            return fill(choice.choice(jest.say), found.groupdict())
    return ""
