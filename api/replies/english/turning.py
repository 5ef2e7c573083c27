"""The customer's words turned round, so that a reply can say them: "my parcel" becomes "your parcel"."""

import re
from functools import cache

from api.replies.english.fit import may_be_said
from api.replies.english.shapes import shaping
from api.replies.english.text import tidy, whole_words, words
from api.replies.english.verbs import forms, is_auxiliary

_TO_YOU = {
    "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "i": "you", "we're": "you're",
    "we've": "you've", "we'd": "you'd", "we'll": "you'll", "we": "you", "my": "your", "mine": "yours",
    "myself": "yourself", "me": "you", "our": "your", "ours": "yours", "us": "you", "ourselves": "yourselves",
}  # fmt: skip
_TO_US = {
    "you're": "we're", "you've": "we've", "you'd": "we'd", "you'll": "we'll", "your": "our", "yours": "ours",
    "yourself": "ourselves", "yourselves": "ourselves",
}  # fmt: skip
_BE = {"am": "are", "was": "were", "wasn't": "weren't"}
_BEFORE_OBJECT = frozenset(
    [
        "to",
        "for",
        "with",
        "from",
        "at",
        "of",
        "by",
        "about",
        "on",
        "let",
        "make",
        "makes",
        "made",
        "help",
        "see",
        "tell",
        "told",
        "give",
        "gave",
        "ask",
        "asked",
        "send",
        "sent",
        "paid",
        "pay",
        "thank",
        "owe",
        "contact",
        "contacted",
        "email",
        "emailed",
        "message",
        "messaged",
        "phoned",
        "rang",
        "call",
        "called",
        "trust",
        "trusted",
        "chose",
        "choose",
    ]
)
"""Words after which "you" is the object."""
_ANYBODY = frozenset({"till", "until", "unless", "if", "hole", "so"})
"""Words after which "you" is anybody."""
_WHENEVER = frozenset({"when", "whenever", "while", "as", "time", "where", "wherever"})
_CUSTOMERS_DO = frozenset(
    {
        "queue",
        "sit",
        "stand",
        "walk",
        "order",
        "pay",
        "wait",
        "ring",
        "phone",
        "buy",
        "book",
        "eat",
        "drink",
        "wear",
        "wash",
        "park",
        "board",
        "swim",
        "shower",
        "sleep",
        "log",
        "scroll",
        "tap",
        "click",
        "type",
        "touch",
        "lift",
        "bite",
        "pour",
        "press",
        "switch",
    }
)
"""What customers do and a company does not: "it leaks on your head when you queue" speaks of anybody."""
_ADVERBS = frozenset(
    [
        "just",
        "still",
        "never",
        "always",
        "also",
        "only",
        "already",
        "even",
        "then",
        "now",
        "both",
        "all",
        "really",
        "actually",
        "have",
    ]
)
_DETERMINED = re.compile(
    r"^(my|our|your|ur|the|this|that|these|those|a|an|his|her|their|no|one|two|three|\d+)\s+", re.IGNORECASE
)
_CLAUSE = re.compile(
    r"^(?!.*\b(?:of|in|on|at|for|with|to|from|by|about)\b).* (?:the|an?|my|your|our|his|her)\b", re.IGNORECASE
)
"""A second article without a preposition: the words are no single thing."""
_ADRIFT = re.compile(r"(?:out|in|on|off|up|down|over|under|for|from|to|at|with|without|all|never|not) ", re.IGNORECASE)
"""Beginnings of what is no thing."""
_BODY = frozenset([
    "hand", "hands", "face", "feet", "foot", "mouth", "eyes", "skin", "hair", "teeth", "tongue", "fingers", "head",
    "body", "knees", "knuckles", "nose", "back",
])  # fmt: skip
"""What a company has none of: "comes off in your hand" speaks of anybody."""
_WORD = 2
_AMOUNT = re.compile(r"\b(?:pounds|dollars|euros|quid|bucks|yen|back|days?|years?|weeks?|hours?|minutes?)$")
_PIECE = re.compile(
    r"\"[^\"]*\"|(?<![A-Za-z])'(?:[^']|(?<=[a-z])'(?=[a-z]))+'(?![A-Za-z])|[A-Za-z]+(?:'[a-z]+)?|[^A-Za-z\"']+|[\"']"
)


def turned(clause: str) -> str:
    """The clause from our side: I becomes you, your becomes our. Quoted words stay as they were said."""
    pieces = _PIECE.findall(clause)
    spoken = [index for index, piece in enumerate(pieces) if piece[0].isalpha()]
    out = list(pieces)
    for place, index in enumerate(spoken):
        word = pieces[index].lower()
        before = pieces[spoken[place - 1]].lower() if place else ""
        after = [pieces[other].lower() for other in spoken[place + 1 : place + 4]]
        if word in _TO_YOU and (pieces[index] != "US"):
            out[index] = _TO_YOU[word]
            if word == "i" and after and after[0] in _BE:
                out[spoken[place + 1]] = _BE[after[0]]
            elif word == "i" and before in _BE and pieces[index - 1].isspace():
                out[spoken[place - 1]] = _BE[before]
        elif word == "your" and after and after[0] in _BODY:
            continue
        elif word in _TO_US:
            out[index] = _TO_US[word]
        elif word in _BE and before in ("and", "then", "but") and pieces[spoken[0]].lower() in ("i", "i've"):
            out[index] = _BE[word]
        elif word == "you" and after and _is_anybody(before, after[0]):
            continue
        elif word == "you":
            out[index] = "we" if _is_subject(before, after) else "us"
    return "".join(out)


def _is_anybody(before: str, following: str) -> bool:
    """Whether "you" between these words means whoever it may be."""
    if before in _ANYBODY:
        return following in forms().base or following in ("can", "can't", "could")
    return before in _WHENEVER and following in _CUSTOMERS_DO


