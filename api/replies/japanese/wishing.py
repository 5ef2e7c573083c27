"""What a dissatisfied customer wants besides being heard: an answer to a question, a refund, a call, a change."""

import re

from api.analysis.schemas import Analysis, Situation
from api.replies.japanese.asking import asked, wanted, wished
from api.replies.japanese.hardships import echoes, wish_for
from api.replies.japanese.lexicon import Wish, wishes
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.stretch import is_rough, quotation
from api.replies.japanese.text import Text
from api.triage.hints import hints_in

_LONGEST = 32
"""Characters of a question or wish that stands before 「も含めて」."""
_ASKING = frozenset({"info", "explain", "contact", "fix"})
"""Wishes whose question awaits an answer; any other is asked for effect."""
_BY_KIND: dict[str, str] = {
    "refund": "返|払|金",
    "explain": "説明|理由|教え|答え",
    "contact": "連絡|電話|返[事信答]|折り返|メール|答え|対応",
    "apology": "謝|詫",
}
"""Wishes that are better told by their kind than in a few words of anger, and words that say just that kind."""
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
    "return": frozenset({"refund", "replace", "contact", "info", "fix"}),
    "call": frozenset({"contact"}),
}
"""Judged wishes that bear out one found by its words."""
_MINE = re.compile("私|わたし|俺|僕")
"""Words for the writer, which a reply could only say from its own side."""
_CLEAR = frozenset(_KINDS)
"""Wishes that are believed wherever in a comment their words stand."""
_IN_THEIR_WORDS = frozenset({"stop"})
"""Kinds of wish that say too little where the customer's own words can be said."""
_NOT_TO = re.compile("ないでほしい|やめてほしい|止めてほしい")
"""A wish that something stops, which no kind of amends says."""
_FOR_EFFECT = re.compile(
    "意味(?:が|は|って|とか)?(?:ある|あり|ない|なく|無)|何(?:だと|様)|(?:おかし|ひど|変だと|と思い?わ?)(?:く?ない|ませんか)"
)
"""Words of a question that reproaches and awaits no answer."""

_WORDS = re.compile("[一-龠ァ-ヶ]+")
"""Words of a wish; where all of them were said already it says nothing new."""
_SAME = 9
"""Characters that a wish has in common with the trouble where it tells the trouble again."""
_MATTER = re.compile("[一-龠ァ-ヶ0-9]")
"""Without any of these a question names nothing: 「なっているか」."""


def wish_of(text: Text, analysis: Analysis, told: str, check: str) -> tuple[str, str]:
    """Kind of the wish (`none` where there is none) and its wording before 「も含めて」, empty if not taken up.

    Args:
        told: what the reply says back of the trouble; this and `check` are not said twice.
        check: what the reply says is looked into.
    """
    known = _known(text)
    judged = analysis.situation
    said_plainly = "" if judged.wish in _BY_KIND else _said_wish(text)
    if text.stretches:
        asks = judged.hardship is None or judged.wish in _ASKING
        question, wish = _question(text) if asks else "", _marked_wish(text)
        brief = wish.endswith("とのご要望") and len(wish) < _TELLING and not _NOT_TO.search(wish)
        wish = "" if brief and re.search(_BY_KIND.get(judged.wish or "", "$^"), wish) else wish
        if known is not None and (known.id not in _CLEAR or not _agrees(known, judged)):
            known = None
        taken_up = question or wish or (known.also if known else "") or said_plainly
    else:
        taken_up = (known.also if known else "") or said_plainly
    kind = known.id if known else "none"
    taken_up = "" if is_rough(taken_up) else taken_up
    ours = kind in _CLEAR and known is not None and taken_up == known.also  # a refund is wished for, not told again
    words = _WORDS.findall(taken_up.removesuffix("とのご要望"))
    repeats = echoes(taken_up, told, length=_SAME) or (bool(words) and all(word in check + told for word in words))
    repeats = repeats and not taken_up.endswith("か") and not ours
    if taken_up and not repeats:
        return kind, taken_up
    reproach = judged.wish in _ASKING and any(_FOR_EFFECT.search(part.tidied) for part in text.stretched("question"))
    by_kind = "" if reproach else wish_for(judged.hardship, judged.wish, check, text.tidied)
    if not by_kind and "redress" in hints_in(text.tidied):
        by_kind = wish_for(judged.hardship, "apology", check, text.tidied)
    return kind, by_kind


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
        unfit = part.masked or _HONOURS.search(part.tidied) or _FOR_EFFECT.search(part.tidied)
        question = "" if unfit else _BARE.sub("", asked(part.tokens, text.aspects, marked=True))
        if len(question) > _LONGEST or not _MATTER.search(question):
            return ""
        return question if question.endswith("か") else f"{question}のこと"
    return ""


def _marked_wish(text: Text) -> str:
    for part in text.stretched("wish"):
        if _MINE.search(part.tidied) and (quote := quotation(part.tidied)) and len(quote) <= _LONGEST:
            return f"{quote}とのご要望"
        known = _known(part)
        wish = wanted(part.tokens, marked=True)
        if known is not None and not (wish and known.id in _IN_THEIR_WORDS):
            return known.also
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
