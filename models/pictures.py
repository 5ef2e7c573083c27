"""Confusion matrices and the reliability diagram as small pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import numpy as np
from matplotlib import pyplot
from matplotlib.figure import Figure

from models import metrics

_DPI = 80


def confusions(truths: Mapping[str, Sequence[str]], guesses: Mapping[str, Sequence[str]], path: Path) -> None:
    """One matrix a task, rows truth (as shares), columns guess; the numbers are counts."""
    figure, axes = pyplot.subplots(1, len(truths), figsize=(5 * len(truths), 4.6))
    for axis, (task, truth) in zip(np.atleast_1d(axes), truths.items(), strict=True):
        labels = sorted({*truth, *guesses[task]})
        table = metrics.confusion(truth, guesses[task], labels)
        axis.imshow(table / np.maximum(table.sum(1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1)
        axis.set_xticks(range(len(labels)), labels, rotation=60, ha="right")
        axis.set_yticks(range(len(labels)), labels)
        axis.set_title(task)
        for (row, column), count in np.ndenumerate(table):
            if count:
                axis.text(column, row, str(count), ha="center", va="center", fontsize=8)
    figure.supxlabel("judged")
    figure.supylabel("labelled")
    _save(figure, path)


def reliability(confidence: Sequence[float], right: Sequence[bool], path: Path) -> None:
    """Share of right sentiments against stated confidence, ten bins."""
    values, hits = np.asarray(confidence), np.asarray(right, float)
    bins = np.clip((values * 10).astype(int), 0, 9)
    used = sorted(set(bins.tolist()))
    figure, axis = pyplot.subplots(figsize=(4.2, 4.2))
    axis.plot([0, 1], [0, 1], color="grey", linewidth=1)
    axis.plot([values[bins == b].mean() for b in used], [hits[bins == b].mean() for b in used], marker="o")
    axis.set_xlabel("stated confidence")
    axis.set_ylabel("share right")
    axis.set_title("sentiment")
    _save(figure, path)


def losses(curve: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Mean training loss of the main tasks, epoch by epoch."""
    figure, axis = pyplot.subplots(figsize=(4.2, 3.2))
    for task in ("sentiment", "exception", "intent", "cause"):
        axis.plot(
            [entry["epoch"] for entry in curve], [entry["tasks"][task] for entry in curve], marker="o", label=task
        )
    axis.set_xlabel("epoch")
    axis.set_ylabel("loss")
    axis.legend()
    _save(figure, path)


def _save(figure: Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=_DPI, metadata={"Software": None})
    pyplot.close(figure)
