"""Read an English question: the words with which its answer begins, or what the answer must say."""

import re
from collections.abc import Sequence
from functools import cache

from api.replies.english.asking import asking
from api.replies.english.fit import may_be_said
from api.replies.english.indirect import TAGGED, indirect, parted
from api.replies.english.text import sentences, whole_words
from api.replies.english.turning import turned

_LONGEST = 90
"""Characters of a question that still read well inside a sentence."""
_MOST = 2
"""Questions that one reply answers."""
_AND_ASKS = re.compile(
    r",? (?:and|or) (?=(?:is|are|do|does|did|can|will|would|has|have|how|what|when|where|which) \w)", re.I
)
_POLITE = re.compile(r",? (?:pls|plz|please|thanks|ta)$", re.IGNORECASE)
_OF_US = re.compile(r"(?:would|could|can|will|do|did|are|have) (?:you|u)\b", re.IGNORECASE)
"""A question that cannot be turned round word by word; it is shown as it stands."""


def rumour_in(tidied: str) -> bool:
    """Whether the customer asks if something they heard is true."""
    return whole_words(asking().rumour).search(tidied) is not None


def question_in(tidied: str, asked: Sequence[str] = ()) -> dict[str, str]:
    """Slots of the question: how its answer begins (`answer_*`), what it must say (`query`), its words (`question`).

    Args:
        asked: where the analysis found questions, in words of the tidied comment.
    """
    found = [one for question in list(asked) or _questions(tidied) for one in _each(question)]
    slots: dict[str, str] = {}
    queries = [query for question in found[:_MOST] if (query := indirect(question))]
    if queries and len(queries) == len(found[:_MOST]):
        slots["query"] = ", and ".join(queries)
    if len(found) == 1:
        slots |= _either(found[0]) or _begun(found[0]) or _parted(found[0])
    if "query" in slots and len(slots) == 1:
        slots["inquiry"] = slots["query"]
    if "query" not in slots and found:
        shown = [said for question in found[:_MOST] if (said := _shown(question))]
        if shown:
            both = "; ".join(shown)
            slots["question"] = both if len(both) <= _LONGEST else shown[0]
    return slots


def _shown(question: str) -> str:
    """A question as it stands in the blank for its answer; empty where it cannot."""
    plain = _POLITE.sub("", question.strip(" ?.,"))
    plain = _greeted().sub("", re.split(r"[.!?] ", plain)[-1]).strip(" ?.,")
    fit = 6 <= len(plain) <= _LONGEST and not TAGGED.search(plain)
    if not fit or not may_be_said(plain.replace('"', "'"), chosen=True):
        return ""
    return (
        plain if _OF_US.match(plain) else turned(plain if plain[:2] in ("I ", "I'") else plain[0].lower() + plain[1:])
    )


@cache
def _greeted() -> re.Pattern[str]:
    greetings = "|".join(asking().greetings)
    return re.compile(rf"^(?:(?:{greetings})\b[,:! ]*)+", re.IGNORECASE)


def _questions(tidied: str) -> list[str]:
    found = sentences(tidied)
    first = whole_words(asking().question_words)
    return [one.text for one in found if one.asks] or [one.text for one in found if first.match(one.text)][:1]


def _each(question: str) -> list[str]:
    """Two questions in one sentence apart, where each can be answered alone: "can I bring it and what does it cost"."""
    halves = _AND_ASKS.split(question, maxsplit=1)
    return halves if len(halves) == _MOST and all(indirect(half) for half in halves) else [question]


_CHOICE = re.compile(
    r"(?:what(?:'s| is| are) |(?P<be>is|are) )(?P<what>(?:the|your|this|that|these|those|my) [\w' -]{2,60}?)"
    r"(?:, | (?=(?:\w+ ){0,2}\w+ or ))"
    r"(?P<one>[\w'£$€% -]{1,28}) or (?P<other>[\w'£$€% -]{1,28})$",
    re.IGNORECASE,
)


def _either(question: str) -> dict[str, str]:
    """A question that names the answers to choose from: "The strap is [[leather / the vegan stuff]]"."""
    match = _CHOICE.match(_greeted().sub("", question).strip(" ?.,"))
    if match is None or not may_be_said(match["what"], chosen=True):
        return {}
    what = turned(match["what"][0].lower() + match["what"][1:])
    sure = "," in question or (len(match["what"].split()) == 2 and " " not in match["one"])
    if match["be"] and not sure:  # "are the Plume brushes goat hair or synthetic": where the thing ends is not sure
        return {}
    plural = re.match("are", question, re.IGNORECASE) or re.search("[^s]s$", what)
    return {
        "either": f"{what[0].upper()}{what[1:]} {'are' if plural else 'is'}",
        "choices": f"{match['one']} / {match['other']}",
    }


def _parted(question: str) -> dict[str, str]:
    """The answer to a yes-or-no question: "The finale [[will / won't]] have subtitles"."""
    subject, auxiliary, rest = parted(question)
    if (
        not subject
        or rest.startswith("not ")
        or re.match(r"(?:it|this|that|there|any|some|anyone|anything|no|none|nothing|nobody|they|he|she)\b", subject)
        or re.search(r" or ", rest)
    ):
        return {}
    whole = subject if subject[:2].isupper() else subject[0].upper() + subject[1:]
    return {"answer_subject": whole, f"answer_{auxiliary}": rest}


def _begun(question: str) -> dict[str, str]:
    """How the answer begins, by how the question does: "Do you ship to Norway" → "We [[do / don't]] ship …"."""
    plain = _greeted().sub("", question).strip(" ?.,")
    for form in asking().answers:
        match = re.match(f"{form.ask}$", plain, re.IGNORECASE)
        if match is None or not may_be_said(match["rest"], chosen=True):
            continue
        rest = turned(match["rest"])
        if form.begins.startswith("there_"):
            rest = re.sub("^any (?!(?:more|other|one)\\b)", "", rest)
        if len(rest) <= _LONGEST and not re.search(
            r",| or |\b(?:if so|if not)\b|\b(?:and|but) (?:is|do|can|are|will|how|what)\b", rest
        ):
            return {f"answer_{form.begins}": rest}
    return {}
