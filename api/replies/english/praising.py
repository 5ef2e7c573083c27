"""Read English praise: the point that was praised, and the small "but" beside it."""

import random
import re
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment
from api.replies.english.choosing import shows_trouble
from api.replies.english.clauses import best_praise, best_spoken, lacks_doer
from api.replies.english.complaint import read_complaint
from api.replies.english.doubted import tells
from api.replies.english.focused import said_of
from api.replies.english.jests import joining
from api.replies.english.lexicon import Trouble, occurs, praises
from api.replies.english.matters import known_trouble, named_in
from api.replies.english.people import praised_person
from api.replies.english.quoting import quoted
from api.replies.english.scenes import is_tender, kindest_scene, may_be_starred, scene_in
from api.replies.english.situation import quotable
from api.replies.english.stretches import Stretch, stretches
from api.replies.english.text import sentences, setting_of, tidy, whole_words, words
from api.replies.lexicon import CLAIMS
from api.replies.phrasebook import fill, richest
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_SHORT, _WHOLE = 60, 110
"""Characters of a comment, and of a sentence of it, that are quoted whole."""
_LEAST = 12
_MERRY, _UNSURE = 0.9, 0.56
"""Confidence from which a feeling needs no kind word, and below which praise without one is doubted."""
_DOUBTFUL, _FAINT = 8, 4
"""A trouble of at least the one rank, beside praise of at most the other, puts praise in doubt."""
_SURELY_OURS = re.compile(r"(?:our|your|the|there's|there is|there are|a|an|two|three|four|whoever|nobody|[A-Z]\w+) ")
"""How a clause begins that reads well after "hearing that"."""
_OWNED = re.compile(
    r"(?:the|my|our|your|this|that|these|those|there's|there is|an?|two|three|four|whoever|nobody) |[A-Z][a-z]+ ",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(
    r"^(?:whoever|the best|the fin)\b|\b(?:is|are|was|were)$|\byou are \d|\bwell spent$"
    r"|\bsaid (?!he|she|they|it|that|we|you|the|his|her)\w"
)
"""Marks of a clause that says less, or something else, than it seems."""
_ADDED = re.compile(
    r"(?<=\w{3}), (?:bought|got|ordered|had|been|went|came back|tried|love|loved|would|will|can't|could|highly|defo|"
    r"definitely|recommend|10/10|five stars)\b[^,]*$",
    re.IGNORECASE,
)
"""What is added behind a comma without a subject, and cannot stand inside a sentence of ours."""
_WHEN = re.compile(
    r"(?:on |in )?(?:the (?:same|very|other)|that|last|this|the day|the week|the morning) "
    r"(?:day|week|month|morning|night|afternoon|evening|year|time)?\b[^,]*\b(?:was|were|got|had|went|died|broke|came|left|lost)\b",
    re.IGNORECASE,
)
"""What says only when it was: "the same week my payment was due"."""
_PROPER = re.compile(r"(?!(?:The|My|Our|Your|This|That|Thank|A|An) )[A-Z][a-z]+(?:'s| [A-Z][a-z]+ (?![A-Z]))")
"""A name of several words or with what is its own, which takes no article."""


def read_praise(comment: Comment, tidied: str, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets of praise; of a complaint, where the words tell of harm."""
    lowered = tidied.lower()
    if occurs(praises().turned, lowered) and not stretches(analysis, "praise", tidied):
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
    slots["star"] = slots["named"] if may_be_starred(slots.get("named", "")) else ""
    slots |= _praised(tidied, aspects, analysis, choice, known=rank > _FAINT)
    if analysis.situation.hardship is not None and "lacked" not in slots:
        slots = {name: text for name, text in slots.items() if name not in ("heard", "matter", "quote", "scene")}
    grieving = any(one.kind == "grief" for one in found)
    tone = {"tender": "yes"} if grieving or is_tender(tidied) else {}
    if not found:
        return reading(slots, {"praise": "staff" if slots.get("person") else "none", **tone})
    praise = max(found, key=lambda one: one.rank)
    given = {"thing": slots["named"]} if "named" in slots else {}
    return reading({**slots, "glad": fill(richest(praise.glad, given, choice), given)}, {"praise": praise.kind, **tone})


def _praised(
    tidied: str, aspects: list[str], analysis: Analysis, choice: random.Random, *, known: bool
) -> dict[str, str]:
    """The praised point in the customer's words, and what they would still have better.

    Args:
        known: whether we have words of our own for what they praise.
    """
    merry = "jest" in analysis.situation.marks
    marked = stretches(analysis, "praise", tidied)
    slots = _pointed(marked, tidied, aspects)
    if not slots:
        scene = scene_in(tidied, marked, jest=merry)
        slots = {"scene": scene} if scene else {"heard": best_praise(tidied, aspects)}
    if not any(slots.values()):
        slots["scene"] = kindest_scene(tidied, aspects, jest=merry)
        slots["quote"] = "" if slots["scene"] or known else _kindest(tidied, analysis)
    slots["person"] = praised_person(analysis, tidied)
    slots["jest"] = joining(tidied, choice) if merry else ""
    lacked = (said_of(stretch, tidied, aspects).clause for stretch in stretches(analysis, "trouble", tidied))
    slots["lacked"] = next((said for said in lacked if said and said != slots.get("heard")), "")
    return slots


def _pointed(marked: list[Stretch], tidied: str, aspects: list[str]) -> dict[str, str]:
    """The first marked stretch that can be told as a clause, quoted or named; empty where none can."""
    for stretch in map(_kind_half, marked):
        if hints_in(stretch.text) & CLAIMS:
            continue
        said = said_of(stretch, tidied, aspects, praise=True)
        if (lacks_doer(stretch.text) and said.clause.startswith("you ")) or _PROPER.match(stretch.text):
            continue
        heard = {"heard": _ADDED.sub("", said.clause)}
        sure = _SURELY_OURS.match(said.clause) and _OWNED.match(stretch.text) and not _BROKEN_OFF.search(said.clause)
        if sure and "somebody" not in said.clause and tells(said.clause):
            return heard
        if (quote := quotable(stretch.written, praise=True) or quoted(stretch.text, praise=True)).count(" ") > 1:
            return {"quote": quote}
        if said.matter:
            return {"matter": said.matter}
        if said.clause and not _BROKEN_OFF.search(said.clause) and not said.clause.startswith(("it", "somebody ")):
            return heard
    return {}


def _kind_half(stretch: Stretch) -> Stretch:
    """What stands after "but", where the words before it tell of trouble, or after words that only say when it was."""
    before, _, after = stretch.text.rpartition(" but ")
    hard = bool(before) and shows_trouble(before)
    if not hard:
        when, _, after = stretch.text.partition(" and ")
        hard = _WHEN.match(when) is not None
    if not hard or len(after) < _LEAST:
        return stretch
    return Stretch(after, stretch.end - len(after), stretch.end)


def _kindest(tidied: str, analysis: Analysis) -> str:
    """The sentence with most kind words or deeds, to be quoted; a short comment whole; or empty."""
    if len(tidied) <= _SHORT and analysis.sentiment.confidence >= _MERRY:
        return quotable(tidied, praise=True)
    kind = praises().fine | praises().deeds | {"thank", "thanks", "cheers"}
    told = [one.text for one in sentences(tidied) if not one.asks]
    rated = sorted(told, key=lambda text: -len(kind & set(re.findall("[a-z]+", text.lower()))))
    fit = (
        said
        for text in rated
        if kind & set(re.findall("[a-z]+", text.lower())) and (said := quotable(text, _WHOLE, praise=True))
    )
    return next(fit, "")


def _is_glad(tidied: str, analysis: Analysis) -> bool:
    """Whether gladness is sure, and what pleased was marked and no trouble."""
    sure = analysis.sentiment.label == "positive" and analysis.sentiment.confidence >= _MERRY
    return sure and bool(stretches(analysis, "praise", tidied)) and not stretches(analysis, "trouble", tidied)


def _is_doubtful(tidied: str, trouble: Trouble | None, grieved: bool, praised: int, analysis: Analysis) -> bool:
    """Whether what was judged to be praise may be none: it tells of trouble and of nothing fine."""
    if "sincere" in hints_in(tidied):
        return False
    lowered = tidied.lower()
    harmed = whole_words(words().harmed).search(lowered) is not None
    fine = not praises().fine.isdisjoint(re.findall("[a-z]+", lowered))
    if analysis.intent.confidence < _UNSURE and not fine and praised <= _FAINT and "thank" not in lowered:
        return True
    if analysis.focus and not harmed:
        return not stretches(analysis, "praise", tidied) and bool(stretches(analysis, "trouble", tidied))
    if harmed:
        return (praised <= _FAINT or not fine) and not _is_glad(tidied, analysis)
    if trouble is not None and trouble.rank >= _DOUBTFUL:
        return praised <= _FAINT
    said = lowered.replace(",", " ").replace(".", " ").split()
    sour = grieved or trouble is not None or any(word in words().trouble for word in said)
    turns = grieved and whole_words(words().turns).search(lowered) is not None
    return turns or (not fine and praised <= _FAINT and sour)
