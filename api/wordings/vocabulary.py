"""Nearly the same word: tokens of the index that share pairs of letters with what was typed, by edit distance."""

import heapq
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_SHORTEST = 3
"""Letters; in a shorter word a slip leaves nothing to recognise."""
_LONGEST = 16
"""Letters of the longest sound that is looked for inside others."""
_VOWELS = frozenset("aiueo")
_PARTICLES = frozenset({"no", "o", "ga", "ni", "de", "ha", "wa", "mo", "he", "to", "na", "ka", "teru", "teiru"})
_HONORIFIC = frozenset({"o", "go"})
_CANDIDATES = 60
_KEPT = 4
_ALIKE = 0.72
"""Similarity (0-1) by Damerau-Levenshtein from which a token is taken for what was meant."""


class Vocabulary:
    """Tokens by the pairs of letters in them."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = tuple(sorted(term for term in terms if len(term) >= _SHORTEST))
        self._known = frozenset(self._terms)
        self._by_pair: defaultdict[str, list[int]] = defaultdict(list)
        for number, term in enumerate(self._terms):
            for pair in _pairs(term):
                self._by_pair[pair].append(number)

    def __contains__(self, term: str) -> bool:
        return term in self._known

    def begun(self, start: str) -> bool:
        """Whether any token begins with `start`."""
        at = bisect_left(self._terms, start)
        return at < len(self._terms) and self._terms[at].startswith(start)

    def cut(self, sound: str) -> list[str] | None:
        """The fewest known sounds that make up `sound`, particles between them left out; None if there are none."""
        best: list[list[str] | None] = [[]] + [None] * len(sound)
        for start in range(len(sound)):
            so_far = best[start]
            if so_far is None:
                continue
            for end in range(start + 1, min(len(sound), start + _LONGEST) + 1):
                piece = sound[start:end]
                # Two words may share the vowel they meet in: haiso + okure is heard as haisokure.
                joined = sound[max(0, start - 1) : end] if sound[start - 1] in _VOWELS else piece
                if piece in self._known or joined in self._known:
                    piece = piece if piece in self._known else joined
                    way = [*so_far, piece]
                elif (piece in _PARTICLES and so_far) or (piece in _HONORIFIC and not start):
                    way = so_far
                else:
                    continue
                there = best[end]
                if there is None or len(way) < len(there):
                    best[end] = way
        return best[-1] or None

    def near(self, written: str) -> Sequence[tuple[str, float]]:
        """Tokens like `written`, the likest first, with their likeness (0-1); itself excluded."""
        if len(written) < _SHORTEST:
            return ()
        shared: Counter[int] = Counter()
        for pair in _pairs(written):
            shared.update(self._by_pair.get(pair, ()))
        likeliest = heapq.nlargest(
            _CANDIDATES, shared.items(), key=lambda one: one[1] / (len(self._terms[one[0]]) + len(written))
        )
        candidates = [self._terms[number] for number, _ in likeliest]
        return [
            (term, likeness)
            for term, likeness, _ in process.extract(
                written,
                candidates,
                scorer=DamerauLevenshtein.normalized_similarity,
                score_cutoff=_ALIKE,
                limit=_KEPT,
            )
            if term != written
        ]


def _pairs(term: str) -> set[str]:
    framed = f"^{term}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
