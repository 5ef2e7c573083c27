"""What a customer went through, by the judged situation: feeling, what is looked into, wish."""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from pydantic import Field, model_validator

from api.analysis.schemas import Hardship, Lookup, Wish
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.japanese.premises import borne_out
from api.replies.phrasebook import Texts, fill, richest


class HardshipWords(DataModel):
    """How a reply takes up one kind of hardship (see the head of hardships.yaml)."""

    with_: Texts = Field(alias="with")
    after: Texts
    check: Texts
    check_for: dict[Lookup, Texts] = Field(default_factory=dict)
    """What is looked into where this has to be asked for."""
    topic: str
    echo: str
    wish: dict[Wish, str] = Field(default_factory=dict)


class _Frames(DataModel):
    full: Texts
    short: Texts


class _Hardships(DataModel):
    said: dict[Hardship, Expression]
    hardships: dict[Hardship, HardshipWords]
    wishes: dict[Wish, str]
    asked: dict[Wish, str]
    echoes: dict[str, _Frames]

    @model_validator(mode="after")
    def _whole(self) -> "_Hardships":
        if missing := set(get_args(Hardship)) - self.hardships.keys():
            raise ValueError(f"no words for {', '.join(sorted(missing))}")
        if unknown := {words.echo for words in self.hardships.values()} - self.echoes.keys():
            raise ValueError(f"no frames for {', '.join(sorted(unknown))}")
        return self


@cache
def hardships() -> _Hardships:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("hardships.yaml"), _Hardships)


def is_spoken_of(hardship: Hardship | None, tidied: str) -> bool:
    """Whether a word of the comment speaks of the hardship; of guesses without one half were wrong (dev part)."""
    said = hardships().said.get(hardship) if hardship else None
    return said is None or re.search(said, tidied) is not None


def words_for(
    hardship: Hardship, lookup: Lookup | None, given: Mapping[str, str], tidied: str, choice: random.Random
) -> dict[str, str]:
    """Feeling, what is looked into and topic for `hardship`, in words that the comment `tidied` bears out.

    Args:
        given: `thing`, where the comment names what the trouble befell.
    """
    words, plain = hardships().hardships[hardship], hardships().hardships["plain"]
    check = words.check_for.get(lookup, words.check) if lookup else words.check
    feel = choice.choice(borne_out(words.with_, tidied) or list(plain.with_))
    after = borne_out(words.after, tidied) or borne_out(plain.after, tidied)
    apart = [text for text in after if not echoes(feel, text)] or after
    checked = borne_out(check, tidied) or borne_out(words.check, tidied) or plain.check[:1]
    return {
        "feel": feel,
        "after": choice.choice(apart),
        "check": fill(richest(checked, given, choice), given),
        "topic": next(iter(borne_out([words.topic], tidied)), plain.topic),
    }


def wish_for(hardship: Hardship | None, wish: Wish | None, check: str, tidied: str) -> str:
    """A wish as it stands before 「も含めて」; empty where there is none or `check` says it already.

    Args:
        tidied: the comment, which has to bear the wording out.
    """
    if wish is None:
        return ""
    table = hardships()
    own = table.hardships[hardship].wish if hardship else {}
    said = borne_out([one for one in (own.get(wish), table.wishes.get(wish)) if one], tidied)[:1]
    said += borne_out([table.asked[wish]], tidied) if wish in table.asked else []
    return next((one for one in said if not echoes(one, check, length=3)), "")


def echoes(one: str, other: str, *, length: int = 5) -> bool:
    """Whether two texts share a stretch of `length` characters, which reads as repetition."""
    return any(one[index : index + length] in other for index in range(len(one) - length + 1))


def shares_word(one: str, other: str) -> bool:
    """Whether a word of `one` that carries its matter stands in `other` too."""
    return any(part in other for part in re.findall("[一-龠ァ-ヶ]{2,}", one))
