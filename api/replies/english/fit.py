"""What of a comment's English words may be repeated in a reply."""

import re
from functools import cache
from pathlib import Path

from api.datafiles import DataModel, load_yaml
from api.replies.english.text import whole_words, words


class _Fit(DataModel):
    unfit: frozenset[str]
    unsure: frozenset[str]
    dialect: frozenset[str]
    bodily: frozenset[str]
    kind: frozenset[str]


@cache
def _fit() -> _Fit:
    return load_yaml(Path(__file__).with_name("fit.yaml"), _Fit)


def may_be_said(text: str, *, praise: bool = False, chosen: bool = False, quoted: bool = False) -> bool:
    """Whether the words may be repeated: not rude, no accusation or joke, nothing about bodies or courts.

    Args:
        praise: whether they are taken up as praise; kind words are then fit.
        chosen: whether they are known to be the matter; words of a wish or a guess are then fit.
        quoted: whether they stand between quotation marks, as they were written.
    """
    lowered = text.lower()
    unfit = _fit().unfit
    if not praise:
        unfit |= _fit().kind
    if not chosen:
        unfit |= _fit().unsure
    if not quoted:
        unfit |= _fit().dialect
    if not (quoted or chosen):
        unfit |= _fit().bodily
    if set(re.findall(r"[a-z*]+(?:[-'][a-z]+)*", lowered)) & unfit or any(
        " " in one and one in lowered for one in unfit
    ):
        return False
    if not quoted and re.search(r"\b(?:died|dead)\b", lowered) and whole_words(words().living).search(lowered):
        return False
    if re.search(r"[\[\]{}<>=|\\_*#@]|\d{6,}|[^\x00-\x7f£€¥₹₦À-ÿ]", text):
        return False
    return sum(char.isupper() for char in text) <= max(6, len(text) // 4) and text.count('"') % 2 == 0
