"""A point of a kind comment as it stands before a colon: no clause has to be made of it, so fragments will do.

"600 miles and my bum still speaks to me" becomes "600 miles and your bum still speaks to you: noted."
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from pydantic import Field

from api.datafiles import DataModel, load_yaml
from api.replies.english.clauses import PATIENT
from api.replies.english.edges import BREAK, placed
from api.replies.english.fit import may_be_said
from api.replies.english.lexicon import occurs, praises
from api.replies.english.situation import LAUGHTER
from api.replies.english.stretches import Stretch
from api.replies.english.text import whole_words, words
from api.replies.english.turning import turned
from api.replies.english.verbs import forms
from api.replies.lexicon import CLAIMS
from api.triage.hints import hints_in

_SHORTEST, _LONGEST = 14, 110
"""Characters of a point that tells something, and of one that leaves room for the rest."""
_FEWEST, _EARNEST, _FULL = 3, 5, 8
"""Words of the shortest point in fun and in earnest, and of one that is long enough to need no more."""
_HALF = 40
"""Characters that a point must keep when it is cut."""
_LINK = re.compile(r", |,? (?:and|but|because|so|when|while|which|until|before|after) ")
_ASIDE = re.compile(r" ?\([^()]*\)")
_OURS = re.compile(r"(?:you|u)(?:'\w+)? ", re.IGNORECASE)
"""Who writes so to us tells what we did; said again by us it would be praise of ourselves."""
_MINE = re.compile(r"\b(?:i|i'm|i've|my|our|we|we're|we've|me|us)\b(?! (?:would|'d|hope|wish|think))", re.IGNORECASE)
_ADDED = re.compile(
    r"(?:, | - |,? (?:because|cos|as|since) )(?P<more>(?:i|i'm|i've|my|we|we're|our)\b.+)", re.IGNORECASE
)
_LATER = 0.3
"""What a sentence loses for each one before it."""


class _Scenes(DataModel):
    leads: tuple[str, ...] = Field(min_length=1)
    pointless: tuple[str, ...] = Field(min_length=1)
    unkind: tuple[str, ...] = Field(min_length=1)
    unended: tuple[str, ...] = Field(min_length=1)
    adrift: tuple[str, ...] = Field(min_length=1)
    playful: tuple[str, ...] = Field(min_length=1)
    tender: tuple[str, ...] = Field(min_length=1)


@cache
def scenes() -> _Scenes:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("scenes.yaml"), _Scenes)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    either = "|".join(getattr(scenes(), name))
    shape = {"leads": rf"^(?:(?:{either})[,:.]? )+", "unended": rf"\b(?:{either})$", "adrift": rf"(?:{either})\b"}
    return re.compile(shape.get(name, rf"\b(?:{either})\b"), re.IGNORECASE)


def scene_in(tidied: str, marked: Sequence[Stretch], *, jest: bool = False) -> str:
    """The first marked point that is fit to be repeated, from our side, with a capital; or empty.

    Args:
        marked: the stretches that are praised, surest first.
        jest: whether the comment is fun, in which courts and crimes are none and an order is part of the play.
    """
    found = (_said(text, jest=jest) or _said(_shortened(text), jest=jest) for text in _marked(tidied, marked))
    return next(filter(None, found), "")


def kindest_scene(tidied: str, aspects: Sequence[str], *, jest: bool = False) -> str:
    """The sentence that tells most, where nothing is marked; else as `scene_in`."""
    rated = _by_weight(tidied, aspects, jest=jest)
    return next(filter(None, (_said(text, jest=jest, unmarked=True) for text in rated)), "")


def own_case(tidied: str, wishes: Sequence[str]) -> str:
    """What a customer tells of themselves beside a wish: "I'm 71 and it's a long shop"; or empty."""
    apart = (text for one, _ in placed(tidied) if not one.asks and (text := _beside(one.text, wishes)))
    return next(filter(None, (_said(text, jest=False) for text in apart if _MINE.search(text))), "")


def _beside(sentence: str, wishes: Sequence[str]) -> str:
    """The sentence, or what it adds behind the wish it holds: "a petite length, I'm 4'11"; or empty."""
    wish = next((wish for wish in wishes if wish in sentence), "")
    if not wish:
        return "" if any(sentence in one for one in wishes) else sentence
    adds = _ADDED.match(sentence.partition(wish)[2])
    return adds["more"] if adds else ""


def may_be_starred(named: str) -> bool:
    """Whether a joke about the thing can be answered by naming it: it is not called names."""
    return bool(named) and _pattern("unkind").search(named) is None and "," not in named


def is_tender(tidied: str) -> bool:
    """Whether kind words tell of a hard time, to which nothing cheerful is answered."""
    return _pattern("tender").search(tidied) is not None


def tells_of_death(tidied: str) -> bool:
    """Whether the words speak of somebody who died."""
    lowered = tidied.lower()
    return any(occurs(one.match, lowered) is not None for one in praises().praises if one.kind == "grief")


def _marked(tidied: str, marked: Sequence[Stretch]) -> Iterator[str]:
    """Each marked stretch; the sentence around it where the edges lie within a thought."""
    for stretch in marked:
        for sentence, at in placed(tidied):
            end = at + len(sentence.text)
            if not at <= stretch.start < end or sentence.asks:
                continue
            before, after = tidied[at : stretch.start].rstrip(), tidied[stretch.end : end]
            begins = not before or BREAK.search(f"{before[-1]} ") is not None
            if begins and (stretch.end >= end or BREAK.match(after)):
                yield stretch.text
            yield sentence.text


def _by_weight(tidied: str, aspects: Sequence[str], *, jest: bool) -> list[str]:
    """The sentences, the one with most kind words, deeds and things named first; in earnest only one with any."""
    rated: list[tuple[float, str]] = []
    for number, (sentence, _) in enumerate(placed(tidied)):
        said = re.findall("[a-z]+", sentence.text.lower())
        kind = sum(word in praises().fine or word in praises().deeds for word in said)
        telling = min(kind, 2) + 1.5 * any(aspect.lower() in sentence.text.lower() for aspect in aspects)
        of_self = not kind and re.match(r"(?:i|we)\b", sentence.text, re.IGNORECASE) is not None
        if not sentence.asks and (jest or (telling and not of_self)):
            rated.append((telling + min(len(said), _FULL) / _FULL - _LATER * number, sentence.text))
    return [text for _, text in sorted(rated, key=lambda pair: -pair[0])]


def _said(text: str, *, jest: bool, unmarked: bool = False) -> str:
    """The words turned round, or nothing where they are rude, a mere cry, cut off or a claim."""
    text = _ASIDE.sub("", _pattern("leads").sub("", LAUGHTER.sub("", text)))
    text = text.rpartition(": ")[2].strip(" ,.-:;")
    said = re.findall(r"[A-Za-z0-9']+", text)
    if not _SHORTEST <= len(text) <= _LONGEST or len(said) < _FEWEST or hints_in(text) & CLAIMS:
        return ""
    stray = _pattern("unended").search(text) or _pattern("adrift").match(text)
    if stray or _pattern("pointless").search(text) or _pattern("unkind").search(text) or "(" in text or ")" in text:
        return ""
    checked = _pattern("playful").sub("it", text) if jest else text
    if not may_be_said(checked, praise=True, chosen=True):
        return ""
    if not jest and (_is_order(said) or whole_words(words().harmed).search(text) or _is_sour(said, unmarked=unmarked)):
        return ""
    point = turned(text)
    if _OURS.match(text) and not (jest and point.startswith(("we ", "We "))):
        return ""
    return point[0].upper() + point[1:]


def _is_order(said: Sequence[str]) -> bool:
    """Whether the first word, once turned round, would read as an order of ours: "miss my dog"."""
    first = said[0].lower()
    return first in forms().base and first not in forms().nouns_too | forms().pasts


def _is_sour(said: Sequence[str], *, unmarked: bool) -> bool:
    """Whether the words are bad, too few to be more than a cry, or tell of trouble where nobody marked them as kind."""
    bad = praises().sour | (words().trouble - PATIENT if unmarked else frozenset())
    return len(said) < _EARNEST or any(word.lower() in bad for word in said)


def _shortened(text: str) -> str:
    """The words up to the last link or comma that leaves them short enough; empty where none does."""
    ends = [match.start() for match in _LINK.finditer(text) if _HALF <= match.start() <= _LONGEST]
    return text[: ends[-1]] if ends and len(text) > _LONGEST else ""
