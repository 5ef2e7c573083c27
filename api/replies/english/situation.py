"""What an English reply says for the situation a comment tells of: hardship, wish, what to ask for, marks, the detail."""

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from api.analysis.schemas import Analysis, Hardship, Lookup, Mark, Situation, Wish
from api.datafiles import DataModel, load_yaml
from api.replies.english.details import details_of
from api.replies.english.fit import may_be_said
from api.replies.english.text import tidy
from api.replies.lexicon import Ask
from api.replies.phrasebook import Texts, fill

_HERE = Path(__file__).parent
_LEAST, _LONGEST = 5, 80
"""Characters of a detail worth quoting, and of one that leaves room for the rest."""


class HardshipWords(DataModel):
    """How a reply speaks of one hardship (see the head of hardships.yaml)."""

    told: Texts
    owned: Texts
    felt: Texts
    after: Texts
    check: Texts
    check_of: Texts = ()
    topic: str
    echo: str


class Weight(DataModel):
    """What makes a hardship weigh more, as a clause and as a sentence."""

    felt: Texts
    after: Texts


class _Hardships(DataModel):
    hardships: dict[Hardship, HardshipWords]


class _Situations(DataModel):
    echoes: dict[str, Texts]
    lookups: dict[Lookup, Ask]
    visits: dict[str, Ask]
    wishes: dict[Wish, Texts]
    marks: dict[Mark, Weight]


@cache
def hardships() -> Mapping[Hardship, HardshipWords]:
    """The words for hardships that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(_HERE / "hardships.yaml", _Hardships).hardships


@cache
def situations() -> _Situations:
    """The words for the rest of a situation that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(_HERE / "situation.yaml", _Situations)


def by_hardship(hardship: Hardship, named: str, choice: random.Random) -> dict[str, str]:
    """Our own words for the trouble, the feeling, what is looked into and the topic.

    Args:
        named: the thing itself where it stands in the customer's trouble, as a noun phrase; or empty.
    """
    known = hardships()[hardship]
    of_it = named if known.check_of else ""
    check = choice.choice(known.check_of if of_it else known.check)
    return {
        "told": choice.choice(known.told),
        "owned": choice.choice(known.owned),
        "felt": choice.choice(known.felt),
        "after": choice.choice(known.after),
        "check": fill(check, {"named": named}),
        "topic_said": known.topic,
    }


def weighing(situation: Situation, choice: random.Random) -> dict[str, str]:
    """What makes it weigh more than its kind alone; the first mark in the order of the file counts (R36)."""
    weight = next((weight for mark, weight in situations().marks.items() if mark in situation.marks), None)
    if weight is None:
        return {}
    return {"felt": choice.choice(weight.felt), "after": choice.choice(weight.after)}


def asked_for(situation: Situation, setting: str) -> dict[str, str]:
    """Why we need to know something and what; empty where nothing has to be asked."""
    if situation.lookup is None:
        return {}
    ask = situations().lookups[situation.lookup]
    if situation.lookup == "visit":
        ask = situations().visits.get(setting, ask)
    return {"ask_why": ask.why, "ask_what": ask.what}


def wished_besides(situation: Situation, choice: random.Random) -> str:
    """The wish as what we check besides; empty for what no check can answer."""
    wish: Wish | None = situation.wish
    if wish not in situations().wishes and "hazard" in situation.marks:
        wish = "warn"
    texts = situations().wishes.get(wish, ()) if wish else ()
    return choice.choice(texts) if texts else ""


def echo_of(analysis: Analysis, said: Sequence[str], choice: random.Random) -> dict[str, str]:
    """The customer's own detail in quotation marks; none that the reply says already.

    Args:
        said: what else of the comment the reply repeats.
    """
    situation = analysis.situation
    repeated = {word for text in said for word in _words(text)}
    for focus in analysis.focus:
        detail = _quotable(focus.text) if focus.kind == "detail" else ""
        if not detail or len(_words(detail) - repeated) * 2 < len(_words(detail)):
            continue
        soon = "today" in situation.marks or bool(details_of(tidy(focus.text)).ahead)
        kind = "today" if soon else hardships()[situation.hardship or "plain"].echo
        return {"echo": choice.choice(situations().echoes[kind]).replace("{detail}", detail)}
    return {}


def _quotable(text: str) -> str:
    """The detail as it may stand between quotation marks, or empty."""
    said = " ".join(text.split()).strip(" .,;:-").strip('"“”').replace('"', "'").replace("“", "'").replace("”", "'")
    said = re.sub(r"^(?:and|but|so|because|then|cos) ", "", said, flags=re.IGNORECASE).replace("’", "'")
    fits = _LEAST <= len(said) <= _LONGEST and said.count("(") == said.count(")")
    return said if fits and may_be_said(said, chosen=True, quoted=True) else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]{2,}", text.lower()))
