"""The panel of voters: every task's calibrated probabilities for a batch of texts.

Each voter gives a row of scores per text; a task's probabilities are the weighted mean of the voters' softmaxes,
sharpened or softened by one temperature per task that was fitted on texts no voter had seen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import TASKS, WIDTH, task_slices
from api.analysis.ngrams import NgramVoter

Array = NDArray[np.float32]


class Voter(Protocol):
    """Anything that scores normalised texts independently of each other."""

    def rows(self, texts: Sequence[str]) -> Array:
        """Scores before softmax, shape (texts, WIDTH)."""


@dataclass(frozen=True)
class TaskSettings:
    """How one task's votes are combined: weight per voter name, and the temperature of the result."""

    weights: dict[str, float]
    temperature: float


@dataclass(frozen=True)
class Settings:
    """All tasks' settings and the thresholds that decisions use; what `panel.json` holds."""

    tasks: dict[str, TaskSettings]
    thresholds: dict[str, float] = field(default_factory=dict)

    @classmethod
    def from_json(cls, text: str) -> "Settings":
        data = json.loads(text)
        return cls({task: TaskSettings(**data["tasks"][task]) for task in TASKS}, data["thresholds"])

    def to_json(self) -> str:
        tasks = {task: {"weights": s.weights, "temperature": s.temperature} for task, s in self.tasks.items()}
        return json.dumps({"tasks": tasks, "thresholds": self.thresholds}, indent=1) + "\n"


def softmax(scores: Array) -> Array:
    """Softmax over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return cast(Array, shifted / shifted.sum(axis=-1, keepdims=True))


def average(votes: dict[str, Array], weights: dict[str, float]) -> Array:
    """Weighted mean of the voters' probabilities for one task's columns."""
    total = sum(weights.values())
    return cast(Array, sum(softmax(votes[name]) * np.float32(w / total) for name, w in weights.items() if w))


def combine(votes: dict[str, Array], settings: Settings) -> Array:
    """Probabilities, shape (texts, WIDTH): each task's columns sum to one."""
    first = next(iter(votes.values()))
    result = np.zeros((len(first), WIDTH), np.float32)
    for task, columns in task_slices().items():
        chosen = settings.tasks[task]
        mean = average({name: rows[:, columns] for name, rows in votes.items()}, chosen.weights)
        result[:, columns] = softmax(np.asarray(np.log(np.maximum(mean, 1e-9)) / chosen.temperature, np.float32))
    return result


class Panel:
    """All voters of one artefact, loaded once and shared by the pipelines of both languages."""

    def __init__(self, voters: dict[str, Voter], settings: Settings) -> None:
        self.voters = voters
        self.settings = settings

    def probabilities(self, texts: Sequence[str]) -> Array:
        """Calibrated probabilities, shape (texts, WIDTH), of normalised texts; the same alone and in any batch."""
        if not texts:
            return np.zeros((0, WIDTH), np.float32)
        return combine({name: voter.rows(texts) for name, voter in self.voters.items()}, self.settings)

    @classmethod
    def load(cls, folder: Path) -> "Panel":
        """Load the panel of an artefact's `shared` folder; the same folder is read only once in a process."""
        return _load(folder.resolve())


@lru_cache(maxsize=2)
def _load(folder: Path) -> Panel:
    settings = Settings.from_json((folder / "panel.json").read_text(encoding="utf-8"))
    voters: dict[str, Voter] = {"ngrams": NgramVoter.from_disk(folder)}
    return Panel(voters, settings)
