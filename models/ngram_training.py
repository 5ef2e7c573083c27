"""Training of the n-gram voter: TF-IDF over the serving code's own features, one logistic regression per task."""

import math
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from api.analysis.labels import SITUATION, SITUATION_WIDTH, TASKS, WIDTH, columns_of
from api.analysis.ngrams import NgramVoter, grams

Array = NDArray[np.float32]
UNSEEN = -12.0
"""Score of a label that no training row carries."""
_STEPS = 100
"""Iterations of one fit: more of them change no decision."""


@dataclass(frozen=True)
class NgramConfig:
    """Vocabulary size, texts that must hold an n-gram, inverse regularisation, power of class balancing (0 to 1)."""

    features: int
    min_count: int
    c: float
    balance: float


def class_weights(labels: Sequence[str], power: float) -> dict[str, float]:
    """Weights inverse to frequency to the given power, one on average."""
    counts = Counter(labels)
    raw = {name: (len(labels) / count) ** power for name, count in counts.items()}
    mean = sum(raw[name] * count for name, count in counts.items()) / len(labels)
    return {name: value / mean for name, value in raw.items()}


def fit_linear(
    matrix: csr_matrix | Array,
    labels: Sequence[str | None],
    names: Sequence[str],
    c: float,
    balance: float,
) -> tuple[Array, Array]:
    """Fit one task where labels are known; returns weights (features, names) and bias (names)."""
    known = [i for i, label in enumerate(labels) if label is not None]
    chosen = [str(labels[i]) for i in known]
    weights = np.zeros((matrix.shape[1], len(names)), np.float32)
    bias = np.full(len(names), UNSEEN, np.float32)
    if len(set(chosen)) < 2:
        for label in set(chosen):
            bias[names.index(label)] = 0
        return weights, bias
    balanced = class_weights(chosen, balance)
    sample = np.array([balanced[label] for label in chosen])
    model = LogisticRegression(C=c, max_iter=_STEPS, tol=1e-5)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is meant
        model.fit(matrix[known], chosen, sample_weight=sample)
    if len(model.classes_) == 2:
        low, high = (names.index(str(name)) for name in model.classes_)
        weights[:, high], bias[[low, high]] = model.coef_[0], (0.0, model.intercept_[0])
    else:
        for name, row, intercept in zip(model.classes_, model.coef_, model.intercept_, strict=True):
            weights[:, names.index(str(name))], bias[names.index(str(name))] = row, intercept
    return weights, bias


def _vocabulary(counted: Sequence[Counter[str]], config: NgramConfig) -> tuple[list[str], Array]:
    texts: Counter[str] = Counter()
    for counts in counted:
        texts.update(counts.keys())
    frequent = [gram for gram, n in texts.items() if n >= config.min_count]
    chosen = sorted(sorted(frequent, key=lambda gram: (-texts[gram], gram))[: config.features])
    idf = np.array([math.log((1 + len(counted)) / (1 + texts[gram])) + 1 for gram in chosen], np.float32)
    return chosen, idf


def matrix_of(voter: NgramVoter, texts: Sequence[str]) -> csr_matrix:
    """The voter's features of normalised texts as a sparse matrix."""
    parts = [voter.features(text) for text in texts]
    pointers = np.cumsum([0, *(len(indices) for indices, _ in parts)])
    indices = np.concatenate([indices for indices, _ in parts])
    values = np.concatenate([values for _, values in parts])
    return csr_matrix((values, indices, pointers), shape=(len(texts), len(voter.vocabulary)))


def train(texts: Sequence[str], labels: dict[str, list[str | None]], config: NgramConfig) -> NgramVoter:
    """Fit the voter on normalised texts; `labels` holds one list a task of TASKS and SITUATION, None where unknown."""
    vocabulary, idf = _vocabulary([grams(text) for text in texts], config)
    weights = np.zeros((len(vocabulary), WIDTH + SITUATION_WIDTH), np.float32)
    bias = np.zeros(WIDTH + SITUATION_WIDTH, np.float32)
    voter = NgramVoter.of(vocabulary, idf, weights, bias)
    matrix = matrix_of(voter, texts)
    tasks = {**TASKS, **SITUATION}
    for task, columns in columns_of(tasks).items():
        balance = config.balance if task in TASKS else 0.0
        weights[:, columns], bias[columns] = fit_linear(matrix, labels[task], tasks[task], config.c, balance)
    return NgramVoter.of(vocabulary, idf, weights, bias)
