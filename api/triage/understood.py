"""What advice and replies make of a judgement, so that neither reads it otherwise than the other."""

from api.analysis.schemas import Analysis, Comment, Intent, IntentLabel
from api.triage.awaited import awaited
from api.triage.hints import hints_in
from api.triage.lookups import looked_up

_GUESSED = 0.6
"""Confidence below which fun is no more than a guess."""


def understood(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` with curt demands as complaints, doubtful fun as what it is, and with what has to be asked for."""
    return looked_up(_no_jest(comment, awaited(comment, analysis)))


def _no_jest(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` with a guess of fun that holds no jest as praise or a complaint: no trouble is laughed at (R56).

    Of such guesses one in seven was fun (dev part and fresh comments); the good-humoured ones were mostly praise, the
    others mostly troubles.
    """
    guessed = analysis.intent.label == "banter" and analysis.intent.confidence < _GUESSED
    if not guessed or analysis.exception.type != "none":
        return analysis
    if "jest" in analysis.situation.marks or "in_jest" in hints_in(comment.text):
        return analysis
    label: IntentLabel = "praise" if analysis.sentiment.label == "positive" else "complaint"
    return analysis.model_copy(update={"intent": Intent(label=label, confidence=analysis.intent.confidence)})
