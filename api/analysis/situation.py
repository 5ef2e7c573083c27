"""The situation a comment tells of: hardship, what to look up, the wish, and what must not be overlooked."""

from typing import cast

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import MARKS, NOTHING, SITUATION, columns_of
from api.analysis.panel import softmax
from api.analysis.schemas import Hardship, Lookup, Situation, Wish

Array = NDArray[np.float32]

LIKELY = 0.35
"""Probability from which one of many answers is named."""
MARKED = 0.5
"""Probability from which a mark is set."""
_COLUMNS = columns_of(SITUATION)


def decide(scores: Array) -> Situation:
    """The answers for one text from its row of scores (SITUATION_WIDTH)."""
    return Situation(
        hardship=cast(Hardship | None, _answer(scores, "hardship")),
        lookup=cast(Lookup | None, _answer(scores, "lookup")),
        wish=cast(Wish | None, _answer(scores, "wish")),
        marks=[mark for mark in MARKS if softmax(scores[_COLUMNS[mark]])[1] >= MARKED],
    )


def _answer(scores: Array, task: str) -> str | None:
    likely = softmax(scores[_COLUMNS[task]])
    best = int(likely.argmax())
    label = SITUATION[task][best]
    return None if label == NOTHING or likely[best] < LIKELY else label
