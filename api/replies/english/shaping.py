"""One of the customer's sentences, written in a hurry, as a whole clause: "Paid twice" becomes "I paid twice"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.english.text import whole_words, words
from api.replies.english.verbs import forms, is_auxiliary, verb_at

_TOKEN = re.compile(r"\"[^\"]*\"|[A-Za-z0-9£€$%]+(?:[-'.,:][A-Za-z0-9]+)*|\S")
_FARTHEST_VERB = 9
"""Words that may stand before the verb of a clause that is not too tangled to repeat."""
_WHOLE, _SCRAP = 20, 22
"""Characters of a head that stands alone, and of a tail that adds nothing."""
_I = frozenset({"i", "i'm", "i've", "i'd", "i'll"})
_PRONOUNS = frozenset({"it", "it's", "they", "they're", "they've", "this", "that", "these", "he", "she"})
_PLURAL_VERBS = frozenset({"are", "were", "have", "do", "don't", "haven't", "aren't", "weren't"})


class _Shaping(DataModel):
    dropped: tuple[str, ...]
    openers: tuple[str, ...]
    endings: tuple[str, ...]
    ours: frozenset[str]
    ours_to_mine: frozenset[str]
    told: frozenset[str]
    done_to: frozenset[str]
    i_did: frozenset[str]
    ours_nouns: frozenset[str]
    yours_nouns: frozenset[str]
    leads: frozenset[str]
    not_noun: frozenset[str]
    states: tuple[str, ...]
    prepositions: tuple[str, ...]
    numbers: tuple[str, ...]
    times: tuple[str, ...]
    moments: tuple[str, ...]
    ordinals: tuple[str, ...]
    bare_nouns: frozenset[str]
    ing_nouns: frozenset[str]
    letters: tuple[str, ...]
    its_verbs: tuple[str, ...]
    empty_it: tuple[str, ...]


@cache
def shaping() -> _Shaping:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("shaping.yaml"), _Shaping)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """A regular expression in which `<name>` stands for any of the words of that name in shaping.yaml."""

    def words_of(match: re.Match[str]) -> str:
        return f"(?:{'|'.join(sorted(getattr(shaping(), match[1]), key=len, reverse=True))})"

    return re.compile(re.sub("(?<!P)<([a-z_]+)>", words_of, template), re.IGNORECASE)


def cleaned(sentence: str) -> str:
    """The sentence without strong language, filler, and what leads in or trails off."""
    text = _pattern(r"(?:\b|(?<=\s))<dropped>(?:\b|(?=\s|$))").sub(" ", sentence)
    text = re.sub(r"\s+([,;:])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,-:;")
    before = None
    while before != text:
        before = text
        text = _pattern(r"^<openers>(?:\b|(?<=,))[,:]?\s+").sub("", text)
        text = _pattern(r"[,:]?\s+-?\s*<endings>$").sub("", text).strip(" ,-:;")
    text = re.sub(
        r"\b([a-z]+)'s (?=(?:been|gone|got|had|stopped|broken|become|started)\b)", r"\1 has ", text, flags=re.I
    )
    return _tailed(re.sub(r",(?:\s*,)+", ",", text))


def _tailed(text: str) -> str:
    """The sentence with what trails behind its last comma joined on, or left off where it is a mere scrap."""
    head, comma, tail = text.rpartition(", ")
    if not comma or len(head) < _WHOLE or verb_at(tokens(f"x {tail}".lower())) >= 0:
        return text
    if re.match(r"(?:no|not a) \w", tail):
        return f"{head} and there was {tail}" if " and " not in head else head
    scrap = len(tail) <= _SCRAP and not _pattern(r".*\b(?:<prepositions>|\d+|<numbers>)\b").match(tail)
    return head if scrap else text


@dataclass(frozen=True)
class Shape:
    """A whole clause from the customer's own side, and how sure it is that it reads well (0 to 1)."""

    text: str
    sure: float


