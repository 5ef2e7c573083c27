"""What an English comment asks, wishes or praises, as words that a reply can take up."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, load_yaml
from api.replies.english.clauses import spoken
from api.replies.english.text import is_fit, sentences, whole_words
from api.replies.english.turning import turned

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
    deeds: tuple[str, ...]


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
        if match and is_fit(match["rest"]):
            clause = form.as_.replace("{rest}", turned(match["rest"]))
            if len(clause) <= _LONGEST:
                return Question(clause=clause)
    if 6 <= len(question) <= _LONGEST and is_fit(question) and '"' not in question:
        return Question(quoted=f"{question[0].upper()}{question[1:]}?")
    return Question()


def wish_in(tidied: str) -> str:
    """What the customer would like, after "asking us": "to add a dark mode", "for a second lottery"; or empty."""
    polite = "|".join(_data().polite)
    command = re.compile(rf"^(?:(?:{polite})[,:]?\s+)+(?P<verb>[a-z]+)\s+(?P<rest>.+)$", re.IGNORECASE)
    longing = re.compile(
        rf"\b(?:{'|'.join(_data().wishes_for)})\s+(?P<rest>(?:an?|the|some|more|another|one|your)\s.+)$", re.IGNORECASE
    )
    for sentence in sentences(tidied):
        asked = command.match(sentence.text)
        if asked and asked["verb"].lower() in _data().request_verbs and is_fit(asked["rest"]):
            return _fitting(f"to {asked['verb'].lower()} {turned(_short(asked['rest']))}")
        longed = longing.search(sentence.text)
        if longed and is_fit(longed["rest"]):
            return _fitting(f"for {turned(_short(longed['rest']))}")
    return ""


def _fitting(wish: str) -> str:
    return wish if len(wish) <= _LONGEST + 10 else ""


def _short(rest: str) -> str:
    """The wish without its reasons."""
    return re.split(r",? (?:because|so that|but|as|or not|instead of)\b|, | - ", rest)[0].strip()


def deed_in(tidied: str) -> str:
    """A kind deed that the customer tells of, as a clause; empty where the comment tells none."""
    for sentence in sentences(tidied):
        text = re.sub("^(?:just to say|just wanted to say|shout ?out to) ", "", sentence.text, flags=re.IGNORECASE)
        if not whole_words(_data().deeds).search(text) or re.search(r"\bwho\b", text):
            continue
        clause = spoken(text)
        if clause and not clause.startswith(("you ", "you'", "we ", "we'")):
            return clause
    return ""
