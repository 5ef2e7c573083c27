"""One or two concrete things beside the main trouble, each named in a few words: how long, how often, how much, who."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from api.analysis.schemas import Hardship, Situation
from api.datafiles import DataModel, Expression, load_yaml
from api.replies.japanese.details import details_of
from api.replies.japanese.harmed import is_about_pets, patient_of
from api.replies.japanese.rewording import is_repeatable
from api.replies.phrasebook import Texts, fill

_NO_TIME = re.compile("(?:[0-9]|1[0-4]|[一二三四五六七八九十]|数)(?:秒|分)|[0-9]{2}秒")
"""A span that nobody calls long."""


class _Fact(DataModel):
    """One row of facts.yaml; one without `find` is found elsewhere."""

    kind: str
    find: Expression | None = None
    not_: Expression | None = Field(default=None, alias="not")
    unless: tuple[Hardship, ...] = ()
    weak: bool = False
    noun: str
    say: Texts


class _Facts(DataModel):
    never: Expression
    ours: dict[Expression, str]
    mourning: Expression
    mourning_dear: Expression
    mourning_near: Expression
    both: Annotated[tuple[str, ...], Field(min_length=1)]
    facts: tuple[_Fact, ...]


@cache
def facts() -> _Facts:
    """The rows that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("facts.yaml"), _Facts)


def facts_told(
    tidied: str, situation: Situation, said: str, choice: random.Random, *, weak: bool = False
) -> dict[str, str]:
    """`echo`: one sentence that names up to two facts, `echo_short`: the first alone; empty where there is none.

    Args:
        said: what the reply names already, which is not said twice.
        weak: whether a fact may be named alone that says little by itself.
    """
    found: list[tuple[_Fact, str]] = []
    for fact, named in _found(tidied, situation):
        if not any(fact.kind == earlier.kind or (named and named in other) for earlier, other in found) and not _known(
            named, said
        ):
            found.append((fact, named))
    found.sort(key=lambda one: one[0].weak)
    if not found or (found[0][0].weak and not weak):
        return {}
    first, named = found[0]
    alone = fill(choice.choice(first.say), {"x": named})
    if len(found) == 1:
        return {"echo": alone, "echo_short": alone}
    nouns = {place: fill(fact.noun, {"x": one}) for place, (fact, one) in zip("ab", found, strict=False)}
    return {"echo": fill(choice.choice(facts().both), nouns), "echo_short": alone}


def mentions(tidied: str) -> dict[str, str]:
    """Whom of ours the comment names, and a few words that somebody said; for a reply that takes no side."""
    table = facts()
    spoken = next((row.find for row in table.facts if row.kind == "said" and row.find), "")
    said = re.search(spoken, tidied)
    fit = said is not None and is_repeatable(said["x"]) and not re.search(table.never, said["x"])
    theirs = next((called for words, called in table.ours.items() if re.search(words, tidied)), "")
    return {"theirs": theirs, "spoken": f"「{said['x']}」" if said and fit else ""}


def is_bereaved(tidied: str, situation: Situation) -> bool:
    """Whether somebody dear has died."""
    table = facts()
    told = re.search(table.mourning, tidied) or re.search(table.mourning_dear, tidied)
    return "bereaved" in situation.marks or bool(told)


def is_fresh_loss(tidied: str, situation: Situation) -> bool:
    """Whether somebody dear has died so lately that condolences come before anything else."""
    return is_bereaved(tidied, situation) and re.search(facts().mourning_near, tidied) is not None


def _found(tidied: str, situation: Situation) -> Iterator[tuple[_Fact, str]]:
    for fact in facts().facts:
        if situation.hardship in fact.unless or (fact.not_ is not None and re.search(fact.not_, tidied)):
            continue
        named = _named(fact, tidied, situation)
        if named and is_repeatable(named) and not re.search(facts().never, named):
            yield fact, named


def _named(fact: _Fact, tidied: str, situation: Situation) -> str:
    if fact.find is not None:
        match = re.search(fact.find, tidied)
        return match["x"] if match else ""
    if fact.kind == "duration":
        span = details_of(tidied).duration
        return "" if _NO_TIME.match(span) else span
    return "" if is_about_pets(tidied) else patient_of(tidied, tidied, situation)


def _known(named: str, said: str) -> bool:
    """Whether the reply names it already, or somebody whom it calls otherwise."""
    return named in said or (named[-2:] in ("さま", "さん") and named.strip("おご")[:1] in said)
