"""From a way and the filled slots to one text: phrases chosen, blanks shown, spare moves dropped until it fits."""

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from api.conditions import Facets
from api.contract import Language
from api.replies.fitting import measure
from api.replies.phrasebook import Phrase, Phrasebook, Step, Way, fill
from api.replies.schemas import SuggestRequest

_WEIGHTS = {
    "known_issue": 9,
    "known_next": 5,
    "known_workaround": 5,
    "faq_answer": 9,
    "brand_fact": 9,
    "brand_source": 9,
    "remedy_a": 5,
    "remedy_b": 5,
    "brand": 2,
    "team": 1,
    "echo": 7,
    "lived": 2,
    "check": 4,
    "echo_short": 6,
    "patient": 3,
    "told": 6,
    "heard": 6,
    "reported": 6,
    "quote": 5,
    "stated": 6,
    "told_link": 6,
    "owned": 8,
    "ahead_open": 2,
    "ahead_by": 2,
    "wish": 4,
    "praised_too": 3,
    "asked": 2,
    "wanted": 2,
    "glad": 3,
    "praised": 4,
    "praised_quote": 4,
    "praised_words": 5,
    "liked": 4,
    "keepsake": 3,
    "because": 4,
    "praised_to": 4,
    "answer_before": 3,
    "question": 2,
    "matter": 6,
    "scene": 5,
    "safe": 99,
    "condolence": 99,
    "second": 3,
    "second_apart": 3,
    "query": 4,
    "theirs": 3,
    "entire": 5,
    "wanted_said": 2,
    "ahead": 3,
    "felt": 0,
    "after_short": 0,
}
"""How much a slot binds a phrase to the comment; whatever is not named here counts once."""


_FITTED = frozenset({"signal", "mark", "hardship", "wished", "call", "own"})
"""Facets whose phrases are preferred where they hold: they were written for just this."""
_PROTECTS = "safe"
"""Slot with what keeps somebody from further harm: shorter words for the rest come before leaving it out (R126)."""
_BEFORE = (Step(move="intro", spare=9), Step(move="regret", spare=9))
"""Said before everything else where it has a place: who we are (R3), and regret outside complaints (R46)."""


_LIGHTEST = 3
"""Spare moves up to this go before a wording is put in as few words as can be."""
_LIGHT = 5
"""Spare moves up to this go before the customer's matter is named less fully."""
_HEAVY, _HEAVIEST = 8, 9
"""Spare moves up to the first go before the matter is named as briefly as can be; the heaviest stay until then."""
_SMALL_LOSS, _ANY_LOSS = 3, 98


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
    offered: Mapping[str, str]
    """What blanks show in place of their usual text, by blank."""
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
        for step in (*_BEFORE, *way.moves):
            phrase = self._choose(step.move, choice, used)
            if phrase is not None:
                protects = step.spare and _PROTECTS in phrase.slots
                pieces.append(_Piece(step.move, _HEAVIEST if protects else step.spare, phrase))
            elif not step.spare:
                return None
        fitted = self._fit(pieces, shown)
        return None if fitted is None else self._draft(self._filled_up(fitted, pieces, shown), shown)

    def _sayable(self, move: str) -> list[Phrase]:
        known = self.slots.keys() | self.book.blanks.keys()
        return [
            phrase for phrase in self.book.moves[move].say if phrase.slots <= known and phrase.when.holds(self.facets)
        ]

    def _choose(self, move: str, choice: random.Random, used: frozenset[str]) -> Phrase | None:
        sayable = self._sayable(move)
        sayable = [phrase for phrase in sayable if not phrase.short] or sayable
        if not sayable:
            return None
        most = max(self._binding(phrase) for phrase in sayable)
        best = [phrase for phrase in sayable if self._binding(phrase) == most]
        fresh = [phrase for phrase in best if phrase.text not in used]
        return choice.choice(fresh or best)

    def _binding(self, phrase: Phrase) -> int:
        fitted = not _FITTED.isdisjoint({*phrase.when.all, *phrase.when.any})
        return 2 * fitted + sum(_WEIGHTS.get(slot, 1) for slot in phrase.slots & self.bound)

    def _blank(self, name: str, choice: random.Random) -> str:
        given = " ".join(self.request.details.get(name, "").split())
        if given:
            return given
        shown = self.offered.get(name) or choice.choice(self.book.blanks[name].shown)
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
        """Say things in fewer words first, then drop what may be spared, what matters least before the rest."""
        left: list[_Piece] | None = list(pieces)
        while left is not None and not self._fits(left, shown):
            left = (
                self._shorter(left, shown, loss=0, short=False)
                or _without_spare(left, up_to=_LIGHTEST)
                or self._shorter(left, shown, loss=0)
                or _without_spare(left, up_to=_LIGHT)
                or self._shorter(left, shown, loss=_SMALL_LOSS)
                or _without_spare(left, up_to=_HEAVY)
                or self._shorter(left, shown, loss=_ANY_LOSS)
                or _without_spare(left, up_to=_HEAVIEST)
            )
        return left

    def _filled_up(self, left: list[_Piece], pieces: Sequence[_Piece], shown: Mapping[str, str]) -> list[_Piece]:
        """The pieces with what was given up on the way and fits after all: moves before fuller wordings."""
        order = [one.move for one in pieces]
        kept = {one.move for one in left}
        for piece in sorted(pieces, key=lambda one: (one.move in kept, -(one.spare or _ANY_LOSS))):
            before = [one for one in left if order.index(one.move) < order.index(piece.move)]
            tried = [*before, piece, *left[len(before) + (piece.move in kept) :]]
            if self._fits(tried, shown):
                left = tried
                kept.add(piece.move)
        return left

    def _shorter(
        self, pieces: Sequence[_Piece], shown: Mapping[str, str], *, loss: int, short: bool = True
    ) -> list[_Piece] | None:
        """The pieces with the one change of wording that saves most; None when no wording is shorter.

        Args:
            loss: how much less of the customer's matter a wording may name.
            short: whether wordings kept for want of room may be taken.
        """
        values = {**self.slots, **shown}
        best: tuple[int, int, Phrase] | None = None
        for index, piece in enumerate(pieces):
            size = len(fill(piece.phrase.text, values))
            for phrase in self._sayable(piece.move):
                if phrase.short and not short:
                    continue
                saved = size - len(fill(phrase.text, values))
                loses = self._binding(piece.phrase) - self._binding(phrase) > loss
                if saved > 0 and not loses and (best is None or saved > best[0]):
                    best = (saved, index, phrase)
        if best is None:
            return None
        _, index, phrase = best
        return [*pieces[:index], _Piece(pieces[index].move, pieces[index].spare, phrase), *pieces[index + 1 :]]

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


def _without_spare(pieces: Sequence[_Piece], *, up_to: int) -> list[_Piece] | None:
    """The pieces without the one that can best be spared; None when there is none of such weight."""
    spare = [piece for piece in pieces if 0 < piece.spare <= up_to]
    if not spare:
        return None
    least = min(spare, key=lambda piece: piece.spare)
    return [piece for piece in pieces if piece is not least]
