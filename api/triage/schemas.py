"""What to do about a comment (DESIGN §3): action, urgency, deadlines, reasons by rule."""

from typing import Literal

from api.contract import Contract, Timestamp

Action = Literal[
    "reply",
    "reply_then_dm",
    "hold",
    "escalate",
    "thank",
    "share_and_thank",
    "play_along",
    "state_fact_once",
    "firm_reply",
    "hide_and_report",
    "consider_silence",
    "none",
]
Priority = Literal["critical", "high", "normal", "low"]
EscalationReason = Literal["legal", "injury", "leak", "media", "compensation", "threat"]
PrivateReason = Literal["pii_needed", "anger_rising", "cannot_fulfil"]
Level = Literal["high", "medium", "low"]
CrisisKind = Literal["complaint", "flare_up", "scandal", "competitor", "own_fault"]


class Reason(Contract):
    """One guideline that shaped the advice, said in the reader's language."""

    rule: str
    text: str


class Escalation(Contract):
    """Why somebody above the desk must see this (R122)."""

    reason: EscalationReason
    text: str


class PrivateTalk(Contract):
    """Why the matter moves to a private message of the same platform, after care shown in public (R79, C2)."""

    reason: PrivateReason
    text: str


class Assessment(Contract):
    """Three questions that are judged apart (R127)."""

    importance: Level
    """How grave it is for the person."""
    impact: Level
    """How many people and how much of the company it touches."""
    urgency: Level
    """How soon it gets worse."""


class Crisis(Contract):
    """What kind of crisis this could grow into (R130); one comment alone is only a hint."""

    kind: CrisisKind
    text: str


class Known(Contract):
    """An entry of the brand profile that the comment touches, for staff to see."""

    kind: Literal["fact", "answer", "known_issue"]
    id: str
    text: str
    source: str | None = None
    """Where a fact can be checked."""
    claim: str | None = None
    """The false claim that the fact answers, when the comment tells it (R92)."""
    status: str | None = None
    """Of a known issue."""


class Advice(Contract):
    """What an expert would do, and by when."""

    action: Action
    needs_reply: bool
    priority: Priority
    assessment: Assessment
    aim_by: Timestamp | None
    """One staffed hour after the comment (R11, C5); null when no reply is due."""
    reply_by: Timestamp | None
    """Twenty-four hours after the comment (R8); null when no reply is due."""
    escalate: Escalation | None
    private: PrivateTalk | None
    """Null when the matter can be settled in public."""
    crisis: Crisis | None
    known: list[Known]
    """What the brand profile says on it, known false claims first."""
    reasons: list[Reason]
    """Safety and privacy first."""
    steps: list[str]
