"""Faults that a draft seems to hold: token labels of the encoder's lower half, trained on drafts marked by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from api.analysis.encoder import EncoderVoter
from api.analysis.labels import DRAFT_FAULTS
from api.analysis.panel import softmax
from api.analysis.spans import trimmed
from api.analysis.text import normalise

Array = NDArray[np.float32]

CORE = 0.5
"""Probability of any fault that one token of a stretch must reach."""
EDGE = 0.3
"""Probability of any fault from which a token belongs to the stretch around such a core."""
SUSPECTED = 0.6
"""Mean probability of any fault that a stretch must reach to be worth naming."""
_GAP = 1
"""Characters, at most, that may lie between tokens of one stretch."""


@dataclass(frozen=True, slots=True)
class Suspected:
    """One stretch (offsets in the draft, end exclusive) and its likeliest fault."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Suspicion:
    """What is suspected in a draft."""

    found: tuple[Suspected, ...]
    tokens: tuple[tuple[int, int, float], ...]
    """Start and end of each token, and the probability that it belongs to any fault."""

    def within(self, start: int, end: int) -> float:
        """The largest probability of any fault between two offsets."""
        return max((likely for first, last, likely in self.tokens if first < end and start < last), default=0.0)


NOTHING = Suspicion((), ())


def suspicion(draft: str, encoder: EncoderVoter) -> Suspicion:
    """Read a draft. Its cost grows with its length, which the caller bounds."""
    text = normalise(draft)
    if not text.text:
        return NOTHING
    spans, scores = encoder.faults(text.text)
    likely = softmax(scores)
    known = [i for i, (start, end) in enumerate(spans) if end > start]
    places = [text.original_span(*spans[i]) for i in known]
    fault = 1 - likely[known, 0]
    found = []
    for run in _runs(places, fault):
        if fault[run].mean() < SUSPECTED:
            continue
        mean = likely[[known[i] for i in run], 1:].mean(0)
        start, end = trimmed(draft, places[run[0]][0], places[run[-1]][1])
        if start < end:
            found.append(Suspected(DRAFT_FAULTS[int(mean.argmax())], start, end))
    tokens = ((start, end, float(value)) for (start, end), value in zip(places, fault, strict=True))
    return Suspicion(tuple(found), tuple(tokens))


def _runs(places: list[tuple[int, int]], fault: Array) -> Iterator[list[int]]:
    """Numbers of neighbouring tokens that all reach EDGE and one of which reaches CORE."""
    run: list[int] = []
    for number, value in enumerate([*fault.tolist(), 0.0]):
        joins = value >= EDGE and (not run or places[number][0] - places[run[-1]][1] <= _GAP)
        if joins:
            run.append(number)
            continue
        if run and max(fault[run]) >= CORE:
            yield run
        run = [number] if value >= EDGE else []
