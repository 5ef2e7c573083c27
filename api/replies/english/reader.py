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
from api.replies.english.details import details_of
from api.replies.english.text import (
    best_fragment,
    best_spoken,
    is_fit,
    sentences,
    setting_of,
    spoken,
    spoken_around,
    tidy,
    topic,
    turned,
)
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


def read_english(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for an English reply to `comment`."""
    tidied = tidy(comment.text)
    intent = analysis.intent.label
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
    if details.ahead:
        slots["ahead"] = details.ahead
        if details.ahead.startswith(("the ", "your ", "her ", "his ")) and details.ahead.split()[1] not in slots.get("heard", ""):
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
    """What happened, the thing it befell and where it says so; a trouble of the judged cause wins over one of another."""
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


_RUMOUR = re.compile(
    r"\b(is it true|is that true|true or|any truth|rumou?rs?|heard (that|you|they|the)|seeing posts|going round|going around|"
    r"is (this|it|that) (real|legit|fake)|confirmed|fake news|someone (said|told)|or (is it )?(fake|ai|gossip)|is this (true|yours?))\b"
)
_INVERTED: tuple[tuple[str, str], ...] = (
    (r"^(can|could|may|might) (i|we) (?P<rest>.+)$", "whether you can {rest}"),
    (r"^do (you|ye|u|y'all) (guys |folks |lot |people |all )?(?!not )(?P<rest>.+)$", "whether we {rest}"),
    (r"^(is|are) there (still |no )?(?P<rest>.+)$", "whether there {be} {rest}"),
    (r"^(will|would) you (?P<rest>.+)$", "whether we'll {rest}"),
    (r"^(do|must|should) (i|we) (need to|have to) (?P<rest>.+)$", "whether you need to {rest}"),
    (r"^how (do|can|would) (i|we) (?P<rest>.+)$", "how to {rest}"),
    (r"^where (do|can|would) (i|we) (?P<rest>.+)$", "where to {rest}"),
    (r"^what time do you (?P<rest>.+)$", "what time we {rest}"),
    (r"^how much (is|are) (?P<rest>.+)$", "the price of {rest}"),
    (r"^when (is|are) (?P<rest>the .+)$", "the date of {rest}"),
)


def _read_question(tidied: str, analysis: Analysis) -> Reading:
    slots = _topic(tidied, analysis)
    rumour = bool(_RUMOUR.search(tidied.lower()))
    asking = [sentence.text for sentence in sentences(tidied) if sentence.asks] or [
        sentence.text
        for sentence in sentences(tidied)
        if re.match(r"(?i)(can|do|is|are|how|where|when|what|which|will|does)\b", sentence.text)
    ]
    if asking and not rumour:
        slots |= _asked(asking[0])
    return reading(slots, {"question": "rumour" if rumour else "plain"})


def _asked(question: str) -> dict[str, str]:
    question = re.sub(
        r"(?i)^(hi|hello|hey|hiya|quick question|question|just wondering|wondering|excuse me|so|and|also|um|uhh|please|ok)\b[,:! ]*",
        "",
        question,
    ).strip()
    for pattern, form in _INVERTED:
        match = re.match(pattern, question, re.IGNORECASE)
        if match and is_fit(match["rest"]):
            be = "are" if question.lower().startswith("are") else "is"
            clause = form.replace("{be}", be).replace("{rest}", turned(match["rest"]))
            if len(clause) <= 90:
                return {"asked": clause}
    if 6 <= len(question) <= 80 and is_fit(question) and '"' not in question:
        return {"question": question[0].upper() + question[1:] + "?"}
    return {}


_ASKS = re.compile(
    r"(?i)^(?:(?:please|pls|plz|kindly|just|can you|could you|would you|will you|can u|can|could|might i suggest you|maybe|you should|hi team|lads|guys|folks|suggestion|idea)[,:]?\s+)+(?P<verb>[a-z]+)\s+(?P<rest>.+)$"
)
_VERBS = frozenset(
    [
        "add",
        "bring",
        "make",
        "put",
        "let",
        "do",
        "offer",
        "open",
        "sell",
        "stock",
        "ship",
        "give",
        "include",
        "show",
        "send",
        "upload",
        "publish",
        "post",
        "change",
        "fix",
        "keep",
        "extend",
        "move",
        "start",
        "allow",
        "introduce",
        "consider",
        "create",
        "release",
        "print",
        "label",
        "translate",
        "restock",
        "reopen",
        "install",
        "provide",
        "train",
        "hire",
        "reduce",
        "lower",
        "raise",
        "list",
        "explain",
        "run",
        "build",
        "return",
        "turn",
        "set",
        "switch",
        "remove",
        "stop",
        "use",
        "play",
        "replace",
        "improve",
        "update",
        "share",
        "support",
        "enable",
        "tell",
        "teach",
        "hold",
        "host",
        "film",
        "sort",
    ]
)
_FOR = re.compile(
    r"(?i)\b(?:any chance of|how about|i'd love|i would love|would love|wish (?:you had|there (?:was|were))|need|we need|want|suggest(?:ing)?|can we (?:have|get))\s+(?P<rest>(?:an?|the|some|more|another|one|your)\s.+)$"
)


def _read_request(tidied: str, analysis: Analysis) -> Reading:
    slots = _topic(tidied, analysis)
    for sentence in sentences(tidied):
        match = _ASKS.match(sentence.text)
        if match and match["verb"].lower() in _VERBS and is_fit(match["rest"]):
            slots["wanted"] = f"to {match['verb'].lower()} {turned(_short(match['rest']))}"
            break
        asked = _FOR.search(sentence.text)
        if asked and is_fit(asked["rest"]):
            slots["wanted"] = f"for {turned(_short(asked['rest']))}"
            break
    if len(slots.get("wanted", "")) > 100:
        del slots["wanted"]
    return reading(slots, {})


def _short(rest: str) -> str:
    return re.split(r",? (?:because|so that|but|as|or not|instead of)\b|, | - ", rest)[0].strip()


def _read_praise(tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    lowered = tidied.lower()
    if any(_compiled(pattern).search(lowered) for pattern in praises().turned):
        return reading({}, {"trouble": "turned"})
    claims = hints_in(tidied) & {"efficacy", "superlative"}
    if claims:
        return reading({}, {"praise": "none"})
    slots = _topic(tidied, analysis)
    found = [one for one in praises().praises if any(_compiled(pattern).search(lowered) for pattern in one.match)]
    heard = next((clause for sentence in sentences(tidied) if (clause := _told_praise(sentence.text))), "")
    if heard:
        slots["heard"] = heard
    if not found:
        return reading(slots, {"praise": "none"})
    praise = max(found, key=lambda one: one.rank)
    given = {"thing": slots["named"]} if "named" in slots else {}
    return reading({**slots, "glad": fill(richest(praise.glad, given, choice), given)}, {"praise": praise.kind})


_DEED = re.compile(
    r"\b(drew|helped|stayed|talked|rang|brought|gave|made|found|fixed|sorted|carried|waited|walked|remembered|refunded|replaced|wrote|showed|taught|cheered|smiled|offered|saved|kept|let|apologised|apologized|called|came back|answered|listened|noticed|hummed|carried|knew|checked)\b"
)


def _told_praise(text: str) -> str:
    """A kind deed that the customer tells of, as a clause; empty where the sentence tells none."""
    if not _DEED.search(text) or len(text) > 110 or re.search(r"\bwho\b", text):
        return ""
    clause = spoken(re.sub(r"(?i)^(just to say|just wanted to say|shout ?out to)\s+", "", text))
    return clause if clause and not clause.startswith(("you ", "you'")) else ""
