"""Rules as data: what is looked for, where it is right after all, how grave it is, why, and what to write instead."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from api.conditions import When
from api.contract import Language
from api.datafiles import DataFileError, DataModel, load_yaml
from api.guidelines.catalogue import Severity, catalogue
from api.replies.schemas import Channel, Fault, Stage
from api.triage.rules import Words

_FOLDER = Path(__file__).with_name("rules")
_LISTS = "lists.yaml"
_FEATURES = "features.yaml"

LANGUAGES: tuple[Language, ...] = ("ja", "en")


class Example(DataModel):
    """A draft in its context; a bare string is a public draft of which nothing else is known."""

    text: str
    channel: Channel = "public"
    stage: Stage | None = None
    fault: Fault | None = None
    comment: str | None = None
    author: str | None = None
    recent: tuple[str, ...] = ()


def _as_example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


Examples = tuple[Annotated[Example, BeforeValidator(_as_example)], ...]


class Fixed(DataModel):
    """A draft and what it reads after the rewrite has been applied."""

    draft: Annotated[Example, BeforeValidator(_as_example)]
    becomes: str


class Unless(DataModel):
    """Where a phrase is right after all."""

    overlap: tuple[str, ...] = ()
    """Patterns one of which covers part of the match."""
    sentence: tuple[str, ...] = ()
    """Patterns one of which stands in the same sentence."""
    features: tuple[str, ...] = ()
    """Features one of which the draft has anywhere."""


class Change(DataModel):
    """A text to offer, and what part of the draft it takes the place of."""

    put: str
    """{span}, {sentence} and {draft} stand for what was written; empty: it goes."""
    scope: Literal["span", "out", "marks", "ending", "sentence", "rest", "draft", "front", "after", "end"] = "span"
    """`out`: what a regular expression matched, without its lead; `marks`: every exclamation mark of the draft.
    `ending`: the span, where it ends its sentence. `rest`: from the finding to the end of its sentence. `front`
    (behind a name), `after` (the finding's sentence) and `end` (before a signature) add to the draft."""
    when: When = When()


def _as_change(value: object) -> object:
    return {"put": value} if isinstance(value, str) else value


Changes = tuple[Annotated[Change, BeforeValidator(_as_change)], ...]


class Part(DataModel):
    """One meaning that a rule looks for, with what tells it from an innocent one."""

    find: tuple[str, ...] = ()
    """Patterns (kinds `phrase` and `count`) or regular expressions over folded text (kind `regex`)."""
    unless: Unless = Unless()
    extend: Literal["match", "predicate", "clause", "sentence"] | None = None
    """How far the span goes: the match alone, through the end of its predicate, over its clause from comma to comma
    (the default), or the whole sentence. What the branch says holds for its parts."""
    lead: int = 0
    """Kind `regex`: so many characters before the match belong to the span, no further than the last punctuation."""
    level: Severity | None = None
    """In place of the rule's severity, where this meaning is less grave."""
    rewrites: Changes = ()
    """The first that leaves a draft without this finding and without a new one is offered; the branch's own follow."""

    @cached_property
    def sources(self) -> frozenset[str]:
        return frozenset(self.find)


class Branch(Part):
    """A rule in one language."""

    parts: tuple[Part, ...] = ()
    """Further meanings of the same rule."""
    hit: Examples = ()
    near: Examples = ()
    fixed: tuple[Fixed, ...] = ()

    @cached_property
    def meanings(self) -> tuple[Part, ...]:
        """Everything looked for."""
        parts = tuple(
            part if part.extend is not None else part.model_copy(update={"extend": self.extend}) for part in self.parts
        )
        return (self, *parts) if self.find else parts

    @cached_property
    def all_sources(self) -> frozenset[str]:
        """Every pattern of every meaning."""
        return frozenset().union(*(part.sources for part in self.meanings))


class Case(DataModel):
    """Another severity where the condition holds; `off` is silence."""

    when: When
    level: Severity | Literal["off"]


class Rule(DataModel):
    """One thing the checker can say. The first case that holds sets the severity, else `severity` stands."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    rule: str
    kind: Literal["phrase", "regex", "count", "absence", "function", "own"]
    """`own`: what is looked for stands in the brand profile."""
    severity: Severity
    when: When = When()
    cases: tuple[Case, ...] = ()
    why: Words
    always: bool = False
    """Whether it speaks whatever the brand makes of its guideline."""
    relief: Literal["remedy", "fixed_issue", "stated_fact"] | None = None
    """What in the brand profile takes a finding back or makes it lighter."""
    quoted: bool = False
    """Whether words in quotation marks count."""
    more_than: int = 0
    """Kind `count`: found when there are more matches than this; all are reported as one."""
    present: Annotated[tuple[str, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)] = ()
    """Kind `absence`: features the draft must have; the first of them is where the finding stands."""
    absent: Annotated[tuple[str, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)] = ()
    """Kind `absence`: found when the draft has none of these features."""
    same_sentence: bool = False
    """Kind `absence`: the absent features are missed in the sentence of the present one."""
    ja: Branch | None = None
    en: Branch | None = None

    def branch(self, language: Language) -> Branch | None:
        return self.ja if language == "ja" else self.en

    @model_validator(mode="after")
    def _sound(self) -> "Rule":
        if self.rule not in catalogue():
            raise ValueError(f"{self.name}: {self.rule} is not a guideline")
        branches = [branch for branch in (self.ja, self.en) if branch is not None]
        if self.kind in ("phrase", "regex", "count") and not any(branch.meanings for branch in branches):
            raise ValueError(f"{self.name}: nothing is looked for")
        if self.kind == "absence" and not self.absent:
            raise ValueError(f"{self.name}: nothing is missed")
        if any(branch.rewrites and not branch.fixed for branch in branches):
            raise ValueError(f"{self.name}: a rewrite without an example of it")
        return self


class _RuleFile(DataModel):
    rules: tuple[Rule, ...]


class Feature(DataModel):
    """Something a draft may do, found by patterns."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    quoted: bool = False


class _Features(DataModel):
    features: dict[str, Feature]


class _Lists(DataModel):
    ja: dict[str, tuple[str, ...]]
    en: dict[str, tuple[str, ...]]


class Rulebook(DataModel):
    """All rules, features and pattern lists that ship."""

    rules: tuple[Rule, ...]
    features: Mapping[str, Feature]
    lists: Mapping[Language, Mapping[str, tuple[str, ...]]]

    def sources(self, language: Language) -> tuple[str, ...]:
        """Every word pattern that rules and features look for in drafts of a language."""
        found = [source for feature in self.features.values() for source in getattr(feature, language)]
        for rule in self.rules:
            branch = rule.branch(language)
            if branch is not None and rule.kind in ("phrase", "count"):
                found += [source for part in branch.meanings for source in part.find]
        return tuple(dict.fromkeys(found))


@cache
def rulebook() -> Rulebook:
    """Read every file of the rules folder.

    Raises:
        DataFileError: a file is not valid; names file and line.
    """
    lists = load_yaml(_FOLDER / _LISTS, _Lists)
    features = load_yaml(_FOLDER / _FEATURES, _Features).features
    rules: list[Rule] = []
    for path in sorted(_FOLDER.glob("*.yaml")):
        if path.name in (_LISTS, _FEATURES):
            continue
        for rule in load_yaml(path, _RuleFile).rules:
            if any(rule.name == earlier.name for earlier in rules):
                raise DataFileError(f"{path.name}: {rule.name} is given twice")
            named = (
                *rule.present,
                *rule.absent,
                *(name for b in (rule.ja, rule.en) if b for part in (b, *b.parts) for name in part.unless.features),
            )
            if unknown := sorted(set(named) - set(features)):
                raise DataFileError(f"{path.name}: {rule.name} names unknown features: {', '.join(unknown)}")
            rules.append(rule)
    return Rulebook(rules=tuple(rules), features=features, lists={"ja": lists.ja, "en": lists.en})
