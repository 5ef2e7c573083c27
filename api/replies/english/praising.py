"""Read English praise: the point that was praised, and the small "but" beside it."""

import random
import re
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment
from api.replies.english.choosing import shows_trouble
from api.replies.english.clauses import best_praise, best_spoken
from api.replies.english.complaint import read_complaint
from api.replies.english.focused import Stretch, quoted, said_of, stretches, tells
from api.replies.english.jests import joining
from api.replies.english.lexicon import Trouble, occurs, praises
from api.replies.english.matters import known_trouble, named_in
from api.replies.english.scenes import is_tender, may_be_starred, scene_in
from api.replies.english.situation import quotable
from api.replies.english.text import sentences, setting_of, tidy, whole_words, words
from api.replies.english.turning import topic, turned
from api.replies.english.verbs import forms
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
_CLAIMS = frozenset({"efficacy", "cure", "superlative"})
"""What may not be said again in our own voice (C12)."""


_SPOKEN_TO = re.compile(
    r"(?:^|[.!] )(?:a )?(?:(?:big |huge |massive )?(?:thanks|thank you|shout ?out|kudos|hats off|cheers|props) )?"
    r"to (?:the|your) "
    r"(?P<who>(?:\w+ )?(?:man|lad|lady|woman|guy|girl|chap|driver|nurse|barista|waiter|waitress|cashier|guard|"
    r"conductor|engineer|team|crew|staff|fitters?|plumber|postie|postman|courier|cleaner|chef|receptionist|pharmacist|volunteers?))"
    r"(?P<where> (?:on|at|in|behind) (?:the |your )?[\w' ]{3,24}?)?(?= who\b| that\b| on \w+day|[,.:;!]|$)",
    re.IGNORECASE,
)
"""Somebody of ours to whom the words are addressed."""
_BY_NAME = re.compile(
    r"\b(?:[Tt]hank(?:s|[ -]?you)|[Ss]hout ?out|[Kk]udos|[Pp]rops|[Hh]ats off|[Cc]heers|[Ff]air play) to "
    r"(?:(?:old|young|lovely|dear|your|our|the|mate|nurse|driver|doctor) ){0,3}(?P<name>[A-Z][a-zà-ÿ]{2,})"
    r"(?= who\b| (?:on|in|at|behind|from) (?:the|your) )"
)
"""Somebody of ours who is thanked by name, told by where they work or what they did."""
_BEHIND = re.compile(
    r"\bwho ?ever(?:'s| is| was| works| sits)? (?P<at>in|at|behind|on) (?:that|the|your) "
    r"(?P<place>[\w' ]{4,30}?)(?=[,.!;]|$)",
    re.I,
)


_INTRODUCED = re.compile(
    r"\b(?:your|the|our|a|that|young|wee|big|little|old) (?:(?:man|lad|lady|woman|guy|girl|chap|fella|dude|driver|nurse|barista|"
    r"waiter|waitress|instructor|coach|teacher|tutor|midwife|physio|vet|chef|guard|conductor|engineer|fitter|plumber|"
    r"porter|volunteer|receptionist|pharmacist|agent|teller|manager|stylist|groomer|carer|guide)(?P<place> [^.,!?;]{0,32})?, "
    r"|(?:man|lad|fella|instructor|coach|nurse|driver|tutor|teacher|guide|midwife|barista|carer|physio|stylist) )"
    r"(?P<name>[A-Z][a-zà-ÿ]{2,})\b(?=,| [a-z])"
)
"""Somebody of ours who is named beside what they are: "the lady at your front desk, Lorraine"."""
_AT_WORK = re.compile(
    r"(?:^|[.!] )(?:the|your|that|a|one of your|lovely|nice|young|kind|some)? ?(?:lovely |young |nice |wee |tall |old |kind ){0,2}"
    r"(?P<who>man|lad|boy|lady|woman|guy|girl|chap|fella|dude|nurse|barista|waiter|waitress|cashier|guard|teller|"
    r"receptionist|pharmacist|manager|clerk|steward|stewardess|driver|librarian|counter uncle|counter auntie)"
    r"(?P<where> (?:on|at|in|behind|from) (?:the |your |our )?[A-Za-z0-9' -]{3,26}?)"
    r"(?= (?:with|who|that|when|just|kept|said|drew|found|moved|held|gave|let|walked|took|put|came|ran|was|has|had|"
    r"did|waited|sat|stayed|helped|made|asked|brought|went|spent|lent|carried|wouldn't|never|showed|noticed|saw)\b|,)",
    re.IGNORECASE,
)
"""Somebody of ours who is known by where they work."""


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
    tone = {"tender": "yes"} if is_tender(tidied) else {}
    if not found:
        return reading(slots, {"praise": "staff" if slots.get("person") else "none", **tone})
    praise = max(found, key=lambda one: one.rank)
    given = {"thing": slots["named"]} if "named" in slots else {}
    return reading({**slots, "glad": fill(richest(praise.glad, given, choice), given)}, {"praise": praise.kind})


