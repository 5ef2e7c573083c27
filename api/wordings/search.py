"""From what was typed to wordings, best first."""

import threading
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from api.contract import Language
from api.wordings.index import Found, Index
from api.wordings.query import Query, understand
from api.wordings.ranking import LABELS, LEAST, Mark, Needles, habit, needles, rarity, score
from api.wordings.vocabulary import Vocabulary

MOST = 200
"""Wordings one query leads to, over all pages."""
_PAGE = 10
_CANDIDATES = 80
_MEANT = 25
"""Wordings taken for each thing a query means, as long as nothing else speaks for them."""
_LABELS = 4
_SOUNDING = 40
_TELLING = 5
"""Trigrams by which a slip is looked for: the rarest that exist."""
_ENOUGH = 0.75
"""Score from which nothing needs to be guessed."""
_ALIKE = 82.0
"""Likeness (0-100) of the sound of a query to a part of a title or keyword."""
_LENGTH = 0.7
"""A name shorter than this share of the query is not what was meant, however alike a part of it sounds."""
_GUESSED = 0.6
_SURE, _LED = 0.5, 0.35
"""Score from which a wording tells what a query is about, and what that is worth beside words that say so."""
_COMMON = 1_500
"""Wordings; words that stand in more of them are not worth ranking by BM25."""

_OWN = 0.8
"""Share of the worth of a word's best token from which a token is the word itself, not another word for it."""
_KEPT = 4_096
"""Candidates kept in memory, about 3 KB each."""

Scored = dict[int, tuple[float, Found]]
"""Candidates by number, each with its score."""
Guesses = Sequence[tuple[int, float]]
"""Numbers of candidates, each with the least it scores."""


@dataclass(frozen=True)
class Hit:
    """A wording that answers the query, and which tokens led to it."""

    id: str
    score: float


@dataclass(frozen=True)
class Answer:
    """Ids best first, and the query as it was understood (None without one)."""

    hits: Sequence[Hit]
    query: Query | None = None


@dataclass
class _Words:
    """What is known of one version of the index."""

    version: str = ""
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(()))
    frequencies: Mapping[str, int] = field(default_factory=dict)
    terms: Sequence[str] = ()
    """All tokens in the order of the alphabet."""
    size: int = 0
    read: dict[int, Found] = field(default_factory=dict)
    """Candidates that queries led to."""

    def frequency(self, token: str) -> int:
        return self.frequencies.get(token, 0)

    def beginning(self, start: str) -> int:
        """In how many places tokens stand that begin so, at least; counted as far as it matters."""
        counted = 0
        for at in range(bisect_left(self.terms, start), len(self.terms)):
            if not self.terms[at].startswith(start) or counted > _COMMON:
                break
            counted += self.frequencies[self.terms[at]]
        return counted


@dataclass(frozen=True)
class _Search:
    """One query on its way through the steps."""

    words: _Words
    query: Query
    passing: str
    """The filters."""
    weighted: Sequence[tuple[Needles, float]]


