"""Figures that nobody has confirmed (R87)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from zoneinfo import ZoneInfo

from api.brand.profile import Brand
from api.drafts.context import Context
from api.drafts.figures import Kind, bare_numbers, figures_in
from api.drafts.folding import fold
from api.drafts.reading import Place, Reading
from api.drafts.rewriting import Edit

Found = Iterator[tuple[Place, tuple[Edit, ...]]]
_Known = frozenset[tuple[Kind, tuple[float, ...]]]

_OPEN = re.compile(
    r"営業|開店|閉店|開館|閉館|開場|開園|閉園|受付時間|ラストオーダー|\b(?:open|opens|opening|close|closes|closing)\b",
    re.I,
)
_OWN_PROMISE = re.compile(
    r"連絡|返信|返事|回答|報告|お知らせ|知らせ|案内|reply|update|call|write|tell|back to you|let you know|message"
)
_KEPT = 16
"""Profiles whose figures are kept read."""


def unconfirmed_figure(reading: Reading, context: Context) -> Found:
    """A price, share or date that neither the comment, its thread nor the brand profile gives.

    Dates by which we will write are ours to set, and so are times except those at which something opens.
    """
    found = [
        (sentence, figure)
        for sentence in reading.sentences
        for figure in figures_in(sentence.text, times=bool(_OPEN.search(sentence.text)))
    ]
    if not found:
        return
    known = _of_brand(context.brand)
    told = _told(context)
    numbers = bare_numbers(told)
    theirs = _figures(told)
    for sentence, figure in found:
        if (figure.kind, figure.value) in known | theirs or all(part in numbers or not part for part in figure.value):
            continue
        if figure.kind in ("day", "month", "time") and _OWN_PROMISE.search(sentence.text, figure.end):
            continue
        yield Place(sentence.start + figure.start, sentence.start + figure.end, sentence.number), ()


def _told(context: Context) -> str:
    """What the customer and the thread say."""
    comment = context.request.comment
    if comment is None:
        return ""
    parent = comment.thread.parent_text if comment.thread is not None else None
    return fold(f"{comment.text}\n{parent or ''}").text


def _figures(text: str) -> _Known:
    return frozenset((figure.kind, figure.value) for figure in figures_in(text, times=True))


def _of_brand(brand: Brand) -> _Known:
    return _read(tuple(_said_by(brand)))


@lru_cache(maxsize=_KEPT)
def _read(said: tuple[str, ...]) -> _Known:
    return frozenset().union(*(_figures(fold(text).text) for text in said))


def _said_by(brand: Brand) -> Iterator[str]:
    """Everything in a profile that a reply may repeat; limits of approval are nobody's business outside."""
    for fact in brand.facts:
        yield from (fact.statement.ja, fact.statement.en)
    for answer in brand.faq:
        yield from (*answer.questions, answer.answer.ja, answer.answer.en)
    zone = ZoneInfo(brand.timezone)
    for issue in brand.known_issues:
        yield from (issue.statement.ja, issue.statement.en)
        if issue.workaround is not None:
            yield from (issue.workaround.ja, issue.workaround.en)
        if issue.next_update is not None:
            yield issue.next_update.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    for remedy in brand.remedies:
        yield from (remedy.wording.ja, remedy.wording.en)
    for link in brand.links:
        yield from (link.name.ja, link.name.en)
    for product in brand.products:
        yield from (product.name.ja, product.name.en, *product.spellings)
    yield from (brand.promises.contact_hours.ja, brand.promises.contact_hours.en)
    hours = brand.hours
    for day in (hours.mon, hours.tue, hours.wed, hours.thu, hours.fri, hours.sat, hours.sun):
        yield from (span.replace("-", " ") for span in day)
    yield from (f"{holiday.day.isoformat()} {holiday.name}" for holiday in hours.holidays)
