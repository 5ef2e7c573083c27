"""Aspects: the words that name what the comment is about, as spans of the text (trained token labels)."""

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from api.analysis.encoder import Reading
from api.analysis.panel import softmax
from api.analysis.spans import grown, trimmed

THRESHOLD = 0.2
"""Probability from which a token belongs to an aspect."""
SURE_OF_ANOTHER = 0.5
"""Mean probability from which a further aspect is named. Both: best overlap on the dev part."""
MAX_ASPECTS = 3
MAX_CHARS = 40


def find(doc: Doc, reading: Reading) -> list[tuple[int, int]]:
    """Character spans in the normalised text, the surest first, whole words only, at most MAX_ASPECTS."""
    values = softmax(reading.aspects)
    found = [(grown(doc, start, end), weight) for start, end, weight in _runs(reading.spans, values)]
    spans: list[tuple[int, int]] = []
    for whole, weight in sorted(found, key=lambda one: -one[1]):
        start, end = trimmed(doc.text, *whole)
        apart = all(end <= other[0] or start >= other[1] for other in spans)
        sure = not spans or weight >= SURE_OF_ANOTHER
        if 0 < end - start <= MAX_CHARS and apart and sure and any(char.isalnum() for char in doc.text[start:end]):
            spans.append((start, end))
    return sorted(spans[:MAX_ASPECTS])


def _runs(spans: list[tuple[int, int]], values: NDArray[np.float32]) -> list[tuple[int, int, float]]:
    """Neighbouring tokens that belong together, with their mean probability."""
    runs: list[tuple[int, int, list[float]]] = []
    open_run = False
    for (start, end), (outside, begin, inside) in zip(spans, values.tolist(), strict=True):
        if end <= start or 1 - outside < THRESHOLD:
            open_run = False
        elif open_run and (start <= runs[-1][1] or (inside >= begin and start <= runs[-1][1] + 1)):
            first, _, weights = runs[-1]
            runs[-1] = (first, end, [*weights, 1 - outside])
        else:
            runs.append((start, end, [1 - outside]))
            open_run = True
    return [(start, end, float(np.mean(weights))) for start, end, weights in runs]
