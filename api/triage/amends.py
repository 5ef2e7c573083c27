"""Requests, praise and questions by whose words something went wrong: 「謝ってほしい」, 「遅すぎませんか」."""

import re
from collections.abc import Mapping

from api.analysis.schemas import Analysis, CauseLabel, Comment, Focus, IntentLabel, Situation, Wish
from api.triage.awaited import as_complaint
from api.triage.hints import hints_in

_ASKED_OF_US: frozenset[IntentLabel] = frozenset({"request", "praise", "other"})
"""Intents under which a demand for amends is a complaint all the same."""
_IN_FUN = frozenset({"jest", "sarcasm"})
_AMENDS: Mapping[str, Wish] = {"謝|詫": "apology", "返金": "refund", "説明": "explain"}
"""What is asked for, by its words; other amends are said back in the customer's own."""
_LAUGHS = re.compile("笑|草|[wｗ]{2,}|[😂🤣😆😊☺😁]")
_GRATEFUL = re.compile("ありがと|感謝|ごめん|おかげ")
_GUESS = 0.5
"""Confidence below which no label speaks against a demand in words."""


def amends_asked(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` as that of a complaint where amends are asked for, or a question reproaches.

    Whoever asks for an apology or an account of what happened gets an apology and a time first (R36, R43).
    """
    if analysis.exception.type != "none":
        return analysis
    if analysis.intent.label == "question":
        return _reproached(analysis) if "reproach" in hints_in(comment.text) else analysis
    return _demanded(comment, analysis) if _demands(comment, analysis) else analysis


def _reproached(analysis: Analysis) -> Analysis:
    situation = analysis.situation
    wish = None if situation.wish == "info" else situation.wish
    told = [_as_trouble(one) for one in analysis.focus]
    return _complained(analysis, told, situation.model_copy(update={"wish": wish}))


def _demands(comment: Comment, analysis: Analysis) -> bool:
    intent, hints = analysis.intent, hints_in(comment.text)
    if intent.label not in _ASKED_OF_US | {"banter"} or _GRATEFUL.search(comment.text):
        return False
    told_wrong = any(one.kind == "trouble" for one in analysis.focus) and analysis.sentiment.score <= 0
    guessed = intent.confidence < _GUESS or ("demand" in hints and not _LAUGHS.search(comment.text))
    meant = intent.label in _ASKED_OF_US and _IN_FUN.isdisjoint(analysis.situation.marks)
    return ("redress" in hints or ("redo" in hints and told_wrong)) and (guessed or meant)


def _demanded(comment: Comment, analysis: Analysis) -> Analysis:
    situation = analysis.situation
    asked = next((wish for words, wish in _AMENDS.items() if re.search(words, comment.text)), situation.wish)
    marks = [mark for mark in situation.marks if mark not in _IN_FUN]
    told = [one if one.text.endswith(("か", "?", "？")) else _as_trouble(one) for one in analysis.focus]
    return _complained(analysis, told, situation.model_copy(update={"wish": asked, "marks": marks}))


def _as_trouble(one: Focus) -> Focus:
    return one.model_copy(update={"kind": "trouble"}) if one.kind in ("praise", "question") else one


def _complained(analysis: Analysis, told: list[Focus], situation: Situation) -> Analysis:
    cause: CauseLabel | None = "service" if analysis.cause.label == "none" else None
    return as_complaint(analysis.model_copy(update={"focus": told}), situation, cause)
