"""Who came to harm, where the English comment says whose child, parent or animal it was."""

import re

from api.replies.english.text import sentences, whole_words, words
from api.triage.hints import hints_in

_OURS = re.compile(
    r"\b(?:(?:my|our) |(?=(?-i:Mum|Mom|Dad|Nan|Nana|Gran|Granny|Grandad|Grandma)\b))"
    r"(?P<who>(?:[\w-]+ ){0,2}?(?:son|daughter|child|kid|baby|toddler|boy|girl|newborn"
    r"|grandson|granddaughter|\d+[ -](?:month|year|week)s?[ -]old"
    r"|mum|mom|mam|mother|dad|father|nan|nana|gran|granny|grandma|grandad|grandmother|grandfather|wife|husband"
    r"|partner|sister|brother|friend|dog|puppy|pup|cat|kitten|rabbit|horse))\b(?!'s (?!new))",
    re.IGNORECASE,
)
_MYSELF = re.compile(
    r"\b(?:my|our) (?:own )?(?:tongue|head|hands?|fingers?|thumb|arm|leg|knee|foot|face|skin|eyes?|mouth|back|lips?)\b"
    r"|\bI (?:was|got|fell|slipped|cut|burnt|burned|broke|choked|took|needed|ended up)\b",
    re.IGNORECASE,
)


def victim_of(tidied: str) -> dict[str, str]:
    """ "your puppy", "your daughter": only where the sentence of the harm names nobody else."""
    for sentence in sentences(tidied):
        harmed = whole_words(words().body).search(sentence.text.lower()) or "peril" in hints_in(sentence.text)
        found = _OURS.search(sentence.text)
        if harmed and found and not _MYSELF.search(sentence.text):
            return {"victim": f"your {found['who'].lower()}"}
    return {}
