"""One or two concrete things beside the main trouble, each in a few English words: how long, how often, whom."""

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from api.analysis.schemas import Hardship, Situation
from api.datafiles import DataModel, load_yaml
from api.replies.english.fit import may_be_said
from api.replies.english.turning import turned
from api.replies.phrasebook import Texts, fill

_PROPER = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|easter|christmas|eid|diwali|new year's|mother's|father's|valentine's|thanksgiving|black|boxing|"
    r"day|eve)\b",
    re.IGNORECASE,
)
"""Words of days and months, which get their capital."""
_PERSON = {"child", "elderly", "disabled"}
"""Marks with which somebody who is named is the one it befell."""


class _Fact(DataModel):
    """One row of facts.yaml."""

    kind: str
    find: str
    not_: str = Field(default="", alias="not")
    of: frozenset[Hardship] = frozenset()
    unless: frozenset[Hardship] = frozenset()
    marked: bool = False
    """Whether it is named only of a child, or of somebody old or disabled, or where the trouble itself names it."""
    noun: str = ""
    say: Texts


class _Facts(DataModel):
    number: str
    unit: str
    kin: str
    day: str
    never: str
    both: Annotated[tuple[str, ...], Field(min_length=1)]
    facts: tuple[_Fact, ...]

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """The expression with its parts written out; `{3,24}` stays what it is."""
        for name in ("number", "unit", "kin", "day"):
            pattern = pattern.replace(f"{{{name}}}", getattr(self, name))
        return re.compile(pattern, re.IGNORECASE)


@cache
def facts() -> tuple[_Facts, tuple[tuple[_Fact, re.Pattern[str], re.Pattern[str] | None], ...]]:
    """The rows that ship, each with its expressions.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    table = load_yaml(Path(__file__).with_name("facts.yaml"), _Facts)
    rows = ((row, table.compiled(row.find), table.compiled(row.not_) if row.not_ else None) for row in table.facts)
    return table, tuple(rows)


def facts_told(
    tidied: str, situation: Situation, told: Sequence[str], said: str, choice: random.Random
) -> dict[str, str]:
    """`echo`: one sentence that names up to two facts, `echo_short`: the first alone; empty where there is none.

    Args:
        told: where the comment tells its trouble and what makes it weigh more; one of several sums is named only there.
        said: what the reply names already, which is not said twice.
    """
    found: list[tuple[_Fact, str]] = []
    for fact, named in _found(tidied, situation, told):
        if not any(fact.kind == one.kind for one, _ in found) and not _known(named, said):
            found.append((fact, named))
    if not found:
        return {}
    first, named = found[0]
    alone = _sentence(fill(choice.choice(first.say), {"x": named}))
    nouns = [fill(fact.noun, {"x": one}) for fact, one in found if fact.noun][:2]
    if len(nouns) < 2 or not first.noun:
        return {"echo": alone, "echo_short": alone}
    both = fill(choice.choice(facts()[0].both), dict(zip("ab", nouns, strict=True)))
    return {"echo": _sentence(both), "echo_short": alone}


def _found(tidied: str, situation: Situation, told: Sequence[str]) -> Iterator[tuple[_Fact, str]]:
    table, rows = facts()
    hardship = situation.hardship or "plain"
    for fact, find, unfit in rows:
        if hardship in fact.unless or (fact.of and hardship not in fact.of):
            continue
        if unfit is not None and unfit.search(tidied):
            continue
        written = list(dict.fromkeys(match["x"] for match in find.finditer(tidied)))
        within = [one for one in written if any(one in text for text in told)]
        befell = within or not fact.marked or not _PERSON.isdisjoint(situation.marks)
        if not befell or not written or (len(written) > 1 and len(within) != 1):
            continue
        named = _named((within or written)[0], fact.kind)
        if may_be_said(named, chosen=True) and not re.search(table.never, named):
            yield fact, named


def _named(written: str, kind: str) -> str:
    """The words as they stand within a sentence of ours: "my mum's birthday" becomes "your mum's birthday"."""
    text = " ".join(written.split())
    if kind in ("said", "money"):
        return text
    if text.isupper() or re.match("[A-Z][a-z]+ ", text):
        text = text[0].lower() + text[1:]
    if kind in ("deadline", "since", "of_all_days"):
        return _PROPER.sub(lambda match: match[0].capitalize(), text)
    return turned(re.sub(r"\bmins?\b", "minutes", re.sub(r"\bhrs\b", "hours", text)))


def deadline_in(tidied: str) -> str:
    """The day or hour by which they need it; empty where the comment names none, or several."""
    row, find, _ = next(one for one in facts()[1] if one[0].kind == "deadline")
    written = {match["x"] for match in find.finditer(tidied)}
    return _named(written.pop(), row.kind) if len(written) == 1 else ""


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _known(named: str, said: str) -> bool:
    """Whether the reply names it already."""
    bare = re.sub(r"^(?:your|the|last) ", "", named.lower())
    return bare in said.lower()
