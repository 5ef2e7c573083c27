"""Read an English comment for a reply: trouble, thing, details, wish, turned round politely."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment
from api.replies.english.asking import is_rumour, question_in, why_in, wish_in
from api.replies.english.clauses import best_praise, best_spoken
from api.replies.english.details import details_of
from api.replies.english.fit import may_be_said
from api.replies.english.lexicon import Trouble, feelings, occurs, praises, troubles
from api.replies.english.shaping import shaping
from api.replies.english.text import setting_of, tidy, whole_words, words
from api.replies.english.turning import topic, turned
from api.replies.english.verbs import forms
from api.replies.phrasebook import fill, richest, slots_in
from api.replies.reading import Reading, reading
from api.triage.facets import facets_of, strength_of
from api.triage.hints import hints_in

_CERTAIN = 8
"""Rank from which a trouble is believed although the comment was judged to be about another cause."""
_PLAUSIBLE = 5
"""Rank from which a trouble of another cause is believed where nothing else is known."""
_OF_THINGS = ("quality", "delivery", "expectation")
"""Causes of which a thing is the matter, not what was done to somebody."""
_LITTLE = 24
"""Characters below which a clause says less than our own words for the trouble."""
_DOUBTFUL, _FAINT = 8, 4
"""A trouble of at least the one rank, beside praise of at most the other, puts praise in doubt."""
_CONTACT = frozenset({"no_reply", "phone_unreachable", "passed_around", "chatbot", "callback_missed", "ticket_closed"})


def prepare_english() -> None:
    """Load words now rather than with the first comment.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    for load in (troubles, feelings, praises, words, shaping, forms):
        load()
    may_be_said("")
    question_in("")
    details_of("")


def read_english(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for an English reply to `comment`."""
    tidied = tidy(comment.text)
    intent = analysis.intent.label
    if analysis.exception.type in ("prejudice", "trolling"):
        return _read_complaint(comment, tidied, analysis, choice)
    if intent == "praise" or (intent in ("banter", "other") and analysis.sentiment.label == "positive"):
        return _read_praise(comment, tidied, analysis, choice)
    if intent == "question":
        return _read_question(tidied, analysis)
    if intent == "request":
        return _read_request(tidied, analysis)
    if intent == "banter" and analysis.sentiment.label != "negative":
        return reading(_topic(tidied, analysis), {})
    return _read_complaint(comment, tidied, analysis, choice)


def _topic(tidied: str, analysis: Analysis) -> dict[str, str]:
    for span in analysis.aspects:
        named = topic(span.text, tidied)
        if named:
            return {"topic_said": named, "named": named}
    return {}


def _read_complaint(comment: Comment, tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    lowered, setting, details = tidied.lower(), setting_of(tidied), details_of(tidied)
    slots = _topic(tidied, analysis)
    aspects = [tidy(span.text) for span in analysis.aspects]
    trouble, thing, at = _trouble(lowered, analysis, setting)
    own = best_spoken(tidied, aspects, at if trouble is not None else None)
    given = {
        "duration": details.duration,
        "count": details.count,
        "deal": details.deal,
        "thing": thing or slots.get("named", ""),
    }
    given = {name: value for name, value in given.items() if value}
    if trouble is None:
        slots |= _by_cause(analysis, slots, setting, choice)
        if own:
            slots["heard"] = own
    else:
        slots |= _by_trouble(trouble, own, given, setting, choice)
    slots |= _feeling(comment, analysis, slots, choice)
    if "injury" in analysis.signals and _body(lowered) == "yes":
        slots |= _ask("item", setting)
    slots |= _ahead(details.ahead, slots)
    wish = next((wish for wish in feelings().wishes if occurs(wish.match, lowered)), None)
    if wish is not None and not _is_met(wish.id, slots["check"]):
        slots["wish"] = wish.also
    if (why := why_in(tidied)) and _differ(why, slots.get("heard", "")):
        slots["why"] = why
    facets = {
        "trouble": trouble.id if trouble else "none",
        "setting": setting,
        "wish": wish.id if wish else "none",
        "harm": _harm(lowered),
        "body": _body(lowered),
        "bare_topic": "yes" if slots.get("topic_said") == slots.get("named", "-") else "no",
    }
    found = reading(slots, facets)
    return replace(found, facets={**found.facets, **_corrected(comment, analysis, lowered, slots)})


def _corrected(
    comment: Comment, analysis: Analysis, lowered: str, slots: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Facets that the words set right: harm said in so many words, and a grievance that was taken for a remark."""
    facets: dict[str, frozenset[str]] = {}
    if whole_words(words().harmed).search(lowered):
        facets["signal"] = facets_of(comment, analysis)["signal"] | {"injury"}
    facets["who"] = frozenset({"kin" if whole_words(words().kin).search(lowered) else "self"})
    if whole_words(words().children).search(lowered) and "injury" in facets.get("signal", analysis.signals):
        facets["signal"] = facets.get("signal", facets_of(comment, analysis)["signal"]) | {"minor"}
    grieves = analysis.sentiment.label == "negative" and analysis.intent.label in ("other", "banter")
    if grieves and not {"heard", "told"}.isdisjoint(slots) and analysis.specific:
        facets["intent"] = frozenset({"complaint"})
    return facets


def _body(lowered: str) -> str:
    """Whether the words speak of a body at all; only then is it asked after."""
    return "yes" if whole_words(words().body).search(lowered) else "no"


def _is_met(wish: str, check: str) -> bool:
    """Whether what we check answers the wish already."""
    return (wish == "explain" and re.search(r"\b(?:why|what|how)\b", check) is not None) or (
        wish == "fix" and "can" in check.split()
    )


def _differ(one: str, other: str) -> bool:
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) < 0.5 * min(len(first), len(second) or 99)


