"""Conditions that data files put on facets of a comment, shared by advice and phrases."""

from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from api.datafiles import DataModel

Facets = Mapping[str, frozenset[str]]
"""What is known, by name: `{"intent": {"complaint"}, "signal": {"injury", "minor"}}`."""


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Values = Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(min_length=1)]


class When(DataModel):
    """All parts must hold. Each maps a facet to values; a single value may stand without brackets."""

    any: dict[str, Values] = Field(default_factory=dict)
    """The facet has at least one of the values."""
    all: dict[str, Values] = Field(default_factory=dict)
    """The facet has every value."""
    no: dict[str, Values] = Field(default_factory=dict)
    """The facet has none of the values."""

    def holds(self, facets: Facets) -> bool:
        """Whether the condition is met; a facet that is absent has no values."""
        nothing: frozenset[str] = frozenset()
        return (
            all(not facets.get(name, nothing).isdisjoint(values) for name, values in self.any.items())
            and all(facets.get(name, nothing).issuperset(values) for name, values in self.all.items())
            and all(facets.get(name, nothing).isdisjoint(values) for name, values in self.no.items())
        )

    def named(self) -> Iterable[tuple[str, str]]:
        """Every facet and value that the condition speaks of; linters compare them with what can occur."""
        for part in (self.any, self.all, self.no):
            for name, values in part.items():
                for value in values:
                    yield name, value
