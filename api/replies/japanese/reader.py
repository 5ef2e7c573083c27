"""Read a Japanese comment for a reply: trouble, thing, details, wish, in polite wording."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.analysis.schemas import Analysis, Comment
from api.replies.japanese.asking import asked, wanted
from api.replies.japanese.canonical import Unit, canonical, line
from api.replies.japanese.clauses import best_clause, best_quote, clause_around, praise_clause, repeatable_clauses
from api.replies.japanese.details import Details, details_of
from api.replies.japanese.forms import linking
from api.replies.japanese.lexicon import Trouble, Wish, feelings, praises, rumours, troubles, wishes
from api.replies.japanese.nouns import NounPhrase, noun_phrases, nouns, setting_of, topic_of
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.rewording import clause_words, sentences
from api.replies.japanese.tokens import Token, tidy, tokenize
from api.replies.phrasebook import fill, richest, slots_in
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_SURE = 2.0
"""Score from which the clause around a known trouble says it well enough."""
_CERTAIN = 7
"""Rank from which a trouble is believed although the comment was judged to be about another cause."""


@dataclass(frozen=True)
class Text:
    """A comment taken apart once."""

    tidied: str
    tokens: Sequence[Token]
    units: Sequence[Unit]
    line: str
    phrases: Sequence[NounPhrase]
    aspects: Sequence[str]

    @classmethod
    def of(cls, comment: Comment, analysis: Analysis) -> "Text":
        tidied = tidy(comment.text)
        tokens = tokenize(tidied)
        units = canonical(tokens)
        aspects = [span.text for span in analysis.aspects]
        return cls(tidied, tokens, units, line(units), noun_phrases(tokens), aspects)


def prepare_japanese() -> None:
    """Load dictionary and words now rather than with the first comment.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    for load in (troubles, feelings, wishes, praises, rumours, clause_words, nouns):
        load()
    linking("電話がつながらない")
    details_of("")


