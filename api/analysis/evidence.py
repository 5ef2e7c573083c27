"""Which words moved a decision: take a word out, judge again, and see how much of the label's odds goes (occlusion).

Odds, not probability: of a comment that is plainly negative one word less leaves 98 of 99 percent, and yet may carry
half of what speaks for it.

Judging again is dear, so only the few words that look decisive are tried: the encoder's scores are a mean over its
tokens, which tells each token's share at once, and the n-gram voter is fast enough to be asked about every word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from api.analysis.labels import task_slices
from api.analysis.panel import Panel, Reading, softmax

MAX_GROUPS = 40
"""Stretches of a text that are considered; longer texts are cut into coarser ones, then read at both ends only."""
_AT_END = 12
_DEPENDENT = "非自立"
"""Part of Sudachi's tag of words that lean on the one before: 〜すぎる, 〜てしまう."""
TRIED = (2, 5)
"""Stretches taken out and judged again for each decision: so many at first, and up to so many while none counts."""
MIN_WEIGHT = 0.15
"""Share of the odds below which a stretch counts for nothing."""
_LONGEST = 6
"""Words in one stretch at most, however long the text."""

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Moved:
    """A stretch of the normalised text and the share of the label's odds that is lost without it."""

    start: int
    end: int
    weight: float


def groups(doc: Doc) -> list[tuple[int, int]]:
    """Character spans to consider: words with the endings bound to them."""
    spans: list[tuple[int, int]] = []
    for token in doc:
        end = token.idx + len(token.text)
        if token.is_space or not (any(char.isalnum() for char in token.text) or _speaks(token.text)):
            continue
        bound = token.pos_ in ("AUX", "PART", "SCONJ", "ADP") or _DEPENDENT in token.tag_
        if bound and spans and spans[-1][1] == token.idx:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
    size = min(-(-len(spans) // MAX_GROUPS), _LONGEST) or 1
    joined = [(spans[first][0], spans[min(first + size, len(spans)) - 1][1]) for first in range(0, len(spans), size)]
    return joined if len(joined) <= MAX_GROUPS else joined[: MAX_GROUPS - _AT_END] + joined[-_AT_END:]


def _speaks(text: str) -> bool:
    """Whether a token without letters can carry meaning: emoji, kaomoji, exclamation and question marks."""
    return text[0] not in ".,:;()[]{}<>\"'、。「」・-/" or len(text) > 2


def occlude(
    doc: Doc, columns: Sequence[tuple[str, Sequence[int]]], reading: Reading, panel: Panel
) -> list[list[Moved]]:
    """The stretches that speak most for each decision, given as its task and the columns its probability sums up."""
    spans = groups(doc)
    if not spans:
        return [[] for _ in columns]
    ngram_rows = panel.ngrams.rows([doc.text, *(_without(doc.text, span) for span in spans)])
    ranked = [_promising(spans, task, chosen, reading, ngram_rows) for task, chosen in columns]
    rows: dict[int, Array] = {}
    result: list[list[Moved]] = [[] for _ in columns]
    for upto in TRIED:
        waiting = [i for i, found in enumerate(result) if not found]
        fresh = sorted({number for i in waiting for number in ranked[i][:upto]} - rows.keys())
        if fresh:
            rows |= zip(fresh, panel.probabilities([_without(doc.text, spans[i]) for i in fresh]), strict=True)
        for i in waiting:
            chosen = columns[i][1]
            whole = _odds(reading.row, chosen)
            lost = {n: min(max(1 - _odds(rows[n], chosen) / whole, 0.0), 1.0) for n in ranked[i][:upto]}
            order = sorted((n for n in lost if lost[n] >= MIN_WEIGHT), key=lost.__getitem__, reverse=True)
            result[i] = [Moved(*spans[n], round(lost[n], 4)) for n in order]
    return result


def _odds(row: Array, columns: Sequence[int]) -> float:
    probability = min(max(float(row[list(columns)].sum()), 1e-6), 1 - 1e-6)
    return probability / (1 - probability)


def _without(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]] + text[span[1] :]


def _promising(
    spans: list[tuple[int, int]], task: str, chosen: Sequence[int], reading: Reading, ngram_rows: Array
) -> list[int]:
    """Numbers of the stretches most likely to matter, by both voters' cheap estimates."""
    columns = task_slices()[task]
    inside = [number - columns.start for number in chosen]
    shares = softmax(ngram_rows[:, columns])[:, inside].sum(1)
    # On the dev part the n-grams' estimate found words that matter nearly three times as well as the encoder's.
    estimate = 2 * _scaled(shares[0] - shares[1:])
    if reading.encoder is not None:
        own = reading.encoder.scores[:, columns]
        label = max(inside, key=lambda number: float(own[:, number].mean()))
        others = [number for number in range(own.shape[1]) if number not in inside]
        for_label = own[:, label] - own[:, others].max(1)
        gain = np.array([_sum_inside(reading.encoder.spans, for_label, span) for span in spans], np.float32)
        estimate = estimate + _scaled(gain)
    return [int(number) for number in np.argsort(-estimate, kind="stable")[: TRIED[-1]]]


def _sum_inside(token_spans: list[tuple[int, int]], values: Array, span: tuple[int, int]) -> float:
    inside = (
        value for (start, end), value in zip(token_spans, values, strict=True) if start < span[1] and end > span[0]
    )
    return float(sum(inside))


def _scaled(values: Array) -> Array:
    return values / max(float(np.abs(values).max()), 1e-6)
