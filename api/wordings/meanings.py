"""What a query is about: feelings, the customer's words and the desk's jargon, led to what wordings are for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from api.analysis.schemas import CauseLabel, IntentLabel
from api.datafiles import DataModel, load_yaml
from api.wordings.library import Feeling, Keyword, situations
from api.wordings.reading import Word, heard, read

_NEXT = 0.75
"""Worth of the second situation of a meaning beside the first, of the third beside the second."""
_HEARD = 5
"""Letters of the shortest sound that is told from others."""
_DEGREES = frozenset({
    "全然", "とても", "迚も", "凄く", "すごく", "めっちゃ", "滅茶", "超", "かなり", "可成り", "本当", "全く",
    "まったく", "ちゃんと", "随分", "大分", "結構", "余りに", "あまりに", "完全", "相当", "totally", "total", "complet",
    "realli",
})  # fmt: skip
"""How much, not what: «写真と全然違う» is «写真と違う»."""
_BEGUN = 0.7
"""Worth of a word that has only been begun."""
_ALIKE = 0.85
"""Similarity (0-1) of sounds from which a query that is understood in no other way means a word."""


class _Meaning(DataModel):
    words: Annotated[tuple[Keyword, ...], Field(min_length=1)]
    situations: Annotated[tuple[str, ...], Field(min_length=1)]
    feelings: tuple[Feeling, ...] = ()
    cause: tuple[CauseLabel, ...] = ()
    intent: tuple[IntentLabel, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> "_Meaning":
        if unknown := sorted(set(self.situations) - set(situations())):
            raise ValueError(f"not situations: {', '.join(unknown)}")
        return self

    def labels(self) -> Mapping[str, float]:
        """Labels of the index this leads to, each with its worth, 0 to 1."""
        found = {f"s_{name}": _NEXT**place for place, name in enumerate(self.situations)}
        return found | {
            f"{kind}_{name}": 1.0
            for kind, names in (("f", self.feelings), ("c", self.cause), ("i", self.intent))
            for name in names
        }


class _File(DataModel):
    meanings: tuple[_Meaning, ...]


@dataclass(frozen=True)
class _Entry:
    needs: tuple[frozenset[str], ...]
    """Forms of each word in a row."""
    sound: str
    labels: Mapping[str, float]


@cache
def _entries() -> tuple[_Entry, ...]:
    file = load_yaml(Path(__file__).with_name("feelings.yaml"), _File)
    found = []
    for meaning in file.meanings:
        labels = meaning.labels()
        for word in meaning.words:
            told = units(read(word))
            # One letter of kana is a remnant of a word that the dictionary cuts wrongly; its sound will do.
            remnant = len(told) == 1 and len(told[0].forms[0]) == 1 and told[0].forms[0] < "一"
            needs = () if remnant else tuple(frozenset(one.forms) for one in told)
            found.append(_Entry(needs, heard(word), labels))
    return tuple(found)


@cache
def _by_form() -> Mapping[str, Sequence[_Entry]]:
    found: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries():
        for form in entry.needs[0] if entry.needs else ():
            found[form].append(entry)
    return found


@cache
def _by_start() -> Mapping[str, Sequence[_Entry]]:
    """Entries by the first letters of their sound, those long enough to be told from others."""
    found: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries():
        if len(entry.sound) >= _HEARD:
            found[entry.sound[:_HEARD]].append(entry)
    return found


@cache
def _by_sound() -> Mapping[str, Sequence[_Entry]]:
    """Entries of one word by how that sounds, also as the dictionary has it: «okotteru» is a form of 怒る."""
    found: defaultdict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries():
        if len(entry.needs) == 1 and len(entry.sound) >= _HEARD - 1:
            found[entry.sound].append(entry)
    return found


@cache
def _sounds() -> tuple[str, ...]:
    return tuple(entry.sound for entry in _entries())


@cache
def known_words() -> frozenset[str]:
    """Every word of the file as it is written there."""
    file = load_yaml(Path(__file__).with_name("feelings.yaml"), _File)
    return frozenset(word for meaning in file.meanings for word in meaning.words)


@cache
def known_forms() -> frozenset[str]:
    """Forms of the words that mean something by themselves."""
    return frozenset(form for entry in _entries() if len(entry.needs) == 1 for form in entry.needs[0])


@cache
def known_sounds() -> frozenset[str]:
    """How those words sound."""
    return frozenset(entry.sound for entry in _entries() if len(entry.needs) == 1)


def prepare() -> None:
    """Read the file.

    Raises:
        DataFileError: it is not valid; names file and line.
    """
    _by_form()


def units(words: Sequence[Word]) -> list[Word]:
    """Of words at one place the last alone: a negated word counts only as negated, a compound only by its parts.

    A compound whose parts leave something of it out counts as a whole: «期待外れ» is not «期待», nor «非公開» «公開».
    """
    kept: list[Word] = []
    whole: Word | None = None
    for at, word in enumerate(words):
        if whole is not None and whole.start <= word.start and word.end <= whole.end:
            continue
        whole = word if _left_out(word, words[at + 1 :]) else None
        while kept and (kept[-1].start == word.start and kept[-1].end <= word.end):
            kept.pop()
        while kept and kept[-1].start <= word.start and word.end <= kept[-1].end:
            kept.pop()
        kept.append(word)
    return kept


def _left_out(compound: Word, following: Sequence[Word]) -> bool:
    parts = list(takewhile(lambda one: compound.start <= one.start and one.end <= compound.end, following))
    covered = {place for part in parts for place in range(part.start, part.end)}
    return bool(parts) and len(covered) < compound.end - compound.start


def meant(words: Sequence[Word], sound: str, *, spelled: bool, last: bool, known: bool = False) -> dict[str, float]:
    """Labels a query leads to, each with its worth, 0 to 1.

    Args:
        words: the words of the query.
        sound: how the whole query sounds.
        spelled: whether it is written as it sounds, in kana or rōmaji. Then a word may hide inside; in «言われた», with
            its kanji, there is no 割れた.
        last: whether this is where somebody is still typing: it may be the beginning of a word.
        known: whether every word is one that wordings have: then none of them is a slip, and 初回 is not 紹介.
    """
    single = [one for one in units(words) if _DEGREES.isdisjoint(one.forms)]
    found: dict[str, float] = {}
    for word in single if spelled else ():
        for heard_as in word.sounds:
            _raise(found, meant_by_sound(heard_as), 1.0)
    for entry in _written(single):
        _raise(found, entry.labels, 1.0)
    for at in range(len(sound) - _HEARD + 1) if spelled else ():
        for entry in _by_start().get(sound[at : at + _HEARD], ()):
            if sound.startswith(entry.sound, at):
                _raise(found, entry.labels, 1.0)
    if not found and last and len(sound) >= _HEARD - 1:
        for entry in _entries():
            if entry.sound.startswith(sound):
                _raise(found, entry.labels, _BEGUN)
    if not found and len(sound) >= _HEARD and (spelled or not known):
        for _, alike, place in process.extract(
            sound, _sounds(), scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_ALIKE, limit=3
        ):
            _raise(found, _entries()[place].labels, alike)
    return found


def meant_by_sound(sound: str) -> dict[str, float]:
    """Labels of the words that sound exactly so."""
    found: dict[str, float] = {}
    for entry in _by_sound().get(sound, ()):
        _raise(found, entry.labels, 1.0)
    return found


def meant_by_form(token: str) -> dict[str, float]:
    """Labels that one form leads to by itself."""
    found: dict[str, float] = {}
    for entry in _by_form().get(token, ()):
        if len(entry.needs) == 1:
            _raise(found, entry.labels, 1.0)
    return found


def meant_by(token: str) -> dict[str, float]:
    """Labels that one form or sound leads to by itself."""
    found = meant_by_form(token)
    for entry in _by_start().get(token[:_HEARD], ()):
        if entry.sound.startswith(token):
            _raise(found, entry.labels, 1.0)
    return found


def _written(words: Sequence[Word]) -> Iterator[_Entry]:
    """Entries that stand in the query; one inside a longer one does not count («ミス» in «投稿ミス»)."""
    stand = [
        (at, at + len(entry.needs), entry)
        for at, word in enumerate(words)
        for form in word.forms
        for entry in _by_form().get(form, ())
        if _stands(entry, words, at)
    ]
    for start, end, entry in stand:
        longer = any(one[0] <= start and end <= one[1] and one[1] - one[0] > end - start for one in stand)
        if not longer:
            yield entry


def _stands(entry: _Entry, words: Sequence[Word], at: int) -> bool:
    return len(entry.needs) <= len(words) - at and all(
        not need.isdisjoint(words[at + step].forms) for step, need in enumerate(entry.needs)
    )


def _raise(found: dict[str, float], labels: Mapping[str, float], worth: float) -> None:
    for label, value in labels.items():
        found[label] = max(found.get(label, 0.0), value * worth)
