"""How long, how often and for which occasion, in English."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml

_UNITS = {"min": "minute", "mins": "minutes", "hr": "hour", "hrs": "hours"}
_SINGLE = frozenset({"a", "an", "one", "half an"})


class _Parts(DataModel):
    numbers: tuple[str, ...]
    units: tuple[str, ...]
    not_lasting: tuple[str, ...]
    counts: tuple[str, ...]
    days: tuple[str, ...]
    events: tuple[str, ...]
    needed: tuple[str, ...]
    over: tuple[str, ...]


@dataclass(frozen=True)
class _Patterns:
    duration: re.Pattern[str]
    count: re.Pattern[str]
    occasion: re.Pattern[str]
    day_first: re.Pattern[str]
    needed: re.Pattern[str]
    over: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    parts = load_yaml(Path(__file__).with_name("details.yaml"), _Parts)

    def either(values: tuple[str, ...]) -> str:
        return f"(?:{'|'.join(values)})"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    day, event = either(parts.days), either(parts.events)
    return _Patterns(
        duration=compiled(
            rf"\b(?P<n>{either(parts.numbers)})\+?[ -](?P<unit>{either(parts.units)})\b(?! {either(parts.not_lasting)})"
        ),
        count=compiled(rf"\b({either(parts.counts)})\b"),
        occasion=compiled(
            rf"(?P<owner>(?:my|our|her|his|the|a) (?:\w+'s )?)?(?P<event>{event})\b"
            rf"(?P<tail>[^.!?]{{0,25}}?\b(?P<day>{day}))?"
        ),
        day_first=compiled(
            rf"\b(?!\d+(?:st|nd|rd|th) )(?P<day>{day})(?:'s)? (?:is )?"
            rf"(?P<owner>(?:my|our|her|his|the) (?:\w+'s )?)?(?P<event>{event})\b"
        ),
        needed=compiled(rf"\b{either(parts.needed)} (?P<day>{day})\b"),
        over=compiled(rf"\b{either(parts.over)}\b"),
    )


@dataclass(frozen=True)
class Details:
    """Empty strings where the comment says nothing."""

    duration: str = ""
    count: str = ""
    deal: str = ""
    """What was paid for what: "£6 for a coffee"."""
    ahead: str = ""
    """What is still to come: "the wedding on Saturday"."""


def details_of(tidied: str) -> Details:
    """Details of a tidied comment."""
    return Details(_duration(tidied), _count(tidied), _deal(tidied), _ahead(tidied))


_DEAL = re.compile(
    r"(?P<sum>[£$€¥]\d[\d.,]*|\d[\d.,]* (?:quid|bucks|pounds|dollars|euros?|yen))"
    r" for (?P<what>(?:an?|one|two|the|\d+) (?:[\w'-]+ ){0,2}?[\w'-]+)"
    r"(?= (?:is|are|was|at|in|on|when|and|that|with|which|to)\b|[.!?,]|$)",
    re.IGNORECASE,
)


def _deal(tidied: str) -> str:
    match = _DEAL.search(tidied)
    return f"{match['sum']} for {match['what'].lower()}" if match and len(match["what"]) <= 30 else ""


def _duration(tidied: str) -> str:
    match = _patterns().duration.search(tidied)
    if match is None:
        return ""
    unit = _UNITS.get(match["unit"].lower(), match["unit"].lower())
    number = match["n"].lower()
    if number in _SINGLE:
        unit = unit.removesuffix("s")
    elif not unit.endswith("s"):
        unit += "s"
    more = re.match(r" and (?:\w+|a) (?:half|minutes?|quarter)", tidied[match.end() :])
    return f"{number} {unit}{more[0].lower() if more else ''}"


def _count(tidied: str) -> str:
    match = _patterns().count.search(tidied)
    if match is None:
        return ""
    count = match[1].lower()
    number = re.match(r"(\w+) (?:e-?mails|calls|messages|tickets)", count)
    if number:
        return {"two": "twice", "2": "twice"}.get(number[1], f"{number[1]} times")
    return count


def _ahead(tidied: str) -> str:
    patterns = _patterns()
    if patterns.over.search(tidied):
        return ""
    dated = (found for found in patterns.occasion.finditer(tidied) if found["day"])
    match = patterns.day_first.search(tidied) or next(dated, None)
    if match is not None and match["day"]:
        owner = (match["owner"] or "the ").lower()
        owner = re.sub(r"^a ", "the ", re.sub(r"\b(?:my|our)\b", "your", owner))
        return f"{owner}{match['event'].lower()} {_on(match['day'])}"
    need = patterns.needed.search(tidied)
    return _named(need["day"]) if need else ""


def _on(day: str) -> str:
    day = _named(day)
    return day if re.match("today|tonight|tomorrow|this|next", day) else f"on {day}"


def _named(day: str) -> str:
    """The day as it is written within a sentence: weekdays with a capital, the rest without."""
    day = re.sub("^(?:on|by|before) ", "", day, flags=re.IGNORECASE).lower()
    return re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", lambda match: match[0].capitalize(), day)
