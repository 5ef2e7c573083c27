"""The facets of a comment that advice and phrases put conditions on."""

from typing import Literal

from api.analysis.schemas import Analysis, Comment, Signal
from api.conditions import Facets
from api.triage.bodies import is_borne_out
from api.triage.hints import hints_in
from api.triage.threads import thread_facets

Strength = Literal["calm", "upset", "furious"]

_SPREADING_REPOSTS = 100
"""Reposts from which a comment counts as spreading (R22)."""
_TELLING = frozenset({"complaint", "abuse", "other"})
"""Intents that tell of something that happened."""
SURE = 0.8
"""Confidence from which kind words are believed against words of danger in them; nearly all praise lies above."""
_GUESSED = 0.5
"""Confidence up to which a joke is no more than a guess."""
_GRAVE = frozenset({"body", "danger", "dear"})
"""Hardships in which somebody is hurt or in danger."""
_LEANT_ON = frozenset({"hazard", "child", "elderly", "disabled"})
"""Marks that bear out `body_first` where the words are calm."""
_SAID_PLAINLY: dict[str, Signal] = {"law": "legal", "press": "media"}
"""Hints in plain words that stand for a signal also where the judgement has not seen it (R122)."""


def facets_of(comment: Comment, analysis: Analysis) -> Facets:
    """Name what is known about `comment`, ready for conditions."""
    hints = hints_in(comment.text)
    signals = set(analysis.signals)
    if comment.engagement and comment.engagement.reposts >= _SPREADING_REPOSTS:
        signals.add("spread")
    unsure = analysis.intent.confidence < SURE
    told = analysis.intent.label in _TELLING and analysis.sentiment.label != "positive"
    if "peril" in hints and (told or (_is_merry_in_doubt(analysis) and "sincere" not in hints)):
        signals.add("injury")
    if "body_first" in analysis.situation.marks and analysis.exception.type == "none":
        signals.add("injury")
    marks = frozenset(analysis.situation.marks)
    grave = told and analysis.sentiment.label == "negative" and (_is_grave(analysis) or "exposed" in hints)
    if grave:
        signals.add("injury")
    if "peril" not in hints and not grave and not is_borne_out(comment.text, analysis):
        signals, marks = signals - {"injury"}, marks - {"body_first"}
    signals |= {_SAID_PLAINLY[hint] for hint in hints & _SAID_PLAINLY.keys()}
    return {
        "platform": frozenset({comment.platform}),
        "addressed": frozenset({"yes" if comment.addressed else "no"}),
        "exception": frozenset({analysis.exception.type}),
        "subtype": frozenset({(analysis.exception.type == "trolling" and analysis.exception.subtype) or "none"}),
        "sentiment": frozenset({analysis.sentiment.label}),
        "intent": frozenset({analysis.intent.label}),
        "sure": frozenset({"no" if unsure else "yes"}),
        "cause": frozenset({analysis.cause.label, *analysis.cause.also}),
        "signal": frozenset(signals),
        "hint": hints,
        "mark": marks,
        "hardship": frozenset({analysis.situation.hardship or "none"}),
        "lookup": frozenset({analysis.situation.lookup or "none"}),
        "wished": frozenset({analysis.situation.wish or "none"}),
        "specific": frozenset({"yes" if analysis.specific else "no"}),
        "issue": frozenset({"yes" if has_issue(analysis, hints) else "no"}),
        "strength": frozenset({strength_of(analysis, hints)}),
        "thread": thread_facets(comment, analysis, hints),
        "abstained": frozenset({analysis.abstained or "none"}),
    }


def _is_grave(analysis: Analysis) -> bool:
    """Whether sure labels agree that somebody is hurt or in danger, however calmly it is told (R127)."""
    marks, grave = set(analysis.situation.marks), analysis.situation.hardship in _GRAVE
    told_calmly = grave and analysis.situation.hardship != "body"  # a hurt body is told, or a figure of speech
    if analysis.intent.confidence < SURE or analysis.exception.type != "none" or "jest" in marks:
        return False
    return (grave and "hazard" in marks) or ("body_first" in marks and (told_calmly or not _LEANT_ON.isdisjoint(marks)))


def _is_merry_in_doubt(analysis: Analysis) -> bool:
    """Whether it was judged to be kind words or fun, but not surely enough to be believed against words of danger."""
    below = _GUESSED if "jest" in analysis.situation.marks else SURE
    return analysis.intent.label in ("praise", "banter") and analysis.intent.confidence < below


def is_soured(comment: Comment, analysis: Analysis) -> bool:
    """Whether praise or fun is none by its own words: something went wrong in it, and nothing made up for that."""
    if analysis.intent.label not in ("praise", "banter", "other") or analysis.exception.type != "none":
        return False
    hints, marks = hints_in(comment.text), analysis.situation.marks
    mocked = "sarcasm" in marks and not {"jest", "person"} & set(marks)
    perilous = "peril" in hints and _is_merry_in_doubt(analysis)
    return (perilous or "soured" in hints or mocked) and "sincere" not in hints


def has_issue(analysis: Analysis, hints: frozenset[str]) -> bool:
    """Whether something concrete is wrong that the company can act on; it beats rudeness (R98)."""
    if "bare" in hints:
        return False
    if not {"injury", "prior_contact"}.isdisjoint(analysis.signals) or "leak" in hints:
        return analysis.exception.type == "none" or analysis.specific
    grievance = analysis.cause.label != "none" or analysis.intent.label == "complaint"
    return grievance and analysis.specific


def strength_of(analysis: Analysis, hints: frozenset[str]) -> Strength:
    """How strong the feeling is that the reply must meet first (R42)."""
    if analysis.sentiment.label != "negative":
        return "calm"
    if "furious" in hints:
        return "furious"
    return "upset" if "upset" in hints or "shocked" in analysis.situation.marks else "calm"