@dataclass(frozen=True)
class _Said:
    """A cleaned sentence, its first word apart."""

    text: str
    words: tuple[str, ...]
    """In lower case."""
    things: Sequence[str]

    @property
    def first(self) -> str:
        return self.words[0]

    @property
    def second(self) -> str:
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def rest(self) -> str:
        return self.text[len(self.first) :].strip()

    @property
    def small(self) -> str:
        return re.sub(" (?=,)", "", f"{self.first} {self.rest}".strip())

    @property
    def thing(self) -> str:
        """What "it" stands for where one thing alone was named; of several it would be a guess."""
        return self.things[-1] if len(set(self.things)) == 1 and not re.search("[^s]s$", self.things[-1]) else ""


def tokens(text: str) -> list[str]:
    """Words, numbers and quotations of `text`; other marks one by one."""
    return _TOKEN.findall(text)


def shaped(text: str, things: Sequence[str] = ()) -> Shape | None:
    """`text` (cleaned) as a whole clause in the customer's own person; None when it makes none.

    Args:
        things: nouns the comment spoke of before, nearest last; they stand in for a missing or unclear subject.
    """
    said = _Said(text, tuple(token.lower() for token in tokens(text)), things)
    if not said.words or not re.match(r"[a-z0-9£€$\"]", said.first):
        return None
    if said.first in _I or (said.first == "what" and said.second in ("i", "we", "you")):
        return Shape(text, 1.0)
    for shape_of in (_dated, *_SUBJECTLESS):
        if (shape := shape_of(said)) is not None:
            return shape
    return _by_subject(said)


def _dated(said: _Said) -> Shape | None:
    """A time in front: "Last night the desk couldn't find my booking"."""
    dated = _pattern("(<moments>),? (?=[a-z])").match(said.text)
    rest = shaped(said.text[dated.end() :], said.things) if dated else None
    if dated is None or rest is None:
        return None
    return Shape(f"{dated[1][0].lower()}{dated[1][1:]} {rest.text}", rest.sure - 0.1)


def _counted(said: _Said) -> Shape | None:
    """ "Third breakdown this month", "Day 9 without water", "On hold for an hour"."""
    if _pattern(r"(?:put )?on hold\b|in tears\b|stuck\b").match(said.text):
        return Shape(f"I was {said.text[0].lower()}{said.text[1:]}", 0.9)
    if verb_at(said.words) >= 0:
        return None
    if _pattern(r"day (?:\d+|<numbers>) (?:of|without|with)\b").match(said.text):
        return Shape(f"it's {said.text[0].lower()}{said.text[1:]}", 0.9)
    counted = _pattern("(?:the )?(<ordinals>) ").match(said.text)
    if counted is None or "," in said.text:
        return None
    return Shape(f"it was the {counted[1].lower()} {said.text[counted.end() :]}", 0.8)


def _scrapped(said: _Said) -> Shape | None:
    """ "Took the blue dip off the menu", "Axed the night bus"."""
    if _pattern(
        r"(?:pulled|scrapped|axed|binned|discontinued|ditched|moved|replaced|stopped) (?:the|all|every)\b"
    ).match(said.text) or _pattern(r"(?:took|taken) (?:the|all|every)\b.+ (?:off|away|out)\b|got rid of\b").match(
        said.text
    ):
        return Shape(f"you {said.small}", 0.9)
    return None


def _by_subject(said: _Said) -> Shape | None:
    verb = verb_at(said.words)
    if said.first in _PRONOUNS:
        return _pronoun(said) if verb >= 0 else None
    if verb < 0:
        return _nominal(said)
    if said.first in shaping().leads:
        return Shape(said.text, 1.0) if verb <= _FARTHEST_VERB and "," not in said.words[:verb] else None
    return _bare_noun(said, verb)


def _absence(said: _Said) -> Shape | None:
    """ "No signal since Monday", "Still no parcel"."""
    match = _pattern(r"(still )?((?:no|not a single|zero)\b.+)$").match(said.text)
    if match is None or verb_at(tokens(match[2].lower())) >= 0 or len(said.words) < 3:
        return None
    there = "there's still" if match[1] else "there was"
    return Shape(f"{there} {match[2][0].lower()}{match[2][1:]}", 0.8)


def _adverb_first(said: _Said) -> Shape | None:
    """ "Never received my order", "Still waiting for a call"."""
    if not re.match(r"(?:still|just|only|already|never|even|constantly|repeatedly|then)$", said.first) or not said.rest:
        return None
    inner = _Said(said.rest, said.words[1:], said.things)
    shape = next((shape for shape_of in _SUBJECTLESS if (shape := shape_of(inner)) is not None), None)
    if shape is None or not shape.text.startswith(("I ", "I'", "we ", "you ")):
        return None
    return Shape(re.sub(r"^(I(?:'m|'ve| was)?|you)", rf"\1 {said.first}", shape.text, count=1), shape.sure)


