"""A comment as a reply needs it: what it names, ready to be spoken of politely."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """Slots hold polite wording bound to this comment; facets say what kind of thing was found."""

    slots: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    """What a blank shows for this comment, by blank: "answer: when it is back"."""


def reading(slots: Mapping[str, str], facets: Mapping[str, str]) -> Reading:
    """A reading with one value for each facet; `has` names the slots that were filled."""
    filled = {name: value for name, value in slots.items() if value}
    values = {name: frozenset({value}) for name, value in facets.items()}
    return Reading(slots=filled, facets={**values, "has": frozenset(filled)})
