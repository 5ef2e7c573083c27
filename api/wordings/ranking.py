"""How wordings are put in order.

    score = words + 0.6 meaning + 0.3 sound + 0.2 title + 0.1 whole + 0.1 language + 0.1 usual
            + habit (favourite 0.25, used lately up to 0.22)

- words: the share of the query's words that the wording has, each word weighted by how rare it is and by where it
  stands: keywords (the customer's own words) 1.25, title 1, situation 0.6, note 0.7, text 0.5, the wording's twin in
  the other language 0.7; a word found by its sound, as a beginning or by likeness counts for less (`query.Group`),
  one found in further fields a little more.
- meaning: what the query is about (`feelings.yaml`): the wording's situation or cause (0.7), both (0.2 more), the
  customer's feeling (0.25), the intent of the comment (0.1).
- sound: the whole query, as it sounds, inside a title or keyword; the shorter that is, the better.
- title: the share of the title that the query's words make up; whole: every word of the query is found.
- language: the wording is in the language of the query.
- usual: the wording fits its situation whatever the case (`usual.yaml`): first where nothing more is known.
- What answers praise stands 0.2 lower where something went wrong: a rude waiter is not a kind one.
- A query whose words lead to no situation takes that of its best wording, for a third: what else is said there follows.

Ties go to the order of the situations on screen.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from api.wordings.index import FIELDS, Found
from api.wordings.query import Group, Query

_MEANING, _SOUND, _LANGUAGE, _FAVOURITE, _USED = 0.6, 0.3, 0.1, 0.25, 0.22
_PLACES: Mapping[str, float] = {
    "title": 1.0,
    "keywords": 1.25,
    "sounds": 0.95,
    "pairs": 0.9,
    "twin": 0.7,
    "situation": 0.6,
    "note": 0.7,
    "text": 0.5,
    "text_sounds": 0.45,
}
"""What a word is worth in each field, most first."""
_IN_ORDER = tuple((FIELDS.index(name), worth) for name, worth in _PLACES.items())
LABELS, _TITLE = FIELDS.index("labels"), FIELDS.index("title")
_USUAL, _USUAL_NEXT = 0.1, 0.8
"""Worth of the first of a situation's usual wordings, and of each next beside the one before."""
_OF_TITLE, _WHOLE, _THERE = 0.2, 0.1, 0.3
"""Worth of a title that is nothing but the query, of all words found, and from what worth on a word counts as found."""
_PRAISE = 0.2
"""What an answer to praise loses when something went wrong."""
_TROUBLED = frozenset({"f_angry", "f_disappointed", "f_frustrated", "f_sad", "f_anxious", "f_unwell", "i_complaint"})
_PLEASED = frozenset({"f_happy", "f_grateful", "f_amused", "i_praise", "i_banter", "s_thanks", "s_sharing"})
Needles = tuple[tuple[str, float], ...]
_AGAIN = 0.12
"""What each further field with the word adds: a wording that is all about it stands before one that mentions it."""
_VAGUE = 0.15
"""Weight of a vague word beside another of its rarity."""
_MEANT = 0.9
"""Share of the worth of a word's best token from which a token tells how rare the word is; synonyms do not."""
_UNKNOWN = 0.6
"""Weight of a word that no wording has beside the rarest that one has."""
_LATELY_DAYS = 14.0
LEAST = 0.12
"""Scores below this are not shown: something was found, but not what was asked for."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the owner of a key did with a wording."""

    favourite: bool
    uses: int
    used_at: datetime | None


