"""The kinds of text, time and reference that a brand profile is made of: bounded, and validated as in the contract."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from api.contract import Contract, Line

ShortText = Annotated[Line, Field(max_length=60)]
LongText = Annotated[Line, Field(max_length=400)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
"""Name of an entry, unique in its list."""
Word = Annotated[str, Field(max_length=60, pattern=r"^[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$")]
Keywords = Annotated[list[Word], Field(max_length=30)]
"""Each entry is a word, or several with spaces between of which all must occur; one entry that occurs is enough."""
Url = Annotated[str, Field(max_length=500, pattern=r"^https://[^\s/\x00-\x1f\x7f-\x9f]+\.[^\s\x00-\x1f\x7f-\x9f]+$")]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")


def _only_day(value: object) -> object:
    """Let RFC 3339 dates through to the lenient date parser, and nothing else (no epoch numbers)."""
    if type(value) is date or (isinstance(value, str) and _DAY.match(value)):
        return value
    raise ValueError("must be a date such as 2026-11-22")


Day = Annotated[date, Field(strict=False), BeforeValidator(_only_day)]


class Bilingual(Contract):
    """One short text in both languages; empty when there is none."""

    ja: ShortText = ""
    en: ShortText = ""


class Said(Contract):
    """A sentence or a few in both languages; a reply is written only in a language that is filled."""

    ja: LongText = ""
    en: LongText = ""

    @model_validator(mode="after")
    def _says_something(self) -> "Said":
        if not (self.ja.strip() or self.en.strip()):
            raise ValueError("write it in Japanese, in English or in both")
        return self
