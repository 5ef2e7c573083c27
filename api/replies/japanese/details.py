"""Details that a reply repeats: how long, how often, until when, for which occasion."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml

_ONCE = frozenset({"一度", "1度", "1回", "一回"})
_TODAY = frozenset({"今日", "本日"})


class _Parts(DataModel):
    numbers: tuple[str, ...]
    units: tuple[str, ...]
    margins: tuple[str, ...]
    lasting: tuple[str, ...]
    lasting_days: tuple[str, ...]
    ways_of_contact: tuple[str, ...]
    days: tuple[str, ...]
    events: tuple[str, ...]
    vague_events: frozenset[str]
    plain_events: frozenset[str]
    needed: tuple[str, ...]
    ahead: tuple[str, ...]
    over: tuple[str, ...]


@dataclass(frozen=True)
class _Patterns:
    duration: re.Pattern[str]
    lasting: re.Pattern[str]
    lasting_days: re.Pattern[str]
    count: re.Pattern[str]
    contact: re.Pattern[str]
    occasion: re.Pattern[str]
    until: re.Pattern[str]
    ahead: re.Pattern[str]
    over: re.Pattern[str]
    vague_events: frozenset[str]
    plain_events: frozenset[str]


@cache
def _patterns() -> _Patterns:
    parts = load_yaml(Path(__file__).with_name("details.yaml"), _Parts)

    def either(values: tuple[str, ...]) -> str:
        return f"(?:{'|'.join(values)})"

    number, unit, day, event = (either(part) for part in (parts.numbers, parts.units, parts.days, parts.events))
    joint = "(?:の|は|が|、|に|、?[ぁ-んァ-ヶ一-龠]{0,6}の)?"
    return _Patterns(
        duration=re.compile(
            rf"(?<![0-9時第月一二三四五六七八九十])(?P<n>{number})(?P<unit>{unit})"
            rf"(?P<margin>{either(parts.margins)})?(?P<next>.{{0,6}})"
        ),
        lasting=re.compile(either(parts.lasting)),
        lasting_days=re.compile(either(parts.lasting_days)),
        count=re.compile(rf"(?P<count>{number}(?:回|度))(?P<next>.{{0,8}})"),
        contact=re.compile(either(parts.ways_of_contact)),
        occasion=re.compile(
            rf"(?P<day>{day}){joint}(?P<event>{event})"
            rf"|(?P<event2>{event})(?:は|が|、|って)(?P<day2>{day})|(?P<event3>{event})"
        ),
        until=re.compile(rf"(?P<day>{day}){either(parts.needed)}"),
        ahead=re.compile(either(parts.ahead)),
        over=re.compile(either(parts.over)),
        vague_events=parts.vague_events,
        plain_events=parts.plain_events,
    )


@dataclass(frozen=True)
class Details:
    """Empty strings where the comment says nothing."""

    duration: str = ""
    count: str = ""
    ahead: str = ""
    """A day or occasion still to come: 「土曜の花火大会」."""
    event: bool = False
    """Whether `ahead` names an occasion and not only a day."""
    past: str = ""
    """An occasion that is over: 「運動会」."""


def details_of(text: str) -> Details:
    """Details of a tidied comment."""
    ahead, past = _occasion(text)
    event = bool(ahead) and _patterns().occasion.search(text) is not None
    return Details(duration=_duration(text), count=_count(text), ahead=ahead, event=event, past=past)


def _duration(text: str) -> str:
    """A span of time that was suffered: waiting, silence, a repair."""
    patterns = _patterns()
    for match in patterns.duration.finditer(text):
        unit, following, margin = match["unit"], match["next"], match["margin"]
        if margin is None and not patterns.lasting.match(following):
            continue
        if unit == "日" and margin is None and not patterns.lasting_days.match(following):
            continue
        if unit == "年" and re.match("間?(?:使|通|愛|前)", following):
            continue
        if unit in ("分", "年") and following.startswith(("の", "前")):
            continue
        return match["n"] + unit + (margin if margin in ("以上", "近く") else "")
    return ""


def _count(text: str) -> str:
    """How often the customer got in touch."""
    patterns = _patterns()
    for match in patterns.count.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        if match["count"] in _ONCE or match["next"].startswith(("と", "目", "だけ", "で")):
            continue
        if patterns.contact.search(match["next"]) or patterns.contact.search(before):
            return match["count"]
    return ""


def _occasion(text: str) -> tuple[str, str]:
    patterns = _patterns()
    match = patterns.occasion.search(text)
    over = bool(patterns.over.search(text))
    if match is None:
        until = patterns.until.search(text)
        return (until["day"], "") if until is not None and not over else ("", "")
    day = match["day"] or match["day2"] or ""
    event = match["event"] or match["event2"] or match["event3"]
    if event in patterns.vague_events and not day:
        return "", ""
    if over:
        return "", "" if event in patterns.plain_events else event
    ahead = bool(day) or bool(patterns.ahead.search(text))
    return (f"{day}の{event}" if day and day not in _TODAY else event, "") if ahead else ("", "")
