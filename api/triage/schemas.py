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


class Reason(Contract):
    """One guideline that shaped the advice, said in the reader's language."""

    rule: str
    text: str


class Escalation(Contract):
    """Why somebody above the desk must see this (R122)."""

    reason: EscalationReason
    text: str


class Advice(Contract):
    """What an expert would do, and by when."""

    action: Action
    needs_reply: bool
    priority: Priority
    aim_by: Timestamp | None
    """One hour after the comment (R11); null when no reply is due."""
    reply_by: Timestamp | None
    """Twenty-four hours after the comment (R8); null when no reply is due."""
    escalate: Escalation | None
    reasons: list[Reason]
    steps: list[str]