class Searcher:
    """Searches one index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._words = _Words()
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Read the vocabulary now instead of with the first query."""
        self._current()

    def search(
        self, typed: str, language: Language | None, filters: Mapping[str, str], marks: Mapping[str, Mark]
    ) -> Answer:
        """Wordings for a query.

        Args:
            typed: not empty.
            filters: facet (`platform`, `stage` …) and the value it must have.
            marks: favourites and use by id.
        """
        words = self._current()
        query = understand(typed, language, words.frequency, words.vocabulary)
        asked = _Search(
            words, query, filter_expression(language, filters), _weighted(query, words.frequencies, words.size)
        )
        scored: Scored = {}
        for guesses in (self._named, self._told, self._heard, self._alike):
            self._score(asked, guesses(asked), scored)
            if len(scored) >= _PAGE and max(value for value, _ in scored.values()) >= _ENOUGH:
                break
        self._follow(asked, scored)
        ordered = sorted(
            ((value + habit(marks.get(one.id)), one) for value, one in scored.values() if value >= LEAST),
            key=lambda pair: (-round(pair[0], 4), pair[1].place, pair[1].id),
        )
        return Answer([Hit(one.id, value) for value, one in ordered[:MOST]], query)

    def _current(self) -> _Words:
        version = self._index.version()
        with self._lock:
            if self._words.version != version:
                counted = self._index.frequencies()
                told = (term for term in counted if "_" not in term)
                self._words = _Words(version, Vocabulary(told), counted, sorted(counted), self._index.size())
            return self._words

    def _score(self, asked: _Search, guesses: Guesses, scored: Scored) -> None:
        """Score candidates that have none yet."""
        least = {number: value for number, value in guesses if number not in scored or value > scored[number][0]}
        for one in self._read(asked.words, list(least)):
            scored[one.number] = (max(least[one.number], score(asked.query, one, asked.weighted)), one)

    def _read(self, words: _Words, numbers: Sequence[int]) -> list[Found]:
        kept = words.read
        if missing := [number for number in numbers if number not in kept]:
            if len(kept) + len(missing) > _KEPT:
                kept = words.read = {}
                missing = list(numbers)
            kept |= {one.number: one for one in self._index.read(missing)}
        return [kept[number] for number in numbers if number in kept]

    # Each step costs more and tells less than the one before; later ones are for queries that found too little.

    def _named(self, asked: _Search) -> Guesses:
        """Titles and keywords with words of the query, and wordings for what it means."""
        found = []
        if wanted := _expression(asked.query, asked.words.frequencies):
            begun = sum(asked.words.beginning(one) for group in asked.query.groups for one in group.prefixes)
            find = self._index.passing if begun > _COMMON else self._index.matching
            found += find(_both(asked.passing, f"{{title keywords sounds pairs}} : ({wanted})"), _CANDIDATES)
        for label, _ in _foremost(asked.query.labels):
            found += self._meaning(asked, label)
        return [(number, 0.0) for number in found]

    def _meaning(self, asked: _Search, label: str) -> list[int]:
        """Wordings for one thing that a query means, the usual ones surely among them."""
        usual = self._index.passing(_both(asked.passing, f"labels : ({_quoted(label)} AND u_ *)"), _MEANT)
        return usual + self._index.passing(_both(asked.passing, f"labels : {_quoted(label)}"), _MEANT)

    def _told(self, asked: _Search) -> Guesses:
        """Texts and notes with words of the query."""
        wanted = _expression(asked.query, asked.words.frequencies)
        if not wanted:
            return []
        expression = _both(asked.passing, f"{{situation text note twin text_sounds}} : ({wanted})")
        counted = sum(asked.words.frequency(token) for group in asked.query.groups for token in group.tokens)
        found = (self._index.passing if counted > _COMMON else self._index.matching)(expression, _CANDIDATES)
        return [(number, 0.0) for number in found]

    def _heard(self, asked: _Search) -> Guesses:
        """Titles and keywords with the sound of the query inside."""
        numbers = [
            number for heard_as in asked.query.sounds for number in self._index.sounding(_quoted(heard_as), _SOUNDING)
        ]
        return [(number, 0.0) for number in self._index.among(list(dict.fromkeys(numbers)), asked.passing)]

    def _alike(self, asked: _Search) -> Guesses:
        """Titles and keywords that sound nearly like the query."""
        if not asked.query.sounds:
            return []
        sound = asked.query.sounds[0]
        grams = sorted({sound[at : at + 3] for at in range(len(sound) - 2)}, key=self._index.heard_frequency)
        telling = [gram for gram in grams if self._index.heard_frequency(gram)][:_TELLING]
        numbers = self._index.sounding(" OR ".join(map(_quoted, telling)), _CANDIDATES) if telling else []
        alike = []
        for one in self._read(asked.words, self._index.among(numbers, asked.passing)):
            names = (name for name in one.heard.split("|") if len(name) > _LENGTH * len(sound))
            likeness = max((fuzz.partial_ratio(sound, name, score_cutoff=_ALIKE) for name in names), default=0.0)
            if likeness:
                alike.append((one.number, _GUESSED * likeness / 100))
        return alike

    def _follow(self, asked: _Search, scored: Scored) -> None:
        """Let the best wording say what a query is about whose words do not; score anew."""
        best_score, best = max(scored.values(), key=lambda pair: pair[0], default=(0.0, None))
        if asked.query.labels or best is None or best_score < _SURE:
            return
        led = {label: _LED for label in best.fields[LABELS].split() if label.startswith(("s_", "c_"))}
        least = {number: value for number, (value, _) in scored.items()}
        following = [number for label in led for number in self._meaning(asked, label)]
        scored.clear()
        guesses = [(number, least.get(number, 0.0)) for number in dict.fromkeys([*least, *following])]
        self._score(replace(asked, query=replace(asked.query, labels=led)), guesses, scored)


def _weighted(query: Query, frequencies: Mapping[str, int], size: int) -> list[tuple[Needles, float]]:
    weights = [rarity(group, frequencies, size) for group in query.groups]
    total = sum(weights) or 1.0
    return [(needles(group, frequencies), weight / total) for group, weight in zip(query.groups, weights, strict=True)]


def _foremost(labels: Mapping[str, float]) -> list[tuple[str, float]]:
    situations = [(label, worth) for label, worth in labels.items() if label.startswith(("s_", "c_"))]
    feelings = [(label, worth) for label, worth in labels.items() if label.startswith("f_")]
    return [*sorted(situations, key=lambda one: -one[1])[:_LABELS], *sorted(feelings, key=lambda one: -one[1])[:1]]


def filter_expression(language: Language | None, filters: Mapping[str, str]) -> str:
    """The FTS5 expression of filters; empty when there are none."""
    wanted = [f"{name}_{value}" for name, value in filters.items()] + ([f"lang_{language}"] if language else [])
    return " AND ".join(f"facets : {_quoted(one)}" for one in wanted)


def _expression(query: Query, frequencies: Mapping[str, int]) -> str:
    """What leads to candidates: of a word that many wordings have, the other words for it bring nothing new."""
    parts: list[str] = []
    for group in query.groups:
        known = {token: worth for token, worth in group.tokens.items() if token in frequencies}
        most = _OWN * max(group.tokens.values(), default=0.0)
        own = [token for token, worth in known.items() if worth >= most]
        enough = sum(frequencies[token] for token in own) >= _CANDIDATES
        parts += map(_quoted, own if enough else known)
        if not enough:
            parts += [f"{_quoted(one)} *" for one in group.prefixes]
            parts += [_quoted(one) for one in group.phrases]
    return " OR ".join(dict.fromkeys(parts))


def _both(passing: str, wanted: str) -> str:
    return f"({passing}) AND ({wanted})" if passing else wanted


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