def _trouble(lowered: str, analysis: Analysis, setting: str) -> tuple[Trouble | None, str, int]:
    """What happened, the thing it befell and where it says so; a trouble of the judged cause comes first."""
    causes = {analysis.cause.label, *analysis.cause.also}
    open_cause = analysis.cause.label in ("none", "other")
    found: list[tuple[float, int, Trouble, str, int]] = []
    for order, trouble in enumerate(troubles()):
        if trouble.settings and setting not in trouble.settings:
            continue
        if (match := occurs(trouble.match, lowered)) is not None:
            weight = trouble.rank + 3.0 * (trouble.cause in causes)
            found.append((weight, -order, trouble, _thing(match), match.start()))
    if "prior_contact" in analysis.signals and analysis.cause.label not in ("service", "none"):
        found = [item for item in found if item[2].id not in _CONTACT] or found
    believed = [item for item in found if item[0] >= _CERTAIN or item[2].cause in causes or open_cause]
    found = believed or [item for item in found if item[2].rank >= _PLAUSIBLE]
    if not found:
        return None, "", 0
    best = max(found, key=lambda item: item[:2])
    return best[2], best[3], best[4]


def _thing(match: re.Match[str]) -> str:
    thing = match.groupdict().get("thing") or ""
    thing = turned(re.sub(r"\b(still|has|have|just|already)$", "", thing.strip()).strip())
    fit = 3 < len(thing) <= 40 and may_be_said(thing) and re.match(r"(your|our|the|this|half|one|two)\b", thing)
    return thing if fit else ""


def _by_trouble(
    trouble: Trouble, own: str, values: Mapping[str, str], setting: str, choice: random.Random
) -> dict[str, str]:
    given = {**({"thing": trouble.thing} if trouble.thing else {}), **values}
    told = richest(trouble.told, given)
    detailed = trouble.told_first and bool(slots_in(told) & values.keys())
    slots: dict[str, str] = {}
    says_little = len(own) < _LITTLE and told and not slots_in(told)
    if own and trouble.own_words and not detailed and not says_little:
        slots["heard"] = own
    else:
        slots["told"] = fill(told, given)
    if trouble.owned:
        slots["owned"] = fill(richest(trouble.owned, given), given)
    slots["check"] = choice.choice(trouble.check)
    slots["topic_said"] = _topic_of(trouble, values)
    return slots | _felt(trouble.feel, choice) | _ask(trouble.ask, setting)


def _topic_of(trouble: Trouble, values: Mapping[str, str]) -> str:
    """What the reply is about: the thing itself where it may be named, else the trouble."""
    thing = values.get("thing", "") if trouble.cause in _OF_THINGS and trouble.own_words else ""
    return thing if re.match(r"(?:your|our|the) ", thing) else trouble.topic


def _by_cause(analysis: Analysis, named: Mapping[str, str], setting: str, choice: random.Random) -> dict[str, str]:
    """Words for a trouble that nobody has described, by its cause."""
    words_of = feelings().causes.get(analysis.cause.label) or feelings().causes["none"]
    slots = {"check": fill(richest(words_of.check, named), named)}
    if "topic_said" not in named:
        slots["topic_said"] = words_of.topic
    return slots | _felt(words_of.feel, choice) | _ask(words_of.ask, setting)


