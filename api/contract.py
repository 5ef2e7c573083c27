"""What every schema of the HTTP contract shares: strict types, no unknown fields, bounded strings."""

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

MAX_COMMENTS = 100
"""Comments in one request."""
MAX_TEXT = 10_000
"""Characters (Unicode code points) in one comment."""
MAX_REQUEST_BYTES = 1024 * 1024
"""Bytes in one request body."""

Platform = Literal["x", "facebook", "instagram"]
Language = Literal["ja", "en"]
"""The two first-class languages; suggestions and interface texts exist in both."""

_DATE_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}")


class Contract(BaseModel):
    """Base of every request and response body: values are never coerced and unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _only_text(value: object) -> object:
    """Let RFC 3339 text through to the lenient datetime parser, and nothing else (no epoch numbers)."""
    if isinstance(value, datetime) or (isinstance(value, str) and _DATE_TIME.match(value)):
        return value
    raise ValueError("must be an RFC 3339 date-time with zone, as text")


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
"""Reads 5.0 as 5: to JSON, and so to the published schema, they are one number. Stands last in an Annotated."""
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")]
"""Text without control characters: identifiers, names, handles."""
Identifier = Annotated[Line, Field(min_length=1, max_length=200)]
Timestamp = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_only_text)]
"""RFC 3339 date-time with zone."""
Confidence = Annotated[float, Field(ge=0, le=1)]
"""Calibrated probability that the label is right, 0 to 1."""
