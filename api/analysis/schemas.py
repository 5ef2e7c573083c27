"""What a comment is: the request's comment and the Analysis that answers it (DESIGN §3, label guide)."""

from typing import Annotated, Literal

from pydantic import Field

from api.contract import MAX_TEXT, WHOLE, Confidence, Contract, Identifier, Line, Platform, Timestamp

SentimentLabel = Literal["positive", "neutral", "negative"]
ExceptionType = Literal["none", "prejudice", "falsehood", "trolling"]
TrollingSubtype = Literal["insult", "provocation", "threat", "spam"]
IntentLabel = Literal["complaint", "question", "request", "praise", "banter", "abuse", "other"]
CauseLabel = Literal["none", "quality", "service", "expectation", "price", "delivery", "privacy", "other"]
Signal = Literal[
    "prior_contact", "legal", "injury", "media", "minor", "loyal_customer", "spread", "deadline_mentioned", "irony"
]
FocusKind = Literal["trouble", "question", "wish", "praise", "detail"]
"""What a stretch of a comment holds: what went wrong, what is asked, what is wanted of the company, what is praised,
and the detail that makes a trouble theirs (whom it hit, since when, what it cost, what staff said)."""
Hardship = Literal[
    "wait", "parcel", "ignored", "rude", "refused", "unclear", "meal", "unclean", "foreign", "broken", "app", "worse",
    "differs", "bother", "place", "money", "price", "missed_out", "farewell", "day_ruined", "precious", "dear", "body",
    "danger", "grief", "data", "offended", "concern", "plain",
]  # fmt: skip
"""What somebody went through, the thing that hurts most; the label guide in `models/README.md` explains each."""
Lookup = Literal[
    "order", "booking", "visit", "item", "device", "account", "billing", "contact", "repair", "contract", "privacy"
]
"""What staff would have to ask for, in private, before the matter can be looked into."""
Wish = Literal[
    "refund", "replace", "fix", "contact", "explain", "apology", "info", "change", "bring", "stop", "staff", "warn"
]
"""What the writer wants of the company, said or plainly meant."""
Mark = Literal[
    "body_first", "hazard", "bereaved", "jest", "sarcasm", "person", "rumour", "aside", "child", "elderly", "disabled",
    "big_loss", "today", "again", "also_good", "also_bad", "proud", "shocked",
]  # fmt: skip
"""What else a reply must not overlook."""
Abstention = Literal["empty", "only_url", "unsupported_language", "low_confidence"]
"""Why a comment could not be judged with any certainty."""


class Author(Contract):
    """Who wrote the comment, as shown on the page."""

    handle: Annotated[Line, Field(max_length=200)] | None = None
    name: Annotated[Line, Field(max_length=200)] | None = None


class Earlier(Contract):
    """A comment that stands before this one in the same thread; who repeats insults is trolling (R95)."""

    handle: Annotated[Line, Field(max_length=200)]
    text: Annotated[str, Field(max_length=MAX_TEXT)]


class Thread(Contract):
    """The conversation the comment stands in: the text it answers, and what was written before."""

    id: Identifier | None = None
    parent_text: Annotated[str, Field(max_length=MAX_TEXT)] | None = None
    earlier: Annotated[list[Earlier], Field(max_length=20)] = Field(default_factory=list)


class Engagement(Contract):
    """Counts visible on the page; they raise urgency, never the labels (R22)."""

    likes: Annotated[int, Field(ge=0, le=10**12), WHOLE] = 0
    reposts: Annotated[int, Field(ge=0, le=10**12), WHOLE] = 0
    replies: Annotated[int, Field(ge=0, le=10**12), WHOLE] = 0


class Comment(Contract):
    """One post, reply or comment by somebody else, visible on a page. Only id, platform and text are required."""

    id: Identifier
    platform: Platform
    text: Annotated[str, Field(max_length=MAX_TEXT)]
    author: Author | None = None
    url: Annotated[Line, Field(max_length=2_000, pattern=r"^https?://")] | None = None
    posted_at: Timestamp | None = None
    addressed: bool = True
    thread: Thread | None = None
    engagement: Engagement | None = None


class DetectedLanguage(Contract):
    """ISO 639 code (`und` when nothing can be said) with confidence."""

    code: str
    confidence: Confidence


class Sentiment(Contract):
    """Attitude the staff must react to; score runs from -1 (negative) to 1 (positive)."""

    label: SentimentLabel
    score: Annotated[float, Field(ge=-1, le=1)]
    confidence: Confidence


class ExceptionJudgement(Contract):
    """Rare people toward whom a firm stance is needed (R88-R101). Flags are precision-first (R24).

    `suspicion` says in words of a code why a falsehood is only suspected, never proven (R92).
    """

    type: ExceptionType
    subtype: TrollingSubtype | None = None
    confidence: Confidence
    suspicion: Literal["unverified_claim"] | None = None


class Intent(Contract):
    label: IntentLabel
    confidence: Confidence


class Cause(Contract):
    """What a dissatisfaction is about (R133); `also` lists further causes."""

    label: CauseLabel
    confidence: Confidence
    also: list[CauseLabel] = Field(default_factory=list)


class Span(Contract):
    """Part of the comment's text; offsets count Unicode code points, end exclusive."""

    text: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Focus(Span):
    """A stretch of the comment that a reply has to take up, the most telling first."""

    kind: FocusKind


class Situation(Contract):
    """What a thoughtful reply has to take up, beyond the labels that decide what is done (R36, R74, R118).

    A part is null where nothing applies or the models are not sure enough.
    """

    hardship: Hardship | None = None
    lookup: Lookup | None = None
    wish: Wish | None = None
    marks: list[Mark] = Field(default_factory=list)


class Evidence(Contract):
    """Words of the comment that moved one decision; weight is the share of the label's odds that goes with them.

    0.5: without these words the odds for the label are half of what they were; 1: nothing of them is left.
    """

    target: Annotated[Literal["sentiment", "exception"], Field(alias="for")]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    weight: Annotated[float, Field(ge=0, le=1)]


class Analysis(Contract):
    """Everything judged about one comment."""

    language: DetectedLanguage
    sentiment: Sentiment
    exception: ExceptionJudgement
    intent: Intent
    cause: Cause
    specific: bool
    signals: list[Signal] = Field(default_factory=list)
    aspects: list[Span] = Field(default_factory=list)
    focus: list[Focus] = Field(default_factory=list)
    situation: Situation = Field(default_factory=Situation)
    evidence: list[Evidence] = Field(default_factory=list)
    abstained: Abstention | None = None
