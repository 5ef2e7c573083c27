"""Answer of GET /v1/guidelines."""

from typing import Annotated, Literal

from pydantic import Field

from api.contract import Contract, Language
from api.guidelines.catalogue import Area, Severity

Ids = Annotated[str, Field(max_length=2_000, pattern=r"^[RC][1-9]\d{0,2}(,[RC][1-9]\d{0,2})*$")]


class GuidelinesQuery(Contract):
    """Which guidelines, and in which languages."""

    ids: Ids | None = None
    """Rule numbers with commas between, as advice and findings cite them; without it all."""
    lang: Language | Literal["both"] | None = None
    """Without it the language of Accept-Language."""


class Article(Contract):
    """Where a guideline was drawn from; the words are ours."""

    title: str
    publisher: str
    published: str


class GuidelineText(Contract):
    """One rule (`R46`) or one settlement of a clash between rules (`C4`)."""

    id: str
    ja: str | None
    """Null when only English was asked for."""
    en: str | None
    """Null when only Japanese was asked for."""
    severity: Severity
    """How a breach in a draft is met."""
    priority: Literal["P1", "P2", "P3"]
    area: Area
    sources: list[Article]


class Guidelines(Contract):
    """In the order of the ids asked for, otherwise in that of the catalogue."""

    guidelines: list[GuidelineText]
