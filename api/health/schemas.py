"""What the health endpoints say."""

from typing import Literal

from api.contract import Contract


class Alive(Contract):
    """The process lives; `service` lets a client tell Henshin from anything else at that address."""

    status: Literal["ok"] = "ok"
    service: Literal["henshin"] = "henshin"
    version: str


class Readiness(Contract):
    """Whether the server can do its work, part by part."""

    status: Literal["ready", "not_ready"]
    models: bool
    database: bool
