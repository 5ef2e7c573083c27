"""Length, politeness level and number of questions (R29, R38, R118, C19)."""

import re
from collections.abc import Iterator

from api.drafts.context import Context
from api.drafts.reading import Place, Reading, ReadSentence
from api.drafts.rewriting import Edit
from api.replies.fitting import measure

Found = Iterator[tuple[Place, tuple[Edit, ...]]]

_LONG_JAPANESE = 60
"""Characters (R38)."""
_LONG_ENGLISH = 35
"""Words; about what sixty Japanese characters hold."""
_QUESTIONS = 2
_ASKS = re.compile(r"\?|(?:でしょうか|ますか|ですか)(?=[。\s]|$)")
_POLITE = frozenset(
    {"ます", "です", "下さる", "ください", "御座る", "為さる", "ませ", "願う", "お願い", "どうぞ", "申す"}
)
_PLAIN_POS = ("動詞", "形容詞", "助動詞")


def long_sentence(reading: Reading, context: Context) -> Found:
    """A sentence too long to read on a phone."""
    for sentence in reading.sentences:
        length = len(sentence.text) if sentence.language == "ja" else len(sentence.words)
        if length > (_LONG_JAPANESE if sentence.language == "ja" else _LONG_ENGLISH):
            yield Place(sentence.start, sentence.end, sentence.number), ()


def too_long(reading: Reading, context: Context) -> Found:
    """Longer than the platform takes, by its own counting."""
    length = measure(context.request.text, context.request.platform, context.request.channel)
    if length.used > length.limit:
        yield Place(0, len(reading.text)), ()


def too_many_questions(reading: Reading, context: Context) -> Found:
    """The third question and what follows."""
    asked = list(_ASKS.finditer(reading.text))
    if len(asked) > _QUESTIONS:
        sentence = next((one for one in reading.sentences if one.start <= asked[_QUESTIONS].start() < one.end), None)
        if sentence is not None:
            yield Place(sentence.start, sentence.end, sentence.number), ()


def plain_form(reading: Reading, context: Context) -> Found:
    """A Japanese sentence that ends in the plain form."""
    for sentence in reading.sentences:
        place = Place(sentence.start, sentence.end, sentence.number)
        if sentence.language == "ja" and _ends_plain(sentence) and not reading.in_quotes(place):
            yield place, ()


def _ends_plain(sentence: ReadSentence) -> bool:
    words = [word for word in sentence.words if any(char.isalnum() for char in word.text)]
    if len(words) < 2 or sentence.text.rstrip().endswith((")", "」", "、", ",", ":")):
        return False
    while words and words[-1].pos.startswith("助詞-終助詞"):
        words.pop()
    if not words:
        return False
    last = words[-1]
    if last.text == "た" and len(words) > 1 and not words[-2].forms.isdisjoint(_POLITE):
        return False
    tail = words[-3:]
    if any(not word.forms.isdisjoint(_POLITE) for word in tail):
        return False
    return last.pos.startswith(_PLAIN_POS) and last.form.startswith(("終止形", "連体形", "意志推量形", "命令形"))
