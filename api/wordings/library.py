"""The wordings that ship, as data: `library/{ja,en}/*.yaml`, read and validated once.

Each file names one situation and lists wordings of it; a situation may be spread over several files (`delivery.yaml`,
`delivery_lost.yaml`). A wording is a whole `reply`, a `phrase` that goes into one, a `post` of our own (notice,
statement) or an `internal` text for colleagues. Blanks stand in the text as a person sees them: 【お名前】, [[name]].
Those of `blanks.yaml` have a name, a hint and a sample; any other words in the same brackets are a blank too and
explain themselves.

    situation: apology_scoped
    wordings:
    - id: inconvenience_apology_line
      kind: phrase
      title: ご不便へのお詫び（一文）
      text: 【事柄】でご不便をおかけし、申し訳ございません。
      stage: first
      fault: [confirmed, unknown]
      cause: [delivery, quality, service]
      intent: [complaint]
      rules: [R45, R46]
      keywords: [迷惑, 困る, 使えない]
      note: 返信の冒頭に置く。何についてのお詫びかを必ず入れる。
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from api.analysis.schemas import CauseLabel, IntentLabel
from api.contract import Language, Platform
from api.datafiles import DataFileError, DataModel, load_yaml
from api.guidelines.catalogue import catalogue
from api.replies.schemas import Channel, Fault
from api.triage.rules import Words

_FOLDER = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = get_args(Language)

Kind = Literal["reply", "phrase", "post", "internal"]
Stage = Literal[
    "first", "holding", "resolution", "follow_up", "close_out", "thanks", "answer", "firm", "playful"
]  # fmt: skip
Tone = Literal["friendly", "standard", "formal"]
Feeling = Literal[
    "angry", "disappointed", "frustrated", "anxious", "sad", "confused", "unwell", "happy", "grateful", "amused"
]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{2,59}$")]
Title = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
Body = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=300)]
Keyword = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
Rule = Annotated[str, StringConstraints(pattern=r"^[RC][1-9]\d{0,2}$")]


class Wording(DataModel):
    """One reusable text and all it is found by."""

    id: Slug
    kind: Kind
    title: Title
    text: Body
    stage: Stage | None = None
    fault: tuple[Fault, ...] = ()
    """Where the fault may lie when this is used; empty: it does not matter."""
    cause: tuple[CauseLabel, ...] = ()
    intent: tuple[IntentLabel, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    """What the customer feels when this is the right thing to say."""
    tone: Tone = "standard"
    """`friendly` for praise and jokes, `standard`, `formal` for a confirmed fault, injury or leak."""
    platforms: Annotated[tuple[Platform, ...], Field(min_length=1)] = get_args(Platform)
    channels: Annotated[tuple[Channel, ...], Field(min_length=1)] = get_args(Channel)
    rules: tuple[Rule, ...] = ()
    keywords: Annotated[tuple[Keyword, ...], Field(max_length=30)] = ()
    """What a person in a hurry may type that title and text do not say, in the customer's words too."""
    readings: Annotated[tuple[Keyword, ...], Field(max_length=20)] = ()
    """Hiragana of words whose reading a dictionary gets wrong; all others are read by themselves."""
    note: Note = ""
    """When to use it and what to mind."""


class _File(DataModel):
    situation: str
    wordings: Annotated[tuple[Wording, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _sound(self) -> "_File":
        if self.situation not in situations():
            raise ValueError(f"there is no situation {self.situation} in situations.yaml")
        for wording in self.wordings:
            if unknown := sorted(set(wording.rules) - set(catalogue())):
                raise ValueError(f"{wording.id}: not guidelines: {', '.join(unknown)}")
        return self


class _Situations(DataModel):
    situations: dict[Slug, Words]


class _Usual(DataModel):
    usual: dict[str, Annotated[tuple[Slug, ...], Field(min_length=1, max_length=10)]]

    @model_validator(mode="after")
    def _sound(self) -> "_Usual":
        named = {(situation, wording.id) for language in LANGUAGES for situation, wording in shipped(language)}
        for situation, ids in self.usual.items():
            if unknown := [one for one in ids if (situation, one) not in named]:
                raise ValueError(f"{situation} has no {', '.join(unknown)}")
        return self


class BlankText(DataModel):
    """A blank in one language."""

    shown: Annotated[tuple[Title, ...], Field(min_length=1)]
    sample: str
    hint: str


class BlankKind(DataModel):
    """A blank in both languages."""

    ja: BlankText
    en: BlankText

    def said_in(self, language: Language) -> BlankText:
        return self.ja if language == "ja" else self.en


class _Blanks(DataModel):
    blanks: dict[str, BlankKind]


@cache
def situations() -> Mapping[str, Words]:
    """Every situation with its name in both languages, in the order to show them in."""
    return load_yaml(_FOLDER / "situations.yaml", _Situations).situations


def usual(situation: str, slug: str) -> int | None:
    """The place of a wording among the usual ones of its situation, from 0; None if it is for one case alone."""
    return _usual_places().get((situation, slug))


@cache
def _usual_places() -> Mapping[tuple[str, str], int]:
    chosen = load_yaml(_FOLDER / "usual.yaml", _Usual).usual
    return {(situation, slug): place for situation, ids in chosen.items() for place, slug in enumerate(ids)}


@cache
def blank_kinds() -> Mapping[str, BlankKind]:
    """The blanks that have a name."""
    return load_yaml(_FOLDER / "blanks.yaml", _Blanks).blanks


def read_file(path: Path) -> Iterator[tuple[str, Wording]]:
    """Situation and wording of every entry of one file.

    Raises:
        DataFileError: the file is not valid; names file and line.
    """
    data = load_yaml(path, _File)
    for wording in data.wordings:
        yield data.situation, wording


@cache
def shipped(language: Language) -> tuple[tuple[str, Wording], ...]:
    """Situation and wording of the whole library in one language, in the order of the situations.

    Raises:
        DataFileError: a file is not valid, or an id is used twice; names the file.
    """
    found: list[tuple[str, Wording]] = []
    seen: dict[str, str] = {}
    for path in sorted((_FOLDER / "library" / language).glob("*.yaml")):
        for situation, wording in read_file(path):
            if wording.id in seen:
                raise DataFileError(f"{path.name}: {wording.id} is also in {seen[wording.id]}")
            seen[wording.id] = path.name
            found.append((situation, wording))
    order = {name: index for index, name in enumerate(situations())}
    return tuple(sorted(found, key=lambda one: order[one[0]]))
