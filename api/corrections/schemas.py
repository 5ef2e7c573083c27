"""A label that staff set right, as it is sent, stored and given out."""

from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, ConfigDict, Field, model_validator

from api.analysis.schemas import (
    Analysis,
    CauseLabel,
    Comment,
    IntentLabel,
    SentimentLabel,
)
from api.contract import WHOLE, Contract, Platform

FlagLabel = Literal[
    "none",
    "prejudice",
    "falsehood",
    "trolling.insult",
    "trolling.provocation",
    "trolling.threat",
    "trolling.spam",
]
"""Type of an exception, trolling with its subtype."""


class Labels(Contract):
    """The labels that were wrong, each as it should be (label guide); what is left out stays as judged."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    sentiment: SentimentLabel | None = None
    exception: FlagLabel | None = None
    intent: IntentLabel | None = None
    cause: CauseLabel | None = None
    specific: bool | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise ValueError("at least one label must be set right")
        return self

    def by_task(self) -> dict[str, str]:
        """The labels by the names of the models' tasks."""
        labels: dict[str, str | None] = {
            "sentiment": self.sentiment,
            "exception": self.exception,
            "intent": self.intent,
            "cause": self.cause,
            "specific": None if self.specific is None else ("yes" if self.specific else "no"),
        }
        return {task: label for task, label in labels.items() if label is not None}


class CorrectionRequest(Contract):
    """«This is wrong»: a comment and the labels it should have had."""

    comment: Comment
    labels: Labels
    note: Annotated[str, Field(max_length=500)] = ""


class Correction(Contract):
    """A stored correction. Of the comment only platform and text are kept; it is one for each text."""

    id: Annotated[int, Field(ge=1)]
    saved_at: AwareDatetime
    saved_by: str
    """Name of the key it came with."""
    platform: Platform
    text: str
    labels: Labels
    note: str
    judged: Analysis
    """What the models had said by themselves."""


class CorrectionQuery(Contract):
    """Which corrections to list."""

    after: Annotated[int, Field(ge=0, strict=False), WHOLE] = 0
    """Only those with a greater id: goes on where the last page ended."""
    limit: Annotated[int, Field(ge=1, le=500, strict=False), WHOLE] = 100


class CorrectionPath(Contract):
    """One correction."""

    id: Annotated[int, Field(ge=1, le=2**31 - 1, strict=False), WHOLE]


class Corrections(Contract):
    """Stored corrections, the oldest first."""

    corrections: list[Correction]
