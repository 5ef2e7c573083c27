"""Read an English comment for a reply: trouble, thing, details, wish, turned round politely."""

import random
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from api.analysis.schemas import Analysis, CauseLabel, Comment
from api.datafiles import DataModel, load_yaml
from api.replies.english.asking import deed_in, is_rumour, question_in, wish_in
from api.replies.english.clauses import best_fragment, best_spoken, spoken_around
from api.replies.english.details import details_of
from api.replies.english.text import is_fit, setting_of, tidy, words
from api.replies.english.turning import topic, turned
from api.replies.phrasebook import Texts, fill, richest, slots_in
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_HERE = Path(__file__).parent
_CERTAIN = 7
"""Rank from which a trouble is believed although the comment was judged to be about another cause."""
_CONTACT = frozenset({"no_reply", "phone_unreachable", "passed_around", "chatbot"})


def _check(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is not a regular expression: {error}") from error
    return pattern


Pattern = Annotated[str, AfterValidator(_check)]


class _Trouble(DataModel):
    id: str
    cause: CauseLabel
    rank: int = Field(ge=1, le=10)
    match: tuple[Pattern, ...]
    settings: Texts = ()
    own_words: bool = True
    own_first: bool = False
    """Whether the customer's clause, where it can be turned, says more than `told`."""
    told: Texts
    thing: str = ""
    owned: Texts = ()
    feel: Texts
    check: Texts
    topic: str
    ask: str


class _Troubles(DataModel):
    troubles: tuple[_Trouble, ...]


class _CauseWords(DataModel):
    feel: Texts
    check: Texts
    topic: str
    ask: str


class _Ask(DataModel):
    why: str
    what: str


class _Wish(DataModel):
    id: str
    match: tuple[Pattern, ...]
    also: str


class _Feelings(DataModel):
    feelings: dict[str, Texts]
    causes: dict[CauseLabel, _CauseWords]
    asks: dict[str, _Ask]
    asks_by_setting: dict[str, dict[str, str]]
    wishes: tuple[_Wish, ...]


class _Praise(DataModel):
    id: str
    kind: str
    rank: int
    match: tuple[Pattern, ...]
    glad: Texts


class _Praises(DataModel):
    praises: tuple[_Praise, ...]
    turned: tuple[Pattern, ...]


@cache
def troubles() -> tuple[_Trouble, ...]:
    """The troubles that ship."""
    return load_yaml(_HERE / "troubles.yaml", _Troubles).troubles


@cache
def feelings() -> _Feelings:
    """The feelings, questions and wishes that ship."""
    return load_yaml(_HERE / "feelings.yaml", _Feelings)


@cache
def praises() -> _Praises:
    """The praises that ship."""
    return load_yaml(_HERE / "praise.yaml", _Praises)


@lru_cache(maxsize=1_024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def prepare_english() -> None:
    """Load words now rather than with the first comment.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    for load in (troubles, feelings, praises, words):
        load()
    question_in("")
    details_of("")


def read_english(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for an English reply to `comment`."""
    tidied = tidy(comment.text)
    intent = analysis.intent.label
    if analysis.exception.type in ("prejudice", "trolling"):
        return _read_complaint(tidied, analysis, choice)
    if intent == "praise" or (intent in ("banter", "other") and analysis.sentiment.label == "positive"):
        return _read_praise(tidied, analysis, choice)
    if intent == "question":
        return _read_question(tidied, analysis)
    if intent == "request":
        return _read_request(tidied, analysis)
    if intent == "banter" and analysis.sentiment.label != "negative":
        return reading(_topic(tidied, analysis), {})
    return _read_complaint(tidied, analysis, choice)


def _topic(tidied: str, analysis: Analysis) -> dict[str, str]:
    for span in analysis.aspects:
        named = topic(span.text, tidied)
        if named:
            return {"topic_said": named, "named": named}
    return {}


def _read_complaint(tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    lowered, setting, details = tidied.lower(), setting_of(tidied), details_of(tidied)
    slots = _topic(tidied, analysis)
    aspects = [tidy(span.text) for span in analysis.aspects]
    trouble, thing, at = _trouble(lowered, analysis, setting)
    own = (spoken_around(tidied, at, aspects) if trouble is not None else "") or best_spoken(tidied, aspects)
    fragment = "" if own else best_fragment(tidied, aspects)
    given = {"duration": details.duration, "count": details.count, "thing": thing or slots.get("named", "")}
    given = {name: value for name, value in given.items() if value}
    table = feelings()
    if trouble is None:
        cause = table.causes.get(analysis.cause.label) or table.causes["none"]
        slots |= {
            "check": choice.choice(cause.check),
            "after": choice.choice(table.feelings[choice.choice(cause.feel)]),
        }
        slots.setdefault("topic_said", cause.topic)
        slots |= _ask(cause.ask, setting)
        if own:
            slots["heard"] = own
    else:
        slots |= _by_trouble(trouble, own, given, setting, choice)
    if fragment and "told" not in slots and "heard" not in slots:
        slots["quote"] = fragment
    if "injury" in analysis.signals:
        slots |= _ask("item", setting)
    if details.ahead:
        slots["ahead"] = details.ahead
        owner, _, event = details.ahead.partition(" ")
        if owner in ("the", "your", "her", "his") and event.split()[0] not in slots.get("heard", ""):
            slots["ahead_open"] = details.ahead
    wish = next((wish for wish in table.wishes if any(_compiled(p).search(lowered) for p in wish.match)), None)
    if wish is not None:
        slots["wish"] = wish.also
    facets = {
        "trouble": trouble.id if trouble else "none",
        "setting": setting,
        "wish": wish.id if wish else "none",
        "harm": _harm(lowered),
    }
    return reading(slots, facets)


def _trouble(lowered: str, analysis: Analysis, setting: str) -> tuple[_Trouble | None, str, int]:
    """What happened, the thing it befell and where it says so; a trouble of the judged cause comes first."""
    causes = {analysis.cause.label, *analysis.cause.also}
    found: list[tuple[float, int, _Trouble, str, int]] = []
    for order, trouble in enumerate(troubles()):
        if trouble.settings and setting not in trouble.settings:
            continue
        if trouble.cause not in causes and analysis.cause.label not in ("none", "other") and trouble.rank < _CERTAIN:
            continue
        for pattern in trouble.match:
            match = _compiled(pattern).search(lowered)
            if match is not None:
                weight = trouble.rank + 3.0 * (trouble.cause in causes)
                found.append((weight, -order, trouble, _thing(match), match.start()))
                break
    if "prior_contact" in analysis.signals and analysis.cause.label not in ("service", "none"):
        found = [item for item in found if item[2].id not in _CONTACT] or found
    if not found:
        return None, "", 0
    best = max(found, key=lambda item: item[:2])
    return best[2], best[3], best[4]


def _thing(match: re.Match[str]) -> str:
    thing = match.groupdict().get("thing") or ""
    thing = turned(re.sub(r"\b(still|has|have|just|already)$", "", thing.strip()).strip())
    return (
        thing
        if 3 < len(thing) <= 40 and is_fit(thing) and re.match(r"(your|our|the|this|half|one|two)\b", thing)
        else ""
    )


def _by_trouble(
    trouble: _Trouble, own: str, values: Mapping[str, str], setting: str, choice: random.Random
) -> dict[str, str]:
    given = {**({"thing": trouble.thing} if trouble.thing else {}), **values}
    told = richest(trouble.told, given)
    detailed = bool(slots_in(told) & {"duration", "count"})
    slots: dict[str, str] = {}
    if own and trouble.own_words and not (detailed and not trouble.own_first):
        slots["heard"] = own
    else:
        slots["told"] = fill(told, given)
    if trouble.owned:
        slots["owned"] = fill(richest(trouble.owned, given), given)
    slots["check"] = choice.choice(trouble.check)
    slots["topic_said"] = trouble.topic
    slots["after"] = choice.choice(feelings().feelings[choice.choice(trouble.feel)])
    return slots | _ask(trouble.ask, setting)


def _ask(name: str, setting: str) -> dict[str, str]:
    table = feelings()
    ask = table.asks.get(table.asks_by_setting.get(name, {}).get(setting, name))
    return {"ask_why": ask.why, "ask_what": ask.what} if ask else {}


def _harm(lowered: str) -> str:
    """How a body came to harm: by what was eaten, by what was used on it, or otherwise."""
    if re.search(r"\b(ate|eat(en|ing)?|drank|drink|food|meal|bento|soup|chicken|lunch|dinner|sushi|bottle)\b", lowered):
        return "eaten"
    return (
        "used"
        if re.search(
            r"\b(used|using|skin|cream|toner|serum|shampoo|wore|wearing|applied|sample|charger|device)\b", lowered
        )
        else "other"
    )


def _read_question(tidied: str, analysis: Analysis) -> Reading:
    slots = _topic(tidied, analysis)
    rumour = is_rumour(tidied)
    if not rumour:
        question = question_in(tidied)
        slots |= {"asked": question.clause, "question": question.quoted}
    return reading(slots, {"question": "rumour" if rumour else "plain"})


def _read_request(tidied: str, analysis: Analysis) -> Reading:
    return reading({**_topic(tidied, analysis), "wanted": wish_in(tidied)}, {})


def _read_praise(tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    lowered = tidied.lower()
    if any(_compiled(pattern).search(lowered) for pattern in praises().turned):
        return reading({}, {"trouble": "turned"})
    slots = _topic(tidied, analysis)
    if hints_in(tidied) & {"efficacy", "superlative"}:
        safe = not hints_in(slots.get("named", "")) & {"efficacy", "superlative"}
        return reading(slots if safe else {}, {"praise": "none"})
    slots["heard"] = deed_in(tidied)
    found = [one for one in praises().praises if any(_compiled(pattern).search(lowered) for pattern in one.match)]
    if not found:
        return reading(slots, {"praise": "none"})
    praise = max(found, key=lambda one: one.rank)
    given = {"thing": slots["named"]} if "named" in slots else {}
    return reading({**slots, "glad": fill(richest(praise.glad, given, choice), given)}, {"praise": praise.kind})
