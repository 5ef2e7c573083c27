"""The detail that makes a trouble theirs, worked into a sentence of ours with the person changed."""

import random
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from api.analysis.schemas import Analysis, Focus, Situation
from api.replies.english.clauses import clause_of
from api.replies.english.fit import may_be_said
from api.replies.english.focused import is_unsure, tells
from api.replies.english.noticed import noticed_in
from api.replies.english.shapes import pattern, tokens
from api.replies.english.situation import hardships, situations
from api.replies.english.text import sentences, tidy, whole_words, words
from api.replies.english.turning import turned
from api.replies.english.verbs import forms, verb_at

Form = Literal["clause", "soon", "moment", "lasting", "times", "after"]
"""How a detail stands in a sentence: a clause, something due, an occasion, how long, how often, what was tried."""

_LONGEST = 80
_NEXT = 4
"""Characters between two stretches that stand side by side."""
_WOMEN = "mum|mom|mam|mother|nan|nana|gran|granny|grandma|wife|daughter|sister|girl|granddaughter|aunt|niece"
_MEN = "dad|father|grandad|grandpa|husband|son|brother|boy|lad|grandson|uncle|nephew"
_KIN = rf"(?:{_WOMEN}|mammy|{_MEN}|da|partner|baby|toddler|kid|child)"
_SHE = re.compile(rf"\b(?:my|our) (?P<who>(?:[\w-]+ )??(?:{_WOMEN}|grandmother|friend|partner))\b(?!')", re.IGNORECASE)
_HE = re.compile(rf"\b(?:my|our) (?P<who>(?:[\w-]+ )??(?:{_MEN}|grandfather|friend|partner))\b(?!')", re.IGNORECASE)
_AGED = re.compile(rf"(?:(?P<owner>my|our) )?(?P<who>{_KIN}),? (?:is |aged )?(?P<age>\d\d?)$", re.IGNORECASE)
_BARE_KIN = re.compile(rf"(?={_KIN}\b)", re.IGNORECASE)
_SHORT_HAS = re.compile(rf"^((?:(?:my|our|her|his) )?{_KIN})'s (?=been |had |got |lost |gone )", re.IGNORECASE)
_SHORT_IS = re.compile(
    rf"^((?:my|our|her|his) (?:\w+)|{_KIN})'s (?=(?:on|in|at|not|still|only|\w+day|\d+|autistic|blind|deaf)\b)", re.I
)
_FEASTS = "(?:christmas|boxing day|new year|easter|eid|diwali|thanksgiving)"
_MOMENT = re.compile(
    r"(?:(?:(?:\d+|an?|one|two|three|four|five|six|several|a few|the) )?"
    r"(?:hours?|days?|weeks?|months?|minutes?|night|morning|day|week) )?(?:before|after) .+$|"
    r"(?:when|while|during|on|in|at|over|halfway through|right in the middle of|in front of) .+$|"
    rf"{_FEASTS}(?: \w+)?$",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?:on|in|at|over|during)\b", re.IGNORECASE)
_FEAST = re.compile(_FEASTS, re.IGNORECASE)
_LASTING = (
    r"(?:since .+|(?:for )?(?:over |nearly |almost |about )?(?:<numbers>|\w+teen|seven|eleven|\w+ty) "
    r"(?:days?|weeks?|months?|years?|nights?|summers|winters)(?: of it)?"
    r"|every \w+ \w+.*|(?:the|a) whole \w+(?: \w+)?)$"
)
_TIMES = re.compile(r"(?:twice|\w+ times(?: (?:now|so far|over))?)(?: (?:this|last|in a) \w+)?$", re.IGNORECASE)
_TRIED = re.compile(
    r"(?:sent |after )?(?P<what>\w+ (?:e-?mails|calls|letters|messages|voicemails|phone calls|visits|trips|forms))\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:today|tonight|tomorrow|noon|midnight|(?:on|by) the \d+(?:st|nd|rd|th)?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:an?|\d+|two|three|four|five) "
    r"(?:min\w*|hours?|days?|weeks?|fortnight)|"
    r"at \d[\d:.]*(?: ?[ap]m)?$|due)\b",
    re.IGNORECASE,
)
_YET = re.compile(r"\b(?:is|are|am|'s|'re|'m|get|gets|start|starts|fly|leave|have|has|need|marry|moves?|begins?)\b")
"""Said of what is still to come."""
_FOREIGN = re.compile(r"(?:they|it|this|that|these|there|we|our|somebody|no|one|some|someone|you and)\b")
"""Beginnings of a clause that may speak of others than the customer's own."""
_DETERMINED = re.compile(r"(?:the|an?|two|three|four|nobody|someone|on \w+|my|our|your) ", re.IGNORECASE)
_THEIRS = re.compile(r"(?:your|you|you're|you've|you'd|half) ?\b")


class Mentioned(NamedTuple):
    """A detail as it stands in a sentence."""

    form: Form
    text: str


def echo_of(analysis: Analysis, said: Sequence[str], tidied: str, choice: random.Random) -> dict[str, str]:
    """The customer's own detail in a sentence of ours; none that the reply says already.

    Args:
        said: what else of the comment the reply repeats.
    """
    situation = analysis.situation
    repeated = {word for text in said for word in _words(text)}
    for focus in analysis.focus:
        found = mentioned(focus.text, tidied, situation.marks) if focus.kind == "detail" else None
        counts = found is not None and (found.form == "times" or found.text.startswith("every "))
        apart = counts and not _beside(focus, analysis)
        if found is None or apart or len(_words(focus.text) - repeated) * 2 < len(_words(focus.text)):
            continue
        return _framed(found, situation, choice)
    for text in noticed_in(tidied):
        found = mentioned(text, tidied, situation.marks)
        if found is not None and len(_words(text) - repeated) * 2 >= len(_words(text)):
            return _framed(found, situation, choice)
    return {}


