"""Who we are: the brand whose voice every suggestion speaks with (R33)."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Protocol, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from api.brand.bounds import Bilingual, ShortText, Slug, Word
from api.brand.knowledge import Answer, Fact, ForbiddenWord, KnownIssue, OwnTerm, Product, RuleSetting
from api.brand.service import BusinessHours, Link, Promises, Remedy
from api.contract import WHOLE, Contract
from api.datafiles import load_yaml

DEFAULT_ID = "default"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is not a time zone such as Asia/Tokyo") from error
    return name


def _named_once(entries: Sequence[Entry]) -> Sequence[Entry]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.id in seen:
            raise ValueError(f"entry {number}: the id {entry.id!r} is given twice")
        seen.add(entry.id)
    return entries


_ONCE = AfterValidator(_named_once)


class Brand(Contract):
    """Names, voice and knowledge of one company. Nothing here is ever made up: what is empty stays unsaid."""

    id: Slug
    version: Annotated[int, Field(ge=0, le=2**31 - 1), WHOLE] = 0
    """Set when a profile is stored, 0 for the one that ships; what is sent is not looked at."""

    name: Bilingual = Bilingual()
    team: Bilingual = Bilingual()
    """Who writes, for example お客様相談室; said where we introduce ourselves (R3)."""
    self_reference: Literal["弊社", "当社", "当店", "当館", "当院", "私ども"] = "私ども"
    """How a Japanese reply calls the company itself."""
    honorific: Literal["様", "さん"] = "様"
    """What follows a customer's name in Japanese (R39)."""
    audience: Literal["皆さま", "皆様", "みなさま", "お客様"] = "皆さま"
    """How a Japanese text addresses everybody who reads along."""
    voice: Literal["friendly", "standard", "formal"] = "standard"
    """Step of politeness where nothing graver asks for a higher one."""
    signature: Bilingual = Bilingual()
    """Stands in every reply and counts towards its length, for example `^KT` or `（担当：佐藤）` (R112)."""
    signature_place: Literal["end", "own_line", "none"] = "end"
    """Behind the last sentence, on a line of its own, or nowhere."""
    timezone: Annotated[str, Field(max_length=60), AfterValidator(_known_zone)] = "Asia/Tokyo"
    playful: bool = False
    """Whether joining a customer's joke is allowed at all (C1)."""
    emoji: bool = False
    """Whether thanks and playful replies may carry one emoji; a complaint is never answered with any (R56)."""
    own_emoji: Annotated[list[Annotated[ShortText, Field(min_length=1, max_length=10)]], Field(max_length=20)] = Field(
        default_factory=list
    )
    """The emoji to choose from; empty: any that fits."""

    products: Annotated[list[Product], Field(max_length=300), _ONCE] = Field(default_factory=list)
    facts: Annotated[list[Fact], Field(max_length=200), _ONCE] = Field(default_factory=list)
    faq: Annotated[list[Answer], Field(max_length=300), _ONCE] = Field(default_factory=list)
    known_issues: Annotated[list[KnownIssue], Field(max_length=100), _ONCE] = Field(default_factory=list)
    remedies: Annotated[list[Remedy], Field(max_length=50), _ONCE] = Field(default_factory=list)
    links: Annotated[list[Link], Field(max_length=50)] = Field(default_factory=list)
    promises: Promises = Promises()
    hours: BusinessHours = BusinessHours()

    neutral_words: Annotated[list[Word], Field(max_length=100)] = Field(default_factory=list)
    """Words that sound bad but are names here, such as a game called 地獄; the judgement reads them as names."""
    forbidden_words: Annotated[list[ForbiddenWord], Field(max_length=200)] = Field(default_factory=list)
    own_terms: Annotated[list[OwnTerm], Field(max_length=100)] = Field(default_factory=list)
    safe_terms: Annotated[list[Word], Field(max_length=200)] = Field(default_factory=list)
    """Words that the draft check always lets pass, such as a product or campaign called 絶対満足."""
    rules: Annotated[list[RuleSetting], Field(max_length=100)] = Field(default_factory=list)
    """Guidelines that the draft check takes more or less gravely here, or not at all."""

    @field_validator("rules")
    @classmethod
    def _each_rule_once(cls, settings: list[RuleSetting]) -> list[RuleSetting]:
        seen: set[str] = set()
        for number, setting in enumerate(settings):
            if setting.rule in seen:
                raise ValueError(f"entry {number}: {setting.rule} is given twice")
            seen.add(setting.rule)
        return settings

    @field_validator("known_issues")
    @classmethod
    def _known_products(cls, issues: list[KnownIssue], info: ValidationInfo) -> list[KnownIssue]:
        known = {product.id for product in info.data.get("products", ())}
        for number, issue in enumerate(issues):
            if issue.product is not None and issue.product not in known:
                raise ValueError(f"entry {number}: no product has the id {issue.product!r}")
        return issues


@cache
def load_brand() -> Brand:
    """The default profile that ships.

    Raises:
        DataFileError: the profile is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("default.yaml"), Brand)
