"""The situation a comment tells of: hardship, what to look up, the wish, and what must not be overlooked."""

import re
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import MARKS, NOTHING, SITUATION, columns_of
from api.analysis.panel import softmax
from api.analysis.schemas import Hardship, Lookup, Mark, SentimentLabel, Situation, Wish
from api.datafiles import DataModel, Expression, load_yaml

Array = NDArray[np.float32]

LIKELY = {"hardship": 0.6, "lookup": 0.4, "wish": 0.4}
"""Probability from which an answer is named: two of three are right there on the dev part. A reply built on the wrong
hardship invents a trouble."""
MARKED = 0.5
"""Probability from which a mark is set: three of four are right there on the dev part."""
_MARKED_FROM: dict[str, float] = {"hazard": 0.7, "jest": 0.6, "sarcasm": 0.4}
"""Marks that are as often right only from a higher one on, or already from a lower one."""
_COLUMNS = columns_of(SITUATION)


class _Words(DataModel):
    """Per mark: words without one of which it is not believed."""

    bereaved: Expression
    child: Expression
    elderly: Expression
    disabled: Expression
    proud: Expression


@cache
def _words() -> dict[str, re.Pattern[str]]:
    data = load_yaml(Path(__file__).with_name("situation.yaml"), _Words)
    return {mark: re.compile(pattern) for mark, pattern in data.model_dump().items()}


def warm_up() -> None:
    """Read the word lists before they are needed. Raises DataFileError naming file and entry."""
    _words()


def decide(text: str, scores: Array, mood: SentimentLabel) -> Situation:
    """The answers for one normalised text from its row of scores (SITUATION_WIDTH).

    Args:
        mood: the sentiment that was decided; a happy customer went through no hardship unless one is marked beside.
    """
    lowered = text.lower()
    likely = [mark for mark in MARKS if softmax(scores[_COLUMNS[mark]])[1] >= _MARKED_FROM.get(mark, MARKED)]
    marks: list[Mark] = [mark for mark in likely if mark not in _words() or _words()[mark].search(lowered)]
    happy = mood == "positive" and "also_bad" not in marks
    return Situation(
        hardship=None if happy else cast(Hardship | None, _answer(scores, "hardship")),
        lookup=None if happy else cast(Lookup | None, _answer(scores, "lookup")),
        wish=cast(Wish | None, _answer(scores, "wish")),
        marks=marks,
    )


def _answer(scores: Array, task: str) -> str | None:
    likely = softmax(scores[_COLUMNS[task]])
    best = int(likely.argmax())
    label = SITUATION[task][best]
    return None if label == NOTHING or likely[best] < LIKELY[task] else label
