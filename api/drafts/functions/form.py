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
_PERMISSIONS = 2
_PERMISSION = re.compile(r"([さわらか])せて(?:いただ|頂)([きくけい])")
_PLAIN_WORD = {"き": "いたし", "く": "いたす", "け": "いたせ", "い": "いたし"}
_JOINT = re.compile(r"(?:ます|です|ました|でした|ません)(?P<out>(?:ので|が|から|けれども)?、)")
_ASKS = re.compile(r"\?|(?:でしょうか|(?:ます|です|ました|でした|ません)か)(?=[。\s]|$)")
_POLITE = frozenset(
    {"ます", "です", "下さる", "ください", "御座る", "為さる", "ませ", "願う", "お願い", "どうぞ", "申す"}
)
_DIALECT = re.compile(
    r"(?:つか[あぁ]さい|おくれやす|おくんなさい|くんなはれ|じゃの[うお]|ですき|ますけん)[ねよ]?[。!?]*$"
)
"""Polite endings of the regions that the tokenizer takes for plain ones."""
_PLAIN_POS = ("動詞", "形容詞", "助動詞")


def long_sentence(reading: Reading, context: Context) -> Found:
    """A sentence too long to read on a phone."""
    for sentence in reading.sentences:
        length = len(sentence.text) if sentence.language == "ja" else len(sentence.words)
        if length > (_LONG_JAPANESE if sentence.language == "ja" else _LONG_ENGLISH):
            yield Place(sentence.start, sentence.end, sentence.number), tuple(_split(sentence))


def _split(sentence: ReadSentence) -> Iterator[Edit]:
    """A full stop where two statements are joined, the joint nearest to the middle first."""
    joints = sorted(_JOINT.finditer(sentence.text), key=lambda joint: abs(joint.end() - len(sentence.text) / 2))
    for joint in joints[:2]:
        yield Edit(sentence.start + joint.start("out"), sentence.start + joint.end("out"), "。")


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
            end = max(sentence.end, asked[-1].end())
            yield Place(sentence.start, end, sentence.number), ()


def plain_form(reading: Reading, context: Context) -> Found:
    """A Japanese sentence that ends in the plain form."""
    for sentence in reading.sentences:
        place = Place(sentence.start, sentence.end, sentence.number)
        if sentence.language == "ja" and _ends_plain(sentence) and not reading.in_quotes(place):
            yield place, tuple(_polite(sentence))


_POLITE_ENDINGS = (
    (re.compile(r"(?:である|だ)(?=[。!?]*$)"), "です"),
    (re.compile(r"した(?=[。!?]*$)"), "しました"),
    (re.compile(r"する(?=[。!?]*$)"), "します"),
    (re.compile(r"(?<=て)いる(?=[。!?]*$)"), "います"),
    (re.compile(r"ている(?=[。!?]*$)"), "ています"),
    (re.compile(r"思う(?=[。!?]*$)"), "思います"),
    (re.compile(r"ない(?=[。!?]*$)"), "ないです"),
)


def _polite(sentence: ReadSentence) -> Iterator[Edit]:
    for ending, polite in _POLITE_ENDINGS:
        if match := ending.search(sentence.text):
            yield Edit(sentence.start + match.start(), sentence.start + match.end(), polite)


def permission_pile(reading: Reading, context: Context) -> Found:
    """More than two させていただく: the third, and the draft with いたす in place of them."""
    found = list(_PERMISSION.finditer(reading.text))
    if len(found) > _PERMISSIONS:
        plain = _PERMISSION.sub(lambda one: _PLAIN_WORD[one[2]] if one[1] == "さ" else one[0], reading.text)
        first, last = found[0], found[-1]
        place = Place(_clause_start(reading.text, first.start()), last.end(), reading.sentence_at(first.start()))
        yield place, (Edit(0, len(reading.text), plain),)


def _clause_start(text: str, at: int) -> int:
    while at > 0 and text[at - 1] not in "。、!?\n":
        at -= 1
    return at


def _ends_plain(sentence: ReadSentence) -> bool:
    words = [word for word in sentence.words if any(char.isalnum() for char in word.text)]
    if len(words) < 2 or sentence.text.rstrip().endswith((")", "」", "、", ",", ":")):
        return False
    if _DIALECT.search(sentence.text):
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
