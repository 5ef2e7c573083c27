"""Who we are: the brand whose voice every suggestion speaks with (R33)."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from api.datafiles import DataModel, load_yaml


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{name!r} is not a time zone such as Asia/Tokyo") from error
    return name


Text = Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f\x7f]*$")]


class Bilingual(DataModel):
    """One short text in both languages; empty when there is none."""

    ja: Text = ""
    en: Text = ""


class Brand(DataModel):
    """Names and voice of one company. Nothing here is ever made up: what is empty stays unsaid."""

    id: str
    name: Bilingual = Bilingual()
    self_reference: Literal["弊社", "当社", "当店", "私ども"] = "私ども"
    """How a Japanese reply calls the company itself."""
    honorific: Literal["様", "さん"] = "様"
    """What follows a customer's name in Japanese (R39)."""
    signature: Bilingual = Bilingual()
    """Ends every reply and counts towards its length, for example `^KT` or `（担当：佐藤）` (R112)."""
    timezone: Annotated[str, AfterValidator(_known_zone)] = "Asia/Tokyo"
    playful: bool = False
    """Whether joining a customer's joke is allowed at all (C1)."""
    emoji: bool = False


@cache
def load_brand() -> Brand:
    """The default profile that ships.

    Raises:
        DataFileError: the profile is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("default.yaml"), Brand)
