"""From what was typed to wordings, best first."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from api.contract import Language
from api.wordings.index import Found, Index
from api.wordings.query import Query, understand
from api.wordings.ranking import LEAST, Mark, Needles, habit, needles, rarity, score
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
_COMMON = 1_500
"""Wordings; words that stand in more of them are not worth ranking by BM25."""

Known = Mapping[int, tuple[float, Found]]
Guesses = Sequence[tuple[Found, float]]
"""Candidates, each with the least it scores."""


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
    """The vocabulary of one version of the index."""

    version: str = ""
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary(()))
    size: int = 0


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
        frequencies: dict[str, int] = {}

        def frequency(token: str) -> int:
            if token not in frequencies:
                frequencies[token] = self._index.frequency(token)
            return frequencies[token]

        query = understand(typed, language, frequency, words.vocabulary)
        passing = filter_expression(language, filters)
        weighted = _weighted(query, frequencies, words.size)
        scored: dict[int, tuple[float, Found]] = {}
        for guesses in (self._named, self._told, self._heard, self._alike):
            for one, least in guesses(query, passing, frequencies, scored):
                scored[one.number] = (max(least, score(query, one, weighted)), one)
            if len(scored) >= _PAGE and max(value for value, _ in scored.values()) >= _ENOUGH:
                break
        ordered = sorted(
            ((value + habit(marks.get(one.id)), one) for value, one in scored.values() if value >= LEAST),
            key=lambda pair: (-round(pair[0], 4), pair[1].place, pair[1].id),
        )
        return Answer([Hit(one.id, value) for value, one in ordered[:MOST]], query)

    def _current(self) -> _Words:
        version = self._index.version()
        with self._lock:
            if self._words.version != version:
                self._words = _Words(version, Vocabulary(self._index.terms()), self._index.size())
            return self._words

    # Each step costs more and tells less than the one before; later ones are for queries that found too little.

    def _named(self, query: Query, passing: str, frequencies: Mapping[str, int], _known: Known) -> Guesses:
        """Titles and keywords with words of the query, and wordings for what it means."""
        found = []
        if wanted := _expression(query, frequencies):
            found += self._index.matching(_both(passing, f"{{title keywords sounds pairs}} : ({wanted})"), _CANDIDATES)
        for label, _ in _foremost(query.labels):
            found += self._index.passing(_both(passing, f"labels : {_quoted(label)}"), _MEANT)
        return [(one, 0.0) for one in found]

    def _told(self, query: Query, passing: str, frequencies: Mapping[str, int], known: Known) -> Guesses:
        """Texts and notes with words of the query."""
        wanted = _expression(query, frequencies)
        if not wanted:
            return []
        expression = _both(passing, f"{{situation text note twin text_sounds}} : ({wanted})")
        common = sum(frequencies.get(token, 0) for group in query.groups for token in group.tokens) > _COMMON
        found = (self._index.passing if common else self._index.matching)(expression, _CANDIDATES)
        return [(one, 0.0) for one in found if one.number not in known]

    def _heard(self, query: Query, passing: str, _frequencies: Mapping[str, int], known: Known) -> Guesses:
        """Titles and keywords with the sound of the query inside."""
        numbers = [number for sound in query.sounds for number in self._index.sounding(_quoted(sound), _SOUNDING)]
        fresh = [number for number in dict.fromkeys(numbers) if number not in known]
        return [(one, 0.0) for one in self._index.numbered(fresh, passing)]

    def _alike(self, query: Query, passing: str, _frequencies: Mapping[str, int], _known: Known) -> Guesses:
        """Titles and keywords that sound nearly like the query."""
        if not query.sounds:
            return []
        sound = query.sounds[0]
        grams = sorted({sound[at : at + 3] for at in range(len(sound) - 2)}, key=self._index.heard_frequency)
        telling = [gram for gram in grams if self._index.heard_frequency(gram)][:_TELLING]
        numbers = self._index.sounding(" OR ".join(map(_quoted, telling)), _CANDIDATES) if telling else []
        alike = []
        for one in self._index.numbered(numbers, passing):
            names = (name for name in one.heard.split("|") if len(name) > _LENGTH * len(sound))
            likeness = max((fuzz.partial_ratio(sound, name, score_cutoff=_ALIKE) for name in names), default=0.0)
            if likeness:
                alike.append((one, _GUESSED * likeness / 100))
        return alike


def _weighted(query: Query, frequencies: Mapping[str, int], size: int) -> list[tuple[Needles, float]]:
    weights = [rarity(group, frequencies, size) for group in query.groups]
    total = sum(weights) or 1.0
    return [(needles(group), weight / total) for group, weight in zip(query.groups, weights, strict=True)]


def _foremost(labels: Mapping[str, float]) -> list[tuple[str, float]]:
    situations = [(label, worth) for label, worth in labels.items() if label.startswith(("s_", "c_"))]
    feelings = [(label, worth) for label, worth in labels.items() if label.startswith("f_")]
    return [*sorted(situations, key=lambda one: -one[1])[:_LABELS], *sorted(feelings, key=lambda one: -one[1])[:1]]


def filter_expression(language: Language | None, filters: Mapping[str, str]) -> str:
    """The FTS5 expression of filters; empty when there are none."""
    wanted = [f"{name}_{value}" for name, value in filters.items()] + ([f"lang_{language}"] if language else [])
    return " AND ".join(f"facets : {_quoted(one)}" for one in wanted)


def _expression(query: Query, frequencies: Mapping[str, int]) -> str:
    parts: list[str] = []
    for group in query.groups:
        parts += [_quoted(token) for token in group.tokens if frequencies.get(token)]
        parts += [f"{_quoted(one)} *" for one in group.prefixes]
        parts += [_quoted(one) for one in group.phrases]
    return " OR ".join(dict.fromkeys(parts))


def _both(passing: str, wanted: str) -> str:
    return f"({passing}) AND ({wanted})" if passing else wanted


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
