"""What a dissatisfied customer wants besides being heard: an answer to a question, a refund, a call, a change."""

import re

from api.analysis.schemas import Analysis, Situation
from api.replies.japanese.asking import asked, wanted, wished
from api.replies.japanese.hardships import shares_word
from api.replies.japanese.lexicon import Wish, wishes
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.stretch import is_rough, quotation
from api.replies.japanese.text import Text

_LONGEST = 32
"""Characters of a question or wish that stands before 「も含めて」."""
_ASKING = frozenset({"info", "explain", "contact", "fix"})
"""Wishes whose question awaits an answer; any other is asked for effect."""
_BY_KIND = frozenset({"refund", "explain", "contact", "apology"})
"""Wishes that are better told by their kind than in a few words of anger."""
_BETTER_BY_KIND = frozenset({"explain", "apology", "refund", "senior"})
"""Kinds of wish that sound like a demand in the customer's own words."""
_TELLING = 18
"""Characters from which a wish says more than its kind."""
_HONOURS = re.compile(
    "お[^。、]{1,6}に(?:なっ|なり|なる)|なさ[いっる]|くださ|いらっしゃ|どういうこと|どゆこと|どうし|どうすれ"
    "|でも[^か、]{2,12}[ばら](?:よろしい|よい|いい)|[お御貴]社|そちら|さま$|もらえ|いただけ|くれ"
)
"""A question put to us with respect, which cannot be taken up as ours, or one put for effect."""
_BARE = re.compile("^(?:せめて、?|[はがもをに](?=[どい何誰]))")
"""What is left in front of a question when its speaker falls away."""
_KINDS: dict[str, frozenset[str]] = {
    "senior": frozenset({"contact", "explain", "apology"}),
    "refund": frozenset({"refund"}),
    "exchange": frozenset({"replace"}),
    "resend": frozenset({"replace", "fix"}),
}
"""Judged wishes that bear out one found by its words."""
_MINE = re.compile("私|わたし|俺|僕")
"""Words for the writer, which a reply could only say from its own side."""
_CLEAR = frozenset(_KINDS)
"""Wishes that are believed wherever in a comment their words stand."""

_MATTER = re.compile("[一-龠ァ-ヶ0-9]")
"""Without any of these a question names nothing: 「なっているか」."""


def wish_of(text: Text, analysis: Analysis, said: str) -> tuple[str, str]:
    """Kind of the wish (`none` where there is none) and its wording before 「も含めて」, empty if not taken up.

    Args:
        said: what the reply says already, which is not said twice.
    """
    known = _known(text)
    judged = analysis.situation
    if known is not None and known.id == "restock" and judged.wish == "refund":
        known = None
    said_plainly = "" if judged.wish in _BY_KIND else _said_wish(text)
    if text.stretches:
        asks = judged.hardship is None or judged.wish in _ASKING
        question, wish = _question(text) if asks else "", _marked_wish(text, judged.wish)
        brief = wish.endswith("とのご要望") and len(wish) < _TELLING
        wish = "" if brief and judged.wish in _BY_KIND else wish
        if known is not None and (known.id not in _CLEAR or not _agrees(known, judged)):
            known = None
        taken_up = question or wish or (known.also if known else "") or said_plainly
    else:
        taken_up = (known.also if known else "") or said_plainly
    kind = known.id if known else "none"
    taken_up = "" if is_rough(taken_up) else taken_up
    repeats = shares_word(taken_up, said) and not taken_up.endswith("か")
    return kind, "" if repeats else taken_up


def _agrees(known: Wish, judged: Situation) -> bool:
    """Whether a wish found by its words is the one that was judged, where anything was judged."""
    return judged.hardship is None or judged.wish is None or judged.wish in _KINDS[known.id]


def _said_wish(text: Text) -> str:
    """What is asked for in words although nothing of it was marked."""
    wish = wanted(text.tokens, in_words=True)
    known = _known(text) if wish else None
    if known is not None and known.id in _BETTER_BY_KIND:
        return known.also
    return f"{wish}とのご要望" if wish and len(wish) <= _LONGEST and not _MINE.search(wish) else ""


def _question(text: Text) -> str:
    for part in text.stretched("question"):
        unfit = part.masked or _HONOURS.search(part.tidied)
        question = "" if unfit else _BARE.sub("", asked(part.tokens, text.aspects, marked=True))
        if len(question) > _LONGEST or not _MATTER.search(question):
            return ""
        return question if question.endswith("か") else f"{question}のこと"
    return ""


def _marked_wish(text: Text, judged: str | None) -> str:
    for part in text.stretched("wish"):
        if _MINE.search(part.tidied) and (quote := quotation(part.tidied)) and len(quote) <= _LONGEST:
            return f"{quote}とのご要望"
        known = _known(part)
        if known is not None and (known.id != "restock" or judged != "refund"):
            return known.also
        wish = wanted(part.tokens, marked=True)
        question = (
            asked(part.tokens, text.aspects)
            if part.tidied.endswith("?") and not wish and not _HONOURS.search(part.tidied)
            else ""
        )
        if question.endswith("か") and len(question) <= _LONGEST:
            return question
        told = re.search("教え(?:て(?!い)|ろ|願)|聞かせ|教示", part.tidied)
        if told and (about := asked(part.tokens, text.aspects, marked=True)):
            return about if about.endswith("か") else f"{about}のこと"
        wish = wish or wished(part.tokens)
        return f"{wish}とのご要望" if wish and len(wish) <= _LONGEST else ""
    return ""


def _known(text: Text) -> Wish | None:
    return next(
        (wish for wish in wishes() if any(last_unit(pattern, text.line, text.units) for pattern in wish.match)), None
    )
