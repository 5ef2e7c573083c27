"""A stretch without a verb as the thing it names, after "about": "hair in my soup" → "the hair in your soup"."""

import re
from itertools import pairwise

from api.replies.english.fit import may_be_said
from api.replies.english.shapes import is_doing, pattern, shaping, tokens
from api.replies.english.turning import turned
from api.replies.english.verbs import forms, main_verb, verb_at

_LEADING = re.compile(r"^(?:but|and|so|then|also|plus|yet|still) ", re.IGNORECASE)
_TRAILING = re.compile(r"(?:,? (?:again|btw|tho|though|too|either)|, not (?:ours|mine|my own|theirs))+$", re.IGNORECASE)
_OWNED = re.compile(
    r"(?:the|my|our|your|this|that|these|those|his|her|all|both|some|some(?:one|body)(?: else)?'s) ", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty(?:-\w+)?|half|\d[\d.,]*|[£$€][\d.,]+)[ %-]",
    re.IGNORECASE,
)
_PLACE = r"(?:all over|in|on|of|at|for|from|with|without|behind|under|about|to|over|since|between|inside|after|every)"
_WORD = r"(?:\d+(?:[.,]\d+)*|[\w'£$€%&/-]+(?:\.\d+)?)"
_THING = re.compile(
    rf"(?:{_WORD} ?){{1,6}}?(?: {_PLACE}(?: {_WORD}){{1,7}}?)*(?: (?:the|a) (?:size|price) of .+)?$",
    re.IGNORECASE,
)
_RELATED = re.compile(r" (?=(?:who|which|that|where|nobody|no one|i|we|you) [\w']+)", re.IGNORECASE)
_TWICE = re.compile(rf"(?!.*\b{_PLACE}\b).+ (?:the|an?|my|our|your|\d+|two|three|four|five|six|every) ", re.IGNORECASE)
"""A second determiner without a preposition: no single thing."""
_MOMENT = re.compile(r".*\b(?:week|day|month|year|time|moment|way)$", re.IGNORECASE)
_PLURAL = re.compile(r"[a-z]{2}(?<![su])s$")
"""A subject after which the last word is its verb: "the new lids leak"."""
_TWO = 2
_SHORTEST = 10
_DOING = re.compile(r"(?P<who>(?:[\w'-]+ ){2,4}?)(?P<doing>[a-z]+ing)\b", re.IGNORECASE)
_NO_THING = re.compile(
    r"n't\b|'s (?:on|in|at|been|gone|got)\b"
    r"|\b(?:still|already|not?|never|nothing|up|off|away|both|only|just|is|are|was|were|too|so|like|as|than|and then"
    r"|then)\b",
    re.IGNORECASE,
)


_NO_NOUN = frozenset(
    {
        "glad",
        "sorry",
        "happy",
        "sad",
        "which",
        "who",
        "whether",
        "technically",
        "today's",
        "being",
        "every",
        "each",
        "same",
        "any",
        "such",
    }
)


def thing_in(text: str, *, praise: bool) -> str:
    """The thing as a noun phrase from our side; empty where the words tell what happened or are not fit."""
    text = _TRAILING.sub("", _LEADING.sub("", text))
    if not text or not may_be_said(text, praise=praise, chosen=True):
        return ""
    head = _RELATED.split(text, maxsplit=1)[0]
    doing = _DOING.match(text)
    acts = doing and is_doing(doing["doing"].lower()) and verb_at(tokens(doing["who"].lower())) < 0
    if acts and _OWNED.match(text) and "," not in text and not praise:
        return _said(text)
    return _said(text) if _names(text, head, praise=praise) else ""


def _names(text: str, head: str, *, praise: bool) -> bool:
    """Whether the words name one thing, and say no more of it than which one is meant."""
    said = tokens(head.lower())
    verb = main_verb(said)
    ends_so = verb == len(said) - 1 and said[verb] in forms().nouns_too
    if len(said) > _TWO and said[-1] in forms().base and _PLURAL.search(said[-2]):
        return False
    if not praise and any(_acts(before, word) for before, word in pairwise(said[1:-1])):
        return False
    if _THING.match(head) is None or _NO_THING.search(head) or (verb >= 0 and not ends_so):
        return False
    core = re.split(rf" {_PLACE} ", head)[0]
    if _TWICE.match(f"{core} ") or (head != text and (_MOMENT.match(head) or _tells_more(text[len(head) :]))):
        return False
    counted = _COUNTED.match(text) is not None
    fit = len(text) >= _SHORTEST if counted else not praise and _is_bare(head)
    return _OWNED.match(text) is not None or (fit and (" of " in head or pattern(r".*\b<states>$").match(head) is None))


def _acts(before: str, word: str) -> bool:
    """Whether the word is what the thing before it does: "the light over bay 14 shines right in"."""
    known = forms()
    return word in known.third and word not in known.nouns_too and before not in known.never_before


def _tells_more(rest: str) -> bool:
    """Whether another statement follows the one that only says which thing is meant."""
    said = [word.lower() for word in tokens(rest)][1:]
    at = verb_at(("x", *said)) - 1
    return at < 0 or verb_at(("x", *said[at + 1 :])) > 0


def _is_bare(head: str) -> bool:
    """Whether the first word can follow "the": no verb, no adverb, nothing that points."""
    said = [word.lower() for word in tokens(head)]
    known = forms()
    verbal = said[0] in (known.base | known.pasts | known.third | known.participles) - known.nouns_too
    if is_doing(said[0]):
        place = len(said) > 1 and said[1] != "every" and re.match(f"{_PLACE}$", said[1])
        return (
            bool(place)
            or re.match(r"\w+ every (?:\w+ )?(?:minutes?|hours?|days?|weeks?|nights?|time)\b", head) is not None
        )
    return not (
        verbal
        or said[0] in shaping().not_noun
        or pattern("(?:<prepositions>)$").match(said[0])
        or not re.match(r"[a-z]", said[0])
        or said[0].endswith(("ly", "ed"))
        or said[0] in _NO_NOUN
        or (len(said) == 1 and said[0] in shaping().states)
    )


def _said(text: str) -> str:
    small = turned(text if re.match(r"[A-Z]{2}|I\b", text) else text[0].lower() + text[1:])
    return small if _OWNED.match(small) else "the " + re.sub("^(?:an?|one) ", "", small)