def _praised(
    tidied: str, aspects: list[str], analysis: Analysis, choice: random.Random, *, known: bool
) -> dict[str, str]:
    """The praised point in the customer's words, and what they would still have better.

    Args:
        known: whether we have words of our own for what they praise.
    """
    slots: dict[str, str] = {}
    for stretch in map(_kind_half, stretches(analysis, "praise", tidied)):
        if hints_in(stretch.text) & _CLAIMS:
            continue
        said = said_of(stretch, tidied, aspects, praise=True)
        sure = _SURELY_OURS.match(said.clause) and _OWNED.match(stretch.text) and not _BROKEN_OFF.search(said.clause)
        if sure and "somebody" not in said.clause and tells(said.clause):
            slots["heard"] = said.clause
        elif (quote := quotable(stretch.written, praise=True) or quoted(stretch.text, praise=True)).count(" ") > 1:
            slots["quote"] = quote
        elif said.matter:
            slots["matter"] = said.matter
        elif said.clause and not _BROKEN_OFF.search(said.clause) and not said.clause.startswith(("it", "somebody ")):
            slots["heard"] = said.clause
        if slots:
            break
    if not slots:
        slots["heard"] = best_praise(tidied, aspects)
    slots["person"] = praised_person(analysis, tidied)
    merry = "jest" in analysis.situation.marks
    if not any(slots.get(name) for name in ("heard", "quote", "matter")):
        slots["scene"] = scene_in(tidied, stretches(analysis, "praise", tidied), aspects, jest=merry)
        if not slots["scene"] and not known:
            slots["quote"] = _kindest(tidied, analysis)
    if merry:
        slots["jest"] = joining(tidied, choice)
    for stretch in stretches(analysis, "trouble", tidied):
        lacked = said_of(stretch, tidied, aspects).clause
        if lacked and lacked != slots.get("heard"):
            slots["lacked"] = lacked
            break
    return slots


def _kind_half(stretch: Stretch) -> Stretch:
    """What stands after "but", where the words before it tell of trouble."""
    before, _, after = stretch.text.rpartition(" but ")
    if not before or not shows_trouble(before) or len(after) < _LEAST:
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


def praised_person(analysis: Analysis, tidied: str) -> str:
    """Who of ours is praised: by first name, else by what they do: "Priya", "our night team"; or empty."""
    if (spoken := _SPOKEN_TO.search(tidied)) is not None:
        return f"the {spoken['who'].lower()}{turned(spoken['where'] or '')}"
    if (behind := _BEHIND.search(tidied)) is not None:
        return f"the people {behind['at'].lower()} the {behind['place'].lower()}"
    if (named := _BY_NAME.search(tidied)) is not None:
        return named["name"]
    if (introduced := _INTRODUCED.search(tidied)) is not None:
        return introduced["name"]
    if (working := _AT_WORK.search(tidied)) is not None:
        return f"the {working['who'].lower()}{turned(working['where'])}"
    if not {"person"} & set(analysis.situation.marks) and analysis.situation.wish != "staff":
        return ""
    spans = [tidy(span.text) for span in analysis.aspects]
    names = [name for span in spans for name in re.findall(r"\b[A-Z][a-zà-ÿ]+\b", span) if _is_name(name, tidied)]
    if names:
        return str(names[0])
    teams = (topic(span, tidied) for span in spans if whole_words(words().staff).search(span))
    return next((team for team in teams if team.startswith("our ")), "")


def _is_name(name: str, tidied: str) -> bool:
    """Whether the word is somebody's name: praised or thanked in person."""
    deed = r"(?:is|was|sorted|helped|saved|made|found|stayed|talked|gave|went|has|had|at|in|from|on|who)"
    thanked = r"[Tt]hank(?:s|you| you)(?: to)?,? |[Kk]udos to |[Ss]hout ?out to "
    called = rf"\b(?:{thanked}|called |named |tutor |teacher |driver ){name}\b(?!'s)"
    named = re.search(rf"{called}|\b{name} {deed}\b", tidied) is not None
    longer = re.search(rf"\b[A-Z][a-zà-ÿ]+ {name}\b", tidied) is not None
    word = name.lower() in forms().base or whole_words(words().staff).fullmatch(name) is not None
    return named and not word and not longer


def _is_doubtful(tidied: str, trouble: Trouble | None, grieved: bool, praised: int, analysis: Analysis) -> bool:
    """Whether what was judged to be praise may be none: it tells of trouble and of nothing fine."""
    lowered = tidied.lower()
    harmed = whole_words(words().harmed).search(lowered) is not None
    fine = not praises().fine.isdisjoint(re.findall("[a-z]+", lowered))
    if analysis.intent.confidence < _UNSURE and not fine and praised <= _FAINT and "thank" not in lowered:
        return True
    if analysis.focus and not harmed:
        return not stretches(analysis, "praise", tidied) and bool(stretches(analysis, "trouble", tidied))
    if harmed:
        return praised <= _FAINT or not fine
    if trouble is not None and trouble.rank >= _DOUBTFUL:
        return praised <= _FAINT
    said = lowered.replace(",", " ").replace(".", " ").split()
    sour = grieved or trouble is not None or any(word in words().trouble for word in said)
    turns = grieved and whole_words(words().turns).search(lowered) is not None
    return turns or (not fine and praised <= _FAINT and sour)
