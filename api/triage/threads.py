"""What the conversation around a comment tells: whose mood turned, whose anger rises, whether somebody complained."""

from api.analysis.schemas import Analysis, Comment
from api.triage.hints import hints_in

_UPSET = frozenset({"furious", "upset", "grievance", "bare", "leak", "compensation"})
"""Hints of which one makes an earlier text a complaint."""
_STRENGTH = {"furious": 2, "bare": 2, "upset": 1, "grievance": 1, "leak": 1, "compensation": 1}


def thread_facets(comment: Comment, analysis: Analysis, hints: frozenset[str]) -> frozenset[str]:
    """`turned` (R107), `rising` (R79) and `complaint` (C1), as far as the thread on the page tells.

    Earlier texts are read by their words alone: enough to tell a grievance, and nothing needs judging twice.
    """
    thread = comment.thread
    if thread is None:
        return frozenset()
    own = [hints_in(earlier.text) for earlier in thread.earlier if _same_author(comment, earlier.handle)]
    all_texts = [*(earlier.text for earlier in thread.earlier), thread.parent_text or ""]
    found = set()
    if any(not _UPSET.isdisjoint(hints_in(text)) for text in all_texts):
        found.add("complaint")
    complained = any(not _UPSET.isdisjoint(earlier) for earlier in own)
    plain = analysis.exception.type == "none"
    if complained and plain and analysis.sentiment.label == "positive" and "irony" not in analysis.signals:
        found.add("turned")
    if own and plain and analysis.sentiment.label == "negative" and _anger(hints) > max(map(_anger, own)):
        found.add("rising")
    return frozenset(found)


def _same_author(comment: Comment, handle: str) -> bool:
    own = comment.author.handle if comment.author else None
    return own is not None and own.strip().lstrip("@").casefold() == handle.strip().lstrip("@").casefold() != ""


def _anger(hints: frozenset[str]) -> int:
    return max((_STRENGTH.get(hint, 0) for hint in hints), default=0)
