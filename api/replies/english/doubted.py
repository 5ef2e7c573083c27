"""Whether an English clause that was turned round says for certain what was written."""

import re
from itertools import pairwise

from api.replies.english.edges import STRAY
from api.replies.english.shapes import pattern, tokens
from api.replies.english.verbs import forms, verb_at

_SHORT = 14
"""Characters of a clause that tells too little of what is written."""
_LED = re.compile(r"(?:and|but|so|because|then) ", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|our|your) ")
_OWNED = re.compile(r"(?:the|my|our|your|ur|this|that|these|those|its?|they|he|she) ", re.IGNORECASE)
_FINITE = re.compile(
    r"'s (?:been|gone|got|come)\b|\b(?:is|are|was|were|has|have|had|does|did|\w+n't|\w+ed|can|will|would|could|keeps?"
    r"|came|went|says?|said)\b"
)
"""Without one of these, words before which an article was put in may hold no verb at all."""
_STRAY_HEAD = re.compile(
    r"(?:the|our|your) (?:no|none|nobody|so|far|today's|something|except|disappointed|later|then|now|still|"
    r"week|day|\S+ (?:quid|bucks|pounds|euros|dollars))\b|so |she can |that |which "
)
"""An article where none can stand, or a beginning that points at nothing."""
_YOU_YOU = re.compile(
    r"you \w+ you\b|you were \w+ed your\b"
    r"|you (?:cancelled|closed|moved|changed|stopped|removed|raised|dropped|shut|locked|sent)\b"
)
"""Who did it is lost where the subject was left out."""
LINKED = re.compile(
    r"(?:and|but|or|which|who|when|while|where|in|on|at|with|for|from|after|before|by|to|of|without|because|as|since|if|"
    r"than|then|not|even|just|only|instead|despite|about|although|though|like|so|until|plus|including|over|under|\w+ing|\w+ly)\b"
)
"""How what follows a comma may begin; anything else is a statement of its own."""
_GIVEN_AWAY = r"(?:gave|sold|handed) (?:the|all|every)\b.+ to (?:some|another|the next)"
"""What only we can have done with what somebody else got."""
_SAYS = re.compile(
    r"(?:the|my|our|your|we|you|they|it|he|she|nobody|no one|somebody|someone|staff|there|all|both|one|two|three|four) "
)
"""How a statement of its own begins."""
BARE = frozenset({
    "say", "come", "go", "tell", "give", "make", "take", "get", "do", "have", "don", "dey", "want", "bring", "taste",
    "spoil",
})  # fmt: skip
"""Verbs that want an ending after one person or thing."""
_COUNTED = re.compile(r"(?:all|both|half|no|one|two|three|\d+) ")
_MANY_PEOPLE = frozenset(
    {"team", "staff", "crew", "people", "police", "children", "kids", "men", "women", "family", "folk"}
)
_GOES_ON = re.compile(
    r"(?:on|in|at|of|for|from|with|to|past|over|off|up|down|out|my|your|the|a|an|me|us|you|it|only|like|when|as)$"
)
"""What shows that the word before is a verb and no noun."""


def is_unsure(clause: str, written: str) -> bool:
    """Whether the clause may say something else than what was written: a doer put in, a verb guessed, a list."""
    if not clause:
        return False
    written = _LED.sub("", written)
    if re.match(r"there was no (?:more )?\w+s\b", clause) and re.match("no ", written, re.IGNORECASE):
        return True
    if len(clause) < _SHORT < len(written) or verb_at(tokens(clause.lower())) < 0:
        return True
    stranger = "somebody" in clause and "somebody" not in written
    guessed = _ARTICLE.match(clause) is not None and _OWNED.match(written) is None and not tells(written)
    renamed = re.match(r"it\b", written, re.IGNORECASE) is not None and not clause.startswith("it")
    left_out = _YOU_YOU.match(clause) is not None and not written.lower().startswith(("i ", "we "))
    whose = re.match("you ", clause) is not None and re.match("(?:i|we|you)\\b", written, re.I) is None
    anybody = re.search(r"\bwith you$|(?<!in )\byour (?:date of birth|own|name)\b", written)
    strange = anybody is not None or (
        whose and re.search(r"\b(?:his|their)\b|\bher (?!back|to|in|home|off|out|at|for)\b", clause) is not None
    )
    stray = _STRAY_HEAD.match(clause) is not None
    ours = clause.startswith("we ") and re.match(rf"(?:you|ye)\b|{_GIVEN_AWAY}", written, re.IGNORECASE) is None
    doubts = (
        _is_headline(clause),
        ours,
        stranger,
        guessed,
        renamed,
        left_out,
        strange,
        stray,
        _spliced(clause),
        _is_dialect(clause),
    )
    return any(doubts)


def _is_headline(clause: str) -> bool:
    """Whether what looks like a verb only says which one: "a 38% increase announced in an email"."""
    match = re.match(r"an? [\w% -]{3,40}? \w+ed (?:in|by|on|with|under|from)\b", clause)
    return match is not None and verb_at(tokens(clause[match.end() :].lower())) < 0


def _is_dialect(clause: str) -> bool:
    """Whether a verb lacks its ending, as some write who speak another English: turned round it reads as our slip."""
    match = re.match(r"(?:our|your|the|my) ([a-z]+) ([a-z]+) ", clause)
    one = match is not None and not match[1].endswith("s") and match[1] not in _MANY_PEOPLE
    return match is not None and one and match[2] in BARE


def tells(text: str) -> bool:
    """Whether the words hold a verb for certain."""
    said = text.lower().split()
    sure = _FINITE.search(text) is not None or not forms().pasts.isdisjoint(said)
    goes = any(word in forms().third and _GOES_ON.match(after) for word, after in pairwise(said[1:]))
    return sure or goes or pattern(r".* <states>(?:$| (?:<prepositions>|\d+)\b)").match(text) is not None


def _spliced(clause: str) -> bool:
    """Whether commas alone hold several statements together."""
    pieces = clause.split(", ")[1:]
    return any(LINKED.match(piece) is None and len(piece.split()) > STRAY and not _is_listed(piece) for piece in pieces)


def _is_listed(piece: str) -> bool:
    """Whether the piece ends a list of things: "a name, street and last four digits"."""
    return " and " in piece and "'s " not in piece and verb_at(tokens(f"x {piece}".lower())) < 0


_CURT = re.compile(r"(?:nobody|no one|nothing) \w+|[£$€]?\d[\d.,]* (?:gone|missing)")
"""A statement of two words."""


_DENIED = re.compile(r"(?:it|they|he|she) (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)n't")
"""How it turned out otherwise than was said."""


def linked(clause: str) -> str:
    """Two statements that a comma alone holds together, with the word that should stand between them."""
    first, comma, last = clause.rpartition(", ")
    loose = _spliced(clause) or _CURT.fullmatch(last) is not None
    if comma and _DENIED.fullmatch(last) and not _spliced(first):
        return f"{first} but {last}"
    alone = comma and not _spliced(first) and loose and " and " not in last
    if not alone:
        return clause
    if _SAYS.match(last) and verb_at(tokens(last.lower())) > 0:
        return f"{first} and {last}"
    if (
        pattern(r"(?:[\w£$€-]+ ){1,3}(?:missing|gone|cracked|broken|<states>)(?:$| (?:<prepositions>|\d))").match(last)
        is None
    ):
        return clause
    if last.split()[0].lower() in forms().pasts:
        return clause
    ready = last[0] in "£$€" or _OWNED.match(last) or _COUNTED.match(last)
    return f"{first}, with {last if ready else f'the {last}'}"
