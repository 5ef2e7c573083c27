"""English comments as sentences: what is read, what may be repeated, what kind of visit it was."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import emoji

from api.datafiles import DataModel, load_yaml

_READ = 1_500
"""Characters of a comment that are read for a reply."""


class _Setting(DataModel):
    name: str
    words: tuple[str, ...]


class Words(DataModel):
    """The data of words.yaml."""

    trouble: frozenset[str]
    staff: tuple[str, ...]
    settings: tuple[_Setting, ...]
    spellings: dict[str, str]
    shouted: frozenset[str]
    new_thought: tuple[str, ...]
    living: tuple[str, ...]
    body: tuple[str, ...]
    eaten: tuple[str, ...]
    used: tuple[str, ...]
    personal: tuple[str, ...]
    harmed: tuple[str, ...]
    kin: tuple[str, ...]
    children: tuple[str, ...]
    turns: tuple[str, ...]
    cared_for: tuple[str, ...]
    loyal: tuple[str, ...]
    contacted: tuple[str, ...]
    sent: tuple[str, ...]
    paid: tuple[str, ...]


@cache
def words() -> Words:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("words.yaml"), Words)


@cache
def whole_words(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Any of the alternatives, as whole words, in either case."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_DAYS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|april|june|july|august|september|october|"
    r"november|december|christmas|easter)\b"
)
_TITLE = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof|St|Mt)\.(?= ?[A-Z])")
"""A point that ends no sentence."""
_NOISE = re.compile(r"https?://\S+|@\w+|#\w+")
_MOOD = re.compile(
    r"(?:^|(?<=[.!?] ))(?:(?:so|really|very|extremely|pretty|absolutely|completely|utterly|just|a bit|beyond) )*"
    r"(?:annoyed|upset|angry|sad|disappointed|gutted|fuming|livid|disgusted|shocked|heartbroken|devastated|frustrated|furious)"
    r"(?: that)? (?=(?:you|they|the|my|our|your|it|this|i)\b)",
    re.IGNORECASE,
)
"""A feeling put in front of what it is about, where it hangs on to no verb."""
_ESSAYED = {"write": "wrote", "wait": "waited", "call": "called", "ask": "asked", "send": "sent", "pay": "paid",
            "order": "ordered", "buy": "bought", "come": "came", "receive": "received"}  # fmt: skip
_LEARNER = re.compile(rf"\bI'?m (?P<verb>{'|'.join(_ESSAYED)})\b", re.IGNORECASE)
"""Present tense as learners build it: "I'm write to you four times"."""
_WRY = re.compile(r"\bwould it kill (?:you|ye|yous) to\b", re.IGNORECASE)
"""A request in the form of a reproach."""
_CAME = re.compile(
    r", (?=(?:came|arrived|turned up) (?:in|after|late|broken|smashed|damaged|\d|a (?:week|day|month))\b)", re.I
)
"""Before what became of a thing that was paid for or ordered."""
_BEEN_SO_LONG = re.compile(
    r"(?:(?<=[.?!] )|^)been (?=(?:\d+|an?|two|three|four|five|six|over|nearly) (?:\w+ )?"
    r"(?:hours?|days?|weeks?|months?)\b)",
    re.I,
)
_TOLD_TO = re.compile(r"\b(?P<told>told|asked) to (?=(?:the|your|my|him|her|them|a) )", re.IGNORECASE)
_QUESTION_AFTER = re.compile(
    r", (?=(?:what (?:do|should|can|shall) i do|any ideas?|how come|is (?:that|this) (?:right|normal))(?: now)?\s*\?)",
    re.IGNORECASE,
)
"""Before a question of its own that hangs on a statement by a comma."""


def tidy(text: str) -> str:
    """The comment as it can be read on: without links, mentions, hashtags, emoji and a feeling put before a clause, in
    straight quotes, with careless spellings mended."""
    text = unicodedata.normalize("NFKC", text[:_READ].encode("utf-8", "ignore").decode()).translate(_QUOTES)
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in ("Cf", "Cc"))
    text = emoji.replace_emoji(_NOISE.sub(" ", text), replace=". ")
    text = _TITLE.sub(r"\1", text)
    text = re.sub(r"\.{2,}(?=\")", "", text)
    text = re.sub(r"[!]+[?!]*", "! ", text)
    text = re.sub(r"[?]+[?!]*", "? ", text)
    text = re.sub(r"\"[^\"]{1,80}\"", lambda match: re.sub(r" +\"$", '"', match[0]), text)
    text = re.sub(r"(?<=[.!?])\" (?=[A-Z])", '". ', text)
    text = re.sub(r"\.{2,}", ". ", text)
    text = re.sub(r"\s*\n\s*", ". ", text)
    text = re.sub(r"\b[A-Za-z']+\b", _spelled, text)
    text = _LEARNER.sub(lambda match: f"I {_ESSAYED[match['verb'].lower()]}", _TOLD_TO.sub(r"\g<told> ", text))
    text = _CAME.sub(", it ", _BEEN_SO_LONG.sub("It's been ", _WRY.sub("could you", text)))
    text = _QUESTION_AFTER.sub(". ", _MOOD.sub("", text))
    text = _DAYS.sub(lambda match: match[0].capitalize(), text)
    return re.sub(r"\s+", " ", re.sub(r"(\s*\.\s*){2,}", ". ", text)).strip(" .,")


def _spelled(match: re.Match[str]) -> str:
    if match[0].isupper() and match[0].lower() in words().shouted:
        return match[0].lower()
    return match[0] if match[0] == "ID" else words().spellings.get(match[0].lower(), match[0])


@dataclass(frozen=True)
class Sentence:
    """One sentence without its final mark."""

    text: str
    asks: bool


def sentences(tidied: str) -> list[Sentence]:
    """Sentences of a tidied comment, in order."""
    parts = re.findall(r"((?:\"[^\"]*\"|\d\.\d|[^.!?;])+)([.!?;]|$)", tidied)
    return [Sentence(text.strip(" ,-:"), mark == "?") for text, mark in parts if text.strip(" ,-:")]


def setting_of(tidied: str) -> str:
    """What kind of visit or purchase the comment speaks of; `any` when it does not say."""
    lowered = tidied.lower()
    counted = [(len(set(whole_words(setting.words).findall(lowered))), setting.name) for setting in words().settings]
    best = max(counted, key=lambda pair: pair[0])
    return best[1] if best[0] else "any"
