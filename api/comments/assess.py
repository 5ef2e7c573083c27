"""The way of a comment through the rooms: what is it, what should we do, what could we say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from api.analysis.schemas import Analysis, Comment
from api.brand.profile import Brand
from api.comments.schemas import CommentResult
from api.contract import Language
from api.drafts.gate import gate
from api.replies.compose import stage_for, suggest
from api.replies.schemas import Suggestion, SuggestRequest
from api.triage.advise import advise
from api.triage.schemas import Advice


class Judging(Protocol):
    """Whatever can judge comments: the Judge, or the cache in front of it."""

    def judge(self, comments: Sequence[Comment], *, explain: bool = False) -> list[Analysis]: ...


def assess(
    comments: Sequence[Comment],
    judge: Judging,
    brand: Brand,
    *,
    now: datetime,
    reader: Language,
    suggestions: int,
    explain: bool = False,
) -> list[CommentResult]:
    """Judge each comment, advise on it and suggest up to `suggestions` replies, in the order given."""
    results = []
    for comment, analysis in zip(comments, judge.judge(comments, explain=explain), strict=True):
        advice = advise(comment, analysis, now=now, reader=reader, brand=brand)
        replies = _suggestions(comment, analysis, advice, brand, suggestions, reader)
        results.append(CommentResult(id=comment.id, analysis=analysis, advice=advice, suggestions=replies))
    return results


def _suggestions(
    comment: Comment, analysis: Analysis, advice: Advice, brand: Brand, count: int, reader: Language
) -> list[Suggestion]:
    if count == 0:
        return []
    stage, fault = stage_for(comment, analysis, advice)
    wish = SuggestRequest(comment=comment, stage=stage, fault=fault, variants=count)
    return suggest(wish, analysis, advice, brand, reader=reader, gate=gate(analysis, brand, reader))
