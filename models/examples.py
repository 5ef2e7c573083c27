"""What the encoder is trained on: normalised texts with a distribution over labels for each task that is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import SITUATION, TASKS
from api.analysis.schemas import FocusKind
from api.analysis.text import ModelText, normalise
from models.dataset import Aspect, Row

Array = NDArray[np.float32]
ALSO_SHARE = 0.3
"""Part of the probability that further causes share with the main one."""


def one_hot(labels: Sequence[str], label: str) -> Array:
    return np.array([float(name == label) for name in labels], np.float32)


@dataclass(frozen=True)
class Example:
    """A text with targets (task to distribution), a weight, and spans of aspects and of focus (None if unknown).

    A span of focus names its kind by its place among `FocusKind`, counted from one, a span of a draft's fault by its
    place among `DRAFT_FAULTS`. A draft has nothing else.
    """

    text: str
    targets: Mapping[str, Array]
    weight: float = 1.0
    aspects: list[tuple[int, int]] | None = None
    focus: list[tuple[int, int, int]] | None = None
    draft: list[tuple[int, int, int]] | None = None
    notes: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, text: str, known: Mapping[str, str], extra: Mapping[str, Array], weight: float) -> "Example":
        """An example of a public set with our labels where `known`, and targets of its own."""
        targets = {task: one_hot(TASKS[task], label) for task, label in known.items()}
        notes = tuple(f"{name}={target.argmax()}" for name, target in sorted({**targets, **extra}.items()))
        return cls(normalise(text).text, {**targets, **extra}, weight, notes=notes)

    def signature(self) -> str:
        """Examples with the same labels have the same signature."""
        return " ".join(self.notes)


def of_row(row: Row) -> Example:
    """A comment of the corpus with everything known about it."""
    normalised = normalise(row.text)
    targets = {}
    for task, labels in TASKS.items():
        label = row.label(task)
        if label is not None:
            targets[task] = one_hot(labels, label)
    if row.also and "cause" in targets:
        rest = sum((one_hot(TASKS["cause"], name) for name in row.also), np.zeros(len(TASKS["cause"]), np.float32))
        targets["cause"] = targets["cause"] * (1 - ALSO_SHARE) + rest * np.float32(ALSO_SHARE / len(row.also))
    if row.situation is not None:
        targets |= {task: one_hot(labels, row.situation.label(task)) for task, labels in SITUATION.items()}
    aspects = [span for aspect in row.aspects if (span := inside(normalised, aspect))]
    focus = None
    if row.focus is not None:
        kinds = get_args(FocusKind)
        focus = [(*span, kinds.index(one.kind) + 1) for one in row.focus if (span := inside(normalised, one))]
    return Example(normalised.text, targets, 1.0, aspects, focus)


def inside(normalised: ModelText, span: Aspect) -> tuple[int, int] | None:
    """The same span in the normalised text; None when nothing is left of it."""
    inside = [
        i
        for i, (start, end) in enumerate(zip(normalised.starts, normalised.ends, strict=True))
        if start >= span.start and end <= span.end
    ]
    return (inside[0], inside[-1] + 1) if inside else None