def score(query: Query, found: Found, weighted: Sequence[tuple[Needles, float]]) -> float:
    """How well a candidate answers a query; about 0 to 2.

    Args:
        weighted: each group of the query as needles, with its weight; the weights add up to 1.
    """
    words = sound = named = 0.0
    there = 0
    for wanted, weight in weighted:
        there_are = [one for one in wanted if one[0] in found.whole]
        if there_are:
            worth = _worth(there_are, found.fields)
            words += weight * worth
            there += worth > _THERE
            named += max((value for needle, value in there_are if needle in found.fields[_TITLE]), default=0.0)
    for one in query.sounds:
        if one in found.heard:
            sound = max(sound, _inside(one, found.heard))
    told = words + _MEANING * _meaning(query.labels, found.fields[LABELS]) + _SOUND * sound
    if told <= 0:
        return 0.0
    told += _OF_TITLE * named / max(1, len(weighted), found.fields[_TITLE].count(" ") - 1)
    told += _WHOLE if there == len(weighted) > 1 else 0.0
    if is_trouble(query.labels) and " i_praise " in found.fields[LABELS]:
        told -= _PRAISE
    told += _usual(found.fields[LABELS]) * max(0.0, 1.0 - words)
    return told + (_LANGUAGE if found.language == query.language else 0.0)


def is_trouble(labels: Mapping[str, float]) -> bool:
    """Whether a query speaks of something that went wrong, and of nothing that pleased."""
    return any(one.startswith("c_") or one in _TROUBLED for one in labels) and _PLEASED.isdisjoint(labels)


def habit(mark: Mark | None) -> float:
    """What favourites and use add: enough to decide between wordings that fit alike, not enough to make one fit."""
    if mark is None:
        return 0.0
    lately = 0.0
    if mark.used_at is not None and mark.uses:
        days = max(0.0, (datetime.now(UTC) - mark.used_at).total_seconds() / 86_400)
        lately = math.exp(-days / _LATELY_DAYS) * min(1.0, 0.5 + mark.uses / 10)
    return (_FAVOURITE if mark.favourite else 0.0) + _USED * lately


def rarity(group: Group, frequencies: Mapping[str, int], size: int) -> float:
    """Weight of a word of the query: the rarer, the more it tells."""
    meant = _MEANT * max(group.tokens.values(), default=0.0)
    seen = max((frequencies.get(one, 0) for one, worth in group.tokens.items() if worth >= meant), default=0)
    seen = seen or max((frequencies.get(one, 0) for one in group.tokens), default=0)
    weight = math.log(1.0 + size / (1.0 + seen)) + 0.1
    if group.is_vague:
        return _VAGUE * weight
    return weight if seen or group.prefixes or group.phrases else _UNKNOWN * weight


def needles(group: Group, frequencies: Mapping[str, int]) -> Needles:
    """What to look for in framed fields, the most telling first; tokens that no wording has are left out."""
    found = [(f" {token} ", worth) for token, worth in group.tokens.items() if token in frequencies]
    found += [(f" {token}", worth) for token, worth in group.prefixes.items()]
    found += [(f" {phrase} ", worth) for phrase, worth in group.phrases.items()]
    return tuple(sorted(found, key=lambda one: -one[1]))


def _worth(wanted: Sequence[tuple[str, float]], fields: Sequence[str]) -> float:
    best = others = 0.0
    for at, weight in _IN_ORDER:
        held = fields[at]
        for needle, worth in wanted:
            if needle in held:
                value = worth * weight
                others += min(best, value)
                best = max(best, value)
                break
    return best + _AGAIN * others


def _meaning(wanted: Mapping[str, float], held: str) -> float:
    best = dict.fromkeys("scfi", 0.0)
    for label, worth in wanted.items():
        if worth > best[label[0]] and f" {label} " in held:
            best[label[0]] = worth
    about = max(best["s"], best["c"])
    return 0.7 * about + 0.2 * min(best["s"], best["c"]) + 0.25 * best["f"] + 0.1 * best["i"]


def _usual(labels: str) -> float:
    at = labels.find(" u_")
    return _USUAL * _USUAL_NEXT ** int(labels[at + 3]) if at >= 0 else 0.0


def _inside(sound: str, names: str) -> float:
    """How much of the name that it stands in a sound makes up."""
    return max(0.3 + 0.7 * len(sound) / len(name) for name in names.split("|") if sound in name)
