"""The rules of advice as data: rows with conditions, read and validated once."""

from functools import cache
from pathlib import Path

from pydantic import Field, model_validator

from api.conditions import When
from api.contract import Language, Platform
from api.datafiles import DataModel, load_yaml
from api.guidelines.catalogue import catalogue
from api.triage.schemas import Action, CrisisKind, EscalationReason, Level, Priority, PrivateReason


class Words(DataModel):
    """One text in the reader's languages."""

    ja: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def said_in(self, language: Language) -> str:
        return self.ja if language == "ja" else self.en


class Row(DataModel):
    """Conditions and the guidelines that stand behind them."""

    when: When
    rules: tuple[str, ...] = ()
    why: dict[str, Words] = Field(default_factory=dict)
    """Text for this case in place of the guideline's own."""


class ActionRow(Row):
    name: str
    action: Action
    needs_reply: bool
    steps: tuple[str, ...] = ()


class PriorityRow(Row):
    priority: Priority


class EscalationRow(Row):
    reason: EscalationReason
    text: Words


class PrivateRow(Row):
    reason: PrivateReason
    text: Words


class CrisisRow(Row):
    kind: CrisisKind
    text: Words


class LevelRow(Row):
    level: Level


class AssessmentRows(DataModel):
    """How each of the three questions is answered (R127)."""

    importance: tuple[LevelRow, ...]
    impact: tuple[LevelRow, ...]
    urgency: tuple[LevelRow, ...]


class Rules(DataModel):
    """Everything `advise` decides by; the last action, priority and level always hold.

    Every row but those of `actions` may also ask for the facet `action`: what was decided first.
    """

    actions: tuple[ActionRow, ...]
    priorities: tuple[PriorityRow, ...]
    escalations: tuple[EscalationRow, ...]
    privates: tuple[PrivateRow, ...]
    crises: tuple[CrisisRow, ...]
    assessment: AssessmentRows
    notes: tuple[Row, ...]
    steps: dict[str, Words]
    platform_steps: dict[str, dict[Platform, Words]]

    @model_validator(mode="after")
    def _sound(self) -> "Rules":
        levels = (self.assessment.importance, self.assessment.impact, self.assessment.urgency)
        rows: tuple[Row, ...] = (
            *(*self.actions, *self.priorities, *self.escalations, *self.privates, *self.crises, *self.notes),
            *(row for rows in levels for row in rows),
        )
        known = catalogue()
        for row in rows:
            for rule in (*row.rules, *row.why):
                if rule not in known:
                    raise ValueError(f"{rule} is not a guideline")
            if stray := set(row.why) - set(row.rules):
                raise ValueError(f"why names rules the row does not cite: {', '.join(sorted(stray))}")
        for action in self.actions:
            for step in action.steps:
                if step not in self.steps and step not in self.platform_steps:
                    raise ValueError(f"{action.name}: there is no step {step}")
        for last in (self.actions[-1], self.priorities[-1], *(rows[-1] for rows in levels)):
            if any(last.when.named()):
                raise ValueError("the last row must hold for every comment")
        return self


@cache
def rules() -> Rules:
    """The rules that ship.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    return load_yaml(Path(__file__).with_name("rules.yaml"), Rules)
