"""Questions that are the complaint of somebody who waits: 「返事まだですか」, "where's my refund?"."""

from collections.abc import Mapping
from typing import NamedTuple

from api.analysis.schemas import Analysis, CauseLabel, Comment, Hardship, Intent, Lookup, Sentiment
from api.triage.hints import hints_in


class _Wait(NamedTuple):
    cause: CauseLabel
    hardship: Hardship
    lookup: Lookup


_WAITS: Mapping[str, _Wait] = {
    "awaited_money": _Wait("service", "money", "billing"),
    "awaited_parcel": _Wait("delivery", "parcel", "order"),
    "awaited_answer": _Wait("service", "ignored", "contact"),
}
"""What somebody goes through who asks for what is overdue, by the hint; the first that is heard counts."""
_DISPLEASED = -0.5


def awaited(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` as that of a complaint where a plain question asks for what is overdue.

    Whoever has to ask in public where an answer, money or a parcel is still waits for it, and gets an apology and a
    time first (R36, R43).
    """
    if analysis.intent.label != "question" or analysis.exception.type != "none":
        return analysis
    hints = hints_in(comment.text)
    wait = next((wait for hint, wait in _WAITS.items() if hint in hints), None)
    if wait is None:
        return analysis
    situation = analysis.situation
    told = {"hardship": situation.hardship or wait.hardship, "lookup": situation.lookup or wait.lookup}
    return analysis.model_copy(
        update={
            "intent": Intent(label="complaint", confidence=analysis.intent.confidence),
            "sentiment": Sentiment(label="negative", score=_DISPLEASED, confidence=analysis.sentiment.confidence),
            "cause": analysis.cause.model_copy(update={"label": wait.cause}),
            "specific": True,
            "situation": situation.model_copy(update=told),
        }
    )
