"""How long, how often and for which occasion, in English."""

import re
from dataclasses import dataclass

_N = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|thirty|forty|several|half an)"
_DURATION = re.compile(
    rf"\b(?P<n>{_N})(?P<more>\+)?[ -](?P<unit>min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|nights?)\b(?! (?:ago|old|later|before|guarantee|trial|warranty|pass|wait of|trip|stay|holiday|course|contract))",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(twice|three times|four times|five times|six times|seven times|\d+ times|(?:two|three|four|five|six|\d+) (?:e-?mails|calls|messages|tickets))\b",
    re.IGNORECASE,
)
_UNITS = {"min": "minute", "mins": "minutes", "hr": "hour", "hrs": "hours"}
_DATE = r"(?:today|tonight|tomorrow|this (?:weekend|week|friday|saturday|sunday|monday|evening)|next (?:week|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:on |by |before )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|the \d+(?:st|nd|rd|th)|\d+(?:st|nd|rd|th)(?: of \w+)?)"
_EVENT = r"(?:wedding|birthday(?: party)?|party|anniversary|funeral|holiday|trip|flight|graduation|prom|christening|baptism|exam|interview|recital|concert|match|game night|christmas|easter|mother's day|father's day|valentine's(?: day)?|demo|meeting|move|moving day|school trip|baby shower|reunion|festival|half[- ]term|camp|presentation|deadline|race|marathon|tournament)"
_OCCASION = re.compile(
    rf"(?P<owner>(?:my|our|her|his|the|a) (?:\w+'s )?)?(?P<event>{_EVENT})\b(?P<tail>[^.!?]{{0,25}}?\b(?P<date>{_DATE}))?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"\b(?P<date>{_DATE})(?:'s)? (?:is )?(?P<owner>(?:my|our|her|his|the) (?:\w+'s )?)?(?P<event>{_EVENT})\b",
    re.IGNORECASE,
)
_NEED = re.compile(
    rf"\b(?:need (?:it|this|them)?[^.!?]{{0,20}}?|by|before|for|in time for|until) (?P<date>{_DATE})\b", re.IGNORECASE
)
_OVER = re.compile(
    r"\b(missed|was ruined|ruined|too late|went without|last (?:week|month|saturday|sunday|weekend)|yesterday|was on)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Details:
    """Empty strings where the comment says nothing."""

    duration: str = ""
    count: str = ""
    ahead: str = ""
    """What is still to come: "the wedding on Saturday"."""


def details_of(tidied: str) -> Details:
    """Details of a tidied comment."""
    return Details(_duration(tidied), _count(tidied), _ahead(tidied))


def _duration(tidied: str) -> str:
    match = _DURATION.search(tidied)
    if match is None:
        return ""
    unit = _UNITS.get(match["unit"].lower(), match["unit"].lower())
    number = match["n"].lower()
    if number in ("a", "an", "one", "half an"):
        unit = unit.removesuffix("s")
    elif not unit.endswith("s"):
        unit += "s"
    more = re.match(r" and (?:\w+|a) (?:half|minutes?|quarter)", tidied[match.end() :])
    return f"{number} {unit}{more[0].lower() if more else ''}"


def _count(tidied: str) -> str:
    match = _COUNT.search(tidied)
    if match is None:
        return ""
    count = match[1].lower()
    number = re.match(r"(\w+) (?:e-?mails|calls|messages|tickets)", count)
    if number:
        return {"two": "twice", "2": "twice"}.get(number[1], f"{number[1]} times")
    return count


def _ahead(tidied: str) -> str:
    if _OVER.search(tidied):
        return ""
    match = _LEADING.search(tidied) or _OCCASION.search(tidied)
    if match is not None and match["date"]:
        owner = re.sub(
            r"\b(my|our)\b",
            "your",
            (match["owner"] or "the ").lower().replace("a ", "the ", 1) if match["owner"] else "the ",
            flags=re.I,
        )
        return f"{owner}{match['event'].lower()} {_on(match['date'])}".replace("  ", " ")
    need = _NEED.search(tidied)
    return _named(need["date"]) if need else ""


def _on(date: str) -> str:
    date = _named(date)
    return date if re.match(r"(today|tonight|tomorrow|this|next)", date, re.I) else f"on {date}"


def _named(date: str) -> str:
    date = re.sub(r"^(on|by|before) ", "", date, flags=re.IGNORECASE)
    return " ".join(
        word.capitalize() if re.match(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", word, re.I) else word.lower()
        for word in date.split()
    )
