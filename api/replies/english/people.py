"""Who of ours is thanked or praised, as a reply can name them: "Priya", "the lady at our front desk"."""

import re

from api.analysis.schemas import Analysis
from api.replies.english.text import tidy, whole_words, words
from api.replies.english.turning import topic, turned
from api.replies.english.verbs import forms, is_auxiliary

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
_HAILED = re.compile(
    r"\b(?P<name>[A-Z][a-zà-ÿ]{2,}),? (?:is|was|you(?:'re| are)) (?:a|an|the|such an?) "
    r"(?:absolute |total |proper |real )?"
    r"(?:legend|star|gem|hero|king|queen|diamond|treasure|angel|godsend|saint|credit|keeper|superstar)\b"
)
"""Somebody who is praised by name: "Dave is a legend"."""
_BEHIND = re.compile(
    r"\bwho ?ever(?:'s| is| was| works| sits)? (?P<at>in|at|behind|on) (?:that|the|your) "
    r"(?P<place>[\w' ]{4,30}?)(?=[,.!;]|$)",
    re.I,
)


_ROLE = (
    "man|lad|boy|lady|woman|guy|girl|chap|fella|dude|nurse|barista|waiter|waitress|cashier|guard|teller|receptionist|"
    "pharmacist|manager|clerk|steward|stewardess|driver|librarian|instructor|coach|teacher|tutor|midwife|physio|vet|chef|"
    "conductor|engineer|fitter|plumber|porter|volunteer|agent|stylist|groomer|carer|guide|lifeguard"
)
_OTHERS = (
    "florist|roofer|builder|electrician|optician|dentist|doctor|hairdresser|photographer|caterer|decorator|landlord|"
    "landlady|surveyor|solicitor|accountant|advis[eo]r|courier|postman|postie|seller|host|hostess|staff|team|crew|worker|"
    "colleague|employee|cleaner|gardener|mechanic|technician|surgeon|consultant|bouncer|security|usher|foreman|supervisor|"
    "operator|dispatcher|sitter|walker|planner|trainer|assistant|officer|rep|bride|groom"
)
_SOMEBODY = re.compile(rf"\b(?:{_ROLE}|{_OTHERS})s?$", re.IGNORECASE)


def is_somebody(named: str) -> bool:
    """Whether a person is named and no thing: "our roofer"."""
    return _SOMEBODY.search(named) is not None


_INTRODUCED = re.compile(
    rf"\b(?i:(?P<who>{_ROLE}))(?:(?: [^.,!?;]{{0,32}})?, |(?<!man)(?<!lady)(?<!girl)(?<!boy) |(?<=your man) )"
    r"(?P<name>[A-Z][a-zà-ÿ]{2,})\b(?=,| I think| [a-z]|[.!]|$)"
)
"""Somebody of ours who is named beside what they are: "the lady at your front desk, Lorraine"."""
_CALLED = re.compile(rf"\b(?i:{_ROLE}) (?:called|named) (?P<name>[A-Z][a-zà-ÿ]{{2,}})\b")
"""The same: "a guy called Tyrone"."""
_AT_WORK = re.compile(
    rf"(?:^|[.!] )(?:(?:the|your|that|one of your) )?(?:(?:lovely|young|nice|wee|tall|old|kind|sweet) )?"
    rf"(?P<who>{_ROLE})(?P<where> (?:on|at|in|behind|from) (?!row|seat)(?:the |your |our )?[\w'-]+(?: [\w'-]+){{0,4}})",
    re.IGNORECASE,
)
"""Somebody of ours who is known by where they work."""
_HELPER = re.compile(r" (?:could|can|did|do|does|was|is|had|has|have|would|wo)(?:n't)?$", re.IGNORECASE)
"""A verb that was marked with somebody."""
_SPENT = frozenset(
    {"this", "that", "who", "today", "yesterday", "last", "just", "never", "with", "when", "wouldn't", "and", "then"}
)
"""Words before which a place has ended."""


def praised_person(analysis: Analysis, tidied: str) -> str:
    """Who of ours is praised: by first name, else by what they do: "Priya", "our night team"; or empty."""
    return _by_words(tidied) or _by_aspect(analysis, tidied)


def _by_words(tidied: str) -> str:
    """Who is thanked, named or placed by the words themselves."""
    if (spoken := _SPOKEN_TO.search(tidied)) is not None:
        return f"the {spoken['who'].lower()}{turned(spoken['where'] or '')}"
    if (behind := _BEHIND.search(tidied)) is not None:
        return f"the people {behind['at'].lower()} the {behind['place'].lower()}"
    by_name = (_BY_NAME, _CALLED, _INTRODUCED, _HAILED)
    if (named := next(filter(None, (form.search(tidied) for form in by_name)), None)) is not None:
        return named["name"]
    working = _AT_WORK.search(tidied)
    place = _place(working["where"]) if working else ""
    return f"the {working['who'].lower()} {turned(place)}" if working and place else ""


def _by_aspect(analysis: Analysis, tidied: str) -> str:
    """Who is praised by the words that the analysis points at, where it says that somebody is."""
    if not {"person"} & set(analysis.situation.marks) and analysis.situation.wish != "staff":
        return ""
    spans = [tidy(span.text) for span in analysis.aspects]
    names = [name for span in spans for name in re.findall(r"\b[A-Z][a-zà-ÿ]+\b", span) if _is_name(name, tidied)]
    if names:
        return str(names[0])
    spans = [_HELPER.sub("", span) for span in spans]
    teams = (topic(span, tidied) for span in spans if whole_words(words().staff).search(span))
    return next((team for team in teams if team.startswith("our ")), "")


def _place(words_after: str) -> str:
    """The place at the head of the words: "at the till this morning was" → "at the till"; empty where it has no end."""
    said = words_after.split()
    known = forms()
    for number, word in enumerate(said):
        ends = word.lower() in known.pasts | known.third | _SPENT or is_auxiliary(word.lower())
        if number > 1 and (ends or (word.endswith("ed") and word.islower())):
            return " ".join(said[:number])
    return ""


def _is_name(name: str, tidied: str) -> bool:
    """Whether the word is somebody's name: praised or thanked in person."""
    deed = r"(?:is|was|sorted|helped|saved|made|found|stayed|talked|gave|went|has|had|at|in|from|on|who)"
    thanked = r"[Tt]hank(?:s|you| you)(?: to)?,? |[Kk]udos to |[Ss]hout ?out to "
    called = rf"\b(?:{thanked}|called |named |tutor |teacher |driver ){name}\b(?!'s)"
    named = re.search(rf"{called}|\b{name} {deed}\b", tidied) is not None
    longer = re.search(rf"\b[A-Z][a-zà-ÿ]+ {name}\b", tidied) is not None
    role = re.fullmatch(_ROLE, name, re.IGNORECASE) or whole_words(words().staff).fullmatch(name)
    word = role is not None or name.lower() in forms().base
    return named and not word and not longer
