"""What an English comment asks, wishes or praises, as words that a reply can take up."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, load_yaml
from api.replies.english.fit import may_be_said
from api.replies.english.text import sentences, whole_words
from api.replies.english.turning import turned
from api.replies.english.verbs import forms, is_auxiliary, third

_LONGEST = 90
"""Characters of a question or wish that still read well inside a sentence."""


class _Inverted(DataModel):
    ask: str
    as_: str = Field(alias="as")


class _Asking(DataModel):
    rumour: tuple[str, ...]
    greetings: tuple[str, ...]
    question_words: tuple[str, ...]
    inverted: tuple[_Inverted, ...]
    polite: tuple[str, ...]
    request_verbs: frozenset[str]
    wishes_for: tuple[str, ...]
    hopes: tuple[str, ...]


@cache
def _data() -> _Asking:
    return load_yaml(Path(__file__).with_name("asking.yaml"), _Asking)


@dataclass(frozen=True)
class Question:
    """`clause` continues "You asked", `quoted` stands in quotation marks; one of them at most is filled."""

    clause: str = ""
    quoted: str = ""


def is_rumour(tidied: str) -> bool:
    """Whether the customer asks if something they heard is true."""
    return whole_words(_data().rumour).search(tidied) is not None


def question_in(tidied: str) -> Question:
    """The first question of the comment."""
    found = sentences(tidied)
    first = whole_words(_data().question_words)
    asking = [one.text for one in found if one.asks] or [one.text for one in found if first.match(one.text)]
    if not asking:
        return Question()
    greetings = "|".join(_data().greetings)
    question = re.sub(rf"^(?:(?:{greetings})\b[,:! ]*)+", "", asking[0], flags=re.IGNORECASE).strip()
    for form in _data().inverted:
        match = re.match(f"{form.ask}$", question, re.IGNORECASE)
        if match and may_be_said(match["rest"]):
            clause = form.as_.replace("{rest}", turned(match["rest"]))
            if len(clause) <= _LONGEST:
                return Question(clause=clause)
    if 6 <= len(question) <= _LONGEST and may_be_said(question) and '"' not in question:
        return Question(quoted=f"{question[0].upper()}{question[1:]}?")
    return Question()


_WHY = re.compile(
    r"^(?:(?:and|so|but|honestly|please explain) )*(?:why|how come) (?P<aux>\S+) (?P<rest>.+)$", re.IGNORECASE
)


def why_in(tidied: str) -> str:
    """What the customer wants explained, as a clause after "why": "our app is asking for your location"; or empty."""
    for sentence in sentences(tidied):
        asked = _WHY.match(sentence.text)
        if asked is None or not is_auxiliary(asked["aux"].lower()) or not may_be_said(asked["rest"]):
            continue
        clause = _straight(asked["aux"].lower(), asked["rest"])
        if clause and len(clause) <= _LONGEST:
            return turned(clause)
    return ""


def _straight(auxiliary: str, rest: str) -> str:
    """A question's words in the order of a statement; empty where its subject is not sure."""
    fits: Callable[[str], bool]
    if auxiliary in ("is", "are", "was", "were", "isn't", "aren't"):
        fits = _predicate
    elif auxiliary in ("has", "have", "hasn't", "haven't"):
        fits = forms().participles.__contains__
    else:
        fits = forms().base.__contains__
    for subject in _subjects(rest):
        verb, _, tail = rest[len(subject) + 1 :].partition(" ")
        if not fits(verb.lower()):
            continue
        if auxiliary in ("do", "does", "did"):
            verb = {"do": verb, "does": third(verb), "did": forms().past.get(verb, verb)}[auxiliary]
            return f"{subject} {verb} {tail}".strip()
        return f"{subject} {auxiliary} {verb} {tail}".strip()
    return ""


def _subjects(rest: str) -> list[str]:
    """What the subject at the head of `rest` may be, shortest first."""
    said = rest.split(" ")
    if said[0].lower() in ("you", "i", "we", "it", "they", "he", "she", "there"):
        return [said[0]]
    return [" ".join(said[:length]) for length in range(2, min(6, len(said)))]


def _predicate(word: str) -> bool:
    known = forms()
    return (
        word in known.ing
        or word in known.participles
        or word in ("so", "not", "still", "always", "the", "a", "no", "it", "only")
    )


def wish_in(tidied: str) -> str:
    """What the customer would like, after "asking us": "to add a dark mode", "for a second lottery"; or empty."""
    polite = "|".join(_data().polite)
    command = re.compile(rf"^(?:(?:{polite})[,:]?\s+)+(?P<verb>[a-z]+)\s+(?P<rest>.+)$", re.IGNORECASE)
    longing = re.compile(
        rf"\b(?:{'|'.join(_data().wishes_for)})\s+(?P<rest>(?:an?|the|some|more|another|one|your)\s.+)$", re.IGNORECASE
    )
    hoped = re.compile(rf"\b(?:{'|'.join(_data().hopes)}) (?P<verb>[a-z]+) (?P<rest>.+)$", re.IGNORECASE)
    for sentence in sentences(tidied):
        asked = command.match(sentence.text) or hoped.search(sentence.text)
        if asked and asked["verb"].lower() in _data().request_verbs and may_be_said(asked["rest"]):
            return _fitting(f"to {asked['verb'].lower()} {turned(_short(asked['rest']))}")
        longed = longing.search(sentence.text)
        if longed and may_be_said(longed["rest"]):
            return _fitting(f"for {turned(_short(longed['rest']))}")
    return ""


def _fitting(wish: str) -> str:
    return wish if len(wish) <= _LONGEST + 10 else ""


def _short(rest: str) -> str:
    """The wish without its reasons."""
    return re.split(r",? (?:because|so that|but|as|or not|instead of)\b|, | - ", rest)[0].strip()
