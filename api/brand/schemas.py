"""Requests and answers of /v1/brand."""

from typing import Annotated, Literal

from pydantic import Field

from api.brand.bounds import Slug
from api.brand.profile import DEFAULT_ID
from api.contract import Contract, Timestamp

Form = Literal["json", "yaml"]


class BrandQuery(Contract):
    """Which profile, which version of it, and in which form."""

    id: Slug = DEFAULT_ID
    version: Annotated[int, Field(ge=0, le=2**31 - 1, strict=False)] | None = None
    """An earlier version; without it the current one."""
    format: Form | None = None
    """Overrules Accept."""


class BrandId(Contract):
    """Which profile is stored."""

    id: Slug = DEFAULT_ID


class VersionsQuery(Contract):
    id: Slug = DEFAULT_ID
    limit: Annotated[int, Field(ge=1, le=200, strict=False)] = 50


class BrandVersion(Contract):
    """One stored version: when, and by whose key."""

    version: int
    saved_at: Timestamp
    saved_by: str


class BrandVersions(Contract):
    """Newest first. Version 0, the profile that ships, was never stored."""

    id: Slug
    versions: list[BrandVersion]
