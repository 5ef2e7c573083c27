"""Figures that nobody has confirmed (R87)."""

import re
from collections.abc import Iterator

from api.drafts.context import Context
from api.drafts.folding import fold
from api.drafts.reading import Place, Reading
from api.drafts.rewriting import Edit

Found = Iterator[tuple[Place, tuple[Edit, ...]]]

_FIGURE = re.compile(
    r"(?:[¥$£€]\s?\d(?:[\d,.]*\d)?)|\d[\d,.]*\s?(?:円|万円|ドル|%|パーセント|pounds?|dollars?|percent|yen|USD|JPY|GBP)"
    r"|\d{1,4}年\d{1,2}月(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}(?!\d)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2}"
)
_HOURS = re.compile(r"\d{1,2}時(?:\d{1,2}分|半)?|\d{1,2}(?::\d{2})?\s?(?:am|pm)|\d{1,2}:\d{2}")
_OPEN = re.compile(r"営業|開店|閉店|開館|閉館|開場|ラストオーダー|open|close", re.IGNORECASE)
_OWN_PROMISE = re.compile(
    r"連絡|返信|返事|回答|報告|お知らせ|知らせ|案内|reply|update|call|write|tell|back to you|let you know"
)
_DIGITS = re.compile(r"\d+")


def unconfirmed_figure(reading: Reading, context: Context) -> Found:
    """A price, share or date that neither the comment, its thread nor the brand profile gives.

    Dates by which we will write are ours to set.
    """
    places = [
        (sentence, match)
        for sentence in reading.sentences
        for shape in ((_FIGURE, _HOURS) if _OPEN.search(sentence.text) else (_FIGURE,))
        for match in shape.finditer(sentence.text)
    ]
    if not places:
        return
    known = set(_DIGITS.findall(_known_text(context)))
    for sentence, match in places:
        digits = _DIGITS.findall(match[0].replace(",", ""))
        if all(one in known for one in digits):
            continue
        a_date = "月" in match[0] or "/" in match[0] or match[0][0].isalpha()
        if a_date and _OWN_PROMISE.search(sentence.text, match.end()):
            continue
        yield Place(sentence.start + match.start(), sentence.start + match.end(), sentence.number), ()


def _known_text(context: Context) -> str:
    comment = context.request.comment
    parts = [context.brand.model_dump_json()]
    if comment is not None:
        parts.append(comment.text)
        if comment.thread is not None and comment.thread.parent_text:
            parts.append(comment.thread.parent_text)
    return fold(" ".join(parts)).text.replace(",", "")
