"""Focus: the stretches that a reply has to take up: trouble, question, wish, praise (trained token labels)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from api.analysis.encoder import Reading
from api.analysis.panel import softmax
from api.analysis.schemas import FocusKind
from api.analysis.spans import grown, trimmed

KINDS: tuple[FocusKind, ...] = get_args(FocusKind)
THRESHOLD = 0.35
"""Probability from which a token belongs to a stretch."""
SURE_OF_ANOTHER = 0.5
"""Mean probability from which a further stretch of the same kind is named."""
SURE_OF_DETAIL = 0.65
"""The same for a detail: it is quoted back, and a wrong one sounds as if nobody had read the comment."""
SHORTEST = 3
"""Characters of the shortest stretch."""
MAX_OF_A_KIND = 2
_GAP = 2
"""Characters, at most, that may be missing inside one stretch."""
_STOP = re.compile(r"[。!?！？…\n]|\.(?:\s|$)")
"""Where a sentence ends; no stretch goes on beyond it."""


def find(doc: Doc, reading: Reading) -> list[tuple[FocusKind, int, int]]:
    """Kinds and character spans in the normalised text, the surest first, at most MAX_OF_A_KIND of each kind."""
    found: list[tuple[FocusKind, int, int]] = []
    runs = _runs(doc.text, reading.spans, softmax(reading.focus))
    for run in sorted(runs, key=lambda run: -sum(run.likely)):
        kind = KINDS[run.number - 1]
        same = sum(one[0] == kind for one in found)
        first, last = trimmed(doc.text, *grown(doc, run.start, run.end))
        apart = all(last <= other[1] or first >= other[2] for other in found)
        least = SURE_OF_DETAIL if kind == "detail" else SURE_OF_ANOTHER if same else 0.0
        sure = sum(run.likely) >= least * len(run.likely)
        if apart and sure and last - first >= SHORTEST and same < MAX_OF_A_KIND:
            found.append((kind, first, last))
    return found


@dataclass(frozen=True)
class _Run:
    """Neighbouring tokens of one kind: its number, their span, the probability of each."""

    number: int
    start: int
    end: int
    likely: list[float]


def _runs(text: str, spans: list[tuple[int, int]], values: NDArray[np.float32]) -> Iterator[_Run]:
    for number in range(1, len(KINDS) + 1):
        current: _Run | None = None
        for (start, end), likely in zip(spans, values[:, number].tolist(), strict=True):
            if end <= start or likely < THRESHOLD:
                continue
            if current and start - current.end <= _GAP and not _STOP.search(text, current.end - 1, start + 1):
                current = _Run(number, current.start, end, [*current.likely, likely])
                continue
            if current:
                yield current
            current = _Run(number, start, end, [likely])
        if current:
            yield current
