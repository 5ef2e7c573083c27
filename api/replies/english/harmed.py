"""Whether an English comment tells of harm or danger to a body, and whose."""

import re

from api.analysis.schemas import Analysis, Comment
from api.replies.english.text import sentences, tidy, whole_words, words
from api.triage.hints import hints_in

_OURS = re.compile(
    r"\b(?:(?:my|our) |(?=(?-i:Mum|Mom|Dad|Nan|Nana|Gran|Granny|Grandad|Grandma)\b))"
    r"(?P<who>(?:[\w-]+ ){0,2}?(?:son|daughter|child|kid|baby|toddler|boy|girl|newborn"
    r"|grandson|granddaughter|\d+[ -](?:month|year|week)s?[ -]old"
    r"|mum|mom|mam|mother|dad|father|nan|nana|gran|granny|grandma|grandad|grandmother|grandfather|wife|husband"
    r"|partner|sister|brother|friend|dog|puppy|pup|cat|kitten|rabbit|horse))\b"
    r"(?!'s (?!new|(?:\w+ )?(?:nails?|claws?|quick|paws?|tail|ears?|eyes?|legs?|arms?|hands?|fingers?|feet|foot|toes?"
    r"|head|face|cheek|skin|lips?|mouth|tooth|teeth|tongue|neck|back|knees?|scalp|hair|stomach|tummy)\b))",
    re.IGNORECASE,
)
_MYSELF = re.compile(
    r"\b(?:my|our) (?:own )?(?:tongue|head|hands?|fingers?|thumb|arm|leg|knee|foot|face|skin|eyes?|mouth|back|lips?)\b"
    r"|\bI (?:was|got|fell|slipped|cut|burnt|burned|broke|choked|took|needed|ended up)\b",
    re.IGNORECASE,
)
_GRAVE = frozenset({"body", "danger", "foreign", "dear"})
"""Hardships in which a body may have come to harm."""


def victim_of(tidied: str) -> dict[str, str]:
    """ "your puppy", "your daughter": only where the sentence of the harm names nobody else."""
    for sentence in sentences(tidied):
        harmed = whole_words(words().body).search(sentence.text.lower()) or "peril" in hints_in(sentence.text)
        found = _OURS.search(sentence.text)
        if harmed and found and not _MYSELF.search(sentence.text):
            return {"victim": f"your {found['who'].lower()}"}
    return {}


def in_body(comment: Comment, analysis: Analysis, lowered: str) -> bool:
    """Whether somebody came to harm in body."""
    situation, told = analysis.situation, whole_words(words().harmed).search(lowered) is not None
    if told and ("injury" in analysis.signals or "peril" in hints_in(comment.text)):
        return True
    if situation.hardship is None:
        return "injury" in analysis.signals and whole_words(words().body).search(lowered) is not None
    if situation.hardship == "danger":
        return told
    first = "body_first" in situation.marks
    return situation.hardship == "body" or (first and whole_words(words().body).search(lowered) is not None)


def in_danger(comment: Comment, analysis: Analysis) -> bool:
    """Whether somebody was, or still is, at risk."""
    situation = analysis.situation
    grave = situation.hardship in _GRAVE or not {"danger", "peril"}.isdisjoint(hints_in(comment.text))
    first = "body_first" in situation.marks and (grave or "hazard" in situation.marks or _in_words(comment))
    return situation.hardship == "danger" or first or "peril" in hints_in(comment.text)


def _in_words(comment: Comment) -> bool:
    """Whether the comment has a word of a body or of harm."""
    lowered = tidy(comment.text).lower()
    return any(whole_words(known).search(lowered) for known in (words().body, words().harmed))


def harm_of(lowered: str) -> str:
    """How a body came to harm: by what was eaten, by what was used on it, or otherwise."""
    if whole_words(words().eaten).search(lowered):
        return "eaten"
    return "used" if whole_words(words().used).search(lowered) else "other"
