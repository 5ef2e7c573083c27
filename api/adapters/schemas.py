"""What the extension is told about its own reading of the sites."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from api.contract import Contract, Platform
from api.datafiles import DataModel, load_yaml

LONGEST_SELECTOR = 500
"""Characters in one selector."""

_NO_SELECTOR = re.compile(r"[{};<\\]|/\*|[^\x20-\x7e]")
"""What no selector for attributes and roles needs, and what could make it something else."""


class _Known(DataModel):
    x: frozenset[str]
    facebook: frozenset[str]
    instagram: frozenset[str]


_known = load_yaml(Path(__file__).with_name("selectors.yaml"), _Known)
KNOWN: dict[Platform, frozenset[str]] = {"x": _known.x, "facebook": _known.facebook, "instagram": _known.instagram}
"""Names of the selectors that the extension has, by site."""


def _only_a_selector(css: str) -> str:
    if css != css.strip() or not css:
        raise ValueError("must not be empty, nor begin or end with a space")
    if found := _NO_SELECTOR.search(css):
        raise ValueError(f"must be a plain CSS selector: {found.group()!r} is not allowed")
    return css


Css = Annotated[str, Field(max_length=LONGEST_SELECTOR), AfterValidator(_only_a_selector)]


class Repair(Contract):
    """A selector to use in place of the built-in one."""

    css: Css
    checked: Annotated[date, Field(strict=False)]
    """When somebody last saw it work on the site."""


class Adapter(Contract):
    """How one site is read."""

    enabled: bool = True
    """False: the extension keeps away from the site until it is switched on again."""
    selectors: dict[str, Repair] = Field(default_factory=dict)
    """By name; every other selector is the one built in."""


class Table(Contract):
    """What is signed. `kind` keeps a signature from ever meaning anything else."""

    kind: Literal["henshin.adapters.1"] = "henshin.adapters.1"
    revision: Annotated[int, Field(ge=0)]
    """Grows with every change; the extension takes no step back."""
    adapters: dict[Platform, Adapter]

    @model_validator(mode="after")
    def _only_known_names(self) -> "Table":
        for platform, adapter in self.adapters.items():
            if unknown := sorted(adapter.selectors.keys() - KNOWN[platform]):
                raise ValueError(f"{platform} has no selector named {unknown[0]}")
        return self


class SignedTable(Contract):
    """A table as the very characters that were signed."""

    table: str
    """JSON, to be read only after the signature was found good."""
    signature: str
    """Ed25519 over the UTF-8 bytes of `table`, in base64."""
    key: str
    """The server's public key, 32 bytes in base64. The extension keeps the first it meets and trusts no other."""