def _ongoing(said: _Said) -> Shape | None:
    """ "Been trying since March", "Waiting for three hours"."""
    if said.first == "been":
        return Shape(f"I've {said.small}", 1.0)
    if not _is_doing(said.first):
        return None
    object_follows = _pattern(r"(?:<prepositions>|my|a|an|the|\d|<numbers>|over|nearly)\b").match(said.rest)
    return Shape(f"I'm {said.small}", 0.9) if object_follows else None


def _our_deed(said: _Said) -> Shape | None:
    """ "Charged me twice", "Cancelled my order"."""
    me = said.first in shaping().ours and said.second in ("me", "us")
    mine = said.first in shaping().ours_to_mine and said.second in ("my", "our")
    return Shape(f"you {said.small}", 0.9) if me or mine else None


def _done_to_me(said: _Said) -> Shape | None:
    """ "Told to wait", "Charged twice", "Left without an answer"."""
    if said.first in shaping().told and said.rest:
        return Shape(f"I was {said.small}", 0.9)
    if said.first not in shaping().done_to:
        return None
    lost = said.first == "left" and not re.match("waiting|standing|sitting|on hold|without|with no", said.rest)
    suffers = _pattern(
        r"(?:<prepositions>|the wrong|a different|someone|twice|double|waiting|standing|sitting)\b|£|\$|€"
    ).match(said.rest)
    return Shape(f"I was {said.small}", 0.8) if suffers and not lost else None


def _my_deed(said: _Said) -> Shape | None:
    """ "Ordered a size 8, received a 16", "Can't log in"."""
    if re.search(r"\b(?:him|her|them)sel(?:f|ves)\b", said.rest):
        return None
    mine = said.first == "left" and said.second in ("my", "our")
    if said.first in ("arrived", "landed", "came") and not re.match("(?:at|in|to|home|back|for)$", said.second):
        return None
    if (mine or said.first in shaping().i_did) and said.rest and not re.match("to [a-z]", said.rest):
        deeds = _pattern(r"(, (?:and |then |but )?)(<told>|charged|billed|given)\b(?! me| us)").sub(
            r"\1were \2", said.small
        )
        return Shape(f"I {_listed(deeds)}", 0.9)
    if re.fullmatch(r"(?:can|could|had|have|did|do|am)(?:n't|not)?", said.first) and said.rest:
        return Shape(f"I {said.small}", 0.8)
    return None


def _its_deed(said: _Said) -> Shape | None:
    """ "Won't turn on", "Keeps crashing", after a thing was named."""
    if said.things and said.rest and _pattern("<its_verbs>$").match(said.first):
        return Shape(f"{said.things[-1]} {said.small}", 0.8)
    return None


_SUBJECTLESS: tuple[Callable[[_Said], Shape | None], ...] = (
    _counted, _scrapped, _absence, _adverb_first, _ongoing, _our_deed, _done_to_me, _my_deed, _its_deed,
)  # fmt: skip
"""Sentences without their subject, each with the way to give it one."""


def _listed(deeds: str) -> str:
    """A list of deeds with its last "and": "booked one, got another" becomes "booked one and got another"."""
    commas = [
        comma for comma in re.finditer(r", (?=([a-z]+))", deeds) if comma[1] in shaping().i_did or comma[1] == "were"
    ]
    if not commas or re.search(r",? and [a-z]+ed\b", deeds):
        return deeds
    last = commas[-1]
    return f"{deeds[: last.start()]}{',' if len(commas) > 1 else ''} and {deeds[last.end() :]}"


