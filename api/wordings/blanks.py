"""Blanks in a wording: found, filled from what is known, and explained."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

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


@lru_cache(maxsize=2_048)
def slots(text: str) -> Sequence[Slot]:
    """Every blank of `text` in its order."""
    found = []
    for language in LANGUAGES:
        for match in _BLANK[language].finditer(text):
            name = _names(language).get(match[1])
            hint = blank_kinds()[name].said_in(language).hint if name else match[1]
            found.append(Slot(name or match[1], hint, *match.span()))
    return tuple(sorted(found, key=lambda slot: slot.start))


@dataclass(frozen=True)
class Filled:
    """A text with values in its blanks, and how places moved."""

    text: str
    shifts: tuple[tuple[int, int, int], ...]
    """Start and end of each filled blank in the template, and by how much everything behind it moved."""

    def moved(self, place: int) -> int:
        """Where a place of the template is now; one inside a filled blank is where its value begins."""
        by = 0
        for start, end, shift in self.shifts:
            if place < end:
                return min(place, start) + by
            by += shift
        return place + by


def filling(text: str, values: Mapping[str, str]) -> Filled:
    """`text` with every blank replaced that `values` has a value for, by name."""
    pieces: list[str] = []
    shifts: list[tuple[int, int, int]] = []
    done = 0
    for slot in slots(text):
        if slot.name in values:
            pieces += [text[done : slot.start], values[slot.name]]
            shifts.append((slot.start, slot.end, len(values[slot.name]) - (slot.end - slot.start)))
            done = slot.end
    return Filled("".join([*pieces, text[done:]]), tuple(shifts))


@cache
def samples(language: Language) -> Mapping[str, str]:
    """A plausible value for every named blank."""
    return {name: kind.said_in(language).sample for name, kind in blank_kinds().items()}


def open_brackets(language: Language, name: str) -> str:
    """The named blank as it is written in a text."""
    shown = blank_kinds()[name].said_in(language).shown[0]
    return f"【{shown}】" if language == "ja" else f"[[{shown}]]"
