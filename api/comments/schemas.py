"""Request and answer of POST /v1/analyze (DESIGN §3)."""

from typing import Annotated

from pydantic import Field

from api.analysis.schemas import Analysis, Comment
from api.brand.bounds import Slug
from api.brand.profile import DEFAULT_ID
from api.contract import MAX_COMMENTS, WHOLE, Contract, Identifier
from api.replies.schemas import Suggestion
from api.triage.schemas import Advice


class AnalyzeRequest(Contract):
    """Up to 100 comments with different ids."""

    comments: Annotated[list[Comment], Field(min_length=1, max_length=MAX_COMMENTS)]
    brand: Slug = DEFAULT_ID
    suggestions: Annotated[int, Field(ge=0, le=5), WHOLE] = 1
    """Suggested replies for each comment that wants one."""
    explain: bool = False
    """Whether to name the words that moved the decisions."""


class CommentResult(Contract):
    """What is known of one comment, in the order of the request."""

    id: Identifier
    analysis: Analysis
    advice: Advice
    suggestions: list[Suggestion]


class ModelInfo(Contract):
    """Which model judged."""

    version: str


class AnalyzeResponse(Contract):
    """One result for each comment of the request, in its order."""

    results: list[CommentResult]
    model: ModelInfo
