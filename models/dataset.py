"""The corpus: JSONL files in `models/corpus/{train,dev,test}/`, one comment a line, read strictly.

A part is one file by one hand. `load` stops at the first file with errors and names file and line of each.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from api.analysis.labels import EXCEPTIONS, NOTHING, SIGNALS, YES_NO
from api.analysis.schemas import (
    CauseLabel,
    ExceptionType,
    FocusKind,
    Hardship,
    IntentLabel,
    Lookup,
    Mark,
    SentimentLabel,
    Signal,
    TrollingSubtype,
    Wish,
)
from api.analysis.text import normalise
from api.contract import Language, Platform

CORPUS = Path(__file__).parent / "corpus"
SPLITS = ("train", "dev", "test")
NEAR = 0.75
"""Texts that share this much of their character 4-grams (Jaccard) are one text written twice."""

Style = Literal["emoji_only", "kana_half", "dialect", "mixed_lang"]


class CorpusError(ValueError):
    """The corpus is not usable; the message has one `file:line: reason` a line."""


class Aspect(BaseModel):
    """Offsets (code points, end exclusive) of what the comment is about."""

    model_config = ConfigDict(extra="forbid", strict=True)

    start: int = Field(ge=0)
    end: int


class Stretch(Aspect):
    """Where the comment tells something that a reply has to take up."""

    kind: FocusKind


class Told(BaseModel):
    """The situation as a hand marked it; null where nothing applies."""

    model_config = ConfigDict(extra="forbid", strict=True)

    hardship: Hardship | None
    lookup: Lookup | None
    wish: Wish | None
    marks: list[Mark]

    def label(self, task: str) -> str:
        """The answer to one question of SITUATION."""
        if task in ("hardship", "lookup", "wish"):
            return getattr(self, task) or NOTHING
        return YES_NO[task in self.marks]


class Row(BaseModel):
    """One labelled comment."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9]+-\d{4}$")
    platform: Platform
    lang: Language
    text: str = Field(min_length=1, max_length=10_000)
    sentiment: SentimentLabel
    intent: IntentLabel
    exception: ExceptionType
    subtype: TrollingSubtype | None
    cause: CauseLabel
    also: list[CauseLabel]
    specific: bool
    signals: list[Signal]
    style: list[Style]
    aspects: list[Aspect]
    focus: list[Stretch] | None = None
    situation: Told | None = None
    incident: str = Field(pattern=r"^[a-z0-9-]+$")
    note: str

    @model_validator(mode="after")
    def _consistent(self) -> "Row":
        if self.exception_label not in EXCEPTIONS:
            raise ValueError(f"{self.exception_label} is no label: trolling, and nothing else, has a subtype")
        if self.cause in self.also or (self.cause == "none" and self.also):
            raise ValueError("also must hold further causes only")
        if any(not span.start < span.end <= len(self.text) for span in (*self.aspects, *(self.focus or ()))):
            raise ValueError("an aspect or stretch lies outside the text")
        return self

    @property
    def exception_label(self) -> str:
        """Type and subtype as one label of the exception task."""
        return f"{self.exception}.{self.subtype}" if self.subtype else self.exception

    @property
    def part(self) -> str:
        """The hand that wrote it."""
        return self.id.partition("-")[0]

    def label(self, task: str) -> str | None:
        """This row's label for a task, None where the guide does not ask."""
        match task:
            case "sentiment":
                return self.sentiment
            case "exception":
                return self.exception_label
            case "intent":
                return self.intent
            case "cause":
                return self.cause if self.intent == "complaint" or self.cause != "none" else None
            case "specific":
                return YES_NO[self.specific] if self.intent in ("complaint", "abuse") else None
            case _ if task in SIGNALS:
                return YES_NO[task in self.signals]
        raise KeyError(task)


def _read(path: Path) -> list[Row]:
    rows, errors = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = Row.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"]) or "row"
            errors.append(f"{path}:{number}: {where}: {first['msg']}")
            continue
        if row.part != path.stem:
            errors.append(f"{path}:{number}: id: {row.id} does not belong to part {path.stem}")
        rows.append(row)
    if errors:
        raise CorpusError("\n".join(errors))
    return rows


def load(split: str, corpus: Path = CORPUS) -> list[Row]:
    """All rows of one split, in a stable order. Raises CorpusError naming file and line."""
    paths = sorted((corpus / split).glob("*.jsonl"))
    if not paths:
        raise CorpusError(f"{corpus / split}: holds no .jsonl file")
    return [row for path in paths for row in _read(path)]


def _shingles(text: str) -> frozenset[str]:
    plain = re.sub(r"[\W_]+", "", normalise(text).text.lower()) or text
    return frozenset(plain[i : i + 4] for i in range(max(1, len(plain) - 3)))


def near_duplicates(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Pairs of ids (later, earlier) whose texts are the same or nearly so."""
    index: dict[str, list[int]] = {}
    seen: list[frozenset[str]] = []
    pairs = []
    for number, row in enumerate(rows):
        own = _shingles(row.text)
        shared: dict[int, int] = {}
        for shingle in own:
            for other in index.setdefault(shingle, []):
                shared[other] = shared.get(other, 0) + 1
        twin = next((o for o, n in shared.items() if n >= NEAR * (len(own) + len(seen[o]) - n)), None)
        if twin is not None:
            pairs.append((row.id, rows[twin].id))
        for shingle in own:
            index[shingle].append(number)
        seen.append(own)
    return pairs


def check(corpus: Path = CORPUS) -> dict[str, list[Row]]:
    """Load all splits and refuse ids used twice and texts that stand there twice, also across splits."""
    splits = {split: load(split, corpus) for split in SPLITS if (corpus / split).is_dir()}
    rows = [row for part in splits.values() for row in part]
    errors = [f"{later}: nearly the same text as {earlier}" for later, earlier in near_duplicates(rows)]
    errors += [f"{identifier}: id used twice" for identifier in _twice(row.id for row in rows)]
    if errors:
        raise CorpusError("\n".join(errors))
    return splits


def _twice(values: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return sorted({value for value in values if value in seen or seen.add(value)})  # type: ignore[func-returns-value]
