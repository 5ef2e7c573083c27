"""Where a rule holds in a draft."""

from dataclasses import dataclass

from api.drafts.reading import Place
from api.drafts.rewriting import Edit
from api.drafts.rulebook import Part
from api.guidelines.catalogue import Severity
from api.triage.rules import Words


@dataclass(frozen=True, slots=True)
class Hit:
    """A place, by which meaning of the rule, and what logic or a brand of its own would say and do about it."""

    place: Place
    part: Part | None = None
    edits: tuple[Edit, ...] = ()
    why: Words | None = None
    level: Severity | None = None
