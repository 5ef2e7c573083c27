"""What could be said (DESIGN §3): the suggest request and the suggestions that answer it."""

from typing import Annotated, Literal

from pydantic import Field

from api.analysis.schemas import Comment
from api.brand.bounds import Slug
from api.brand.profile import DEFAULT_ID
from api.contract import WHOLE, Contract, Language, Line

Stage = Literal["first", "holding", "resolution", "follow_up", "close_out", "thanks", "answer", "firm", "playful"]
"""Where a case stands: first reply, still checking, solved, asked after, reported in public (R116)."""
Fault = Literal["confirmed", "unknown", "none"]
Channel = Literal["public", "dm"]


class Blank(Contract):
    """A slot only a person can fill, written 【…】 in Japanese and [[…]] in English."""

    name: str
    hint: str


class Length(Contract):
    """Length by the platform's own counting, signature included."""

    used: int
    limit: int


class Suggestion(Contract):
    """One ready reply text for one stage."""

    id: str
    stage: Stage
    fault: Fault
    language: Language
    text: str
    when: str
    """When to choose this one, and what it risks (R120), in the reader's language."""
    rules: list[str]
    blanks: list[Blank]
    length: Length
    findings: list[str]
    brand_version: int = 0
    """Version of the brand profile that it was written with; 0 is the one that ships."""


class SuggestRequest(Contract):
    """Ask for replies to one comment."""

    comment: Comment
    stage: Stage = "first"
    fault: Fault = "unknown"
    channel: Channel = "public"
    variants: Annotated[int, Field(ge=1, le=5), WHOLE] = 1
    recipient_name: Annotated[Line, Field(max_length=100)] | None = None
    details: Annotated[dict[str, Annotated[str, Field(max_length=500)]], Field(max_length=20)] = Field(
        default_factory=dict
    )
    """Values for blanks, by blank name."""
    cannot_fulfil: bool = False
    """The customer's wish cannot be met: the reply then apologises for that and offers two alternatives (R63, R64).

    Counts in the stages first, answer and resolution.
    """
    brand: Slug = DEFAULT_ID
    seed: Annotated[int, Field(ge=0, le=2**31 - 1), WHOLE] = 0


class SuggestResponse(Contract):
    suggestions: list[Suggestion]