def _felt(names: Sequence[str], choice: random.Random) -> dict[str, str]:
    """What they went through: one sentence to say and the shortest there is, for want of room."""
    name = choice.choice(names)
    felt = choice.choice(feelings().felt[name])
    texts = [text for text in feelings().feelings[name] if text.rstrip(".").lower() != felt.lower()]
    said = {"after": choice.choice(texts), "after_short": min(texts, key=len)} if texts else {}
    return {**said, "felt": felt}


def _feeling(comment: Comment, analysis: Analysis, slots: Mapping[str, str], choice: random.Random) -> dict[str, str]:
    """To strong feeling, where the trouble itself has no words for it, a word about the feeling."""
    strength = strength_of(analysis, hints_in(comment.text))
    texts = feelings().strong.get(strength)
    if texts is None or slots.get("after") not in feelings().feelings["general"]:
        return {}
    felt = choice.choice(feelings().felt[strength])
    return {"after": choice.choice(texts), "after_short": min(texts, key=len), "felt": felt}


def _ahead(ahead: str, slots: Mapping[str, str]) -> dict[str, str]:
    if not ahead:
        return {}
    owner, _, event = ahead.partition(" ")
    opens = owner in ("the", "your", "her", "his") and event.split()[0] not in slots.get("heard", "")
    return {"ahead": ahead, **({"ahead_open": ahead} if opens else {})}


def _ask(name: str, setting: str) -> dict[str, str]:
    table = feelings()
    ask = table.asks.get(table.asks_by_setting.get(name, {}).get(setting, name))
    return {"ask_why": ask.why, "ask_what": ask.what} if ask else {}


def _harm(lowered: str) -> str:
    """How a body came to harm: by what was eaten, by what was used on it, or otherwise."""
    if whole_words(words().eaten).search(lowered):
        return "eaten"
    return "used" if whole_words(words().used).search(lowered) else "other"


def _read_question(tidied: str, analysis: Analysis) -> Reading:
    slots = _topic(tidied, analysis)
    rumour = is_rumour(tidied)
    if not rumour:
        question = question_in(tidied)
        slots |= {"asked": question.clause, "question": question.quoted}
    return reading(slots, {"question": "rumour" if rumour else "plain"})


def _read_request(tidied: str, analysis: Analysis) -> Reading:
    wanted = wish_in(tidied)
    trouble, _, _ = _trouble(tidied.lower(), analysis, setting_of(tidied))
    doubt = {"doubt": "yes"} if not wanted and trouble is not None and trouble.rank >= _PLAUSIBLE else {}
    return reading({**_topic(tidied, analysis), "wanted": wanted}, doubt)


def _is_doubtful(lowered: str, trouble: Trouble | None, grieved: bool, praised: int) -> bool:
    """Whether what was judged to be praise may be none: it tells of trouble and of nothing fine."""
    fine = not praises().fine.isdisjoint(re.findall(r"[a-z]+", lowered))
    if whole_words(words().harmed).search(lowered):
        return praised <= _FAINT or not fine
    if trouble is not None and trouble.rank >= _DOUBTFUL:
        return praised <= _FAINT
    said = re.findall(r"[a-z']+", lowered)
    sour = grieved or trouble is not None or any(word in words().trouble for word in said)
    turns = grieved and whole_words(words().turns).search(lowered) is not None
    return turns or (not fine and praised <= _FAINT and sour)


def _read_praise(comment: Comment, tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    lowered = tidied.lower()
    if occurs(praises().turned, lowered):
        return reading({}, {"trouble": "turned"})
    slots = _topic(tidied, analysis)
    if hints_in(tidied) & {"efficacy", "superlative"}:
        safe = not hints_in(slots.get("named", "")) & {"efficacy", "superlative"}
        return reading(slots if safe else {}, {"praise": "none"})
    found = [one for one in praises().praises if occurs(one.match, lowered)]
    trouble, _, _ = _trouble(lowered, analysis, setting_of(tidied))
    aspects = [tidy(span.text) for span in analysis.aspects]
    if _is_doubtful(lowered, trouble, bool(best_spoken(tidied, aspects)), max((one.rank for one in found), default=0)):
        harmed = whole_words(words().harmed).search(lowered) is not None
        if not harmed:
            return reading(slots, {"praise": "none", "doubt": "yes"})
        told = _read_complaint(comment, tidied, analysis, choice)
        return replace(told, facets={**told.facets, "intent": frozenset({"complaint"})})
    slots["heard"] = best_praise(tidied, aspects)
    if not found:
        return reading(slots, {"praise": "none"})
    praise = max(found, key=lambda one: one.rank)
    given = {"thing": slots["named"]} if "named" in slots else {}
    return reading({**slots, "glad": fill(richest(praise.glad, given, choice), given)}, {"praise": praise.kind})