def read_japanese(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for a Japanese reply to `comment`."""
    text = Text.of(comment, analysis)
    intent = analysis.intent.label
    if analysis.exception.type in ("prejudice", "trolling"):
        return read_complaint(text, analysis, choice)
    if intent == "praise" or (intent in ("banter", "other") and analysis.sentiment.label == "positive"):
        return _read_praise(text, analysis, choice)
    if intent == "question":
        return _read_question(text)
    if intent == "request":
        return _read_request(text)
    if intent == "banter" and analysis.sentiment.label != "negative":
        return reading(_topic(text), {})
    return read_complaint(text, analysis, choice)


def _topic(text: Text) -> dict[str, str]:
    for aspect in text.aspects:
        named = topic_of(tidy(aspect))
        if named:
            return {"topic_said": named, "named": named}
    for phrase in text.phrases:
        if phrase.particle in ("が", "は", "も", "を", "の") and not phrase.person:
            return {"topic_said": phrase.text, "named": phrase.text}
    return {}


def _read_question(text: Text) -> Reading:
    slots = _topic(text)
    rumour = any(word in text.tidied for word in rumours())
    question = "" if rumour else asked(text.tokens, text.aspects)
    if question:
        slots["asked"] = question
    return reading(slots, {"question": "rumour" if rumour else "plain"})


def _read_request(text: Text) -> Reading:
    slots = _topic(text)
    wish = wanted(text.tokens)
    if wish:
        slots["wanted"] = wish
    return reading(slots, {})


def _read_praise(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    if any(last_unit(pattern, text.line, text.units) for pattern in praises().turned):
        return reading({}, {"trouble": "turned"})
    found = [praise for praise in praises().praises if any(last_unit(p, text.line, text.units) for p in praise.match)]
    slots = _topic(text)
    claims = hints_in(text.tidied) & {"efficacy", "superlative"}
    if claims:
        safe = not hints_in(slots.get("named", "")) & {"efficacy", "superlative"} and "ニキビ" not in slots.get(
            "named", ""
        )
        return reading(slots if safe else {}, {"praise": "none"})
    told = praise_clause(text.tokens, text.aspects)
    if told:
        slots["praised"] = told
    if not found:
        return reading(slots, {"praise": "none"})
    praise = max(found, key=lambda one: one.rank)
    given = {}
    persons = [phrase.text for phrase in text.phrases if phrase.person]
    person = next((one for one in persons if one not in ("担当", "担当者", "先生")), "")
    if person:
        given["person_thing"] = person
    thing = slots.get("named", "")
    if thing and thing not in persons:
        given["thing"] = thing
    glad = richest(praise.glad, given, choice)
    return reading({**slots, "glad": fill(glad, given)}, {"praise": praise.kind})


def read_complaint(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots for a reply to somebody who is dissatisfied."""
    details = details_of(text.tidied)
    setting = setting_of(text.tidied)
    trouble, at = _trouble(text, analysis, setting)
    thing = _thing(text, at)
    own = _own_words(text, at)
    person = next((phrase.text for phrase in text.phrases if phrase.person), "")
    values = {
        "thing": thing,
        "person": person,
        "duration": details.duration,
        "count": details.count,
    }
    values = {name: value for name, value in values.items() if value}
    slots: dict[str, str] = {}
    if trouble is None:
        slots |= _by_cause(analysis, setting, choice)
        if own:
            slots |= _told(own)
    else:
        slots |= _by_trouble(trouble, values, own, setting, choice)
    slots |= _common(text, details, thing, slots)
    if "topic" in slots or "named" in slots:
        by_cause = trouble is not None or "named" not in slots or analysis.cause.label == "privacy"
        slots["topic_said"] = slots["topic"] if by_cause and "topic" in slots else slots["named"]
    if "injury" in analysis.signals:
        slots |= _ask("item", setting)
    wish = _wish(text)
    if wish is not None:
        slots["wish"] = wish.also
    facets = {
        "trouble": trouble.id if trouble else "none",
        "setting": setting,
        "wish": wish.id if wish else "none",
        "harm": _harm(text.tidied),
    }
    return reading(slots, facets)


def _own_words(text: Text, at: int | None) -> str:
    """What the customer says went wrong, in their words: reworded if that can be done, else a fragment in 「」."""
    clauses = repeatable_clauses(text.tokens, text.aspects)
    best = best_clause(clauses, text.aspects, len(sentences(text.tokens)))
    around = clause_around(clauses, at) if at is not None else None
    if around is not None and around.score >= _SURE and (best is None or around.score + 1.0 >= best.score):
        best = around
    if best is not None:
        return best.text
    quote = best_quote(text.tokens, text.aspects)
    return f"「{quote}」" if quote else ""


_CONTACT = frozenset({"no_reply", "phone_unreachable", "passed_around", "poor_handling"})
"""Troubles with reaching us; where there is another, they are what came on top of it (R140)."""


def _trouble(text: Text, analysis: Analysis, setting: str) -> tuple[Trouble | None, int | None]:
    """What happened, and the token that says so; a trouble of the judged cause wins over one of another."""
    found: list[tuple[float, Trouble, int]] = []
    causes = {analysis.cause.label, *analysis.cause.also}
    for trouble in troubles():
        if trouble.settings and setting not in trouble.settings:
            continue
        for pattern in trouble.match:
            span = last_unit(pattern, text.line, text.units)
            if span is None:
                continue
            token = text.units[span[1]].token
            if (
                trouble.cause not in causes
                and analysis.cause.label not in ("none", "other")
                and trouble.rank < _CERTAIN
            ):
                continue
            weight = trouble.rank + 3.0 * (trouble.cause in causes) + 0.3 * (span[1] - span[0])
            found.append((weight, trouble, token))
            break
    if not found:
        return None, None
    if "prior_contact" in analysis.signals and analysis.cause.label not in ("service", "none"):
        found = [item for item in found if item[1].id not in _CONTACT] or found
    _, trouble, token = max(found, key=lambda item: item[0])
    return trouble, token


def _thing(text: Text, at: int | None) -> str:
    """The noun phrase that the trouble befell: an aspect if it can be named, else the nearest subject before it."""
    if at is not None:
        before = [
            phrase for phrase in text.phrases if phrase.end <= at and phrase.particle in ("が", "は", "も", "を", "")
        ]
        near = [
            phrase
            for phrase in before
            if at - phrase.end <= 4
            and phrase.text not in nouns().abstract
            and text.tokens[phrase.end - 1].pos[2] != "サ変可能"
        ]
        for phrase in reversed(near):
            if not phrase.person and phrase.particle in ("が", "は", "も", "を"):
                return _whole(phrase.text)
        for phrase in reversed(near):
            if not phrase.person:
                return _whole(phrase.text)
    for aspect in text.aspects:
        named = topic_of(tidy(aspect))
        if named and named not in nouns().abstract:
            return _whole(named)
    return ""


def _whole(noun: str) -> str:
    """The thing without what is done to it: 「スマホ修理」 → 「スマホ」."""
    for ending in ("の修理", "修理", "の交換", "の返品", "の配送"):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun.removesuffix(ending)
    return noun


def _by_trouble(
    trouble: Trouble, values: Mapping[str, str], own: str, setting: str, choice: random.Random
) -> dict[str, str]:
    """Slots for a known trouble; `own` is the customer's clause, preferred where ours would say less."""
    given = {**({"thing": trouble.thing} if trouble.thing else {}), **values}
    told = richest(trouble.told, given)
    detailed = bool(slots_in(told) & {"duration", "count"})
    slots = _told(fill(told, given) if not trouble.own_words or detailed or not own else own)
    if trouble.owned:
        slots["owned"] = fill(richest(trouble.owned, given), given)
    slots["check"] = fill(richest(trouble.check, given, choice), given)
    topic = richest((trouble.topic,), given)
    if topic:
        slots["topic"] = fill(topic, given)
    slots |= _feel(trouble.feel, choice)
    slots |= _ask(trouble.ask, setting)
    return slots


def _by_cause(analysis: Analysis, setting: str, choice: random.Random) -> dict[str, str]:
    words = feelings().causes.get(analysis.cause.label) or feelings().causes["none"]
    slots = {"check": choice.choice(words.check), "topic": words.topic}
    return {**slots, **_feel(words.feel, choice), **_ask(words.ask, setting)}


def _told(clause: str) -> dict[str, str]:
    if clause.startswith("「") and clause.endswith("」"):
        return {"told": clause}
    linked = linking(clause)
    return {"told": clause} if linked.endswith("て") else {"told": clause, "told_link": linked}


def _feel(groups: Sequence[str], choice: random.Random) -> dict[str, str]:
    group = feelings().feelings[choice.choice(list(groups))]
    feel = choice.choice(group.with_)
    after = [text for text in group.after if not _echoes(feel, text)]
    return {"feel": feel, **({"after": choice.choice(after)} if after else {})}


def _echoes(one: str, other: str) -> bool:
    """Whether two texts share a stretch of five characters, which reads as repetition."""
    return any(one[index : index + 5] in other for index in range(len(one) - 4))


def _ask(name: str, setting: str) -> dict[str, str]:
    table = feelings()
    row = table.asks_by_setting.get(name, {}).get(setting, name)
    ask = table.asks.get(row)
    return {"ask_why": ask.why, "ask_what": ask.what} if ask else {}


def _common(text: Text, details: Details, thing: str, slots: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for aspect in text.aspects:
        named = topic_of(tidy(aspect))
        if named:
            found["named"] = named
            break
    if thing and "named" not in found:
        found["named"] = thing
    if details.ahead and details.ahead not in ("今日", "本日"):
        found["ahead"] = details.ahead
        if not _overlap(details.ahead, slots.get("told", "")):
            found["ahead_open"] = details.ahead
    if details.past and details.past not in slots.get("told", ""):
        found["past_event"] = details.past
    return found


def _harm(tidied: str) -> str:
    """How a body came to harm: by what was eaten, by what was used on it, or otherwise."""
    if re.search("食べ|飲ん|飲み|召し|口に|食っ|弁当|料理|味", tidied):
        return "eaten"
    return "used" if re.search("塗|使っ|使い|つけ|付け|肌|着け|履い|シート|クリーム|化粧", tidied) else "other"


def _overlap(occasion: str, told: str) -> bool:
    return any(part in told for part in occasion.split("の") if part)


def _wish(text: Text) -> Wish | None:
    return next(
        (wish for wish in wishes() if any(last_unit(pattern, text.line, text.units) for pattern in wish.match)), None
    )
