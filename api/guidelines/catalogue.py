"""The guidelines as data: every rule that advice, suggestions and findings cite."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, model_validator

from api.datafiles import DataModel, load_yaml

Severity = Literal["block", "warn", "hint"]
"""How a breach in a draft is met: confirmed before it goes in, shown, or only mentioned."""

Area = Literal["speed", "tone", "reply", "channel", "exceptions", "praise", "process", "causes", "learning"]
"""What a guideline is about."""


class Guideline(DataModel):
    """One rule (`R46`) or one settlement of a clash between rules (`C4`)."""

    id: Annotated[str, Field(pattern=r"^[RC][1-9]\d{0,2}$")]
    area: Area
    ja: Annotated[str, Field(min_length=4, max_length=160)]
    en: Annotated[str, Field(min_length=8, max_length=240)]
    source: Annotated[tuple[str, ...], Field(min_length=1)]
    """Keys of the articles the rule was drawn from."""
    severity: Severity
    priority: Literal["P1", "P2", "P3"]


class Article(DataModel):
    """Where guidelines were drawn from."""

    title: str
    publisher: str
    published: str


class _File(DataModel):
    articles: dict[str, Article]
    guidelines: tuple[Guideline, ...]

    @model_validator(mode="after")
    def _sound(self) -> "_File":
        seen: set[str] = set()
        for rule in self.guidelines:
            if rule.id in seen:
                raise ValueError(f"{rule.id} is given twice")
            seen.add(rule.id)
            if unknown := set(rule.source) - set(self.articles):
                raise ValueError(f"{rule.id} names unknown articles: {', '.join(sorted(unknown))}")
        return self


@cache
def _file() -> _File:
    return load_yaml(Path(__file__).with_name("guidelines.yaml"), _File)


@cache
def catalogue() -> Mapping[str, Guideline]:
    """All guidelines by id, in the order of the file.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return MappingProxyType({rule.id: rule for rule in _file().guidelines})


def articles() -> Mapping[str, Article]:
    """The articles by the keys that `Guideline.source` holds."""
    return MappingProxyType(_file().articles)
