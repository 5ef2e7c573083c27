"""The stretches of an English comment that the judge marked, in the tidied text."""

from dataclasses import dataclass

from api.analysis.schemas import Analysis, FocusKind
from api.replies.english.edges import snapped
from api.replies.english.text import tidy

_BESIDE = 12
"""Characters around a stretch that still belong to it."""
_LEAST_STRETCH = 6
"""Characters of the shortest stretch that tells anything."""


@dataclass(frozen=True)
class Stretch:
    """Part of the tidied comment."""

    text: str
    start: int
    end: int
    written: str = ""
    """The same as it was written."""

    def near(self, start: int, end: int) -> bool:
        """Whether what stands there belongs to the stretch or is right beside it."""
        return start < self.end + _BESIDE and end > self.start - _BESIDE


def stretches(analysis: Analysis, kind: FocusKind, tidied: str) -> list[Stretch]:
    """The stretches of one kind in the tidied comment, surest first."""
    found = []
    for focus in analysis.focus:
        text = tidy(focus.text).strip(" .,!?;:-")
        at = tidied.lower().find(text.lower()) if focus.kind == kind and text else -1
        if at < 0:
            continue
        start, end = snapped(tidied, at, at + len(text))
        if end - start >= _LEAST_STRETCH:
            found.append(
                Stretch(tidied[start:end], start, end, focus.text if (start, end) == (at, at + len(text)) else "")
            )
    return found
