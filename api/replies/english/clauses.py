"""The clause in which an English comment says what went wrong, turned round so that a reply can repeat it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.english.fit import may_be_said
from api.replies.english.lexicon import praises
from api.replies.english.shapes import tokens
from api.replies.english.shaping import cleaned, shaped
from api.replies.english.text import Sentence, sentences, whole_words, words
from api.replies.english.turning import topic, turned
from api.replies.english.verbs import forms, verb_at
from api.replies.lexicon import CLAIMS
from api.triage.hints import hints_in

_SHORTEST, _LONGEST = 12, 112
"""Characters of a clause that can be repeated inside one sentence."""
_HANDY = 80
"""Characters up to which a clause leaves room for the rest of a reply."""
_ENOUGH = 1.9
"""Score from which a clause is sure enough to say what went wrong."""
_ENOUGH_ALONE = 0.9
"""The same in a comment of one or two sentences: what is fit to be repeated is what it is about."""
_FEW = 2
_TELLING = 1.4
"""Score from which a neighbouring sentence adds to the matter."""
_FOLLOWS = re.compile(r"(?:nobody|there|they|somebody|we|you(?! know)|the|your|our|no)\b")
"""How a sentence may begin that is joined to the one before."""
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half)\b")
_WHO = re.compile(r"^((?:the|your|a|an|whoever) [^,]{2,40}?) who (?=\w+(?:ed|t|d|e)\b)()")
"""Somebody of whom a deed is told: "the driver who waited"."""
_PRAISED = 1.9
"""Score from which a clause is sure enough to be what was praised."""
_WEAK = frozenset({"not", "never", "no", "nothing", "none", "without", "still", "less", "half", "hard", "again"})
"""Words that mark trouble only beside others."""
PATIENT = _WEAK | {"waited", "hours", "days"}
"""Words that in praise mark no trouble at all."""
_KINDER = re.compile(r"\byou missed\b")
_BROKEN = re.compile(r"^(?:us|you and)\b(?! your)|\b(?:you you|we we|the the|you're you)\b|\"[^\"]* \"")
"""Marks of a clause that did not come out whole."""
_COLLEAGUE = re.compile(r"\bour (?:girl|lad|guy|man|lady|woman|bloke|boy|fella)\b")
_DUDE = re.compile(r"\bdude\b")
_THAT = re.compile(r"^that(?= \"| (?![A-Z]|is\b|was\b|has\b|had\b|would\b|will\b|makes?\b|made\b|means?\b)[A-Za-z]+)")
"""Pointing at a thing in front of us: after "hearing that" it reads as a stammer."""
_CALENDAR = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter|"
    r"January|February|April|June|July|August|September|October|November|December"
)
"""Names that keep their capital within a sentence."""
_NAMED = re.compile(r"^that (?=[A-Z][a-z]+ )")
_ADRIFT = re.compile(
    r"^it's (?:already )?20\d\d and |(?<=\w) (?:the|that) (?:very )?(?:day|week|month|moment|year|minute)$"
)
"""What year it is, and a time whose event was cut off."""
_STAFF = re.compile(
    r"\byour(?= (?:courier|driver|delivery (?:man|driver)|postman|postie|engineer|waiter|waitress|server|steward|"
    r"stewardess|receptionist|cashier|barista)\b)"
)
"""Who served them is ours, also where they call them theirs."""
_PROMISED = re.compile(r"\byou (?:had |have |all )?promised(?: me| us)?\b", re.IGNORECASE)


class _Clauses(DataModel):
    mocking: tuple[str, ...]
    wanting: tuple[str, ...]
    breaks: tuple[str, ...]


@cache
def _data() -> _Clauses:
    return load_yaml(Path(__file__).with_name("clauses.yaml"), _Clauses)


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile("|".join(_data().breaks), re.IGNORECASE)


@dataclass(frozen=True)
class Spoken:
    """A clause from our side ("your parcel never came") and how surely it says what went wrong."""

    text: str
    score: float


@dataclass(frozen=True)
class _Part:
    text: str
    at: int
    """Where it starts in the comment."""
    number: int
    """Of the sentence it belongs to."""


def spoken(text: str, things: Sequence[str] = ()) -> str:
    """One of the customer's sentences as a clause after "to hear that", or empty when it does not make one."""
    found = clause_of(text, things)
    return found.text if found else ""


