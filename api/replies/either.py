"""Whether a comment may as well be kind as bitter, so that the first reply must be one that can be sent to either."""

from api.analysis.schemas import Analysis

_TOLD_KINDLY = frozenset({"favour", "came_round"})
"""Hints of something kind that is told."""
_LOST = frozenset(
    {
        "grievance", "defect", "furious", "upset", "neglected", "leak", "demand", "compensation", "danger",
        "vulnerable", "exposed", "wronged", "mistreated", "pestered",
    }
)  # fmt: skip
"""Hints of something lost, or of somebody left in need, with which a doubtful complaint is believed."""
_LEAVES_NO_DOUBT = frozenset({"soured", "peril", "demanded_money", "demanded_answer"})
"""Hints with which no comment is kind: what went sour, money or an answer that is demanded, and danger to a body, which
is met first (R126)."""
_BITTER, _BITTER_STILL = -0.4, -0.65
"""Sentiment up to which a complaint is believed, and the same where a kindness or an ending is told: of doubtful ones
between the two one in nine is kind, of those above one in three (dev part)."""
_ENDINGS: frozenset[str | None] = frozenset({"farewell", "grief"})
"""Hardships that are told sadly without blame."""
_DOUBTFUL = 0.75
"""Confidence below which a kind of comment is believed only if its words bear it out: half are of the other kind."""
_FAIRLY = 0.5
"""The same where it tells of a hardship that no thanks are told through."""
_TOLD_IN_THANKS: frozenset[str | None] = frozenset(
    {None, "plain", "rude", "dear", "body", "danger", "grief", "farewell"}
)
"""Hardships that are told on the way to thanks as often as in a complaint; none at all is one of them."""
_SURE = 0.85
_CERTAIN = 0.97
"""Confidence from which a complaint that tells of a kindness is believed all the same, with and without a loss."""


def reads_either_way(analysis: Analysis, hints: frozenset[str]) -> bool:
    """Whether labels and words leave it open if something good or something bad is told.

    Args:
        hints: what the words of the comment hint at (`hints_in`).
    """
    if analysis.exception.type != "none" or not hints.isdisjoint(_LEAVES_NO_DOUBT):
        return False
    if analysis.sentiment.label == "positive" and "fond" in hints:
        return False
    kindly = not _TOLD_KINDLY.isdisjoint(hints)
    if analysis.intent.label == "complaint":
        still = kindly or analysis.situation.hardship in _ENDINGS
        bitter = _BITTER_STILL if still else _BITTER
        return analysis.sentiment.score > bitter and _may_be_kind(analysis, hints, kindly=kindly)
    merry = analysis.intent.label in ("praise", "banter") and "jest" not in analysis.situation.marks
    doubtful = merry and not kindly and analysis.intent.confidence < _DOUBTFUL
    suffered = analysis.situation.hardship not in _TOLD_IN_THANKS
    told_wrong = suffered or "lacking" in hints or any(one.kind == "trouble" for one in analysis.focus)
    return doubtful and told_wrong


def _may_be_kind(analysis: Analysis, hints: frozenset[str], *, kindly: bool) -> bool:
    believed = bool(analysis.signals) or not _LOST.isdisjoint(hints)
    if kindly:
        return analysis.intent.confidence < (_SURE if believed else _CERTAIN)
    through = analysis.situation.hardship in _TOLD_IN_THANKS
    return analysis.intent.confidence < (_DOUBTFUL if through else _FAIRLY) and not believed
