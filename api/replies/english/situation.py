"""What an English reply says for a situation: the hardship, the wish, what to ask for, the marks and the detail."""

import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import emoji

from api.analysis.schemas import Analysis, Hardship, Lookup, Mark, Situation, Wish
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.english.fit import may_be_said
from api.replies.english.trades import ask_of_trade, is_borne_out
from api.replies.lexicon import Ask
from api.replies.phrasebook import Texts, fill

_HERE = Path(__file__).parent
_LEAST, _LONGEST = 5, 90
"""Characters of a detail worth quoting, and of one that leaves room for the rest."""
_PAIR = 2
_OF_A_THING: frozenset[Hardship | None] = frozenset({"broken", "foreign", "differs", "worse"})
"""Hardships of which a thing is the matter, not a visit."""
_FACILITY = re.compile(
    r"\b(?:the|your|both|all|every) (?:(?!washing|sewing)[\w-]+ ){0,2}?"
    r"(?:machine|lift|elevator|escalator|toilet|loo|shower|turnstile|till|checkout|locker|barrier|hand ?dryer|air ?con"
    r"|pay ?point|hoist|ramp|playground|swing)s?\b(?! (?:that )?(?:I|we|my) )",
    re.IGNORECASE,
)
"""Something that stands where everybody uses it, and was bought by nobody."""
_OF_VIEWS: frozenset[Hardship | None] = frozenset({"offended", "concern", "farewell", "price"})
"""Hardships that are about what all can see, where nothing of theirs has to be looked up."""
_HELD_DEAR: frozenset[Hardship | None] = frozenset({"grief", "precious", "dear"})
_FILLING = frozenset({
    "that", "this", "thing", "what", "with", "when", "your", "have", "like", "would", "should", "being", "nobody",
    "something", "anyone",
})  # fmt: skip
"""Words that two sentences may share without saying the same."""
FEW = 7
"""Words that are quoted; more is told in words of ours."""
LAUGHTER = re.compile(r",? \b(?:lol|lmao|rofl|omg|xd|ngl|tbh|smh|wtf|ffs|(?:ha){2,}|hehe)\b", re.IGNORECASE)
KISSES = re.compile(r"(?<=[a-z]) x{1,3}$")
"""How a message ends, and no part of what it tells."""
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_NOT_SAID = re.compile(r"https?://\S+|@\w+|#\w+")


class HardshipWords(DataModel):
    """How a reply speaks of one hardship (see the head of hardships.yaml)."""

    said: Expression = ""
    told: Texts
    told_of: Texts = ()
    owned: Texts
    felt: Texts
    after: Texts
    check: Texts
    check_of: Texts = ()
    topic: str


class Weight(DataModel):
    """What makes a hardship weigh more, as a clause and as a sentence."""

    felt: Texts
    after: Texts
    said: Expression = ""
    """Words without one of which the mark is not spoken of."""
    of: frozenset[Hardship] = frozenset()
    """Beside which hardships; empty means all."""


class _Hardships(DataModel):
    hardships: dict[str, HardshipWords]


class _Told(DataModel):
    """What to ask for where one of the words is said."""

    said: Expression
    ask: Ask


class _Situations(DataModel):
    lookups: dict[Lookup, Ask]
    unsure: dict[Lookup, Ask]
    tender: Ask
    privacy: tuple[_Told, ...]
    wishes: dict[Wish, Texts]
    called: Expression
    wished: dict[Wish, Expression]
    marks: dict[Mark, Weight]


@cache
def hardships() -> Mapping[str, HardshipWords]:
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


def believed(analysis: Analysis, tidied: str) -> Analysis:
    """Without a hardship that no word of the comment speaks of; of such guesses half were wrong (dev part)."""
    situation = analysis.situation
    if situation.hardship is None or re.search(hardships()[situation.hardship].said, tidied, re.IGNORECASE):
        return analysis
    return analysis.model_copy(update={"situation": situation.model_copy(update={"hardship": None})})


def by_hardship(situation: Situation, named: str, choice: random.Random, *, ahead: bool = False) -> dict[str, str]:
    """Our own words for the trouble, the feeling, what is looked into and the topic.

    Args:
        named: the thing itself where it stands in the customer's trouble, as a noun phrase; or empty.
        ahead: whether the day it is about is still to come.
    """
    hardship = situation.hardship or "plain"
    finer = (f"{hardship}_ahead" if ahead else "", f"{hardship}_{situation.lookup}", f"{hardship}_{situation.wish}")
    known = hardships()[next((name for name in finer if name in hardships()), hardship)]
    theirs = situation.hardship != "parcel" or named.startswith("your ")
    checks = known.check_of if named and known.check_of and theirs else known.check
    short = [check for check in checks if " and " not in check] if situation.wish else []
    check = choice.choice(short or checks)
    lived = choice.choice(known.told_of if named and theirs and known.told_of else known.told)
    felt = choice.choice(known.felt)
    besides = [after for after in known.after if _contents(after).isdisjoint(_contents(f"{lived} {felt}"))]
    return {
        "lived": fill(lived, {"named": named}),
        "owned": choice.choice(known.owned),
        "felt": felt,
        **({"after": choice.choice(besides)} if besides else {}),
        "check": fill(check, {"named": named}),
        "topic_said": known.topic,
    }


