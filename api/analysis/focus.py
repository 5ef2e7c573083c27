"""Focus: the stretches that a reply has to take up: trouble, question, wish, praise (trained token labels)."""

import re
from collections.abc import Iterator
from typing import get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from api.analysis.encoder import Reading
from api.analysis.panel import softmax
from api.analysis.schemas import FocusKind
from api.analysis.spans import grown, trimmed

KINDS: tuple[FocusKind, ...] = get_args(FocusKind)
THRESHOLD = 0.4
"""Probability from which a token belongs to a stretch."""
SHORTEST = 2
"""Characters of the shortest stretch."""
MAX_OF_A_KIND = 2
_GAP = 2
"""Characters, at most, that may be missing inside one stretch."""
_STOP = re.compile(r"[。!?！？…\n]|\.(?:\s|$)")
"""Where a sentence ends; no stretch goes on beyond it."""


def find(doc: Doc, reading: Reading) -> list[tuple[FocusKind, int, int]]:
    """Kinds and character spans in the normalised text, the surest first, at most MAX_OF_A_KIND of each kind."""
    values = softmax(reading.focus)
    found: list[tuple[FocusKind, int, int]] = []
    for number, start, end, _ in sorted(_runs(doc.text, reading.spans, values), key=lambda run: -run[3]):
        first, last = trimmed(doc.text, *grown(doc, start, end))
        kind = KINDS[number - 1]
        apart = all(last <= other[1] or first >= other[2] for other in found)
        if apart and last - first >= SHORTEST and sum(one[0] == kind for one in found) < MAX_OF_A_KIND:
            found.append((kind, first, last))
    return found


def _runs(
    text: str, spans: list[tuple[int, int]], values: NDArray[np.float32]
) -> Iterator[tuple[int, int, int, float]]:
    """Neighbouring tokens of the same kind: its number, their span and the sum of their probabilities."""
    for number in range(1, len(KINDS) + 1):
        current: tuple[int, int, float] | None = None
        for (start, end), likely in zip(spans, values[:, number].tolist(), strict=True):
            if end <= start or likely < THRESHOLD:
                continue
            if current is not None and start - current[1] <= _GAP and not _STOP.search(text, current[1] - 1, start + 1):
                current = (current[0], end, current[2] + likely)
                continue
            if current is not None:
                yield number, *current
            current = (start, end, likely)
        if current is not None:
            yield number, *current
