"""Labelled comments in a thread, at a brand's desk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from api.analysis.schemas import Author, Comment, Earlier, Thread
from api.brand.profile import Brand
from api.contract import Language
from api.triage.advise import advise
from api.triage.schemas import Advice
from tests.replies.labelled import NOW, Labelled, labelled

CUSTOMER, OTHER = "@mika", "@ken"


def said(
    text: str,
    *,
    earlier: Sequence[tuple[str, str]] = (),
    brand: Brand | None = None,
    now: datetime = NOW,
    reader: Language = "ja",
    posted_at: datetime | None = None,
    **labels: Any,
) -> Advice:
    """Advice on `text`, written by the customer after the `earlier` texts (handle, text) of the thread."""
    case: Labelled = labelled(text, **labels)
    comment: Comment = case.comment.model_copy(
        update={
            "author": Author(handle=CUSTOMER),
            "thread": Thread(earlier=[Earlier(handle=handle, text=words) for handle, words in earlier]),
            "posted_at": posted_at,
        }
    )
    return advise(comment, case.analysis, now=now, reader=reader, brand=brand)


def cited(advice: Advice) -> set[str]:
    return {reason.rule for reason in advice.reasons}
