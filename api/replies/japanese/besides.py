"""What else a comment tells that makes the trouble theirs, found in its sentences where nothing was marked."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from api.datafiles import Alternatives, DataModel, load_yaml
from api.replies.japanese.hardships import echoes
from api.replies.japanese.rewording import cuts, sentences
from api.replies.japanese.stretch import is_faithful, told
from api.replies.japanese.telling import breaks_off, ends_in_predicate
from api.replies.japanese.text import Text
from api.replies.japanese.tokens import Token
from api.replies.lexicon import Sign

_SHORTEST, _LONGEST = 6, 32
"""Characters of a clause that is said back."""
_COUNTED = re.compile(
    "(?:から|まだ|って|で)[^、]{0,3}[0-9一二三四五六七八九十]+(?:分|時間|日|週間|か月|ヶ月|年|回目?)(?:目|間)?$"
)
"""A span of time that says how new a thing was or how long it has gone on."""
_HONOURED_THING = re.compile("[はがも].*(?:お[^、]{1,4}にな|ご[^、]{1,4}にな|召し上が)")
"""Respect for whoever is named, who is mostly not the customer."""
_WHO = re.compile("^((?:[ごお])?[一-龠子]{1,3}(?:さま|さん|ちゃん))、")
"""Somebody of whom a sentence tells."""
_OUR_HOUSE = re.compile("^(?:うちには|我が家には|家には)(?P<who>.+)が(?:おる|いる)$")


class _Besides(DataModel):
    enough: float
    tells: tuple[Sign, ...]
    opinion: Alternatives
    loose: Alternatives
    forbids: Alternatives
    at_risk: Alternatives


@cache
def besides_words() -> _Besides:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("besides.yaml"), _Besides)


def besides(text: Text, said: str) -> list[str]:
    """Clauses that tell the rest of the comment, fit to be said back, the most telling first.

    Args:
        said: what the reply names already.
    """
    words = besides_words()
    taken = [part.tidied for kind, part in text.stretches if kind != "detail"]
    found: dict[str, float] = {}
    for part in _clauses(text.tokens):
        written = "".join(token.surface for token in part).strip("、")
        if re.search(words.forbids, written) or any(one in written or written in one for one in taken):
            continue
        clause = _fact(part, written)
        if clause and not echoes(clause, said, length=6) and not any(echoes(clause, one, length=6) for one in found):
            found[clause] = telling(clause)
    enough = [clause for clause, tells in found.items() if tells >= words.enough]
    return sorted(enough, key=lambda clause: -found[clause])


def telling(written: str) -> float:
    """How surely words tell a fact that counts; what reaches `enough` is said back."""
    return sum(one.adds for one in besides_words().tells if re.search(one.signs, written))


def _fact(part: Sequence[Token], written: str) -> str:
    """What `part` tells as a clause, if it tells a fact of the case; else empty."""
    if breaks_off(written):
        return ""
    words, clause = besides_words(), told(part)
    if house := _OUR_HOUSE.match(clause):
        clause = f"{house['who'].replace('赤ん坊', '赤ちゃん')}がいらっしゃる"
    elif _HONOURED_THING.search(clause) or not is_faithful(written, clause):
        return ""
    clause = re.sub("(?<=お子さまが)いる$", "いらっしゃる", _WHO.sub(r"\1が", clause))
    if not _SHORTEST <= len(clause) <= _LONGEST or any(
        re.search(unfit, clause) for unfit in (words.opinion, words.loose, words.at_risk)
    ):
        return ""
    whole = ends_in_predicate(clause) or clause.endswith(("だけ", "なし", "まま")) or _COUNTED.search(clause)
    return clause if whole else ""


def _clauses(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The sentences that ask nothing, and the last clause of each."""
    for first, last, asks in sentences(tokens):
        if asks:
            continue
        yield tokens[first:last]
        for start, end in pairwise(cuts(tokens, first, last)[-2:]):
            if start > first:
                yield tokens[start:end]
