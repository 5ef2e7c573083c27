"""Whether a comment's own words bear out that a body was harmed or in danger; a figure of speech is no injury."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from api.analysis.schemas import Analysis
from api.datafiles import DataModel, Expression, load_yaml

_ENDANGERED = frozenset({"body", "danger", "dear", "foreign", "grief"})
"""Hardships in which words of danger bear out that somebody might have been hurt."""


class _Words(DataModel):
    figures: Annotated[tuple[Expression, ...], Field(min_length=1)]
    body: Annotated[tuple[Expression, ...], Field(min_length=1)]
    peril: Annotated[tuple[Expression, ...], Field(min_length=1)]


@cache
def _pattern(kind: Literal["figures", "body", "peril"]) -> re.Pattern[str]:
    return re.compile("|".join(getattr(_words(), kind)))


@cache
def _words() -> _Words:
    return load_yaml(Path(__file__).with_name("bodies.yaml"), _Words)


def _plain(text: str) -> str:
    """The Japanese `text` without figures of speech."""
    return _pattern("figures").sub("", unicodedata.normalize("NFKC", text))


def names_harm(text: str) -> bool:
    """Whether the Japanese `text` has words of a body that came to harm."""
    return _pattern("body").search(_plain(text)) is not None


def names_peril(text: str) -> bool:
    """Whether the Japanese `text` has words of something that can harm somebody, or whom it might have reached."""
    return _pattern("peril").search(text) is not None


def is_borne_out(text: str, analysis: Analysis) -> bool:
    """Whether `text` speaks of the harm or danger that was judged; a text that is not Japanese is believed."""
    if analysis.language.code != "ja":
        return True
    if names_harm(text):
        return True
    situation = analysis.situation
    feared = situation.hardship in _ENDANGERED or not {"body_first", "hazard"}.isdisjoint(situation.marks)
    return feared and names_peril(_plain(text))
