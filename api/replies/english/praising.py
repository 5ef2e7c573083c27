"""Read English praise: the point that was praised, and the small "but" beside it."""

import random
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment
from api.replies.english.clauses import best_praise, best_spoken
from api.replies.english.complaint import known_trouble, named_in, read_complaint
from api.replies.english.focused import said_of, stretches
from api.replies.english.lexicon import Trouble, occurs, praises
from api.replies.english.text import setting_of, tidy, whole_words, words
from api.replies.phrasebook import fill, richest
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_DOUBTFUL, _FAINT = 8, 4
"""A trouble of at least the one rank, beside praise of at most the other, puts praise in doubt."""
_CLAIMS = frozenset({"efficacy", "cure", "superlative"})
"""What may not be said again in our own voice (C12)."""


def read_praise(comment: Comment, tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets of praise; of a complaint, where the words tell of harm."""
    lowered = tidied.lower()
    if occurs(praises().turned, lowered):
        return reading({}, {"trouble": "turned"})
    slots = named_in(tidied, analysis)
    if hints_in(tidied) & {"efficacy", "superlative"}:
        safe = not hints_in(slots.get("named", "")) & {"efficacy", "superlative"}
        return reading(slots if safe else {}, {"praise": "none"})
    found = [one for one in praises().praises if occurs(one.match, lowered)]
    trouble, _, _ = known_trouble(lowered, analysis, setting_of(tidied))
    aspects = [tidy(span.text) for span in analysis.aspects]
    rank = max((one.rank for one in found), default=0)
    if _is_doubtful(tidied, trouble, bool(best_spoken(tidied, aspects)), rank, analysis):
        harmed = whole_words(words().harmed).search(lowered) is not None
        if not harmed:
            return reading(slots, {"praise": "none", "doubt": "yes"})
        told = read_complaint(comment, tidied, analysis, choice)
        return replace(told, facets={**told.facets, "intent": frozenset({"complaint"})})
    slots |= _praised(tidied, aspects, analysis)
    if not found:
        return reading(slots, {"praise": "none"})
    praise = max(found, key=lambda one: one.rank)
    given = {"thing": slots["named"]} if "named" in slots else {}
    return reading({**slots, "glad": fill(richest(praise.glad, given, choice), given)}, {"praise": praise.kind})


def _praised(tidied: str, aspects: list[str], analysis: Analysis) -> dict[str, str]:
    """The praised point in the customer's words, and what they would still have better."""
    slots: dict[str, str] = {}
    for stretch in stretches(analysis, "praise", tidied):
        if hints_in(stretch.text) & _CLAIMS:
            continue
        said = said_of(stretch, tidied, aspects, praise=True)
        if said.clause and not said.clause.startswith(("it ", "it's ")):
            slots["heard"] = said.clause
        elif said.matter:
            slots["matter"] = said.matter
        elif said.quote:
            slots["quote"] = said.quote
        if slots:
            break
    if not slots:
        slots["heard"] = best_praise(tidied, aspects)
    for stretch in stretches(analysis, "trouble", tidied):
        lacked = said_of(stretch, tidied, aspects).clause
        if lacked and lacked != slots.get("heard"):
            slots["lacked"] = lacked
            break
    return slots


def _is_doubtful(tidied: str, trouble: Trouble | None, grieved: bool, praised: int, analysis: Analysis) -> bool:
    """Whether what was judged to be praise may be none: it tells of trouble and of nothing fine."""
    lowered = tidied.lower()
    harmed = whole_words(words().harmed).search(lowered) is not None
    if analysis.focus and not harmed:
        return not stretches(analysis, "praise", tidied) and bool(stretches(analysis, "trouble", tidied))
    fine = not praises().fine.isdisjoint(lowered.replace(",", " ").replace(".", " ").split())
    if harmed:
        return praised <= _FAINT or not fine
    if trouble is not None and trouble.rank >= _DOUBTFUL:
        return praised <= _FAINT
    said = lowered.replace(",", " ").replace(".", " ").split()
    sour = grieved or trouble is not None or any(word in words().trouble for word in said)
    turns = grieved and whole_words(words().turns).search(lowered) is not None
    return turns or (not fine and praised <= _FAINT and sour)
