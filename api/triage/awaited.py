"""Questions and wishes that are the complaint of somebody who waits: 「返事まだですか」, "just want my money back"."""

from collections.abc import Mapping
from typing import NamedTuple

from api.analysis.schemas import Analysis, CauseLabel, Comment, Hardship, Intent, IntentLabel, Lookup, Sentiment, Wish
from api.triage.hints import hints_in


class _Wait(NamedTuple):
    said_as: frozenset[IntentLabel]
    cause: CauseLabel
    hardship: Hardship | None
    lookup: Lookup
    wish: Wish | None


_ASKED: frozenset[IntentLabel] = frozenset({"question"})
_DEMANDED: frozenset[IntentLabel] = frozenset({"request", "banter", "other"})
"""Kinds as which a curt demand is read; as a question, money back is asked about before anything was bought."""
_WAITS: Mapping[str, _Wait] = {
    "awaited_money": _Wait(_ASKED, "service", "money", "billing", None),
    "awaited_parcel": _Wait(_ASKED, "delivery", "parcel", "order", None),
    "awaited_answer": _Wait(_ASKED, "service", "ignored", "contact", None),
    "demanded_money": _Wait(_DEMANDED, "service", "money", "billing", "refund"),
    "demanded_answer": _Wait(_ASKED | _DEMANDED, "service", "ignored", "contact", "contact"),
    "left_behind": _Wait(_ASKED | _DEMANDED | {"complaint"}, "service", None, "visit", None),
}
"""What somebody goes through who asks for what is overdue or lost, by the hint; the first that is heard counts."""
_DISPLEASED = -0.5


def awaited(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` as that of a complaint where a question or a wish asks for what is overdue or lost.

    Whoever has to ask in public for an answer, money or a parcel still waits for it, and gets an apology and a time
    first (R36, R43); so does who looks for what they left with us.
    """
    intent, situation = analysis.intent.label, analysis.situation
    if analysis.exception.type != "none" or "jest" in situation.marks:
        return analysis
    hints = hints_in(comment.text)
    wait = next((wait for hint, wait in _WAITS.items() if hint in hints and intent in wait.said_as), None)
    if wait is None and intent == "complaint" and situation.wish is None and "demanded_money" in hints:
        return analysis.model_copy(update={"situation": situation.model_copy(update={"wish": "refund"})})
    if wait is None:
        return analysis
    told = {
        "hardship": situation.hardship or wait.hardship,
        "lookup": situation.lookup or wait.lookup,
        "wish": wait.wish or situation.wish,
    }
    cause, situation = analysis.cause.model_copy(update={"label": wait.cause}), situation.model_copy(update=told)
    return as_complaint(analysis.model_copy(update={"cause": cause, "specific": True, "situation": situation}))


def as_complaint(analysis: Analysis) -> Analysis:
    """`analysis` as that of a complaint, no surer than it was."""
    return analysis.model_copy(
        update={
            "intent": Intent(label="complaint", confidence=analysis.intent.confidence),
            "sentiment": Sentiment(label="negative", score=_DISPLEASED, confidence=analysis.sentiment.confidence),
        }
    )
