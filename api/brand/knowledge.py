"""What a brand knows: facts with sources, answers, known issues, products, and words that mean something else here."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from api.brand.bounds import Bilingual, Day, Keywords, Said, Slug, Url, Word
from api.contract import Contract, Line, Timestamp
from api.guidelines.catalogue import Severity, catalogue


class Claim(Contract):
    """A false story that is told about us."""

    claim: Annotated[Line, Field(min_length=1, max_length=200)]
    """The story in plain words, for staff; no reply repeats it."""
    keywords: Annotated[Keywords, Field(min_length=1)]
    """By which words a comment is known to tell it."""


class Fact(Contract):
    """Something confirmed that replies may state (R86, R92)."""

    id: Slug
    statement: Said
    keywords: Keywords = Field(default_factory=list)
    source: Annotated[Line, Field(min_length=1, max_length=200)]
    """Where it can be checked, for example a published test report (C14)."""
    link: Url | None = None
    confirmed_at: Day | None = None
    denies: Annotated[list[Claim], Field(max_length=20)] = Field(default_factory=list)
    """Known false claims that this fact answers."""


class Answer(Contract):
    """A question that comes again and again, with its answer (R110)."""

    id: Slug
    questions: Annotated[list[Annotated[Line, Field(min_length=1, max_length=200)]], Field(max_length=20)] = Field(
        default_factory=list
    )
    """The question as customers put it, in either language."""
    keywords: Keywords = Field(default_factory=list)
    answer: Said
    link: Url | None = None


class KnownIssue(Contract):
    """Trouble that we know of (R115); only a fixed one may be called solved (R149)."""

    id: Slug
    keywords: Annotated[Keywords, Field(min_length=1)]
    statement: Said
    """What customers notice and what we know about it."""
    status: Literal["investigating", "identified", "fixing", "fixed"]
    workaround: Said | None = None
    next_update: Timestamp | None = None
    """When we will say more."""
    product: Slug | None = None
    """Id of the product it concerns."""
    link: Url | None = None


class Product(Contract):
    """A product, service, place or event by the names customers use for it."""

    id: Slug
    name: Bilingual
    readings: Annotated[
        list[Annotated[str, Field(max_length=60, pattern=r"^[ぁ-ゖァ-ヺー・ 　]+$")]], Field(max_length=5)
    ] = Field(default_factory=list)
    """How the Japanese name is read, in kana."""
    spellings: Annotated[list[Word], Field(max_length=20)] = Field(default_factory=list)
    """Nicknames, abbreviations and frequent misspellings."""


class ForbiddenWord(Contract):
    """A word that must not stand in our replies."""

    word: Word
    reason: Said
    replacement: Bilingual = Bilingual()
    """What to write in its place; empty when it should simply go."""
    severity: Severity = "warn"
    """How a draft with it is met; `block` asks staff to confirm."""


class OwnTerm(Contract):
    """A word of our own for something that others call differently, for example キャスト for 店員."""

    term: Bilingual
    instead_of: Annotated[list[Word], Field(min_length=1, max_length=20)]


def _known_guideline(rule: str) -> str:
    if rule not in catalogue():
        raise ValueError(f"{rule!r} is not a guideline")
    return rule


class RuleSetting(Contract):
    """How grave a guideline is to this company: what the draft check says under it is raised, lowered or left unsaid.

    Limits of the platform and numbers of payment cards are always said.
    """

    rule: Annotated[str, Field(pattern=r"^[RC][1-9]\d{0,2}$"), AfterValidator(_known_guideline)]
    """Guideline that a finding cites, such as R52."""
    level: Literal["block", "warn", "hint", "off"]
