"""What an English complaint asks and wishes for besides, as words in the step: who to call, when it comes."""

import re
from collections.abc import Iterator, Mapping

from api.analysis.schemas import Analysis
from api.replies.english.asking import informs, is_asked, wished
from api.replies.english.edges import placed
from api.replies.english.focused import whole_question
from api.replies.english.indirect import indirect
from api.replies.english.matters import differ
from api.replies.english.situation import quotable, wants_call
from api.replies.english.stretches import stretches
from api.replies.english.text import tidy
from api.replies.english.turning import topic

_POSSIBLE = re.compile(
    r"(?:whether|how) (?:we can (?!just\b|try\b|do\b|need\b|want\b|have\b|be\b|leave it\b)"
    r"|we (?:would|will) consider |those who\b)"
    r"(?!.*\b(?:us|please|or|so)\b)"
)
"""A wish put so that we can promise to find out about it."""
_HANDY = 56
"""Characters of a wish that leaves room beside what we check."""
_ALIKE = ({"where", "when"}, {"why"}, {"which"}, {"how"})
"""First words of questions that ask for the same."""
_SECOND = re.compile(r" and (?:how|why|what|when|where|whether|since)\b.*$")
"""The second of two questions we look into, which gives way to what they ask or wish for."""
_CALLED = "who can call you"
"""The wish to be called, for which we ask when and where that suits."""
_REACHED = re.compile(r"\b(?:get in touch with|reach|call|ring|phone) you\b")
"""The same in words that leave open how."""
_TORN = re.compile(
    r"\b(?:even|bother)\b|\b(?:the|an?|my|your|our|and|or|of|than)$|^(?:whether|why)\b.* (?:is|are)$|"
    r"[\"()]|\b(?:you|we) you\b"
)
"""Signs of a question that was cut off in the middle of a thought."""
_OWED = frozenset({"whether we can refund you", "whether we can replace it", "how and when we get in touch with you"})
"""Wishes that are taken up beside a question; others are what the question asks."""


def with_asked(tidied: str, analysis: Analysis, slots: Mapping[str, str], known: str, *, alone: bool) -> dict[str, str]:
    """The slots with the question and the wish that the complaint holds, as words to promise an answer with.

    Args:
        known: the wish as it was judged, in words of ours; or empty.
        alone: whether there is nothing to look into but what they ask.
    """
    heard = slots.get("heard", "") or slots.get("stated", "")
    found: dict[str, str] = {}
    asked = [query for query in _queries(analysis, tidied) if query]
    if query := next((query for query in asked if differ(query, heard)), ""):
        found["query"] = query
    elif not asked and "quote" not in slots and (said := _quoted(analysis, tidied, heard)):
        found["asked_said"] = said
    wishes = [wished(stretch.text) for stretch in stretches(analysis, "wish", tidied)]
    if analysis.situation.hardship is not None:
        wishes = [wish for wish in wishes if _POSSIBLE.match(wish) and len(wish) <= _HANDY]
    if query and (known not in _OWED or re.search(r"\b(?:refund|money back|replac\w+|call)\b", query)):
        known = ""
    wish = next((wish for wish in wishes if wish and (not query or differ(wish, query))), known)
    if wants_call(tidied) and (not wish or _REACHED.search(wish)):
        wish = _CALLED
    if wish:
        found["wish"] = wish
    return {**_checked(slots, found, alone=alone), **found, **_praised_too(tidied, analysis)}


def is_met(wish: str, check: str) -> bool:
    """Whether what we check answers the wish already."""
    if wish == "why it happened":
        return re.search(r"\b(?:why|what|how|where|when|whether)\b", check) is not None
    if wish == "what we can do differently":
        return "can be done" in check
    if wish == "whether we can refund you":
        return "refund" in check or "due back" in check
    return wish == "how to put it right" and re.search(r"\bcan\b|put it right", check) is not None


def _checked(slots: Mapping[str, str], found: Mapping[str, str], *, alone: bool) -> dict[str, str]:
    """The slots with what we check besides: one thing beside a wish, nothing where the question says it."""
    kept, query = dict(slots), found.get("query", "")
    if query or "wish" in found or "ahead" in slots:
        kept["check"] = _SECOND.sub("", kept["check"])
    first = {query.partition(" ")[0], kept["check"].partition(" ")[0]}
    if query and (alone or "wish" in found or any(first <= alike for alike in _ALIKE)):
        del kept["check"]
    return kept


def _queries(analysis: Analysis, tidied: str) -> Iterator[str]:
    """Every question that wants an answer, as a clause; those that were marked first."""
    for kind in ("question", "wish"):
        for stretch in stretches(analysis, kind, tidied):
            if is_asked(stretch.text) and (kind == "question" or informs(stretch.text)):
                yield _sound(indirect(stretch.text)) or _sound(indirect(whole_question(stretch, tidied)))
    for one, _ in placed(tidied):
        clause = indirect(one.text) if is_asked(one.text) else ""
        if clause.startswith("why ") or (one.asks and informs(one.text)):
            yield _sound(clause)


def _sound(query: str) -> str:
    return "" if _TORN.search(query) or not is_asked(query) else query


def _quoted(analysis: Analysis, tidied: str, heard: str) -> str:
    """A question that makes no clause, as it was written; only one that somebody could look up."""
    for stretch in stretches(analysis, "question", tidied):
        said = quotable(stretch.written, _HANDY)
        if said and informs(said) and differ(said, heard):
            return said if said.endswith("?") else f"{said}?"
    return ""


def _praised_too(tidied: str, analysis: Analysis) -> dict[str, str]:
    """A thing the complaint has a kind word for."""
    for stretch in stretches(analysis, "praise", tidied):
        for span in analysis.aspects:
            if tidy(span.text).lower() in stretch.text.lower() and (named := topic(span.text, tidied)):
                return {"praised_too": named}
    return {}
