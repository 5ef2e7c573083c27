"""What advice and replies make of a judgement, so that neither reads it otherwise than the other."""

from api.analysis.schemas import Analysis, Comment, Intent, IntentLabel
from api.triage.amends import amends_asked
from api.triage.awaited import as_complaint, awaited
from api.triage.hints import hints_in
from api.triage.lookups import looked_up

_AMISS = frozenset({
    "grievance", "defect", "furious", "upset", "neglected", "danger", "peril", "soured", "wronged", "mistreated",
    "leak", "lacking",
})  # fmt: skip
"""Hints of something wrong, without which a trouble in contented words is a mark at the wrong place."""
_ANGRY = (frozenset({"furious", "lacking"}), frozenset({"furious", "upset"}))
"""Hints that together leave no fun in a remark."""
_SURE = 0.8
"""Confidence from which fun is believed against words of danger."""
_GUESSED = 0.6
"""Confidence below which fun is no more than a guess."""


def understood(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` with demands, remarks and doubtful fun as what they tell, and with what has to be asked for."""
    return looked_up(_in_earnest(comment, amends_asked(comment, awaited(comment, analysis))))


def _in_earnest(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` with a remark that tells a trouble, and a guess of fun that holds no jest, as what they are (R56).

    Of remarks and jokes in which a trouble was marked, nine in ten were complaints. Of guesses of fun one in seven was
    fun; the good-humoured ones were mostly praise, the others mostly troubles (dev part and fresh comments).
    """
    intent, situation = analysis.intent, analysis.situation
    if intent.label not in ("banter", "other") or analysis.exception.type != "none":
        return analysis
    hints = hints_in(comment.text)
    if "jest" not in situation.marks and "sincere" not in hints and any(angry <= hints for angry in _ANGRY):
        return as_complaint(analysis, situation)
    merry = ("jest" in situation.marks or "in_jest" in hints) and "peril" not in hints
    fun = merry and intent.label == "banter" and intent.confidence >= _GUESSED
    content = analysis.sentiment.label == "positive" and hints.isdisjoint(_AMISS)
    if not fun and not content and any(part.kind == "trouble" for part in analysis.focus):
        marks = [mark for mark in situation.marks if mark != "jest"]
        return as_complaint(analysis, situation.model_copy(update={"marks": marks}))
    if "peril" in hints and "sincere" not in hints and intent.confidence < _SURE:
        marks = [mark for mark in situation.marks if mark != "jest"]
        return as_complaint(analysis, situation.model_copy(update={"marks": marks}))
    if merry or intent.label == "other" or intent.confidence >= _GUESSED:
        return analysis
    label: IntentLabel = "praise" if analysis.sentiment.label == "positive" else "complaint"
    return analysis.model_copy(update={"intent": Intent(label=label, confidence=intent.confidence)})
