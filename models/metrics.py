"""Scores: macro-F1, calibration error, flags. Plain functions over labels and probabilities."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def macro_f1(truth: Sequence[str], guess: Sequence[str]) -> float:
    """Mean F1 over the labels that occur in the truth."""
    return float(np.mean([label_f1(truth, guess, label) for label in sorted(set(truth))]))


def label_f1(truth: Sequence[str], guess: Sequence[str], label: str) -> float:
    """F1 of one label; 0 when it is never right."""
    hits = sum(t == g == label for t, g in zip(truth, guess, strict=True))
    total = sum(t == label for t in truth) + sum(g == label for g in guess)
    return 2 * hits / total if total else 0.0


def accuracy(truth: Sequence[str], guess: Sequence[str]) -> float:
    return sum(t == g for t, g in zip(truth, guess, strict=True)) / len(truth)


def ece(confidence: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error over equal-width bins of confidence (Guo et al. 2017)."""
    values, hits = np.asarray(confidence), np.asarray(right, float)
    edges = np.clip((values * bins).astype(int), 0, bins - 1)
    gaps = [abs(values[edges == b].mean() - hits[edges == b].mean()) * (edges == b).mean() for b in set(edges.tolist())]
    return float(sum(gaps))


def confusion(truth: Sequence[str], guess: Sequence[str], labels: Sequence[str]) -> NDArray[np.int64]:
    """Counts, rows truth, columns guess."""
    table = np.zeros((len(labels), len(labels)), np.int64)
    for t, g in zip(truth, guess, strict=True):
        table[labels.index(t), labels.index(g)] += 1
    return table


def sentiment(truth: Sequence[str], guess: Sequence[str]) -> dict[str, float]:
    """The three figures that are published for three-class sentiment: accuracy, macro-F1, macro recall."""
    recalls = [
        sum(g == label for t, g in zip(truth, guess, strict=True) if t == label) / truth.count(label)
        for label in set(truth)
    ]
    return {
        "accuracy": round(accuracy(truth, guess), 3),
        "macro_f1": round(macro_f1(truth, guess), 3),
        "macro_recall": round(float(np.mean(recalls)), 3),
    }
