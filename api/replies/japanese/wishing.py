"""What a dissatisfied customer wants besides being heard: an answer to a question, a refund, a call, a change."""

import re

from api.replies.japanese.asking import asked, wanted, wished
from api.replies.japanese.lexicon import Wish, wishes
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.stretch import quotation
from api.replies.japanese.text import Text

_LONGEST = 32
"""Characters of a question or wish that stands before 「も含めて」."""
_CLEAR = frozenset({"senior", "refund", "exchange", "resend"})
"""Wishes that are believed wherever in a comment their words stand."""


def wish_of(text: Text, said: str) -> tuple[str, str]:
    """Kind of the wish (`none` where there is none) and its wording before 「も含めて」, empty if not taken up.

    Args:
        said: what the reply says already, which is not said twice.
    """
    known = _known(text)
    if text.stretches:
        question, wish = _question(text), _marked_wish(text)
        if known is not None and known.id not in _CLEAR:
            known = None
        taken_up = question or wish or (known.also if known else "")
    else:
        taken_up = known.also if known else ""
    kind = known.id if known else "none"
    return kind, "" if _overlap(taken_up, said) else taken_up


def _question(text: Text) -> str:
    for part in text.stretched("question"):
        question = "" if part.masked else asked(part.tokens, text.aspects, marked=True)
        if question.endswith("か"):
            return question if len(question) <= _LONGEST else _in_words(part)
        return f"{question}のこと" if question else _in_words(part)
    return ""


def _marked_wish(text: Text) -> str:
    for part in text.stretched("wish"):
        known = _known(part)
        if known is not None:
            return known.also
        question = asked(part.tokens, text.aspects) if part.tidied.endswith("?") else ""
        if question.endswith("か") and len(question) <= _LONGEST:
            return question
        if re.search("教え|聞かせ|教示", part.tidied) and (about := asked(part.tokens, text.aspects, marked=True)):
            return about if about.endswith("か") else f"{about}のこと"
        wish = wanted(part.tokens) or wished(part.tokens)
        return f"{wish}とのご要望" if wish and len(wish) <= _LONGEST else ""
    return ""


def _in_words(part: Text) -> str:
    """What is asked in the customer's own words, where they are short and harmless."""
    quote = quotation(part.tidied.rstrip("?"))
    return f"{quote}へのお答え" if quote and len(quote) <= _LONGEST else ""


def _known(text: Text) -> Wish | None:
    return next(
        (wish for wish in wishes() if any(last_unit(pattern, text.line, text.units) for pattern in wish.match)), None
    )


def _overlap(wish: str, said: str) -> bool:
    return any(part in said for part in re.findall("[一-龠ァ-ヶ]{2,}", wish)) and not wish.endswith("か")
