"""The panel of voters: every task's calibrated probabilities for a batch of texts.

Each voter gives a row of scores per text; a task's probabilities are the weighted mean of the voters' softmaxes,
sharpened or softened by one temperature per task that was fitted on texts no voter had seen.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from api.analysis.encoder import EncoderVoter
from api.analysis.encoder import Reading as EncoderReading
from api.analysis.knowledge import Trace
from api.analysis.labels import TASKS, WIDTH, task_slices
from api.analysis.ngrams import NgramVoter

Array = NDArray[np.float32]


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

    @cached_property
    def shares(self) -> dict[str, Array]:
        """For each voter its share of the say in every column (WIDTH)."""
        voters = {name for task in self.tasks.values() for name in task.weights}
        return {
            name: np.concatenate(
                [
                    np.full(len(labels), chosen.weights.get(name, 0.0) / sum(chosen.weights.values()), np.float32)
                    for chosen, labels in ((self.tasks[task], labels) for task, labels in TASKS.items())
                ]
            )
            for name in voters
        }

    @cached_property
    def temperatures(self) -> Array:
        """The temperature of every column (WIDTH)."""
        return np.concatenate(
            [np.full(len(labels), self.tasks[task].temperature, np.float32) for task, labels in TASKS.items()]
        )

    def has(self, voter: str) -> bool:
        """Whether any task listens to this voter."""
        return any(task.weights.get(voter) for task in self.tasks.values())

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


_STARTS = np.array([columns.start for columns in task_slices().values()])
_SIZES = np.array([columns.stop - columns.start for columns in task_slices().values()])


def _softmax_by_task(scores: Array) -> Array:
    """Softmax over each task's columns, all tasks at once; shape (texts, WIDTH)."""
    largest = np.repeat(np.maximum.reduceat(scores, _STARTS, axis=1), _SIZES, axis=1)
    shifted = np.exp(scores - largest)
    return np.asarray(shifted / np.repeat(np.add.reduceat(shifted, _STARTS, axis=1), _SIZES, axis=1), np.float32)


def combine(votes: dict[str, Array], settings: Settings) -> Array:
    """Probabilities, shape (texts, WIDTH): each task's columns sum to one."""
    mean = sum(_softmax_by_task(rows) * settings.shares[name] for name, rows in votes.items())
    scores = np.log(np.maximum(mean, np.float32(1e-9))) / settings.temperatures
    return _softmax_by_task(np.asarray(scores, np.float32))


@dataclass(frozen=True)
class Reading:
    """What the panel says of one text: calibrated probabilities (WIDTH), scores of the situation (SITUATION_WIDTH, the
    voters' sum), and the encoder's reading if it votes."""

    row: Array
    situation: Array
    encoder: EncoderReading | None


class Panel:
    """All voters of one artefact, loaded once and shared by the pipelines of both languages."""

    def __init__(self, settings: Settings, ngrams: NgramVoter, encoder: EncoderVoter | None) -> None:
        self.settings = settings
        self.ngrams = ngrams
        self.encoder = encoder

    def read(self, text: str) -> Reading:
        """Judge one normalised text; the answer depends on nothing else."""
        scores = self.ngrams.scores(text)
        votes, situation = {"ngrams": scores[None, :WIDTH]}, scores[WIDTH:]
        seen = self.encoder.read(text) if self.encoder else None
        if seen is not None:
            votes["encoder"] = seen.scores.mean(0)[None]
            situation = situation + seen.situation
        return Reading(combine(votes, self.settings)[0], situation, seen)

    def trace(self, text: str, reading: Reading) -> Trace:
        """Where a text that was read lies beside other texts."""
        vector = reading.encoder.vector if reading.encoder else np.zeros(1, np.float32)
        indices, values = self.ngrams.features(text)
        known = values / max(float(np.linalg.norm(values)), 1e-9)
        return Trace(
            np.asarray(vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32),
            dict(zip(indices.tolist(), known.tolist(), strict=True)),
        )

    def probabilities(self, texts: Sequence[str]) -> Array:
        """Calibrated probabilities, shape (texts, WIDTH), of normalised texts."""
        if not texts:
            return np.zeros((0, WIDTH), np.float32)
        return np.stack([self.read(text).row for text in texts])

    @classmethod
    def load(cls, folder: Path) -> "Panel":
        """Load the panel of an artefact's `shared` folder; the same folder is read only once in a process."""
        return _load(folder.resolve())


@lru_cache(maxsize=2)
def _load(folder: Path) -> Panel:
    settings = Settings.from_json((folder / "panel.json").read_text(encoding="utf-8"))
    encoder = EncoderVoter.from_disk(folder) if settings.has("encoder") else None
    return Panel(settings, NgramVoter.from_disk(folder), encoder)
