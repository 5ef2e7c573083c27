"""From a way and the filled slots to one text: phrases chosen, blanks shown, spare moves dropped until it fits."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.conditions import Facets
from api.contract import Language
from api.replies.fitting import measure
from api.replies.phrasebook import Phrase, Phrasebook, Way, fill
from api.replies.schemas import SuggestRequest

_WEIGHTS = {"told": 4, "heard": 4, "quote": 3, "told_link": 4, "ahead_open": 2, "wish": 2, "asked": 2, "wanted": 2, "glad": 3, "question": 2}
"""How much a slot binds a phrase to the comment; whatever is not named here counts once."""


@dataclass(frozen=True)
class Draft:
    """A finished text with what it rests on."""

    text: str
    blanks: tuple[str, ...]
    rules: tuple[str, ...]
    phrases: frozenset[str]
    """Texts of the phrases used, before filling."""


@dataclass(frozen=True)
class _Piece:
    move: str
    spare: int
    phrase: Phrase


@dataclass(frozen=True)
class Writer:
    """Writes one situation in several ways."""

    book: Phrasebook
    slots: Mapping[str, str]
    facets: Facets
    bound: frozenset[str]
    """Slots that carry the customer's own matter; phrases with more of them are preferred."""
    request: SuggestRequest
    signature: str
    language: Language

    def write(self, way: Way, choice: random.Random, used: frozenset[str]) -> Draft | None:
        """The text for `way`, or None when a move that it needs cannot be said or nothing fits.

        Args:
            used: phrases of earlier variants, avoided where another can be said.
        """
        shown = {name: self._blank(name, choice) for name in self.book.blanks}
        pieces: list[_Piece] = []
        for step in way.moves:
            phrase = self._choose(step.move, choice, used)
            if phrase is not None:
                pieces.append(_Piece(step.move, step.spare, phrase))
            elif not step.spare:
                return None
        fitted = self._fit(pieces, shown)
        return None if fitted is None else self._draft(fitted, shown)

    def _sayable(self, move: str) -> list[Phrase]:
        known = self.slots.keys() | self.book.blanks.keys()
        return [
            phrase for phrase in self.book.moves[move].say if phrase.slots <= known and phrase.when.holds(self.facets)
        ]

    def _choose(self, move: str, choice: random.Random, used: frozenset[str]) -> Phrase | None:
        sayable = self._sayable(move)
        if not sayable:
            return None
        most = max(self._binding(phrase) for phrase in sayable)
        best = [phrase for phrase in sayable if self._binding(phrase) == most]
        fresh = [phrase for phrase in best if phrase.text not in used]
        return choice.choice(fresh or best)

    def _binding(self, phrase: Phrase) -> int:
        return sum(_WEIGHTS.get(slot, 1) for slot in phrase.slots & self.bound)

    def _blank(self, name: str, choice: random.Random) -> str:
        given = " ".join(self.request.details.get(name, "").split())
        if given:
            return given
        shown = choice.choice(self.book.blanks[name].shown)
        return f"【{shown}】" if self.language == "ja" else f"[[{shown}]]"

    def _text(self, pieces: Iterable[_Piece], shown: Mapping[str, str]) -> str:
        values = {**self.slots, **shown}
        said = [fill(piece.phrase.text, values) for piece in pieces]
        if self.language == "ja":
            opening = f"{self.slots['name']}、" if "name" in self.slots else ""
            return opening + "".join(said) + self.signature
        opening = f"{self.slots['name']}, " if "name" in self.slots else ""
        body = " ".join(said)
        if opening:
            body = body if re.match(r"I\b|I'", body) else body[:1].lower() + body[1:]
            body = opening + body
        return f"{body} {self.signature}" if self.signature else body

    def _fits(self, pieces: Iterable[_Piece], shown: Mapping[str, str]) -> bool:
        length = measure(self._text(pieces, shown), self.request.comment.platform, self.request.channel)
        return length.used <= length.limit

    def _fit(self, pieces: Sequence[_Piece], shown: Mapping[str, str]) -> list[_Piece] | None:
        """Drop spare moves, first those that matter least; then say what is left in fewer words."""
        left = list(pieces)
        while not self._fits(left, shown):
            spare = [piece for piece in left if piece.spare]
            if not spare:
                return self._shorten(left, shown)
            left.remove(min(spare, key=lambda piece: piece.spare))
        return left

    def _shorten(self, pieces: list[_Piece], shown: Mapping[str, str]) -> list[_Piece] | None:
        values = {**self.slots, **shown}

        def size(piece: _Piece) -> int:
            return len(fill(piece.phrase.text, values))

        shortest = [
            min((_Piece(piece.move, piece.spare, phrase) for phrase in self._sayable(piece.move)), key=size)
            for piece in pieces
        ]
        for index in sorted(range(len(pieces)), key=lambda i: size(shortest[i]) - size(pieces[i])):
            pieces[index] = shortest[index]
            if self._fits(pieces, shown):
                return pieces
        return None

    def _draft(self, pieces: list[_Piece], shown: Mapping[str, str]) -> Draft:
        named = [name for piece in pieces for name in _in_order(piece.phrase.text) if name in self.book.blanks]
        blanks = tuple(name for name in dict.fromkeys(named) if not self.request.details.get(name, "").strip())
        rules = [rule for piece in pieces for rule in (*self.book.moves[piece.move].rules, *piece.phrase.rules)]
        return Draft(
            text=self._text(pieces, shown),
            blanks=blanks,
            rules=tuple(dict.fromkeys(rules)),
            phrases=frozenset(piece.phrase.text for piece in pieces),
        )


def _in_order(text: str) -> list[str]:
    return re.findall(r"\{([a-z_]+)\}", text)
