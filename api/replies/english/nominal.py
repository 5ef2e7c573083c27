"""Clauses without a verb, or whose subject has lost its article: "Site down 11 hours", "Room smelled of smoke"."""

import re

from api.replies.english.people import is_somebody
from api.replies.english.shapes import Said, Shape, is_doing, pattern, shaping, tokens
from api.replies.english.text import whole_words, words
from api.replies.english.verbs import forms, is_auxiliary, verb_at

_NUMBERED = re.compile(r"[a-z]+ (?:number |no )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)")
"""A thing with its number, which takes no article: "reel six"."""
_BETWEEN = frozenset({"still", "never", "only", "just", "always", "already", "also", "now", "even", "then", "really"})
"""Adverbs that may stand between a bare subject and its verb."""


def nominal(said: Said) -> Shape | None:
    """No verb at all: something in a bad state, letters written, a time spent or waited."""
    small = said.text[0].lower() + said.text[1:]
    if (state := _state(said) or _not_yet(said)) is not None:
        return state
    if pattern(r"<numbers> <letters>(?=$| (?:about|and|since|over|for|in|to|so)\b)").match(said.text):
        return Shape(f"I've needed {small}", 0.8)
    spent = r"(?:over |nearly |almost )?<numbers>[ -]?<times> "
    if pattern(rf"(?!.* then ){spent}(?:<prepositions>|waiting|still waiting)\b(?! (?:the|a) (?:year|day|week))").match(
        said.text
    ):
        return Shape(f"I spent {small}", 0.7)
    if pattern(rf"{spent}(?:wait|queue|delay|hold|queues|line)\b").match(said.text):
        return Shape(f"there was a {re.sub('^an? ', '', small)}", 0.7)
    return None


def _not_yet(said: Said) -> Shape | None:
    """ "£41.60 still not paid"."""
    match = pattern(
        r"(?P<who>(?:[£$€][\d.,]+|(?:my|our|the) [\w-]+(?: [\w-]+)?)) "
        r"(?P<how>still not (?:paid|here|back|working|fixed|ready|there|[a-z]+ed))(?P<rest>(?: <prepositions> .*)?)$"
    ).match(said.text)
    return Shape(f"{match['who']} is {match['how'].lower()}{match['rest']}", 0.9) if match else None


def _state(said: Said) -> Shape | None:
    """ "Site down 11 hours", "Groceries two hours late"."""
    match = pattern(
        r"(?P<who>(?:(?:my|our|your|the) )?(?:[a-z'-]+ ){0,2}?[a-z'-]+?)(?P<s>s?) "
        r"(?P<how>(?:<numbers> <times> |still |always |completely |all )?<states>)\b(?P<rest>.*)$"
    ).match(said.text)
    if match is None or shaping().not_noun.intersection(match["who"].lower().split()):
        return None
    if any(is_doing(word) for word in said.words[:3]) or verb_at(tokens(f"it {match['who']}".lower())) >= 0:
        return None
    subject = f"{match['who']}{match['s']}"
    plural = bool(match["s"]) and not re.search("[su]$", match["who"])
    whole = f"{subject} {'were' if plural else 'was'} {match['how'].lower()}{match['rest']}"
    if re.match("(?:my|our|your|the) ", whole, re.IGNORECASE):
        return Shape(whole, 0.8)
    return bare_noun(Said(whole, tuple(token.lower() for token in tokens(whole)), said.things), len(tokens(subject)))


def _suffered(said: Said, verb: int) -> str:
    """The sentence with the auxiliary that a hurried writer left out: "parcel was lobbed over the gate"."""
    follows = said.words[verb + 1] if verb + 1 < len(said.words) else ""
    subject = said.words[:verb]
    passive = said.words[verb] in shaping().suffered and pattern(
        r"(?:<prepositions>|again|twice|over|as|like)?$"
    ).match(follows)
    doer = " ".join(subject)
    departed = said.words[verb] == "left" and follows in ("without", "early", "late", "before")
    if not passive or departed or whole_words(words().staff).search(doer) or is_somebody(doer):
        return said.text
    plural = re.search("[^su]s$", subject[-1]) is not None
    before, _, after = said.text.partition(f" {said.words[verb]}")
    return (
        f"{before} {'were' if plural else 'was'} {said.words[verb]}{after}"
        if after or before != said.text
        else said.text
    )


def bare_noun(said: Said, verb: int) -> Shape | None:
    """A noun without its article in front of the verb: "Room smelled of smoke"."""
    subject = said.words[:verb]
    while len(subject) > 1 and subject[-1] in _BETWEEN:
        subject = subject[:-1]
    head, last = " ".join(subject), subject[-1] if subject else ""
    no_verb = bool(subject) and subject[0].endswith("ed") and said.words[verb] in forms().nouns_too
    if not subject or no_verb or ("'" in said.words[verb] and not is_auxiliary(said.words[verb])):
        return None
    held = pattern(r"(?:[a-z]+ ){1,2}<prepositions> (?:the|my|our|your|this|a|an)\b").match(head)
    stray = shaping().not_noun.intersection(subject) or pattern(
        r".*\b(?:<prepositions>|and|who|which|where|as|if)\b"
    ).match(head)
    if (
        (stray and not (held and "and" not in subject))
        or not re.fullmatch(r"[\w\"'£$€ -]+", head)
        or is_doing(subject[0])
    ):
        return None
    text = _suffered(said, verb)
    keeps = re.match(r"[A-Z]{2,}|\d|\"|(?!The|My|Our|Your)[A-Z]\w+ \d", text)
    small = text if keeps else text[0].lower() + text[1:]
    if re.match(r"\d|\"|[a-z]+ \d", text.lower()) or subject[0] in ("customers", "people", "everyone", "everything"):
        return Shape(small, 0.7)
    whose = "" if held else last  # "screen on my phone": the phone says whose it is
    ours = shaping().ours_nouns
    if whose and (whose in ours or any(head.endswith(noun) for noun in ours if " " in noun)):
        return Shape(f"your {small}", 0.9)
    if head in shaping().bare_nouns or _NUMBERED.fullmatch(head):
        return Shape(small, 0.9)
    return Shape(f"my {small}", 0.9) if whose in shaping().yours_nouns else Shape(f"the {small}", 0.8)
