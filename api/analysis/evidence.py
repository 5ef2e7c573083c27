"""Which words moved a decision: take each word out and see how much probability the label loses (occlusion)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

MAX_VARIANTS = 32
"""Groups of words that are tried; longer texts are cut into coarser groups."""
MAX_SPANS = 5
MIN_WEIGHT = 0.01

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Moved:
    """A stretch of the normalised text and the probability the label loses without it."""

    start: int
    end: int
    weight: float


def groups(doc: Doc) -> list[tuple[int, int]]:
    """Character spans to try: words with the endings that belong to them, at most MAX_VARIANTS."""
    spans: list[tuple[int, int]] = []
    for token in doc:
        if token.is_space:
            continue
        end = token.idx + len(token.text)
        bound = token.pos_ in ("AUX", "PART", "SCONJ") and spans and spans[-1][1] == token.idx
        if token.is_punct and not any(char.isalnum() for char in token.text) and token.text not in "!?!?…":
            continue
        if bound:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
    size = -(-len(spans) // MAX_VARIANTS)
    return [(spans[first][0], spans[min(first + size, len(spans)) - 1][1]) for first in range(0, len(spans), size or 1)]


def occlude(
    doc: Doc, columns: Sequence[Sequence[int]], row: Array, probabilities: Callable[[list[str]], Array]
) -> list[list[Moved]]:
    """For each decision, given as the columns whose sum is its probability, the stretches that speak most for it."""
    spans = groups(doc)
    if not spans or not columns:
        return [[] for _ in columns]
    variants = [f"{doc.text[:start]}{doc.text[end:]}" for start, end in spans]
    rows = probabilities(variants)
    result = []
    for wanted in columns:
        chosen = list(wanted)
        lost = row[chosen].sum() - rows[:, chosen].sum(axis=1)
        order = np.argsort(-lost, kind="stable")[:MAX_SPANS]
        moved = [Moved(spans[i][0], spans[i][1], round(float(lost[i]), 4)) for i in order if lost[i] >= MIN_WEIGHT]
        result.append(moved)
    return result