def clause_of(text: str, things: Sequence[str], *, praise: bool = False, chosen: bool = False) -> Spoken | None:
    """One of the customer's sentences as a clause after "to hear that", with how sure it is that it reads well.

    Args:
        things: nouns the comment spoke of before, nearest last.
        praise: whether it is taken up as praise.
        chosen: whether it is known to be the matter, so that only what is rude makes it unfit.
    """
    clause = cleaned(text)
    if not clause or not may_be_said(clause, praise=praise, chosen=chosen):
        return None
    shape = shaped(clause, things)
    if shape is None or shape.sure <= 0:
        return None
    said = shape.text
    if not re.match(rf"I\b|I'|[A-Z]{{2}}|{_CALENDAR}|(?!The|My|Our|Your|A )[A-Z]\w+ \d", said):
        said = said[0].lower() + said[1:]
    said = _KINDER.sub("you had to miss", turned(_PROMISED.sub(r"I was promised", said)))
    said = _ADRIFT.sub("", _NAMED.sub("", _THAT.sub("the", said)))
    said = _DUDE.sub("man", said)
    said = _STAFF.sub("our", _COLLEAGUE.sub("our colleague", said))
    if not _SHORTEST <= len(said) <= _LONGEST or _BROKEN.search(said):
        return None
    return Spoken(said, shape.sure)


def best_spoken(tidied: str, aspects: Sequence[str], at: int | None = None) -> str:
    """The clause that says most surely what went wrong; empty when none is fit to be repeated.

    Args:
        at: where the comment names a known trouble, in characters of `tidied`.
    """
    found = sentences(tidied)
    enough = _ENOUGH if len(found) > _FEW else _ENOUGH_ALONE
    rated = sorted(_rated(tidied, found, aspects, at), key=lambda pair: -pair[1].score)
    best = next((pair for pair in rated if not hints_in(pair[0].text) & CLAIMS), None)
    if best is None or best[1].score < enough:
        return ""
    return _joined(best, rated, found)


def _rated(
    tidied: str, found: Sequence[Sentence], aspects: Sequence[str], at: int | None
) -> Iterator[tuple[_Part, Spoken]]:
    start = 0
    for number, sentence in enumerate(found):
        start = max(tidied.find(sentence.text, start), start)
        if sentence.asks:
            continue
        for text in parts(sentence.text):
            part = _Part(text, start + max(sentence.text.find(text), 0), number)
            things = things_before(tidied[: part.at], aspects)
            if (clause := clause_of(text, things)) is not None:
                clause = Spoken(_determined(clause.text, tidied, aspects), clause.score)
                yield part, Spoken(clause.text, _score(part, clause, aspects, at, len(found)))


def _joined(best: tuple[_Part, Spoken], rated: Sequence[tuple[_Part, Spoken]], found: Sequence[Sentence]) -> str:
    """The best clause, with the sentence beside it where one of the two says little alone."""
    part, clause = best
    if len(clause.text) > 48 or " and " in clause.text:
        return clause.text
    after = found[part.number + 1].text if part.number + 1 < len(found) else ""
    if re.match(r"it's (?:now |already )?[A-Z][a-z]+day$", after, re.IGNORECASE):
        return f"{clause.text} and {after[0].lower()}{after[1:]}"
    for other, more in rated:
        beside = other.number - part.number
        if " and " in more.text:
            continue
        telling = more.score >= _TELLING and _FOLLOWS.match((more if beside > 0 else clause).text)
        if abs(beside) != 1 or len(more.text) + len(clause.text) > _HANDY + 8 or not telling:
            continue
        first, second = (clause.text, more.text) if beside > 0 else (more.text, clause.text)
        link = "but" if re.search(r"\b(?:not|only|never)\b|n't", second) and " and " not in first else "and"
        return f"{first} {link} {second}"
    return clause.text


def things_before(before: str, aspects: Sequence[str]) -> list[str]:
    """Things named before, as the customer would say them again: "the app", "my suitcase"."""
    placed = sorted((before.lower().rfind(aspect.lower()), aspect) for aspect in aspects)
    things = []
    for place, aspect in placed:
        if place < 0 or not (named := topic(aspect, before)):
            continue
        owner, _, rest = named.partition(" ")
        things.append(f"{ {'your': 'my', 'our': 'your'}.get(owner, owner) } {rest}")
    return things


