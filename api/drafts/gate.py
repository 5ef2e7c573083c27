"""The checker as the gate of every suggestion: nothing is offered that the checker would warn of once it is typed."""

import re

from api.analysis.schemas import Analysis, Author, Comment
from api.brand.profile import Brand
from api.contract import Language
from api.drafts.check import check
from api.drafts.schemas import CheckRequest
from api.replies.passing import Gate, Verdict
from api.replies.schemas import SuggestRequest

_LEFT_OPEN = frozenset({"open_blank"})
"""What a suggestion may have and a finished draft may not: blanks that only a person can fill."""
_CHOICE = re.compile("(?<=【)([^【】／]+)／[^【】]+(?=】)")
"""A blank that offers two answers; whoever keeps the second is told then what it lacks."""


def gate(analysis: Analysis, brand: Brand, reader: Language) -> Gate:
    """A gate for replies to one comment; hints reach the reader with the guideline they rest on."""

    def verdict(text: str, request: SuggestRequest) -> Verdict:
        draft = CheckRequest(
            text=_CHOICE.sub(r"\1", text),
            platform=request.comment.platform,
            channel=request.channel,
            comment=_with_name(request),
            stage=request.stage,
            fault=request.fault,
        )
        findings = [one for one in check(draft, analysis, brand, reader=reader).findings if one.name not in _LEFT_OPEN]
        return Verdict(
            passes=all(one.severity == "hint" for one in findings),
            hints=list(dict.fromkeys(f"{one.rule}: {one.why}" for one in findings)),
        )

    return verdict


def _with_name(request: SuggestRequest) -> Comment:
    """The comment with the name its writer is called by, which stands on the page (C17)."""
    if request.recipient_name is None:
        return request.comment
    author = (request.comment.author or Author()).model_copy(update={"name": request.recipient_name})
    return request.comment.model_copy(update={"author": author})
