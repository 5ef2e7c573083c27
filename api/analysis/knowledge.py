"""What the company knows beyond the models: names that sound bad, and texts whose labels people settled.

Nothing is trained: names are read as a plain word for a thing, and a settled text pulls the labels of texts that say
nearly the same towards its own, as far as they are alike in the encoder's space (nearest neighbour).
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import EXCEPTIONS, INTENTS, TASKS, task_slices
from api.analysis.text import ModelText, normalise

Array = NDArray[np.float32]

LIKE = 0.68
"""Likeness from which a settled text speaks for another."""
SAME = 0.80
"""Likeness from which it decides alone."""
_CLAIM_ODDS = 16.0
"""How much likelier a known false claim makes that a comment tells a falsehood."""
_STAND_INS = {"ja": "商品", "en": "product"}
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True)
class Trace:
    """Where a text lies for comparing: the encoder's vector (hidden) and its n-grams with weights, both of length one.

    The encoder brings texts together that mean the same to the desk («delivered late»), the n-grams those that name the
    same thing; only both together tell a like text from another complaint of the same kind.
    """

    vector: Array
    grams: Mapping[int, float]

    def likeness(self, other: "Trace") -> float:
        """From 0 to 1, the mean of both views; the n-grams' cosine is lifted by a root, since wording varies freely."""
        smaller, larger = sorted((self.grams, other.grams), key=len)
        shared = sum(weight * larger.get(gram, 0.0) for gram, weight in smaller.items())
        return (max(0.0, float(self.vector @ other.vector)) + math.sqrt(max(0.0, shared))) / 2


def _never(text: str) -> bool:
    return False


@dataclass(frozen=True)
class Settled:
    """A text with the labels a person gave it, task by task (labels of TASKS)."""

    labels: Mapping[str, str]
    trace: Trace


@dataclass(frozen=True)
class Knowledge:
    """What one company knows; `version` changes with any of it.

    Attributes:
        neutral_words: names that sound bad, such as a game called «Hell».
        settled: texts whose labels were set right, the oldest first.
        tells_false_claim: whether a text (as it was written) tells a story that the company knows to be false (R92).
    """

    neutral_words: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    tells_false_claim: Callable[[str], bool] = _never
    version: str = ""

    @cached_property
    def _vectors(self) -> Array:
        return np.stack([one.trace.vector for one in self.settled])

    def read(self, text: str) -> ModelText:
        """The text as the models see it, names that only sound bad replaced by a word for a thing."""
        normalised = normalise(text)
        return _renamed(normalised, self.neutral_words) if self.neutral_words else normalised

    def correct(self, row: Array, text: str, trace: Trace | None) -> Array:
        """Probabilities (WIDTH) of `text` (as it was written) after this knowledge has spoken.

        A known false claim makes falsehood likelier, unless the comment asks about it: a rumour put as a question is
        none (label guide). Then the most alike settled texts speak, one for each task that they settle.
        """
        result = row.copy()
        if self.tells_false_claim(text) and not _asks(row):
            columns = task_slices()["exception"]
            odds = np.array([_CLAIM_ODDS if name == "falsehood" else 1.0 for name in EXCEPTIONS], np.float32)
            result[columns] = row[columns] * odds / float(row[columns] @ odds)
        done = set[str]()
        for share, one in self._alike(trace) if trace else ():
            for task in one.labels.keys() - done:
                columns = task_slices()[task]
                wanted = np.array([float(name == one.labels[task]) for name in TASKS[task]], np.float32)
                result[columns] = (1 - share) * result[columns] + share * wanted
            done |= one.labels.keys()
        return result

    def _alike(self, trace: Trace) -> list[tuple[float, Settled]]:
        """Settled texts that speak for a text, each with its share of the say (up to one); the strongest first."""
        if not self.settled:
            return []
        near = [i for i, value in enumerate(self._vectors @ trace.vector) if value >= 2 * LIKE - 1]
        likeness = {i: self.settled[i].trace.likeness(trace) for i in near}
        order = sorted((i for i in near if likeness[i] > LIKE), key=lambda i: (likeness[i], i), reverse=True)
        return [(min(1.0, (likeness[i] - LIKE) / (SAME - LIKE)), self.settled[i]) for i in order]


def _asks(row: Array) -> bool:
    return bool(row[task_slices()["intent"]].argmax() == INTENTS.index("question"))


NOTHING = Knowledge()


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    names = sorted({normalise(word).text for word in words} - {""}, key=len, reverse=True)
    bounded = [
        rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" if name.isascii() else re.escape(name) for name in names
    ]
    return re.compile("|".join(bounded) or r"(?!)", re.IGNORECASE)


def _renamed(text: ModelText, words: tuple[str, ...]) -> ModelText:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stand_in = _STAND_INS["ja" if _JAPANESE.search(text.text) else "en"]
    position = 0
    for match in _pattern(words).finditer(text.text):
        chars += text.text[position : match.start()]
        starts += text.starts[position : match.start()]
        ends += text.ends[position : match.start()]
        start, end = text.original_span(match.start(), match.end())
        chars += stand_in
        starts += [start] * len(stand_in)
        ends += [end] * len(stand_in)
        position = match.end()
    if not position:
        return text
    return ModelText(
        "".join(chars) + text.text[position:], starts + text.starts[position:], ends + text.ends[position:]
    )
