"""Focus: the stretches that a reply has to take up: trouble, question, wish, praise, detail (trained token labels).

Token by token the scores waver; a stretch that a reply can name is a clause. So each sentence is read as a whole: of
all ways to cut it into stretches the likeliest is taken, where every change between tokens costs, and costs least where
one clause ends (Viterbi 1967).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from typing import get_args

import numpy as np
from spacy.tokens import Doc

from api.analysis.encoder import Reading
from api.analysis.panel import softmax
from api.analysis.schemas import FocusKind
from api.analysis.spans import grown, trimmed

KINDS: tuple[FocusKind, ...] = get_args(FocusKind)
INSIDE_WORD, BETWEEN_WORDS, BETWEEN_CLAUSES = 4.0, 1.5, 0.7
"""Cost of a change, in nats, by where it stands. This and the numbers below: best overlap on the dev part."""
GAIN = {"trouble": 0.3, "question": 0.7, "wish": 0.3, "praise": 0.7, "detail": 0.3}
"""Nats by which each kind is believed more than its tokens say: most tokens of a text belong to none."""
SURE_OF_ANOTHER = 0.5
"""Mean probability from which a further stretch of the same kind is named."""
SURE_OF_DETAIL = 0.5
"""The same for a detail: it is quoted back, and a wrong one sounds as if nobody had read the comment."""
SHORTEST = 3
"""Characters of the shortest stretch."""
MAX_OF_A_KIND = 2
_STOP = re.compile(r"[。!?！？…\n]|\.(?:\s|$)")
"""Where a sentence ends; no stretch goes on beyond it."""
_PAUSE = re.compile(r"[、，,;:（）()「」『』“”\"—―\-♪→]")
_JOINT = re.compile(
    r"and|but|so|because|then|which|who|while|when|after|before|that|if|though|although|yet|since|until"
)
"""English words that begin a clause."""
_CONJUNCTIVE = "助詞-接続助詞"
"""Sudachi's tag of particles that end a clause: て, けど, のに."""


def find(doc: Doc, reading: Reading) -> list[tuple[FocusKind, int, int]]:
    """Kinds and character spans in the normalised text, the surest first, at most MAX_OF_A_KIND of each kind."""
    found: list[tuple[FocusKind, int, int]] = []
    for run in sorted(_runs(doc, reading), key=lambda run: -sum(run.likely)):
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


def _runs(doc: Doc, reading: Reading) -> Iterator[_Run]:
    likely = softmax(reading.focus)
    scores = np.log(likely + 1e-6)
    scores[:, 1:] += [GAIN[kind] for kind in KINDS]
    starts = {token.idx for token in doc}
    joints = _joints(doc)
    for sentence in _sentences(doc.text, reading.spans):
        places = [reading.spans[i] for i in sentence]
        costs = [_cost(doc.text, one[1], other[0], starts, joints) for one, other in pairwise(places)]
        path = _likeliest(scores[sentence].tolist(), costs)
        for number, same in groupby(zip(sentence, path, strict=True), key=itemgetter(1)):
            if number:
                tokens = [i for i, _ in same]
                start, end = reading.spans[tokens[0]][0], reading.spans[tokens[-1]][1]
                yield _Run(number, start, end, likely[tokens, number].tolist())


def _sentences(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Numbers of the tokens of each sentence; tokens without characters belong to none."""
    current: list[int] = []
    for i, (start, end) in enumerate(spans):
        if end <= start:
            continue
        before = spans[current[-1]][1] if current else start
        if current and _STOP.search(text, before - 1, start + 1):
            yield current
            current = []
        current.append(i)
    if current:
        yield current


def _joints(doc: Doc) -> set[int]:
    """Where a word says that a clause ends or begins, as character offsets."""
    after = {token.idx + len(token) for token in doc if token.tag_.startswith(_CONJUNCTIVE)}
    return after | {token.idx for token in doc if _JOINT.fullmatch(token.lower_)}


def _cost(text: str, end: int, start: int, starts: set[int], joints: set[int]) -> float:
    """What a change costs between a token that ends at `end` and the next, which begins at `start`."""
    if start in joints or _PAUSE.search(text, end - 1, start + 1):
        return BETWEEN_CLAUSES
    return BETWEEN_WORDS if start in starts or end < start else INSIDE_WORD


def _likeliest(scores: list[list[float]], costs: list[float]) -> list[int]:
    """The numbers of the path with the highest sum: `scores` (tokens, kinds), less `costs` (tokens - 1) of changes."""
    numbers = range(len(scores[0]))
    best, came = scores[0], list[list[int]]()
    for row, cost in zip(scores[1:], costs, strict=True):
        top = max(numbers, key=best.__getitem__)
        change = best[top] - cost
        came.append([number if best[number] >= change else top for number in numbers])
        best = [max(best[number], change) + row[number] for number in numbers]
    path = [max(numbers, key=best.__getitem__)]
    for step in reversed(came):
        path.append(step[path[-1]])
    return path[::-1]
