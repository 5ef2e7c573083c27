"""What a customer went through, by the judged situation: feeling, what is looked into, wish, their own words."""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_args

from pydantic import Field, model_validator

from api.analysis.schemas import Hardship, Lookup, Wish
from api.datafiles import DataModel, load_yaml
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.text import Text
from api.replies.japanese.tokens import tokenize
from api.replies.phrasebook import Texts, fill, richest

_SHORTEST, _LONGEST = 3, 28
"""Characters of a detail that a reply echoes."""
_SHORTEST_JOKE = 7
_LOOSE = re.compile(
    "^(?:ほど|場合|なら|から|ので|という|って|のに|だけ|しか|[ぁ-ん](?![ぁ-んァ-ヶ一-龠]))"
    "|(?:なら|たら|れば|[っを])$|^[^ぁ-んァ-ヶ一-龠]+$"
)
"""Edges of a stretch that was cut out of its sentence, or one without a word in it."""
_SHARP = re.compile(
    "死|殺|クソ|くそ|糞|ゴミ|カス|バカ|馬鹿|アホ|ふざけ|詐欺|泥棒|通報|消費者|弁護士|訴え|晒|拡散|二度と|低評価|星1"
)
"""Words that a reply does not say back: insults, threats and who else has been told."""


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
    hardships: dict[Hardship, HardshipWords]
    wishes: dict[Wish, str]
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


def words_for(
    hardship: Hardship, lookup: Lookup | None, given: Mapping[str, str], choice: random.Random
) -> dict[str, str]:
    """Feeling, what is looked into and topic for `hardship`.

    Args:
        given: `thing`, where the comment names what the trouble befell.
    """
    words = hardships().hardships[hardship]
    check = words.check_for.get(lookup, words.check) if lookup else words.check
    feel = choice.choice(words.with_)
    after = [text for text in words.after if not echoes(feel, text)] or list(words.after)
    return {
        "feel": feel,
        "after": choice.choice(after),
        "check": fill(richest(check, given, choice), given),
        "topic": words.topic,
    }


def wish_for(hardship: Hardship | None, wish: Wish | None, check: str) -> str:
    """A wish as it stands before 「も含めて」; empty where there is none or `check` says it already."""
    if wish is None:
        return ""
    table = hardships()
    own = table.hardships[hardship].wish if hardship else {}
    said = own.get(wish) or table.wishes.get(wish, "")
    return "" if echoes(said, check, length=3) else said


def echo_of(text: Text, hardship: Hardship | None, said: str, choice: random.Random) -> dict[str, str]:
    """The first detail that can be said back, in a frame that fits the feeling; empty where there is none.

    Args:
        said: what the reply names already, which is not said twice.
    """
    table = hardships()
    group = table.echoes[table.hardships[hardship or "plain"].echo]
    for part in text.stretched("detail"):
        asks = f"{part.tidied}?" in text.tidied
        quote = "" if part.masked or asks else _quoted(part.tidied)
        if quote and not echoes(quote.strip("「」"), said, length=6):
            frames = table.echoes["heard"] if part.tidied[:1] == "「" and part.tidied[-1:] == "」" else group
            given = {"detail": quote}
            return {
                "echo": fill(choice.choice(frames.full), given),
                "echo_short": fill(choice.choice(frames.short), given),
            }
    return {}


def joke_of(text: Text) -> str:
    """The sentence of a joke that a reply can take up in the customer's own words; empty where none is short enough."""
    said = [part for part in re.split("[。?!]", text.tidied) if len(part) >= _SHORTEST_JOKE]
    quotes = [quote for part in [*said[-1:], *said[:-1]] if (quote := _quoted(part))]
    return quotes[0] if quotes else ""


def _quoted(written: str) -> str:
    text = (
        written.strip("。、？?！! ").replace("「", "『").replace("」", "』").replace("。", "、").replace("、』", "』")
    )
    if text.startswith("『") and text.endswith("』") and "『" not in text[1:]:
        text = text[1:-1]
    whole = text.count("『") == text.count("』")
    fit = _SHORTEST <= len(text) <= _LONGEST and whole and is_repeatable(text)
    if not fit or _LOOSE.search(text) or _SHARP.search(text):
        return ""
    return "" if any(token.pos[2] == "人名" for token in tokenize(text)) else f"「{text}」"


def echoes(one: str, other: str, *, length: int = 5) -> bool:
    """Whether two texts share a stretch of `length` characters, which reads as repetition."""
    return any(one[index : index + length] in other for index in range(len(one) - length + 1))