def _is_subject(before: str, after: list[str]) -> bool:
    following = next((word for word in after if word not in _ADVERBS or word == "have"), "")
    if before in _BEFORE_OBJECT and not (is_auxiliary(following) and before in ("told", "tell", "said")):
        return following in forms().pasts and before in ("told", "asked", "chose")
    known = forms()
    modal = following in ("might", "may", "must", "should", "shall")
    return (
        modal
        or is_auxiliary(following)
        or following in known.base
        or following in known.pasts
        or following.endswith("ed")
        or following.removeprefix("re") in known.pasts
    )


@cache
def _ours() -> re.Pattern[str]:
    return whole_words(words().staff)


_POINTING = frozenset({
    "this", "that", "it", "these", "those", "one", "ones", "they", "them", "nothing", "everything", "something",
    "anything", "all",
})  # fmt: skip
"""Words that name nothing by themselves."""


_STATE = re.compile(
    r"(?<=[a-z]) (?:locked|closed|shut|broken|missing|blocked|cancelled|ruined|smashed)$", re.IGNORECASE
)
"""What became of a thing, and no part of its name."""


def topic(aspect: str, tidied: str) -> str:
    """An aspect as a noun phrase of ours: "my suitcase" → "your suitcase", "clerk" → "our clerk"; empty if unfit."""
    quoted = aspect.strip()[:1] in "\"“”'‘" and " " in aspect.strip()
    aspect = re.sub(r"^(?:me|us|him|her|them) (?=\w)", "", tidy(aspect).replace('"', "").strip(" '"))
    if (
        not aspect
        or len(aspect) > 40
        or aspect.lower() in _POINTING
        or re.match(r"[\d£$¥€]", aspect)
        or not may_be_said(aspect)
    ):
        return ""
    if re.search(rf"{re.escape(aspect)}[ -]free\b|\bto {re.escape(aspect)} ", tidied, re.IGNORECASE):
        return ""
    match = _DETERMINED.match(aspect)
    head = _STATE.sub("", _without_verb(aspect[match.end() :] if match else aspect, tidied))
    first = head.split()[0].lower() if head else ""
    if quoted and match is None:
        return f'"{head}"' if len(head) <= 30 else ""
    if (
        not head
        or _DETERMINED.match(f"{head} ")
        or _CLAUSE.search(head)
        or _ADRIFT.match(head)
        or " or " in head
        or not _is_noun(first, head)
        or _people().search(head)
        or (
            match is None
            and head[:1].isupper()
            and re.search(rf"\b(?:in|at|to|near|outside) {re.escape(head)}\b", tidied)
        )
    ):
        return ""
    owner = match[1].lower() if match else _owner(head, tidied)
    named = head[:1].isupper() and not head.isupper() and not (tidied.startswith(head) or f". {head}" in tidied)
    if not named and not head[:2].isupper():
        head = head[0].lower() + head[1:]
    kind = re.search(rf"\b{re.escape(head)}( (?:ones?|options?|versions?))\b", tidied, re.IGNORECASE)
    head = turned(head) + (kind[1].lower() if kind else "")
    if owner in ("my", "our"):
        whose = re.search(rf"\b(?:my|our) ([a-z-]+'s) {re.escape(head)}", tidied, re.IGNORECASE)
        return f"your {whose[1].lower()} {head}" if whose else f"your {head}"
    ours = owner in ("your", "ur") or _ours().search(head) or head.split()[-1].lower() in shaping().ours_nouns
    return f"our {head}" if ours and not re.match("(?:fake|scam|bogus) ", head) else f"the {head}"


def _without_verb(head: str, tidied: str) -> str:
    """The thing without the verb that was taken for a part of it: "my broadband drops at 8pm"."""
    thing, _, last = head.rpartition(" ")
    acts = last.lower() in forms().third | {"left", "came", "went"} and re.search(
        rf"{re.escape(head)} (?:\d|at|on|off|out|every|when|whenever|in|to|my|me|the|a|like)", tidied, re.IGNORECASE
    )
    return thing if thing and acts and not re.search("s$", thing) else head


_HANDLING = frozenset({
    "putting", "getting", "giving", "taking", "making", "using", "adding", "telling", "asking", "sending", "having",
    "being", "going", "doing", "saying", "letting", "keeping", "throwing", "leaving", "hiding", "stealing", "lying",
})  # fmt: skip
"""What somebody does with a thing, which takes no article."""


def _is_noun(first: str, head: str) -> bool:
    """Whether the words can follow "the": no verb in front, no bare state, sum or time."""
    known = forms()
    alone = " " not in head
    verbal = (first in known.base or (alone and first in known.pasts)) and first not in known.nouns_too
    verbal = (
        verbal
        or (alone and first.endswith("ed") and first not in known.nouns_too and len(first) > 4)
        or (alone and first in known.ing)
        or first in _HANDLING
        or first in ("i", "you", "it", "he", "she", "they", "not", "never")
    )
    if verbal or len(first) < _WORD or head.lower() in shaping().states:
        return False
    return _AMOUNT.search(head) is None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{'|'.join(words().living)}|kids?|children|grandson|granddaughter|sister|brother|parents|newborn"
        r"|brides?|grooms?|bridesmaids?|guests?|passengers?|patients?|neighbours?|lads?|lass(?:es)?)$",
        re.IGNORECASE,
    )


def _owner(head: str, tidied: str) -> str:
    before = re.search(
        rf"\b(my|our|your|ur|the|this|that|his|her)\s+(?:[\w'-]+\s+){{0,2}}?{re.escape(head)}", tidied, re.IGNORECASE
    )
    return before[1].lower() if before else ""