def _contents(text: str) -> set[str]:
    """The beginnings of the words that carry the meaning, so that nothing is said twice."""
    return {word[:5] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _FILLING}


def weighing(situation: Situation, tidied: str, choice: random.Random) -> dict[str, str]:
    """What makes it weigh more than its kind alone; the first mark in the order of the file counts (R36)."""
    known = (
        weight
        for mark, weight in situations().marks.items()
        if mark in situation.marks and re.search(weight.said, tidied, re.IGNORECASE)
    )
    weight = next((weight for weight in known if not weight.of or situation.hardship in weight.of), None)
    if weight is None:
        return {}
    return {"felt": choice.choice(weight.felt), "after": choice.choice(weight.after)}


def asked_for(situation: Situation, tidied: str) -> dict[str, str]:
    """Why we need to know something and what, in words of the trade; empty where nothing has to be asked."""
    if situation.lookup is None:
        return {}
    if situation.hardship in _OF_VIEWS and not is_borne_out(situation.lookup, tidied):
        return {}
    ask = ask_of_trade(situation.lookup, tidied) or _usual(situation, situation.lookup, tidied)
    return {"ask_why": ask.why, "ask_what": ask.what}


def _usual(situation: Situation, lookup: Lookup, tidied: str) -> Ask:
    """What anybody is asked for, whatever the trade: for a thing the thing, for a visit where and when it was."""
    known = situations()
    if lookup == "privacy":
        told = (row.ask for row in known.privacy if re.search(row.said, tidied, re.IGNORECASE))
        return next(told, known.lookups[lookup])
    if _FACILITY.search(tidied):
        lookup = "visit" if lookup == "item" else lookup
    elif lookup == "visit" and situation.hardship in _OF_A_THING and is_borne_out("item", tidied):
        lookup = "item"
    if lookup == "order" and situation.hardship in _HELD_DEAR and not is_borne_out("order", tidied):
        return known.tender
    if lookup == "order" and situation.hardship == "parcel":
        return known.lookups[lookup]
    if lookup == "device" and situation.hardship not in ("app", None) and not is_borne_out("device", tidied):
        lookup = "item"
    if is_borne_out(lookup, tidied):
        return known.lookups[lookup]
    return known.lookups["visit"] if situation.hardship is None else known.unsure.get(lookup, known.lookups["visit"])


def wants_call(tidied: str) -> bool:
    """Whether somebody asks to be called."""
    return re.search(situations().called, tidied) is not None


def wished_besides(situation: Situation, tidied: str, choice: random.Random) -> str:
    """The wish as what we check besides; empty for what no check can answer, and for one that no word bears out."""
    wish: Wish | None = situation.wish
    if wish is not None and re.search(situations().wished.get(wish, ""), tidied) is None:
        wish = None
    if wish not in situations().wishes and "hazard" in situation.marks:
        wish = "warn"
    texts = situations().wishes.get(wish, ()) if wish else ()
    return choice.choice(texts) if texts else ""


def quotable(text: str, longest: int = _LONGEST, *, praise: bool = False, few: int = FEW) -> str:
    """The customer's own words as they may stand between quotation marks, as they were written; or empty."""
    said = emoji.replace_emoji(_NOT_SAID.sub(" ", text), replace=" ").translate(_QUOTES)
    said = KISSES.sub("", LAUGHTER.sub("", said))
    said = " ".join(re.sub(r"!+", ".", said).split()).strip(" .,;:-")
    if said[:1] == said[-1:] == '"' and said.count('"') == _PAIR:
        said = said[1:-1]
    said = re.sub(
        r"^(?:and|but|so|because|then|cos|that(?= (?:your?|we|they|the|i)\\b)) ",
        "",
        said.replace('"', "'"),
        flags=re.IGNORECASE,
    )
    fits = _LEAST <= len(said) <= longest and len(said.split()) <= few and said.count("(") == said.count(")")
    return said if fits and may_be_said(said, praise=praise, chosen=True, quoted=True) else ""
