"""Whether an English comment tells of harm or danger to a body, and whose."""

import re

from api.analysis.schemas import Analysis, Comment
from api.replies.english.text import sentences, tidy, whole_words, words
from api.triage.hints import hints_in

_PETS = "dog|puppy|pup|cat|kitten|rabbit|horse"
_OURS = re.compile(
    r"\b(?:(?:my|our) |(?=(?-i:Mum|Mom|Dad|Nan|Nana|Gran|Granny|Grandad|Grandma)\b))"
    r"(?P<who>(?:[\w-]+ ){0,2}?(?:son|daughter|child|kid|baby|toddler|boy|girl|newborn"
    r"|grandson|granddaughter|\d+[ -](?:month|year|week)s?[ -]old"
    r"|mum|mom|mam|mother|dad|father|nan|nana|gran|granny|grandma|grandad|grandmother|grandfather|wife|husband"
    rf"|partner|sister|brother|friend|{_PETS}))\b"
    r"(?!'s (?!new|(?:\w+ )?(?:nails?|claws?|quick|paws?|tail|ears?|eyes?|legs?|arms?|hands?|fingers?|feet|foot|toes?"
    r"|head|face|cheek|skin|lips?|mouth|tooth|teeth|tongue|neck|back|knees?|scalp|hair|stomach|tummy)\b))",
    re.IGNORECASE,
)
_MYSELF = re.compile(
    r"\b(?:my|our) (?:own )?(?:tongue|throat|chest|stomach|head|"
    r"hands?|fingers?|thumb|arm|leg|knee|foot|face|skin|eyes?|mouth|back|lips?)\b"
    r"|\bI (?:was|got|fell|slipped|cut|burnt|burned|broke|choked|took|needed|ended up)\b",
    re.IGNORECASE,
)
_GRAVE = frozenset({"body", "danger", "foreign", "dear"})
"""Hardships in which a body may have come to harm."""


_ANIMALS = f"{_PETS}|pony|hamster|guinea pig|parrot"
_PART = "(?:quick|paws?|ears?|tail|legs?|tongue|skin|face|neck|eyes?|belly|nose)"
_PET_HURT = re.compile(
    rf"(?:\b(?:my|our) (?P<who>(?:[\w-]+ ){{0,2}}?(?:{_ANIMALS}))"
    rf"|(?:^|(?<=[.!?] ))(?:poor |the )?(?P<bare>{_ANIMALS}))\b(?:"
    rf"'s (?:been (?:very |so |really )?(?:sick|ill)"
    rf"|{_PART} (?:\w+ ){{0,2}}?(?:cut|nicked|torn|burnt|burned|broken|bleeding|raw|caught))\b"
    r"|[^.!?]{0,50}?\b(?:bled|bleeding|limping|burnt|burned|scalded|injured|stitches|(?:was|got) bitten|poisoned"
    r"|vomit\w*|(?:been|being|was|got) (?:very |so |really )?(?:sick|ill)|threw up|throwing up"
    r"|(?:had|have) to (?:go|be taken|be rushed) to the vet))",
    re.IGNORECASE,
)
"""Somebody's own animal that came to harm, in the words around it."""


_MANY = re.compile(
    r"\b(?:half|most|all) (?:of )?(?:our|the|my) (?:table|family|party|group|guests|class|team|office|wedding)\b"
    r"|\b(?:two|three|four|five|six|all) of us\b|\bwhole family\b",
    re.IGNORECASE,
)
"""Several who came to harm together."""
_TELLS = re.compile(r" (?:also |even |then )?(?:told|said|says|saw|rang|called|warned|asked|noticed|found|helped)\b")
"""What somebody does who came to no harm: "my wife also told"."""


def befell_writer(text: str) -> bool:
    """Whether somebody tells what befell their own body: "my throat was closing", "I fell"."""
    return _MYSELF.search(text) is not None


def is_pet(victim: str) -> bool:
    """Whether the one who came to harm is an animal."""
    return re.search(rf"(?:{_ANIMALS})$", victim) is not None


def hurt_pet(tidied: str) -> str:
    """ "your dog": the animal that came to harm, where the comment says so; else empty."""
    found = _PET_HURT.search(tidied)
    return f"your {(found['who'] or found['bare']).lower()}" if found else ""


def victim_of(tidied: str, *, sure: bool = False) -> dict[str, str]:
    """ "your puppy", "your daughter": where the sentence of the harm names nobody else.

    Args:
        sure: whether somebody came to harm for certain, so that the only one who is named is believed to be the one.
    """
    if _MANY.search(tidied):
        return {"victim": "everyone"}
    named: list[str] = []
    for sentence in sentences(tidied):
        harmed = whole_words(words().body).search(sentence.text.lower()) or "peril" in hints_in(sentence.text)
        found = _OURS.search(sentence.text)
        if found is None or _TELLS.match(sentence.text, found.end()) is not None:
            continue
        if harmed and not befell_writer(sentence.text):
            return {"victim": f"your {found['who'].lower()}"}
        named.append(f"your {found['who'].lower()}")
    return {"victim": named[0]} if sure and len(set(named)) == 1 and not befell_writer(tidied) else {}


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
