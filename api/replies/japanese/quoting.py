"""Whole sentences of a kind comment in its own words: true, and grammatical, where no clause could be reworded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from api.datafiles import DataModel, Expression, load_yaml
from api.replies.japanese.rewording import is_repeatable
from api.replies.japanese.tokens import names_somebody, tokenize
from api.replies.lexicon import CLAIMS
from api.triage.hints import hints_in

_SHORTEST, _LONGEST = 5, 38
"""Characters of a quotation that one sentence of a reply can hold."""
_LONGEST_MORE = 26
"""Characters of one that stands beside something else."""
_SHORTEST_WORDS, _LONGEST_WORDS = 4, 28
"""Characters of words that somebody said."""
_OPEN, _CLOSE = "「『", "」』"
_LOOSE = re.compile("^[ぁ-ん](?![ぁ-んァ-ヶ一-龠ー])|^[ー々ゃゅょっ]|[をっのがは]$|^(?:と|に|を|が|は|も)[一-龠ァ-ヶ]")
_ENDS = re.compile("[。? ]+$")
_TELLING = re.compile("[一-龠ァ-ヶ0-9]")
_FEWEST = 3
_WORDS = re.compile("[一-龠]{2,}|[ァ-ヶー]{2,}")
_MOST = 0.7
"""Share of a stretch from which a part of its sentence stands for it, whatever it says."""
_LONG_NAME = 10
_STANDS = frozenset({"動詞", "助動詞", "形容詞", "形状詞"})


class _Quoting(DataModel):
    lead: Expression
    tail: Expression
    thanked: Expression
    unsaid: Expression
    harm: Expression
    hard: Expression
    kind: Expression
    bitter: Expression
    please: Expression
    rude: Expression
    dull: Expression


@cache
def quoting() -> _Quoting:
    """The words that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("quoting.yaml"), _Quoting)


@dataclass(frozen=True)
class _Piece:
    """A sentence or some of its clauses, by its place in the comment."""

    start: int
    end: int
    text: str
    whole: bool = True
    closed: bool = True
    """Whether it ends where a sentence ends."""


def quoted(tidied: str, stretch: str) -> str:
    """The customer's own words around `stretch` in 「」; empty where none can stand."""
    at = tidied.find(stretch)
    if at < 0:
        return ""
    ranked = sorted(_pieces(tidied), key=lambda piece: (-_common(piece, at, stretch), len(piece.text)))
    for piece in ranked:
        common = _common(piece, at, stretch)
        if common < min(len(stretch), _SHORTEST):
            break
        text = _fit(piece.text, closed=piece.closed)
        named = common >= _MOST * len(stretch) and len(text) >= _LONG_NAME
        if text and (piece.whole or named or _tells(text)):
            return f"「{text}」"
    return ""


def _common(piece: _Piece, at: int, stretch: str) -> int:
    """Characters that a piece has in common with the stretch that begins `at`."""
    return min(piece.end, at + len(stretch)) - max(piece.start, at)


def put_in_words(tidied: str, stretch: str) -> str:
    """A question or wish in the customer's own words: the sentence of `stretch` or it alone; empty if none can stand.

    What is asked need not be pleasant, only fit to be said back.
    """
    at = tidied.find(stretch)
    whole = next((one.text for one in _sentences(tidied) if one.start <= at < one.end), "") if at >= 0 else ""
    for written in (whole, stretch):
        text = re.sub(quoting().lead, "", re.sub(quoting().please, "", _ENDS.sub("", written)).strip("。、? "))
        text = text.replace("「", "『").replace("」", "』")
        asks = f"{text}?" in tidied.replace("「", "『").replace("」", "』") and not text.endswith("か")
        fit = _SHORTEST <= len(text) <= _LONGEST and is_repeatable(text) and not _LOOSE.search(re.sub("を$", "", text))
        if fit and not names_somebody(text) and not re.search(quoting().rude, text):
            return f"「{text}{'？' * asks}」"
    return ""


def words_said(tidied: str, stretch: str = "") -> str:
    """Words in quotation marks that somebody said, where they touch `stretch`; empty where there are none."""
    at = tidied.find(stretch)
    for match in re.finditer("「([^「」]+)」(?!が|を|は|も|に|の|です)", tidied):
        touches = not stretch or (match.start() < at + len(stretch) and match.end() > at)
        text = match[1].strip("。、 ").replace("。", "、")
        fit = _SHORTEST_WORDS <= len(text) <= _LONGEST_WORDS and "?" not in text
        if touches and fit and _harmless(text) and re.search("[ぁ-ん]", text):
            return f"「{text}」"
    return ""


