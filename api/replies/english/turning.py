"""The customer's words turned round, so that a reply can say them: "my parcel" becomes "your parcel"."""

import re
from collections.abc import Sequence
from functools import cache

from api.replies.english.text import is_fit, tidy, whole_words, words

_THEIRS = "\x01"
"""Stands before a word that has been turned to the customer's side, so that it is not turned back."""
_TO_YOU: tuple[tuple[str, str], ...] = (
    ("I'm", "you're"), ("I've", "you've"), ("I'd", "you'd"), ("I'll", "you'll"),
    ("I am", "you are"), ("I was", "you were"), ("I", "you"),
    ("we're", "you're"), ("we've", "you've"), ("we'd", "you'd"), ("we", "you"),
    ("my", "your"), ("mine", "yours"), ("myself", "yourself"), ("me", "you"),
    ("our", "your"), ("ours", "yours"), ("us", "you"),
)  # fmt: skip
_TO_US: tuple[tuple[str, str], ...] = (
    ("you're", "we're"), ("you've", "we've"), ("you'd", "we'd"), ("you'll", "we'll"),
    ("your", "our"), ("yours", "ours"),
)  # fmt: skip
_DETERMINED = re.compile(
    r"^(my|our|your|ur|the|this|that|these|those|a|an|his|her|their|no|one|two|three|\d+)\s+", re.IGNORECASE
)


@cache
def _turns() -> tuple[tuple[re.Pattern[str], str], ...]:
    def one(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, 0 if "I" in pattern else re.IGNORECASE)

    subject = rf"\byou\b(?=\s+(?:{'|'.join(words().subject_before)})\b)"
    return (
        (one(r"\bwas I\b"), f"were {_THEIRS}you"),
        (one(r"\bam I\b"), f"are {_THEIRS}you"),
        *((one(rf"\b{said}\b"), _THEIRS + turned_to) for said, turned_to in _TO_YOU),
        *((one(rf"(?<!{_THEIRS})\b{said}\b"), turned_to) for said, turned_to in _TO_US),
        (one(rf"(?<!{_THEIRS}){subject}"), "we"),
        (one(rf"(?<!{_THEIRS})\byou\b"), "us"),
    )


def turned(clause: str) -> str:
    """The clause from our side: I becomes you, your becomes our."""
    for pattern, replacement in _turns():
        clause = pattern.sub(replacement, clause)
    return clause.replace(_THEIRS, "")


def topic(aspect: str, tidied: str) -> str:
    """An aspect as a noun phrase of ours: "my suitcase" → "your suitcase", "clerk" → "our clerk"; empty if unfit."""
    aspect = tidy(aspect).replace('"', "")
    if not aspect or len(aspect) > 40 or re.match(r"[\d£$¥€]", aspect) or not is_fit(aspect):
        return ""
    match = _DETERMINED.match(aspect)
    head = aspect[match.end() :] if match else aspect
    owner = match[1].lower() if match else _owner(head, tidied)
    named = head[:1].isupper() and not head.isupper() and not (tidied.startswith(head) or f". {head}" in tidied)
    if not named and not head[:2].isupper():
        head = head[0].lower() + head[1:]
    if owner in ("my", "our"):
        return f"your {head}"
    ours = owner in ("your", "ur") or whole_words(words().staff).search(head)
    return f"our {head}" if ours else f"the {head}"


def _owner(head: str, tidied: str) -> str:
    before = re.search(
        rf"\b(my|our|your|ur|the|this|that|his|her)\s+(?:[\w'-]+\s+){{0,2}}?{re.escape(head)}", tidied, re.IGNORECASE
    )
    return before[1].lower() if before else ""


def determined(clause: str, tidied: str, aspects: Sequence[str]) -> str:
    """The clause with an article where careless writing left it out: "app won't open" → "our app won't open"."""
    for aspect in aspects:
        if clause.lower().startswith(f"{aspect.lower()} ") and not _DETERMINED.match(clause):
            named = topic(aspect, tidied)
            return named + clause[len(aspect) :] if named else clause
    return clause
