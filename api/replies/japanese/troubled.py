"""What trouble a Japanese text tells of, and what it befell."""

from api.analysis.schemas import Analysis
from api.replies.japanese.lexicon import Trouble, praises, troubles
from api.replies.japanese.nouns import nouns, setting_of
from api.replies.japanese.patterns import last_unit
from api.replies.japanese.text import Text
from api.triage.hints import hints_in

CONTACT = frozenset({"no_reply", "phone_unreachable", "passed_around", "poor_handling"})
"""Troubles with reaching us; where there is another, they are what came on top of it (R140)."""
_DOUBTED = frozenset({"neglected", "leak", "furious", "grievance"})
"""Hints without which kind words are believed."""
_TELLING = 6
"""Rank from which a trouble makes praise doubtful."""
_CERTAIN = 7
"""Rank from which a trouble is believed although the comment was judged to be about another cause."""


def trouble_of(text: Text, analysis: Analysis, setting: str) -> tuple[Trouble | None, int | None]:
    """What happened, and the token that says so; a trouble of the judged cause wins over one of another."""
    found: list[tuple[float, Trouble, int]] = []
    causes = {analysis.cause.label, *analysis.cause.also}
    for trouble in troubles():
        if trouble.settings and setting not in trouble.settings:
            continue
        for pattern in trouble.match:
            span = last_unit(pattern, text.line, text.units)
            if span is None:
                continue
            token = text.units[span[1]].token
            if (
                trouble.cause not in causes
                and analysis.cause.label not in ("none", "other")
                and trouble.rank < _CERTAIN
            ):
                continue
            weight = trouble.rank + 3.0 * (trouble.cause in causes) + 0.3 * (span[1] - span[0])
            found.append((weight, trouble, token))
            break
    if not found:
        return None, None
    if "prior_contact" in analysis.signals and analysis.cause.label not in ("service", "none"):
        found = [item for item in found if item[1].id not in CONTACT] or found
    _, trouble, token = max(found, key=lambda item: item[0])
    return trouble, token


def is_doubtful(text: Text, analysis: Analysis) -> bool:
    """Whether a comment that was judged to be kind tells of trouble, and of nothing that could be praised."""
    praised = any(last_unit(pattern, text.line, text.units) for praise in praises().praises for pattern in praise.match)
    if praised or any(last_unit(pattern, text.line, text.units) for pattern in praises().turned):
        return False
    if analysis.sentiment.label == "positive" and _DOUBTED.isdisjoint(hints_in(text.tidied)):
        return False
    if analysis.focus:
        return not text.stretched("praise") and bool(text.stretched("trouble"))
    trouble, _ = trouble_of(text, analysis, setting_of(text.tidied))
    return trouble is not None and trouble.rank >= _TELLING


def thing_of(text: Text, at: int | None) -> str:
    """The noun phrase that the trouble befell: an aspect if it can be named, else the nearest subject before it."""
    if at is not None:
        for aspect in text.aspects:
            named = text.named(aspect) if aspect in text.tidied else ""
            if named and named not in nouns().abstract and text.stretch:
                return _whole(named)
        before = [
            phrase for phrase in text.phrases if phrase.end <= at and phrase.particle in ("が", "は", "も", "を", "")
        ]
        near = [
            phrase
            for phrase in before
            if at - phrase.end <= 4
            and phrase.text not in nouns().abstract
            and text.tokens[phrase.end - 1].pos[2] != "サ変可能"
        ]
        for phrase in reversed(near):
            if not phrase.person and phrase.particle in ("が", "は", "も", "を"):
                return _whole(phrase.text)
        for phrase in reversed(near):
            if not phrase.person:
                return _whole(phrase.text)
    for aspect in text.aspects:
        named = text.named(aspect)
        if named and named not in nouns().abstract:
            return _whole(named)
    return ""


def _whole(noun: str) -> str:
    """The thing without what is done to it: 「スマホ修理」 → 「スマホ」."""
    for ending in ("生", "の修理", "修理", "の交換", "の返品", "の配送", "廃止", "終了", "値上げ", "中止"):
        if noun.endswith(ending) and len(noun) > len(ending):
            return noun.removesuffix(ending)
    return noun
