"""What the readers of both languages share: the shape of their words for troubles, causes and what to ask."""

from pydantic import Field

from api.analysis.schemas import CauseLabel
from api.datafiles import Alternatives, DataModel
from api.replies.phrasebook import Texts

CLAIMS = frozenset({"efficacy", "cure", "superlative"})
"""Hints of what may not be said again in our own voice (C12)."""


class TroubleWords(DataModel):
    """How a reply speaks of one kind of trouble; each language adds how it is recognised (see troubles.yaml)."""

    id: str
    cause: CauseLabel
    rank: int = Field(ge=1, le=10)
    """Of two that match, the higher is what the reply is about."""
    settings: Texts = ()
    """Kinds of visit or purchase it can befall; none means all."""
    own_words: bool = True
    """Whether the customer's own clause may stand in for `told`."""
    told: Texts
    thing: str = ""
    """What it befalls where the comment names nothing."""
    owned: Texts = ()
    feel: Texts
    check: Texts
    topic: str
    ask: str


class CauseWords(DataModel):
    """How a reply speaks of a cause when no kind of trouble was recognised."""

    feel: Texts
    check: Texts
    topic: str
    ask: str


class Sign(DataModel):
    """Words by which a clause or sentence shows that it tells what makes a trouble theirs, and how much they add."""

    adds: float
    signs: Alternatives


class Ask(DataModel):
    """What a private message should bring, and why we need it."""

    why: str
    what: str
