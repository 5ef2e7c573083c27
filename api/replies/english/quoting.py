"""The customer's own English words: a whole sentence in quotation marks, a note before a colon."""

import re
from collections.abc import Sequence

from api.replies.english.doubted import BARE, LINKED
from api.replies.english.edges import placed
from api.replies.english.fit import may_be_said
from api.replies.english.shapes import shaping, tokens
from api.replies.english.situation import FEW, KISSES, LAUGHTER
from api.replies.english.stating import first_part
from api.replies.english.stretches import Stretch
from api.replies.english.verbs import forms, verb_at

_HOWEVER = re.compile(
    r"^(?:(?:however|anyway|honestly|meanwhile|also|and|but|so|because|ok|okay|well|oh|hi|hey|yeah|wah),? )+",
    re.IGNORECASE,
)
_QUOTED, _LEAST = 120, 14
"""Characters of what is quoted, and of the least worth quoting."""
_MANY = 22
"""Words of a sentence that is quoted because it could not be turned round."""
_NO_NOTE = re.compile(
    r"^(?:You|I|We|It|They|He|She|Mine|This|That|Said|Now|Then|Nobody|By|For|From|Of|To|At|With)\b"
    r"|(?:,| and| but) (?:you|we|it|they|he|she|there)\b"
)
"""How no note begins, and what shows that a sentence follows."""
_GOES_FROM = re.compile(r"(?:by|for|from|of|to|at|with|in|on|after|without) ", re.IGNORECASE)
_ORDER = re.compile(
    r"(?:who|why|how|what|when|where|which|do|does|is|are|can|could|quick|that when|kindly|please"
    r"|explain|define|tell|imagine)\b",
    re.IGNORECASE,
)
"""How a question begins, or what somebody is told to do."""


def is_note(told: str) -> bool:
    """Whether the words are a note without a verb: only such can stand before a colon as somebody would write it."""
    head = re.split(r", | and |; |\. ", told, maxsplit=1)[0]
    said = tokens(head.lower())
    at = verb_at(said)
    if not said or _NO_NOTE.search(told) or re.search(r"; |[.!?] ", told) or not BARE.isdisjoint(tokens(told.lower())):
        return False
    further = [tokens(piece.lower()) for piece in re.split(r", (?:and )?| and | but ", told)[2:]]
    if any(_tells_of_itself(piece) for piece in further):
        return False
    if at < 0 or re.match(r"[£$€]?\d[\d.,]* (?:\w+ )?for (?:an?|one|the) ", head):
        return True
    suffered = said[at] in shaping().suffered or (at == 0 and said[1:2] in (["by"], ["out"]))
    return suffered and verb_at(said[at + 1 :]) < 0


def _tells_of_itself(said: Sequence[str]) -> bool:
    """Whether the piece of a note is a statement after all: "accounts say it is in the run"."""
    at = verb_at(said)
    return at > 0 and LINKED.match(said[0]) is None and said[at] not in shaping().suffered


def quote_of(stretch: Stretch, whole: str, tidied: str) -> str:
    """The sentence of the stretch in quotation marks, else its thought."""
    sentence = next(
        (one.text for one, at in placed(tidied) if at <= stretch.start and stretch.end <= at + len(one.text)), ""
    )
    begun = first_part(stretch.text)
    for text in (_led_in(sentence, tidied), whole, "" if tokens(begun.lower())[-1] in forms().pasts else begun):
        said = quoted(_HOWEVER.sub("", text), praise=False, few=_MANY)
        if said and len(said) <= _QUOTED and not _ORDER.match(said) and " ." not in said:
            asked = tidied[stretch.end : stretch.end + 1] == "?" and not said.endswith("?")
            return f"{said}?" if asked else said
    return ""


def _led_in(sentence: str, tidied: str) -> str:
    """The sentence with the one before it, where it only goes on from there: "£61. For clipping a guinea pig"."""
    if _GOES_FROM.match(sentence) is None or verb_at(tokens(sentence.lower())) >= 0:
        return sentence
    spans = [at for one, at in placed(tidied) if at < tidied.find(sentence)]
    return tidied[spans[-1] : tidied.find(sentence) + len(sentence)] if spans else ""


def quoted(text: str, *, praise: bool, few: int = FEW) -> str:
    """The customer's own words where they are few; else empty."""
    whole = text if text.count('"') % 2 == 0 else text.replace('"', "")
    said = KISSES.sub("", LAUGHTER.sub("", whole.replace('"', "'")))
    if said.count("(") != said.count(")") or said.startswith("("):
        said = said.partition("(")[0]
    said = re.sub("^(?:and|but|so|because|then) ", "", said.strip(" .,;:-!?"), flags=re.IGNORECASE)
    if (
        len(said) < _LEAST
        or len(said.split()) > few
        or not may_be_said(said.replace("'", ""), praise=praise, chosen=True, quoted=True)
    ):
        return ""
    return said[0].upper() + said[1:]
