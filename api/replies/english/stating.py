"""What an English comment tells, put before a colon: a form that needs no clause and no single thing to be named."""

import re
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.english.fit import may_be_said
from api.replies.english.situation import KISSES, LAUGHTER
from api.replies.english.text import words
from api.replies.english.turning import turned
from api.replies.english.verbs import forms

_SHORTEST, _LONGEST = 12, 96
"""Characters of what can stand before the colon and still be taken in at a glance."""
_LEAST_WORDS = 3
_ENOUGH = 30
"""Characters of a first part that tells the matter without the rest."""
_ENDS = re.compile(r"[,;.] |,? (?:and|but|then|while|because|so) ")
_GOING = re.compile(
    r"(?:(?:still|now|just|currently) )?(?:waiting|getting|holding|stuck|looking|paying|chasing|on hold)\b",
    re.IGNORECASE,
)
_BEEN = re.compile(r"(?:still |only |just )?been ", re.IGNORECASE)
_ADVERB = re.compile(r"(?:never|still|only|just|even|finally|barely|then) (?P<verb>[a-z]+)\b", re.IGNORECASE)
_OBJECT = re.compile(r"(?:the|an?|my|your|our|it|this|that|every|me|two|three|for|to)\b")
_BROKEN = re.compile(r" [;,]|\bus (?:\"|a\b|the\b)|\b(?:we|I) (?:forward|back)\b|;$")
_SHOUTED = re.compile(r"\b[A-Z]{5,}\b")
_GOES_ON = re.compile(
    r"(?<=[.!] )(?:She|He|It|They|We|You|The|My|Your|Our|That|This|No|Not|Now|Then|One|Two|Still|And|But|Nobody)\b"
)


class _Stating(DataModel):
    openings: tuple[str, ...]
    untold: tuple[str, ...]
    unfinished: tuple[str, ...]
    anybody: tuple[str, ...]
    own: frozenset[str]
    written_out: dict[str, str]


@cache
def stating() -> _Stating:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("stating.yaml"), _Stating)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(stating().openings)})\b,? ", re.IGNORECASE)


@cache
def _unfit() -> re.Pattern[str]:
    untold, unfinished, anybody = map("|".join, (stating().untold, stating().unfinished, stating().anybody))
    return re.compile(rf"^(?:{untold})\b|\b(?:{unfinished})$|\b(?:{anybody})\b", re.IGNORECASE)


def stated(text: str) -> str:
    """The words from our side, to stand before a colon: "Two hours late, ice cream gone soft"; empty where unfit.

    Args:
        text: a stretch that is known to be the matter.
    """
    said = KISSES.sub("", LAUGHTER.sub("", text).strip(" .,;:-!?"))
    while begun := _opening().match(said):
        said = said[begun.end() :]
    if said.count('"') % 2:
        if re.search(r"\b(?:you|your|I|my|we)\b", said):
            return ""
        said = said.replace('"', "")
    for short, whole in stating().written_out.items():
        said = re.sub(short, whole, said)
    said = first_part(_SHOUTED.sub(lambda word: word[0].lower(), said))
    if "?" in said or _unfit().search(said) or said.count("(") != said.count(")") or _is_order(said):
        return ""
    if not may_be_said(said.replace("–", "-"), chosen=True):
        return ""
    told = turned(_with_subject(_GOES_ON.sub(lambda word: word[0].lower(), said)))
    told = re.sub(r"[.!] (?=[a-z\d])", "; ", told)
    if _BROKEN.search(told) or not _SHORTEST <= len(told) <= _LONGEST or len(told.split()) < _LEAST_WORDS:
        return ""
    return re.sub(r"^\W*\w", lambda first: first[0].upper(), told)


def first_part(said: str) -> str:
    """As much as can be taken in at a glance, up to where a thought ends."""
    if len(said) <= _LONGEST:
        return said
    ends = [end.start() for end in _ENDS.finditer(said, _ENOUGH, _LONGEST)]
    return said[: ends[-1]] if ends else said


def _is_order(said: str) -> bool:
    """Whether it tells somebody what to do: "Keep the dress coming"."""
    verb, _, after = said.partition(" ")
    base = verb.lower() in forms().base and verb.lower() not in forms().pasts
    return base and _OBJECT.match(after) is not None


def _with_subject(said: str) -> str:
    """What somebody tells of himself without saying I, with it."""
    lowered = said[:1].lower() + said[1:]
    if _BEEN.match(said):
        return f"I've {lowered}"
    if _GOING.match(said):
        return f"I'm {lowered}"
    adverbial = _ADVERB.match(said)
    verb = adverbial["verb"] if adverbial else lowered.split(" ")[0]
    after = said[len(verb) :].lstrip() if adverbial is None else said[adverbial.end() :].lstrip()
    # Before an object a past tells of a deed; without one it may be what befell a thing left unsaid.
    deed = verb in forms().pasts and verb not in forms().nouns_too and verb not in words().trouble
    acts = deed and _OBJECT.match(after) is not None and not after.startswith(("me ", "us "))
    return f"I {lowered}" if acts or verb in stating().own else said
