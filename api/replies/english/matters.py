"""What an English complaint is about: the trouble that is known, the thing it befell and the customer's own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.analysis.schemas import Analysis
from api.replies.english.choosing import most_telling, shows_trouble, troubles_told
from api.replies.english.clauses import best_spoken
from api.replies.english.fit import may_be_said
from api.replies.english.focused import REPEATED, Said, said_of
from api.replies.english.lexicon import Trouble, compiled, occurs, troubles
from api.replies.english.situation import quotable
from api.replies.english.stretches import Stretch
from api.replies.english.text import tidy
from api.replies.english.turning import topic, turned

_CERTAIN = 8
"""Rank from which a trouble is believed although the comment was judged to be about another cause."""
_PLAUSIBLE = 5
"""Rank from which a trouble of another cause is believed where nothing else is known."""
_POINTS = re.compile(r"(?:it|you|they|he|she|nobody|this|that)\b|it's ")
"""A clause that says little without what stood before it."""
_CONTACT = frozenset({"no_reply", "phone_unreachable", "passed_around", "chatbot", "callback_missed", "ticket_closed"})


_EDGES = re.compile(
    r"^(?:bought|ordered|paid(?: for)?|booked|got|had|tried|used) "
    r"|(?: (?:for|of|to|with|in|on|at|from|and|the|an?|my))+$",
    re.IGNORECASE,
)
"""Words at the edges of a marked thing that are no part of its name."""
_MEND = re.compile(
    r"\b(?:fix|sort out|mend|repair|update|improve) (?:your|ur)(?: \w+ing| damn| bloody)? "
    r"(?P<what>(?:check ?out|web ?site|site|app|game|server|page|search|log ?in|wi-?fi|lift|machine|booking|payment|"
    r"delivery|support|chatbot|phone line|kitchen|toilets|self checkout|store locator|menu)s?)\b",
    re.IGNORECASE,
)
"""A thing that they only tell us to mend."""


_SO = re.compile(
    r",? so (?!that\b|much\b|many\b|far\b|please\b|thanks?\b|yeah\b|why\b|what\b|how\b)[^.!?,;]{8,60}(?=[.!?,;]|$)"
)
"""What came of it, in the same sentence."""


@dataclass(frozen=True)
class Matter:
    """What a complaint is about: the trouble that is known, the customer's own words, and a second trouble."""

    trouble: Trouble | None
    thing: str
    said: Said
    second: str
    focused: bool
    """Whether the analysis showed where the trouble is told."""


def named_in(tidied: str, analysis: Analysis, within: str = "") -> dict[str, str]:
    """The first thing the comment names that can be said as ours or theirs; one that stands in `within` before all."""
    told = within.lower()
    for span in sorted(analysis.aspects, key=lambda aspect: tidy(aspect.text).lower() not in told):
        named = topic(_EDGES.sub("", span.text), tidied)
        if named:
            return {"topic_said": named, "named": named}
    wanted = _MEND.search(re.sub(r"[.,!?]", "", tidied))
    return {"topic_said": f"our {wanted['what'].lower()}", "named": f"our {wanted['what'].lower()}"} if wanted else {}


def matter_of(tidied: str, analysis: Analysis, setting: str) -> Matter:
    """What happened, by the stretch the analysis points at; without one, by what the whole comment tells."""
    aspects = [tidy(span.text) for span in analysis.aspects]
    told = troubles_told(analysis, tidied)
    if not told:
        trouble, thing, at = known_trouble(tidied.lower(), analysis, setting)
        own = best_spoken(tidied, aspects, at if trouble is not None else None)
        unheard = not own and trouble is None and analysis.exception.type == "none"
        quote = quotable(most_telling(tidied), 105) if unheard else ""
        return Matter(trouble, thing, Said(clause=own, quote=quote), "", focused=False)
    first = _fuller(told[0], said_of(told[0], tidied, aspects), tidied, aspects)
    if first == Said() and len(told) > 1 and shows_trouble(told[1].text):
        told = told[1:]
        first = said_of(told[0], tidied, aspects)
    if first.stated and len(told) > 1:
        clause = said_of(told[1], tidied, aspects).clause
        if clause and not _POINTS.match(clause):
            first, told = Said(clause=clause), told[1:]
    trouble, thing, _ = known_trouble(tidied.lower(), analysis, setting, told[0])
    second = said_of(told[1], tidied, aspects).clause if len(told) > 1 else ""
    if first.clause and (not differ(second, first.clause) or second.startswith("it")):
        second = ""
    return Matter(trouble, thing, first, second, focused=True)


def _fuller(stretch: Stretch, said: Said, tidied: str, aspects: Sequence[str]) -> Said:
    """What the stretch says with what came of it, where the same sentence goes on to tell that."""
    goes_on = _SO.match(tidied[stretch.end :])
    if goes_on is None or not said.clause or len(said.clause) + len(goes_on[0]) > REPEATED:
        return said
    end = stretch.end + len(goes_on[0].rstrip())
    whole = said_of(Stretch(tidied[stretch.start : end], stretch.start, end), tidied, aspects)
    return whole if whole.clause.startswith(said.clause) else said


def known_trouble(
    lowered: str, analysis: Analysis, setting: str, within: Stretch | None = None
) -> tuple[Trouble | None, str, int]:
    """What happened, the thing it befell and where it says so; a trouble of the judged cause comes first.

    Args:
        within: where the trouble is told; what is named elsewhere is a side story.
    """
    causes = {analysis.cause.label, *analysis.cause.also}
    open_cause = analysis.cause.label in ("none", "other")
    found: list[tuple[float, int, Trouble, str, int]] = []
    for order, trouble in enumerate(troubles()):
        elsewhere = trouble.cause == "privacy" and not open_cause and "privacy" not in causes
        if elsewhere or (trouble.settings and setting not in trouble.settings):
            continue
        if (match := _found(trouble.match, lowered, within)) is not None:
            weight = trouble.rank + 3.0 * (trouble.cause in causes)
            found.append((weight, -order, trouble, _thing(match), match.start()))
    if "prior_contact" in analysis.signals and analysis.cause.label not in ("service", "none"):
        found = [item for item in found if item[2].id not in _CONTACT] or found
    if within is not None and not open_cause:
        found = [item for item in found if item[2].cause in causes]
    believed = [item for item in found if item[0] >= _CERTAIN or item[2].cause in causes or open_cause]
    found = believed or [item for item in found if item[2].rank >= _PLAUSIBLE]
    if not found:
        return None, "", 0
    best = max(found, key=lambda item: item[:2])
    return best[2], best[3], best[4]


def _found(patterns: Sequence[str], lowered: str, within: Stretch | None) -> re.Match[str] | None:
    if within is None:
        return occurs(tuple(patterns), lowered)
    return next(
        (
            match
            for pattern in patterns
            for match in compiled(pattern).finditer(lowered)
            if within.near(match.start(), match.end())
        ),
        None,
    )


def _thing(match: re.Match[str]) -> str:
    thing = match.groupdict().get("thing") or ""
    thing = turned(re.sub(r"\b(still|has|have|just|already)$", "", thing.strip()).strip())
    fit = 3 < len(thing) <= 40 and may_be_said(thing) and re.match(r"(your|our|the|this|half|one|two)\b", thing)
    return thing if fit else ""


def differ(one: str, other: str) -> bool:
    """Whether two of the customer's clauses tell different things."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) < 0.5 * min(len(first), len(second) or 99)