def parts(sentence: str) -> list[str]:
    """The sentence and its pieces, longest first, at the places where a new thought begins."""
    new = rf"(?:{'|'.join(words().new_thought)})\b"
    pieces = _breaks().split(sentence)
    finer = [piece for part in pieces for piece in re.split(rf", (?:and )?(?={new})|,? and (?={new})", part)]
    comma = [piece for part in pieces for piece in _first_half(part)]
    every = [sentence, *pieces, *finer, *comma]
    return [
        part for part in dict.fromkeys(part.strip(" ,-:") for part in every if part) if 0 < len(part) <= _LONGEST + 30
    ]


def _first_half(part: str) -> list[str]:
    """What stands before and after a comma that parts two statements."""
    halves = []
    for comma in re.finditer(", ", part):
        left, right = part[: comma.start()], part[comma.end() :]
        if verb_at(tokens(left.lower())) >= 0:
            halves += [left, right]
    return halves


def _score(part: _Part, clause: Spoken, aspects: Sequence[str], at: int | None, count: int) -> float:
    lowered = clause.text.lower()
    said = re.findall(r"[a-z0-9]+(?:[-'][a-z]+)*", lowered)
    strong = sum(word in words().trouble and word not in _WEAK for word in said)
    weak = sum(word in _WEAK or word.endswith("n't") for word in said)
    named = [aspect for aspect in aspects if aspect.lower() in lowered]
    score = clause.score + 1.3 * (strong > 0) + 0.8 * (weak > 0 and not strong) + 0.2 * min(strong + weak, 3)
    score += 1.5 * bool(named) + 0.4 * any(aspect.lower() in lowered[: len(aspect) + 12] for aspect in named)
    score += 0.4 * (_NUMBER.search(lowered) is not None)
    score += 2.2 * (at is not None and part.at <= at < part.at + len(part.text))
    score -= 4.0 * (whole_words(_data().wanting).match(lowered) is not None)
    score -= 1.2 * (whole_words(_data().mocking).search(part.text.lower()) is not None)
    score -= 0.03 * max(0, len(clause.text) - _HANDY) + 0.02 * max(0, 26 - len(clause.text))
    late = min(0.25 * part.number, 1.0) if count > _FEW else 0.0
    return float(score - 0.6 - late)


def best_praise(tidied: str, aspects: Sequence[str]) -> str:
    """The clause that tells the kindest deed or the finest point; empty when none is fit to be repeated."""
    best, best_score = "", _PRAISED
    for number, sentence in enumerate(sentences(tidied)):
        for text in [] if sentence.asks else parts(sentence.text):
            told = _WHO.sub(r"\1 \2", cleaned(text))
            clause = clause_of(told, things_before(tidied, aspects) if number else [], praise=True)
            nobody = clause is not None and clause.text.startswith("you ") and lacks_doer(text)
            if clause is None or nobody or clause.text.startswith(("we ", "we'")) or hints_in(text) & CLAIMS:
                continue
            said = re.findall(r"[a-z]+(?:'[a-z]+)?", clause.text.lower())
            score = clause.score + 1.2 * any(word in praises().deeds for word in said)
            score += 1.0 * any(word in praises().fine for word in said)
            score += 1.0 * any(aspect.lower() in clause.text.lower() for aspect in aspects)
            score -= 2.0 * any(word in words().trouble and word not in PATIENT for word in said)
            score -= 0.8 * (re.match(r"(?:it|you|that|they)\b", clause.text) is not None)
            score -= 0.02 * max(0, len(clause.text) - 70) + 0.1 * number
            if score > best_score:
                best, best_score = _determined(clause.text, tidied, aspects), score
    return best


def lacks_doer(text: str) -> bool:
    """Whether the words begin with a deed and do not say whose; in kind words it is seldom the writer's own."""
    first = re.match("[a-z]*", text.lower())
    return first is not None and (first[0] in forms().pasts or first[0].endswith(("ed", "ing")))


def _determined(clause: str, tidied: str, aspects: Sequence[str]) -> str:
    """The clause with the owner the comment gives a thing: "the app won't open" → "our app won't open"."""
    for aspect in aspects:
        for owner in ("", "the "):
            if clause.lower().startswith(f"{owner}{aspect.lower()} ") and (named := topic(aspect, tidied)):
                return named + clause[len(owner) + len(aspect) :]
    return clause