def another(tidied: str, said: str, *, behind: int = -1) -> str:
    """One more sentence that can be said back in 「」, the fullest that begins behind `behind`; empty if none can.

    What stands in front of a kindness is mostly how it came to it, and often hard.

    Args:
        said: what the reply says already.
    """
    found = [text for one in _sentences(tidied) if one.start > behind and (text := _unthanked(one.text))]
    found = [text for text in found if not (_known(text, said) or re.search(quoting().dull, text))]
    found = [text for text in found if len(_TELLING.findall(text)) >= _FEWEST and len(text) <= _LONGEST_MORE]
    return f"「{max(found, key=len)}」" if found else ""


def is_harm(clause: str) -> bool:
    """Whether a clause tells of harm to somebody, with no kindness beside it."""
    return bool(re.search(quoting().harm, clause)) and not re.search(quoting().kind, clause)


def tells_kindness(text: str) -> bool:
    """Whether words tell of something good that was done or felt."""
    return bool(re.search(quoting().kind, text))


def _unthanked(written: str) -> str:
    return "" if re.search(quoting().thanked, written) else _fit(written)


def _known(text: str, said: str) -> bool:
    parts = [part for part in re.split("[「」『』、]", said) if len(part) >= _SHORTEST]
    return any(part in text for part in parts) or any(word in said for word in _WORDS.findall(text))


def _fit(written: str, *, closed: bool = True) -> str:
    """`written` as it can stand in 「」; empty where it cannot."""
    text = re.sub(quoting().tail, "", re.sub(quoting().thanked, "", written.strip("。、 ")))
    text = re.sub(quoting().lead, "", re.sub(quoting().tail, "", text)).strip("。、 ")
    text = text.replace("「", "『").replace("」", "』").replace("。", "、").replace("、』", "』")
    if not _SHORTEST <= len(text) <= _LONGEST or _LOOSE.search(text) or "?" in re.sub("『[^』]*』", "", text):
        return ""
    hard = is_harm(text) or (re.search(quoting().hard, text) and not re.search(quoting().kind, text))
    return text if not hard and _harmless(text) and not names_somebody(text) and _whole(text, closed=closed) else ""


def _harmless(text: str) -> bool:
    claims = hints_in(text) & CLAIMS
    return is_repeatable(text) and not (
        re.search(quoting().unsaid, text) or re.search(quoting().bitter, text) or claims
    )


def _tells(text: str) -> bool:
    """Whether words say something of the thing or person that they name."""
    return any(token.kind in _STANDS for token in tokenize(text))


def _whole(text: str, *, closed: bool) -> bool:
    """Whether words end where a sentence or a noun ends."""
    last = tokenize(text)[-1]
    if last.surface in _CLOSE or last.is_noun or last.pos[1] == "終助詞":
        return True
    if last.kind == "副詞":
        return closed
    if last.kind in _STANDS:
        return not last.form.startswith(("未然形", "仮定形", "連用形"))
    return closed and last.surface in ("て", "で", "たら", "まで", "だけ", "ばかり", "から", "とよ", "けん", "ど")


def _pieces(tidied: str) -> Iterator[_Piece]:
    """Every sentence, and every run of its clauses."""
    for whole in _sentences(tidied):
        yield whole
        places = [whole.start, *_marks(tidied, whole.start, whole.end, "、,"), whole.end]
        for number, start in enumerate(places[:-1]):
            for end in places[number + 1 :]:
                if (start, end) != (whole.start, whole.end):
                    yield _Piece(start, end, tidied[start:end], whole=False, closed=end == whole.end)


def _sentences(tidied: str) -> list[_Piece]:
    places = [0, *_marks(tidied, 0, len(tidied), "。?"), len(tidied)]
    return [_Piece(start, end, tidied[start:end]) for start, end in pairwise(places) if end > start]


def _marks(tidied: str, start: int, end: int, marks: str) -> list[int]:
    """Where a mark of `marks` ends outside quotations, between `start` and `end`."""
    found, depth = [], 0
    for place in range(start, end):
        char = tidied[place]
        depth = max(0, depth + (char in _OPEN) - (char in _CLOSE))
        if depth == 0 and char in marks and place + 1 < end:
            found.append(place + 1)
    return found
