"""Where a Japanese comment's own words do not bear out what it was judged to be."""

import re

from api.analysis.schemas import Analysis, Comment
from api.replies.japanese.asking import wanted
from api.replies.japanese.hardships import is_spoken_of
from api.replies.japanese.quoting import tells_kindness
from api.replies.japanese.text import Text
from api.replies.japanese.troubled import trouble_of
from api.triage import facets
from api.triage.bodies import is_borne_out
from api.triage.hints import hints_in

_LOST = frozenset({"grievance", "defect", "furious", "neglected", "leak", "danger", "demand"})
"""Hints of a comment in which something was lost."""
_WRONG = re.compile(
    "な[いかくし](?!の)|ません|ず[。、に]|過ぎ|すぎ|残念|困|嫌|ひど|酷|最悪|悪い|遅|待た|無理|怖|痛|つら|辛|泣|迷惑|おかし|変[なだに]|間違|違[うっい]|失|転[びんば]|倒[しれ]|ぶつ[けか]|挟[まみ]|傷|壊|割れ|漏れ|汚|臭|うるさ|危|破れ|だけ|しか|のに|やめ|戻し|値上げ|終[わ了]|廃"
)
"""Words of something wrong or missed."""
_NEAR_MISS = re.compile(
    "(?:溺れ|轢かれ|ひかれ|はねられ|落ち|転び|ころび|転落し|ぶつかり|ぶつけられ|挟まれ|倒れ|やけどし|窒息し|感電し|喉に詰まり)(?:かけ|そうにな)"
)
"""Words of somebody who barely came away unharmed."""
_SHUT_IN = re.compile("閉じ込められ|閉じこめられ|置き去り|取り残され")
_OF_TIME = frozenset({None, "wait", "bother", "unclear", "place", "broken"})
"""Hardships that are the lesser matter for somebody who was shut in or left behind."""
_HALF = 0.65
"""Confidence below which a complaint is believed only if its words tell of one."""
_UNSURE = 0.6
"""Confidence of displeasure below which marked praise is believed against it."""
_GLAD = 0.8
"""Confidence from which gladness is believed where the comment praises and tells no trouble."""


def borne_out(comment: Comment, analysis: Analysis) -> Analysis:
    """Without a hardship that no word of the comment speaks of, and without harm to a body that none tells of."""
    judged = analysis.situation
    hardship, marks = judged.hardship, judged.marks
    if "peril" not in hints_in(comment.text) and not is_borne_out(comment.text, analysis):
        hardship = None if hardship in ("body", "danger") else hardship
        marks = [mark for mark in marks if mark != "body_first"]
    if not is_spoken_of(hardship, comment.text):
        hardship = None
    if hardship in _OF_TIME and _SHUT_IN.search(comment.text):
        hardship = "danger"
    if hardship is None and analysis.intent.label == "complaint" and _NEAR_MISS.search(comment.text):
        hardship = "danger"
    return analysis.model_copy(update={"situation": judged.model_copy(update={"hardship": hardship, "marks": marks})})


def is_soured(comment: Comment, analysis: Analysis) -> bool:
    """Whether praise or fun is none by its own words, and no gladness that is told and sure speaks against it."""
    glad = _is_glad(analysis) and "sarcasm" not in analysis.situation.marks
    return not glad and facets.is_soured(comment, analysis)


def _is_glad(analysis: Analysis) -> bool:
    kinds = {one.kind for one in analysis.focus}
    sure = analysis.sentiment.label == "positive" and analysis.sentiment.confidence >= _GLAD
    return sure and "praise" in kinds and "trouble" not in kinds


def tells_of_nothing(text: Text, analysis: Analysis) -> bool:
    """Whether a comment was judged to complain with little confidence, and no word of it tells of anything wrong."""
    unsure = analysis.intent.confidence < _HALF and analysis.cause.confidence < _HALF
    lost = analysis.situation.hardship is not None or bool(analysis.signals) or hints_in(text.tidied) & _LOST
    asks = "jest" not in analysis.situation.marks and wanted(text.tokens, in_words=True)
    if not unsure or lost or asks or "sarcasm" in analysis.situation.marks:
        return False
    if "jest" in analysis.situation.marks:
        return True
    return trouble_of(text, analysis, "any")[0] is None and not _WRONG.search(text.tidied)


def only_praises(text: Text, analysis: Analysis) -> bool:
    """Whether a comment that was judged to complain, with displeasure a guess, tells of nothing lost and is pleased."""
    lost = any(text.stretched(kind) for kind in ("trouble", "wish", "question"))
    heard = hints_in(text.tidied) & _LOST
    displeased = analysis.sentiment.confidence >= _UNSURE
    kind = analysis.sentiment.label == "positive" or tells_kindness(text.tidied)
    return bool(text.stretched("praise")) and kind and not (displeased or lost or heard or analysis.signals)
