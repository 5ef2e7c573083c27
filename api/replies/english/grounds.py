"""What the English comment's own words bear out of what was judged about it; the rest is not said."""

import re

from api.analysis.schemas import Analysis, Comment, Signal, Situation
from api.replies.english.asks import ask_for
from api.replies.english.situation import asked_for
from api.replies.english.text import whole_words, words
from api.triage.facets import facets_of

_TIME = re.compile(
    r"\b(?:today|yesterday|tonight|last night|this (?:morning|afternoon|evening)|(?:on )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\d{1,2}(?::|\.)\d\d|\d{1,2} ?[ap]m|(?:on )?the \d{1,2}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:at|in|from|to)(?: your| the)? [A-Z][a-z]+(?: [A-Z][a-z]+)*\b|\b[A-Z][a-z]+(?: \w+)? (?:branch|store|shop|"
    r"station|road|street|desk|counter)\b|\b[Rr]oute \d+|\bthe \d+ (?:bus|tram|train)\b|"
    r"\b(?:flight|train|bus) [A-Z]{0,2} ?\d+"
)
_DATED = re.compile(
    r"\b(?:ago|since|weeks?|days?|months?|yesterday|last \w+|on the \d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_CHANNEL = re.compile(
    r"\b(?:my|the|our) (?:last |first |two |three )?(?:DMs?|e-?mails?|messages?|tickets?|letters?)\b", re.I
)
_REFERENCE = re.compile(
    r"\b(?:order|booking|ticket|case|ref(?:erence)?)(?: no\.?| number)?:? ?#?[A-Z]{0,4}\d{4,}", re.IGNORECASE
)


def borne_out(comment: Comment, analysis: Analysis, tidied: str) -> frozenset[str]:
    """The signals, without those that a reply would speak of although the comment does not."""
    needed: dict[Signal, tuple[str, ...]] = {
        "loyal_customer": words().loyal,
        "prior_contact": words().contacted,
        "minor": words().children,
    }
    unsaid = {name for name, spoken in needed.items() if whole_words(spoken).search(tidied) is None}
    return frozenset(facets_of(comment, analysis)["signal"] - unsaid)


def needed_from_them(analysis: Analysis, name: str, setting: str, tidied: str) -> dict[str, str]:
    """What to ask for and why: as it was judged; by the trouble (`name`) and the setting where nothing was.

    Nothing is asked for that the comment gives already.
    """
    judged = bool(analysis.focus) or analysis.situation != Situation()
    if not judged:
        return ask_for(name, setting, tidied.lower())
    return {} if is_given(analysis.situation.lookup, tidied) else asked_for(analysis.situation, tidied)


def is_given(lookup: str | None, tidied: str) -> bool:
    """Whether the comment itself holds what would have to be looked up."""
    if lookup == "visit":
        return _TIME.search(tidied) is not None and _PLACE.search(tidied) is not None
    if lookup == "contact":
        return _CHANNEL.search(tidied) is not None and _DATED.search(tidied) is not None
    return lookup in ("order", "booking", "repair") and _REFERENCE.search(tidied) is not None
