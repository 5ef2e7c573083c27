"""Blanks in a wording: found, filled from what is known, and explained."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from api.contract import Language
from api.wordings.library import LANGUAGES, blank_kinds

_BLANK: Mapping[Language, re.Pattern[str]] = {
    "ja": re.compile(r"【([^【】\n]{1,40})】"),
    "en": re.compile(r"\[\[([^\[\]\n]{1,60})\]\]"),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank in a text; offsets count code points, brackets included. `name` is its text when it has no name."""

    name: str
    hint: str
    start: int
    end: int


@cache
def _names(language: Language) -> Mapping[str, str]:
    return {shown: name for name, kind in blank_kinds().items() for shown in kind.said_in(language).shown}


def slots(text: str) -> list[Slot]:
    """Every blank of `text` in its order."""
    found = []
    for language in LANGUAGES:
        for match in _BLANK[language].finditer(text):
            name = _names(language).get(match[1])
            hint = blank_kinds()[name].said_in(language).hint if name else match[1]
            found.append(Slot(name or match[1], hint, *match.span()))
    return sorted(found, key=lambda slot: slot.start)


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with every blank replaced that `values` has a value for, by name."""
    for slot in reversed(slots(text)):
        if slot.name in values:
            text = text[: slot.start] + values[slot.name] + text[slot.end :]
    return text


@cache
def samples(language: Language) -> Mapping[str, str]:
    """A plausible value for every named blank."""
    return {name: kind.said_in(language).sample for name, kind in blank_kinds().items()}


def open_brackets(language: Language, name: str) -> str:
    """The named blank as it is written in a text."""
    shown = blank_kinds()[name].said_in(language).shown[0]
    return f"【{shown}】" if language == "ja" else f"[[{shown}]]"