def _framed(found: Mentioned, situation: Situation, choice: random.Random) -> dict[str, str]:
    kind = hardships()[situation.hardship or "plain"].echo if found.form == "clause" else found.form
    return {"echo": choice.choice(situations().echoes[kind]).replace("{detail}", found.text)}


def _beside(detail: Focus, analysis: Analysis) -> bool:
    """Whether a number of times stands right beside the trouble, so that it counts that."""
    troubles = (focus for focus in analysis.focus if focus.kind == "trouble")
    return any(
        -_NEXT <= detail.start - one.end <= _NEXT or -_NEXT <= one.start - detail.end <= _NEXT for one in troubles
    )


def mentioned(detail: str, tidied: str, marks: Sequence[str]) -> Mentioned | None:
    """The detail ready for a frame of its form; None where it cannot be said safely.

    Args:
        tidied: the whole comment, to tell who "she" is.
    """
    first = sentences(tidy(detail))[:1]
    text = first[0].text if first and not first[0].asks else ""
    text = re.sub(r"^(?:and|but|so|because|then|also|with) ", "", text, flags=re.IGNORECASE)
    if not 4 <= len(text) <= _LONGEST or '"' in text or not may_be_said(text, chosen=True):
        return None
    return _counted(text) or _placed(text) or _told(text, tidied, marks)


def _counted(text: str) -> Mentioned | None:
    small = re.sub("^for [A-Z]", lambda match: match[0].lower(), text[0].lower() + text[1:])
    if _TIMES.match(text):
        return Mentioned("times", small)
    if (tried := _TRIED.match(text)) is not None:
        return Mentioned("after", tried["what"].lower())
    if pattern(_LASTING).match(text):
        said = turned(small)
        return Mentioned("lasting", re.sub("^for | of it$", "", said))
    return None


def _placed(text: str) -> Mentioned | None:
    if _MOMENT.match(text) is None or ", " in text:
        return None
    if _POINT.match(text) and verb_at(tokens(text.lower())) >= 0:
        return None
    small = text if _FEAST.match(text) else text[0].lower() + text[1:]
    return Mentioned("moment", f"on {small}" if _FEAST.match(text) and "over" not in small else turned(small))


def _told(text: str, tidied: str, marks: Sequence[str]) -> Mentioned | None:
    text = _with_owner(text, tidied, marks)
    found = clause_of(text, [], chosen=True) if text else None
    if found is None or _FOREIGN.match(found.text) or not (_THEIRS.match(found.text) or _plain(found.text, text)):
        return None
    if re.search(r"\b(?:him|them)\b", found.text):
        return None
    if found.score < 0.8 or is_unsure(found.text, text) or not (tells(text) or found.score >= 1):
        return None
    over = not (forms().pasts - {"married", "let", "put", "set"}).isdisjoint(text.lower().split())
    due = _SOON.search(text) is not None and _YET.search(text) is not None and not over
    return Mentioned("soon" if due else "clause", found.text)


def _plain(clause: str, written: str) -> bool:
    """Whether the clause speaks of somebody or something else, and of nobody who would need a name."""
    stranger = re.search(r"\b(?:he|she|her|him|his|they|them|their|it|its|this|that|one)\b", clause) is not None
    known = _DETERMINED.match(written) is not None or re.search(r" (?:is|are|was|were|starts?)\b", written) is not None
    return tells(written) and known and not stranger and ", nobody" not in clause


def _with_owner(text: str, tidied: str, marks: Sequence[str]) -> str:
    """The clause with its person named: "she's 7" → "my daughter is 7"; empty where nobody is sure to be meant."""
    text = _SHORT_HAS.sub(r"\1 has ", text)
    text = _SHORT_IS.sub(r"\1 is ", text)
    if (aged := _AGED.match(text)) is not None:
        return f"my {aged['who'].lower()} is {aged['age']}"
    if _BARE_KIN.match(text) and tells(text):
        return f"my {text[0].lower()}{text[1:]}"
    pronoun = re.match(r"(?P<who>s?he|her|his)(?P<is>'s)?\b", text, re.IGNORECASE)
    if pronoun is None:
        return text
    she = pronoun["who"].lower() in ("she", "her")
    named = {found["who"].lower() for found in (_SHE if she else _HE).finditer(tidied)}
    staff = whole_words(words().staff).search(tidied) is not None
    if len(named) != 1 or (staff and pronoun["who"].lower() in ("she", "he") and not pronoun["is"]):
        child = "child" in marks and not named and not staff
        who = "my child" if child else ""
    else:
        who = f"my {named.pop()}"
    owned = "'s" if pronoun["who"].lower() in ("her", "his") else ""
    be = " is" if pronoun["is"] and not re.match(r"(?:been|had|got|lost|gone)\b", text[pronoun.end() :].strip()) else ""
    be = " has" if pronoun["is"] and not be else be
    return f"{who}{owned}{be}{text[pronoun.end() :]}" if who else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{2,}", text.lower()))
