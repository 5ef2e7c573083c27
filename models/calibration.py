"""Combining votes and choosing temperatures and thresholds on texts that no voter was trained on."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import EXCEPTIONS, TASKS, task_slices
from api.analysis.panel import Settings, TaskSettings, average, combine, softmax

Array = NDArray[np.float32]
TEMPERATURES = np.geomspace(0.2, 5.0, 65)
SHARES = np.round(np.arange(0.0, 1.01, 0.1), 2)


def _truth(labels: Sequence[str | None], task: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices of rows with a known label, and those labels' numbers."""
    known = [i for i, label in enumerate(labels) if label is not None]
    return np.array(known, np.int64), np.array([TASKS[task].index(str(labels[i])) for i in known], np.int64)


def temperature(probabilities: Array, truth: NDArray[np.int64]) -> float:
    """The temperature that makes the log-likelihood of the truth largest."""
    scores = np.log(np.maximum(probabilities, 1e-9))

    def loss(value: float) -> float:
        chosen = softmax(np.asarray(scores / value, np.float32))[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(chosen, 1e-9)).mean())

    return round(float(min(TEMPERATURES, key=loss)), 4)


def _share(votes: dict[str, Array], truth: NDArray[np.int64]) -> dict[str, float]:
    """Weights of two voters that make the truth likeliest, each mixture at its own best temperature."""
    names = sorted(votes)
    if len(names) == 1:
        return {names[0]: 1.0}
    best: tuple[float, dict[str, float]] | None = None
    for share in SHARES:
        weights = {names[0]: float(share), names[1]: round(1 - float(share), 2)}
        mean = average(votes, weights)
        sharp = softmax(np.asarray(np.log(np.maximum(mean, 1e-9)) / temperature(mean, truth), np.float32))
        loss = -float(np.log(np.maximum(sharp[np.arange(len(truth)), truth], 1e-9)).mean())
        if best is None or loss < best[0]:
            best = (loss, weights)
    return best[1] if best else {}


def fit(votes: dict[str, Array], labels: dict[str, list[str | None]]) -> Settings:
    """Weights of the voters and temperatures per task, then the thresholds, from votes on texts unseen in training."""
    tasks = {}
    for task, columns in task_slices().items():
        known, truth = _truth(labels[task], task)
        own = {name: rows[known][:, columns] for name, rows in votes.items()}
        weights = _share(own, truth)
        tasks[task] = TaskSettings(weights, temperature(average(own, weights), truth))
    settings = Settings(tasks)
    probabilities = combine(votes, settings)
    return Settings(tasks, _thresholds(probabilities, labels))


def _thresholds(probabilities: Array, labels: dict[str, list[str | None]]) -> dict[str, float]:
    slices = task_slices()
    flagged = 1 - probabilities[:, slices["exception"].start]
    is_exception = np.array([label != EXCEPTIONS[0] for label in labels["exception"]])
    complaint = np.array([label == "complaint" for label in labels["intent"]]) & ~is_exception
    irony = probabilities[:, slices["irony"].stop - 1]
    ironic = np.array([label == "yes" for label in labels["irony"]])
    return {"exception": precise(flagged, is_exception, complaint), "also": 0.25, "irony": _balanced(irony, ironic)}


def precise(
    scores: Array,
    truth: NDArray[np.bool_],
    complaint: NDArray[np.bool_],
    precision: float = 0.99,
    false_flags: float = 0.002,
) -> float:
    """The lowest threshold whose flags are right this often and hit at most this share of honest complaints (R24)."""
    for threshold in np.arange(0.3, 0.99, 0.01):
        chosen = scores >= threshold
        if not chosen.any():
            break
        if truth[chosen].mean() >= precision and chosen[complaint].mean() <= false_flags:
            return round(float(threshold), 2)
    return 0.98


def _balanced(scores: Array, truth: NDArray[np.bool_]) -> float:
    """The threshold with the best F1."""

    def f1(threshold: float) -> float:
        hit = float((truth & (scores >= threshold)).sum())
        return 2 * hit / max(1.0, float(truth.sum() + (scores >= threshold).sum()))

    return round(float(max(np.arange(0.4, 0.9, 0.05), key=f1)), 2)
