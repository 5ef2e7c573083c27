"""Questions and wishes that are the complaint of somebody who waits: 「返事まだですか」, "just want my money back"."""

from collections.abc import Mapping
from typing import NamedTuple

from api.analysis.schemas import (
    Analysis,
    CauseLabel,
    Comment,
    Hardship,
    Intent,
    IntentLabel,
    Lookup,
    Sentiment,
    Situation,
    Wish,
)
from api.triage.hints import hints_in


class _Wait(NamedTuple):
    said_as: frozenset[IntentLabel]
    cause: CauseLabel
    hardship: Hardship | None
    lookup: Lookup | None
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
    "pestered": _Wait(_DEMANDED | _ASKED | {"praise"}, "privacy", "data", None, "stop"),
    "regretted": _Wait(_DEMANDED | {"praise"}, "service", None, None, None),
    "mistreated": _Wait(_DEMANDED | {"praise"}, "service", "rude", "visit", None),
    "hurt_animal": _Wait(_DEMANDED | {"praise"}, "service", "dear", "visit", None),
    "wronged": _Wait(_DEMANDED | {"praise"}, "service", None, None, None),
    "counted_out": _Wait(_DEMANDED | {"praise"}, "service", None, None, None),
    "left_us": _Wait(_DEMANDED | {"praise"}, "service", "farewell", None, None),
    "left_behind": _Wait(_ASKED | _DEMANDED | {"complaint"}, "service", None, "visit", None),
}
"""What somebody goes through who asks for what is overdue or lost, by the hint; the first that is heard counts."""
_NO_JEST = frozenset({"mistreated", "counted_out", "pestered", "hurt_animal"})
"""Hints of what nobody only jokes about, however wryly it is told."""
_TOLD_FLATLY = frozenset({"mistreated", "counted_out", "wronged", "left_us"})
"""Hints of a wrong that was suffered, for comments that were taken to be content; it may have been put right since."""
_MENDED = frozenset({"sincere", "mended"})
_DISPLEASED = -0.5


def awaited(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` as that of a complaint where a question or a wish asks for what is overdue or lost.

    Whoever has to ask in public for an answer, money or a parcel still waits for it, and gets an apology and a time
    first (R36, R43); so does who looks for what they left with us.
    """
    intent, situation = analysis.intent.label, analysis.situation
    hints = hints_in(comment.text)
    if analysis.exception.type != "none" or ("jest" in situation.marks and _NO_JEST.isdisjoint(hints)):
        return analysis
    if intent == "praise" and "sincere" in hints:
        return analysis
    if analysis.sentiment.label == "negative" or not _MENDED.isdisjoint(hints):
        hints -= _TOLD_FLATLY
    wait = next((wait for hint, wait in _WAITS.items() if hint in hints and intent in wait.said_as), None)
    if wait is None:
        unsaid = intent == "complaint" and situation.wish is None and "demanded_money" in hints
        refund = situation.model_copy(update={"wish": "refund"})
        return analysis.model_copy(update={"situation": refund}) if unsaid else analysis
    told = {
        "marks": [mark for mark in situation.marks if mark != "jest"],
        "hardship": situation.hardship or wait.hardship,
        "lookup": situation.lookup or wait.lookup,
        "wish": wait.wish or situation.wish,
    }
    return as_complaint(analysis, situation.model_copy(update=told), wait.cause)


def as_complaint(analysis: Analysis, situation: Situation, cause: CauseLabel | None = None) -> Analysis:
    """`analysis` as that of a complaint about something that can be acted on, no surer than it was.

    Args:
        situation: what it tells of, instead of what was judged.
        cause: what it is about; as it was judged where none is given.
    """
    return analysis.model_copy(
        update={
            "situation": situation,
            "cause": analysis.cause.model_copy(update={"label": cause}) if cause else analysis.cause,
            "specific": True,
            "intent": Intent(label="complaint", confidence=analysis.intent.confidence),
            "sentiment": Sentiment(label="negative", score=_DISPLEASED, confidence=analysis.sentiment.confidence),
        }
    )
