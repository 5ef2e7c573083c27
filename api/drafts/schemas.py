"""What staff is about to post and what the guidelines say of it (DESIGN §3)."""

from typing import Annotated

from pydantic import Field

from api.analysis.schemas import Comment
from api.brand.bounds import Slug
from api.brand.profile import DEFAULT_ID
from api.contract import MAX_TEXT, Contract, Platform
from api.guidelines.catalogue import Severity
from api.replies.schemas import Channel, Fault, Length, Stage

MAX_RECENT = 20
"""Earlier replies a draft is compared with (R31)."""


class CheckRequest(Contract):
    """A draft and what is known about the place it will stand in."""

    text: Annotated[str, Field(max_length=MAX_TEXT)]
    platform: Platform
    channel: Channel = "public"
    comment: Comment | None = None
    """The comment that is answered; it is judged as in `POST /v1/analyze`."""
    stage: Stage | None = None
    fault: Fault | None = None
    """Where the fault lies as far as it is known (R46); null when nobody has said."""
    recent: Annotated[list[Annotated[str, Field(max_length=MAX_TEXT)]], Field(max_length=MAX_RECENT)] = Field(
        default_factory=list
    )
    brand: Slug = DEFAULT_ID
    """Whose profile says which figures, remedies and words are ours."""


class Rewrite(Contract):
    """What to put in place of one span of the draft: the finding's, its sentence, or a place where text is added."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    text: str
    """May hold blanks such as 【日時】 or [[time]] for what only staff knows."""


class Finding(Contract):
    """One thing a guideline says about one place of the draft; offsets count Unicode code points, end exclusive."""

    rule: str
    name: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    severity: Severity
    why: str
    """Why it matters to the customer, in the reader's language."""
    rewrite: Rewrite | None


class CheckResponse(Contract):
    findings: list[Finding]
    """In the order of the text."""
    length: Length
