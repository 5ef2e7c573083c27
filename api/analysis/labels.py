"""The questions the models answer about a comment, and the possible answers (label guide)."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

SENTIMENTS: Final = ("negative", "neutral", "positive")
EXCEPTIONS: Final = (
    "none",
    "prejudice",
    "falsehood",
    "trolling.insult",
    "trolling.provocation",
    "trolling.threat",
    "trolling.spam",
)
INTENTS: Final = ("complaint", "question", "request", "praise", "banter", "abuse", "other")
CAUSES: Final = ("none", "quality", "service", "expectation", "price", "delivery", "privacy", "other")

SIGNALS: Final = (
    "prior_contact",
    "legal",
    "injury",
    "media",
    "minor",
    "loyal_customer",
    "spread",
    "deadline_mentioned",
    "irony",
)
YES_NO: Final = ("no", "yes")

TASKS: Final[dict[str, tuple[str, ...]]] = {
    "sentiment": SENTIMENTS,
    "exception": EXCEPTIONS,
    "intent": INTENTS,
    "cause": CAUSES,
    "specific": YES_NO,
    **dict.fromkeys(SIGNALS, YES_NO),
}
"""Each task with its labels; the order of labels is the order of probabilities everywhere."""


@cache
def task_slices() -> Mapping[str, slice]:
    """Where each task's columns lie when all tasks' scores stand side by side in one row."""
    slices: dict[str, slice] = {}
    start = 0
    for task, labels in TASKS.items():
        slices[task] = slice(start, start + len(labels))
        start += len(labels)
    return MappingProxyType(slices)


WIDTH: Final = sum(len(labels) for labels in TASKS.values())
"""Columns of a row that holds all tasks' scores."""
