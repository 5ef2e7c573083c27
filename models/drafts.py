"""Drafts of replies, faults marked by hand: JSONL files in `models/corpus/drafts/{train,dev}/`, one draft a line."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from api.analysis.labels import DRAFT_FAULTS
from api.analysis.text import normalise
from api.contract import Language, Platform
from api.replies.schemas import Channel, Fault, Stage
from models.dataset import CORPUS, Aspect, CorpusError
from models.examples import Example, inside


class Marked(Aspect):
    """Where a fault stands (offsets in code points, end exclusive), named as the rule of the draft check."""

    name: str

    @model_validator(mode="after")
    def _known(self) -> "Marked":
        if self.name not in DRAFT_FAULTS:
            raise ValueError(f"{self.name} is no fault that is learned")
        return self


class Draft(BaseModel):
    """One draft under one comment; whatever is not marked is good."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9]+-\d{4}$")
    lang: Language
    platform: Platform
    channel: Channel
    stage: Stage
    fault: Fault
    comment: str
    text: str = Field(min_length=1, max_length=2_000)
    faults: list[Marked]

    @model_validator(mode="after")
    def _inside(self) -> "Draft":
        if any(not one.start < one.end <= len(self.text) for one in self.faults):
            raise ValueError("a fault lies outside the text")
        return self


def load(split: str, corpus: Path = CORPUS) -> list[Draft]:
    """All drafts of one split (train, dev), in a stable order. Raises CorpusError naming file and line."""
    drafts, errors = [], []
    for path in sorted((corpus / "drafts" / split).glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                drafts.append(Draft.model_validate_json(line))
            except ValidationError as error:
                first = error.errors()[0]
                errors.append(f"{path}:{number}: {'.'.join(map(str, first['loc'])) or 'draft'}: {first['msg']}")
    if errors:
        raise CorpusError("\n".join(errors))
    return drafts


def example(draft: Draft) -> Example:
    """A draft as the encoder learns it."""
    normalised = normalise(draft.text)
    kinds = [(*span, DRAFT_FAULTS.index(one.name) + 1) for one in draft.faults if (span := inside(normalised, one))]
    return Example(normalised.text, {}, 1.0, draft=kinds)


def examples(corpus: Path) -> list[Example]:
    """The drafts that the encoder learns from."""
    return [example(draft) for draft in load("train", corpus)]
