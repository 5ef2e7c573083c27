"""Whether a reply speaks to this comment and to no other (R30, R31)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from api.contract import Language
from api.datafiles import DataModel, load_yaml
from api.drafts.context import Context
from api.drafts.folding import fold
from api.drafts.reading import Place, Reading
from api.drafts.rewriting import Edit
from api.drafts.words import Word, japanese_words

Found = Iterator[tuple[Place, tuple[Edit, ...]]]

_CURT = {"ja": 16, "en": 30}
"""Characters below which an answer to a complaint is a shrug."""
_SAME = 90.0
"""Similarity (0-100) from which two replies read as the same text."""
_CONTENT = ("名詞-普通名詞", "名詞-固有名詞", "動詞-一般", "形容詞", "形状詞-一般")
_BLANK = re.compile(r"【[^】\n]+】|\[\[[^\]\n]+\]\]")
"""What staff will fill, with the customer's own matter."""
_NUMBER = re.compile(r"\d")


class _Stock(DataModel):
    ja: str
    en: str


@cache
def _stock(language: Language) -> frozenset[str]:
    data = load_yaml(Path(__file__).parents[1] / "stock" / "stock.yaml", _Stock)
    if language == "en":
        return frozenset(data.en.split())
    return frozenset().union(*(word.forms for entry in data.ja.split() for word in japanese_words(entry)))


def _says_something(word: Word, language: Language) -> bool:
    if not word.forms.isdisjoint(_stock(language)):
        return False
    if language == "ja":
        return word.pos.startswith(_CONTENT)
    return len(word.text) > 1 and any(char.isalpha() for char in word.text)


def generic(reading: Reading, context: Context) -> Found:
    """Nothing in the draft belongs to this comment: every word would fit a hundred others."""
    if context.request.comment is None or not context.request.comment.text.strip():
        return
    if _BLANK.search(reading.text):
        return
    for sentence in reading.sentences:
        if any(_says_something(word, sentence.language) for word in sentence.words):
            return
    yield Place(0, len(reading.text)), ()


def curt(reading: Reading, context: Context) -> Found:
    """One short line in answer to a complaint."""
    written = reading.text.strip()
    if len(written) < _CURT[reading.language] and len(reading.sentences) == 1:
        yield Place(0, len(reading.text)), ()


def same_as_before(reading: Reading, context: Context) -> Found:
    """Nearly the words of a recent reply."""
    text = _comparable(reading.text)
    if text and any(fuzz.ratio(text, _comparable(fold(other).text)) >= _SAME for other in context.request.recent):
        yield Place(0, len(reading.text)), ()


def _comparable(text: str) -> str:
    """Without the name in front, figures and white space, which differ between copies."""
    text = re.sub(r"^[^、,。\n]{1,20}(?:様|さん|さま)[、,\s]*", "", text.strip())
    return re.sub(r"\s+", " ", _NUMBER.sub("0", text)).lower()
