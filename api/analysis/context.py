"""What stands around a comment: the text it answers, and what its author wrote before. Pure functions.

Context moves a label only where the label guide and the guidelines say so: three empty insults by one author are
trolling where one is not (R95), a complaint that was left unanswered is prior contact (R140), and a bare «same here»
means what the text above it means.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import EXCEPTIONS, INTENTS, SENTIMENTS, YES_NO, task_slices
from api.analysis.schemas import Comment

Array = NDArray[np.float32]

ENOUGH: Final = 3
"""Empty insults by one author from which on they are trolling (R95)."""
_SHARE = 0.8
"""How far the parent of an echo decides."""
_REPEATED_SHARE = 0.95
"""How far repetition decides: a third empty insult is flagged wherever the threshold of flags lies (R95)."""
_REPEATED = ("trolling.insult", "trolling.provocation")
_ECHO = re.compile(
    r"(?:ほんと(?:に|う(?:に)?)?|まじ(?:で)?|マジ(?:で)?|全く|まったく|激しく|完全に)?"
    r"(?:それ(?:な|です|だ|すぎ)?|これ(?:です|だ|すぎ)?|同意(?:です|します|しかない)?|同感(?:です)?|同じく|右に同じ|わか(?:る|ります)|分か(?:る|ります)"
    r"|私も(?:です)?|わたしも(?:です)?|俺も|僕も|うちも(?:です)?|禿同|はげど)(?:ね|な|よ|わ|よね)?"
    r"|(?:this|same(?: here)?|me too|so true|exactly(?: this)?|agreed?|i agree|\+1|what (?:she|he|they) said)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\s。、.!！…~〜ー―wｗ笑草]+|@user")
_SLICES = task_slices()


def echoes(text: str) -> bool:
    """Whether normalised `text` only says that its author feels the same as the one above."""
    return bool(_ECHO.fullmatch(_MARKS.sub(" ", text).strip()))


def with_parent(row: Array, parent: Array) -> Array:
    """Probabilities of an echo, most of them taken over from the text it answers. It never raises a flag by itself."""
    mixed = (1 - _SHARE) * row + _SHARE * parent
    columns = _SLICES["exception"]
    mixed[columns] = row[columns]
    return np.asarray(mixed, np.float32)


@dataclass(frozen=True)
class History:
    """What else a comment's author wrote: before it in its thread, and beside it in the same request."""

    before: list[str]
    beside: list[str]


def history(comment: Comment, others: Sequence[Comment]) -> History:
    """The author's other texts; none when the author's handle is not known."""
    handle = _handle(comment)
    if handle is None:
        return History([], [])
    earlier = comment.thread.earlier if comment.thread else []
    return History(
        [one.text for one in earlier if one.handle.casefold() == handle],
        [one.text for one in others if one.id != comment.id and _handle(one) == handle],
    )


def _handle(comment: Comment) -> str | None:
    return comment.author.handle.casefold() if comment.author and comment.author.handle else None


def is_empty_insult(row: Array) -> bool:
    """Nothing but insult: no issue, not asking, not praising."""
    negative = row[_SLICES["sentiment"]][SENTIMENTS.index("negative")]
    abuse, complaint = (row[_SLICES["intent"]][INTENTS.index(name)] for name in ("abuse", "complaint"))
    specific = row[_SLICES["specific"]][YES_NO.index("yes")]
    return bool(negative >= 0.5 and specific < 0.5 and abuse >= 0.15 and abuse + complaint >= 0.5)


def wants_an_answer(row: Array) -> bool:
    """Whether the author reported or asked something that the company should answer."""
    return INTENTS[int(row[_SLICES["intent"]].argmax())] in ("complaint", "question", "request")


def with_history(row: Array, before: Sequence[Array], beside: Sequence[Array]) -> Array:
    """Probabilities after the same author's other texts are known (R95, R140).

    An empty insult with two others becomes trolling, of the subtype likelier by its words; who complains or
    asks after having done so in the same thread was left without an answer.
    """
    result = row.copy()
    columns = _SLICES["exception"]
    if is_empty_insult(row) and 1 + sum(map(is_empty_insult, (*before, *beside))) >= ENOUGH:
        likeliest = EXCEPTIONS[int(row[columns].argmax())]
        if likeliest in ("none", *_REPEATED):
            name = max(_REPEATED, key=lambda kind: float(row[columns][EXCEPTIONS.index(kind)]))
            wanted = np.array([float(kind == name) for kind in EXCEPTIONS], np.float32)
            result[columns] = (1 - _REPEATED_SHARE) * row[columns] + _REPEATED_SHARE * wanted
    if wants_an_answer(row) and any(map(wants_an_answer, before)):
        result[_SLICES["prior_contact"]] = (0.0, 1.0)
    return result
