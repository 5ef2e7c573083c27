"""The draft as rules read it: compatibility-composed (NFKC), without invisible characters, with the way back."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

MAX_FOLDED = 12_000
"""NFKC can lengthen a text (one code point may become eighteen); what is longer is cut."""

_PLAIN = re.compile(r"[\x20-\x7eぁ-ゔァ-ヴー、。「」一-鿿]+")
_JOINED = frozenset("ﾞﾟ\u3099\u309a")
_SENTENCE = re.compile(r"[^。!?\n]*(?:[。!?]+[」』\"”)）]*|\n|\Z)")
_ENGLISH_STOP = re.compile(r"(?<=[a-z0-9)\]\"'])\.(?=\s+[A-Z\"'(\[]|\s*\Z|\n)")
_QUOTED = re.compile(
    r"「[^「」]*」|『[^『』]*』|“[^“”]*”|(?<!\w)\"[^\"\n]*\"(?!\w)|(?<![\w'])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w))*(?<=[\w.,!?])'(?!\w)"
)
_REPORTED = re.compile(
    r"(?:[^。、!?\n「」]+)(?=(?:という|といった|などという|との|って)"
    r"(?:お?言葉|書き込み|書き方|投稿|コメント|発言|呼び方|言い方|脅し|予告|つぶやき))"
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "｡": "。"})
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々]")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded `text`; character i of it stems from `starts[i]:ends[i]` (code points) of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the slice `start:end`; an empty slice is a place."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the folded text with its place; `japanese` tells which tokens it is read with."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def japanese(self) -> bool:
        return bool(_JAPANESE.search(self.text))


def fold(text: str) -> Folded:
    """Fold any string; never raises."""
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text) and len(chars) < MAX_FOLDED:
        if (plain := _plain_until(text, position)) > position:
            plain = min(plain, position + MAX_FOLDED)
            chars += text[position:plain]
            starts += range(position, plain)
            ends += range(position + 1, plain + 1)
            position = plain
            continue
        end = position + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        for char in _folded(text[position:end]):
            chars.append(char)
            starts.append(position)
            ends.append(end)
        position = end
    return Folded("".join(chars), tuple(starts), tuple(ends))


def _plain_until(text: str, position: int) -> int:
    """End of a run of characters that folding leaves as they are."""
    match = _PLAIN.match(text, position)
    if match is None:
        return position
    return match.end() - (match.end() < len(text) and _joins(text[match.end()]))


def _joins(char: str) -> bool:
    return char in _JOINED or unicodedata.combining(char) != 0


def _folded(cluster: str) -> str:
    visible = "".join(_visible(char) for char in cluster[:4])
    return unicodedata.normalize("NFKC", visible).translate(_STRAIGHT)


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\n\t":
        return char
    if category in ("Cc", "Zl", "Zp"):
        return "\n" if char in "\r\u2028\u2029" else " "
    if category == "Cs":
        return "\ufffd"
    return "" if category in ("Cf", "Co", "Cn") or "\ufe00" <= char <= "\ufe0f" else char


def sentences_of(text: str) -> list[Sentence]:
    """Sentences of folded text in order, white space around them left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        cuts = [match.start(), *(stop.end() for stop in _ENGLISH_STOP.finditer(text, *match.span())), match.end()]
        for start, end in pairwise(cuts):
            piece = text[start:end]
            stripped = piece.strip()
            if stripped:
                found.append(Sentence(stripped, start + len(piece) - len(piece.lstrip())))
    return found


def reports(text: str) -> list[tuple[int, int]]:
    """Spans of folded text that say what somebody wrote: 「家へ行くという書き込み」."""
    return [match.span() for match in _REPORTED.finditer(text)]


def quotations(text: str) -> list[tuple[int, int]]:
    """Spans of folded text that stand in quotation marks."""
    return [match.span() for match in _QUOTED.finditer(text)]
