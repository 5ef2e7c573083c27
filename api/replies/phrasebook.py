"""Phrases as data: plans (which moves, in which order), moves (what can be said), blanks (what only a person knows).

Plans are the same in every language (plans.yaml); moves and blanks belong to one (ja.yaml, en.yaml).
"""

import random
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from api.conditions import Facets, When
from api.contract import Language
from api.datafiles import DataFileError, DataModel, load_yaml
from api.guidelines.catalogue import catalogue
from api.replies.schemas import Stage
from api.triage.rules import Words

_FOLDER = Path(__file__).with_name("phrases")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_MOVE = re.compile(r"^([a-z_]+)(?:\?([1-9]))?$")


class Phrase(DataModel):
    """One way to say a move. It can be said when its condition holds and every slot it names is filled."""

    text: str
    when: When = When()
    rules: tuple[str, ...] = ()
    short: bool = False
    """Said only where a fuller wording of the same move does not fit."""

    @property
    def slots(self) -> frozenset[str]:
        return slots_in(self.text)


def _as_phrase(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Move(DataModel):
    """One thing a reply does, with the ways to say it."""

    rules: tuple[str, ...] = ()
    say: Annotated[tuple[Annotated[Phrase, BeforeValidator(_as_phrase)], ...], Field(min_length=1)]


class Step(DataModel):
    """A move in a plan; `spare` is 0 when it may not be left out, else 1 (first to go) to 9 (last)."""

    move: str
    spare: int


def _as_step(value: object) -> object:
    if isinstance(value, str) and (match := _MOVE.match(value)):
        return {"move": match[1], "spare": int(match[2] or 0)}
    return value


class Way(DataModel):
    """One structure of a reply: its moves in order, when a person would choose it and what it risks (R120)."""

    moves: Annotated[tuple[Annotated[Step, BeforeValidator(_as_step)], ...], Field(min_length=1)]
    use: Words
    when: When = When()
    """Taken only if this holds."""
    best: When | None = None
    """Comes before the other ways if this holds."""


class Plan(DataModel):
    """The ways to answer one kind of situation; of all plans the first that holds is used."""

    name: str
    stages: tuple[Stage, ...]
    when: When = When()
    rules: tuple[str, ...] = ()
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]


class BlankKind(DataModel):
    """What a person fills in: as it stands in the text, and what to put there."""

    shown: Annotated[tuple[str, ...], Field(min_length=1)]
    hint: Words


class _Plans(DataModel):
    plans: tuple[Plan, ...]


class Phrases(DataModel):
    moves: dict[str, Move]
    blanks: dict[str, BlankKind]


class Phrasebook(DataModel):
    """All that can be said in one language."""

    plans: tuple[Plan, ...]
    moves: dict[str, Move]
    blanks: dict[str, BlankKind]

    @model_validator(mode="after")
    def _sound(self) -> "Phrasebook":
        known = catalogue()
        for plan in self.plans:
            for step in (step for way in plan.ways for step in way.moves):
                if step.move not in self.moves:
                    raise ValueError(f"plan {plan.name}: there is no move {step.move}")
        cited = [rule for plan in self.plans for rule in plan.rules]
        for move in self.moves.values():
            cited += move.rules
            cited += [rule for phrase in move.say for rule in phrase.rules]
        if strange := sorted(set(cited) - set(known)):
            raise ValueError(f"not guidelines: {', '.join(strange)}")
        return self

    def plan_for(self, stage: Stage, facets: Facets) -> Plan | None:
        """The first plan that holds; None only where the stage is closed to this comment (playful, C1)."""
        return next((plan for plan in self.plans if stage in plan.stages and plan.when.holds(facets)), None)


@cache
def phrasebook(language: Language) -> Phrasebook:
    """The phrases that ship.

    Raises:
        DataFileError: a file is not valid; names file and line.
    """
    path = _FOLDER / f"{language}.yaml"
    phrases = load_yaml(path, Phrases)
    try:
        return Phrasebook(plans=_plans(), moves=phrases.moves, blanks=phrases.blanks)
    except ValidationError as error:
        raise DataFileError(f"{path.name}:1: {error.errors()[0]['msg']}") from error


@cache
def _plans() -> tuple[Plan, ...]:
    return load_yaml(_FOLDER / "plans.yaml", _Plans).plans


@lru_cache(maxsize=8_192)
def slots_in(text: str) -> frozenset[str]:
    """Names of the slots in `text`."""
    return frozenset(_SLOT.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """`text` with its slots replaced.

    Raises:
        KeyError: a slot has no value.
    """
    return _SLOT.sub(lambda match: values[match[1]], text)


def _as_texts(value: object) -> object:
    return [value] if isinstance(value, str) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_as_texts)]
"""One text, or several of which one is chosen."""


def richest(texts: Sequence[str], values: Mapping[str, str], choice: random.Random | None = None) -> str:
    """The text that uses most of `values` among those whose every slot has one; empty when none can be said."""
    sayable = [text for text in texts if slots_in(text) <= values.keys() and not _repeats(text, values)]
    if not sayable:
        return ""
    most = max(len(slots_in(text)) for text in sayable)
    best = [text for text in sayable if len(slots_in(text)) == most]
    return choice.choice(best) if choice else best[0]


def _repeats(text: str, values: Mapping[str, str]) -> bool:
    """Whether a value would say again what the text says already: 「修理の修理」."""
    bare = _SLOT.sub("", text)
    if any(values[slot] and values[slot] in bare for slot in slots_in(text)):
        return True
    if any(re.match(r"[一-鿿]{2}", values[slot]) and values[slot][:2] in bare for slot in slots_in(text)):
        return True
    return any(values[slot].endswith(after) for slot, after in re.findall(r"\{([a-z_]+)\}の([^ぁ-ん{]{2,4})", text))