def _pronoun(said: _Said) -> Shape:
    """A pronoun in front, put plainer where the comment named the thing before."""
    empty = _pattern("<empty_it>").match(said.text) is not None
    if said.thing and not empty:
        if said.first in ("it", "this") and _pattern("<its_verbs>$").match(said.second):
            return Shape(f"{said.thing} {said.rest}", 0.9)
        if said.first == "it's":
            return Shape(f"{said.thing} is {said.rest}", 0.8)
    if said.first in ("it", "it's"):
        return Shape(said.text, 0.35 if empty else 0.5)
    if said.first == "they" and said.second not in _PLURAL_VERBS:
        return Shape(f"somebody {said.rest}", 0.6)
    if said.first in ("he", "she"):
        person = said.things[-1] if said.things and whole_words(words().staff).search(said.things[-1]) else ""
        return Shape(f"{person} {said.rest}", 0.9) if person else Shape(said.text, 0.4)
    return Shape(said.text, 0.3)


def _nominal(said: _Said) -> Shape | None:
    """No verb at all: something in a bad state, letters written, a time spent or waited."""
    small = said.text[0].lower() + said.text[1:]
    if (state := _state(said)) is not None:
        return state
    if _pattern(r"<numbers> <letters>(?=$| (?:about|and|since|over|for|in|to|so)\b)").match(said.text):
        return Shape(f"I've needed {small}", 0.8)
    spent = r"(?:over |nearly |almost )?<numbers>[ -]?<times> "
    if _pattern(rf"{spent}(?:<prepositions>|waiting|still waiting)\b(?! (?:the|a) (?:year|day|week))").match(said.text):
        return Shape(f"I spent {small}", 0.7)
    if _pattern(rf"{spent}(?:wait|queue|delay|hold|queues|line)\b").match(said.text):
        return Shape(f"there was a {re.sub('^an? ', '', small)}", 0.7)
    return None


def _state(said: _Said) -> Shape | None:
    """ "Site down 11 hours", "Groceries two hours late"."""
    match = _pattern(
        r"(?P<who>(?:(?:my|our|your|the) )?(?:[a-z'-]+ ){0,2}?[a-z'-]+?)(?P<s>s?) "
        r"(?P<how>(?:<numbers> <times> |still |always |completely |all )?<states>)\b(?P<rest>.*)$"
    ).match(said.text)
    if match is None or shaping().not_noun.intersection(match["who"].lower().split()):
        return None
    if any(_is_doing(word) for word in said.words[:3]) or verb_at(tokens(f"it {match['who']}".lower())) >= 0:
        return None
    subject = f"{match['who']}{match['s']}"
    plural = bool(match["s"]) and not re.search("[su]$", match["who"])
    whole = f"{subject} {'were' if plural else 'was'} {match['how'].lower()}{match['rest']}"
    if re.match("(?:my|our|your|the) ", whole, re.IGNORECASE):
        return Shape(whole, 0.8)
    return _bare_noun(_Said(whole, tuple(token.lower() for token in tokens(whole)), said.things), len(tokens(subject)))


def _is_doing(word: str) -> bool:
    """Whether an -ing word is a verb and no noun like "booking"."""
    return word in forms().ing and word not in shaping().ing_nouns


def _bare_noun(said: _Said, verb: int) -> Shape | None:
    """A noun without its article in front of the verb: "Room smelled of smoke"."""
    subject = said.words[:verb]
    head, last = " ".join(subject), subject[-1] if subject else ""
    if not subject or ("'" in said.words[verb] and not is_auxiliary(said.words[verb])):
        return None
    held = _pattern(r"[a-z]+ <prepositions> (?:the|my|our|your|this|a|an)\b").match(head)
    stray = shaping().not_noun.intersection(subject) or _pattern(
        r".*\b(?:<prepositions>|and|who|which|where|as|if)\b"
    ).match(head)
    if (stray and not held) or not re.fullmatch(r"[\w\"'£$€ -]+", head) or _is_doing(subject[0]):
        return None
    text = said.text
    keeps = re.match(r"[A-Z]{2,}|\d|\"|[A-Z]\w+ \d", text)
    small = text if keeps else text[0].lower() + text[1:]
    if re.match(r"\d|\"|[a-z]+ \d", text.lower()) or subject[0] in ("customers", "people", "everyone", "everything"):
        return Shape(small, 0.7)
    if last in shaping().ours_nouns or any(head.endswith(noun) for noun in shaping().ours_nouns if " " in noun):
        return Shape(f"your {small}", 0.9)
    if head in shaping().bare_nouns:
        return Shape(small, 0.9)
    return Shape(f"my {small}", 0.9) if last in shaping().yours_nouns else Shape(f"the {small}", 0.8)
