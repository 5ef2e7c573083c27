"""What a brand can do for a customer: remedies, links, promises, and when its desk is staffed."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from api.brand.bounds import Bilingual, Day, Said, ShortText, Slug, Url
from api.contract import WHOLE, Contract


class Remedy(Contract):
    """Something that may be offered to put things right (R70); the same for everybody in the same case (R71)."""

    id: Slug
    kind: Literal["replace", "refund", "repair", "redeliver", "voucher", "discount", "rebook", "visit"]
    wording: Said
    """How a reply offers it, without an amount."""
    approval_above: Annotated[float, Field(ge=0, le=1e9)] | None = 0.0
    """Amount above which somebody must approve it first; 0: always, null: never."""
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "JPY"
    """ISO 4217."""


class Link(Contract):
    """A page of ours that may stand in a reply beside the answer, never in its place (R111)."""

    name: Bilingual
    url: Url
    purpose: Literal[
        "help",
        "contact",
        "order_status",
        "returns",
        "service_status",
        "shop",
        "places",
        "statement",
        "recall",
        "privacy",
    ]


class Promises(Contract):
    """What the desk itself can keep (C7). Nothing here is promised unless it is filled."""

    reply_within_hours: Annotated[int, Field(ge=1, le=168), WHOLE] | None = None
    """Longest time to the next message to a customer, counted in business hours where they are given."""
    contact_hours: Bilingual = Bilingual()
    """When customers can reach us, as a reply may say it, for example 平日10時〜18時."""


_OPEN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$")


def _open_time(value: str) -> str:
    match = _OPEN.match(value)
    if not match or match[3] + match[4] > "2400":
        raise ValueError(f"{value!r} is not a time span such as 10:00-18:00")
    if match[1] + match[2] == match[3] + match[4]:
        raise ValueError(f"{value!r} is empty: write 00:00-24:00 for a whole day")
    return value


OpenTime = Annotated[str, Field(max_length=11, pattern=r"^\d{2}:\d{2}-\d{2}:\d{2}$"), AfterValidator(_open_time)]
"""From-until on the clock of the brand's time zone; an end before the start is on the next day."""
OpenTimes = Annotated[list[OpenTime], Field(max_length=4)]


class Holiday(Contract):
    """A day on which the desk is closed."""

    day: Day
    name: ShortText = ""


class BusinessHours(Contract):
    """When the desk is staffed. All days empty: nothing is known, and the clock runs on as if it always were."""

    mon: OpenTimes = Field(default_factory=list)
    tue: OpenTimes = Field(default_factory=list)
    wed: OpenTimes = Field(default_factory=list)
    thu: OpenTimes = Field(default_factory=list)
    fri: OpenTimes = Field(default_factory=list)
    sat: OpenTimes = Field(default_factory=list)
    sun: OpenTimes = Field(default_factory=list)
    holidays: Annotated[list[Holiday], Field(max_length=100)] = Field(default_factory=list)
