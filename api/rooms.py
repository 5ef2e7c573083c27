"""What the routes share within one process: built once at start, before the workers fork."""

from dataclasses import dataclass
from typing import cast

from flask import current_app
from sqlalchemy import Engine

from api.access.keys import KeyStore
from api.analysis.cache import CachedJudge
from api.brand.profile import Brand
from api.metrics import Metrics

EXTENSION = "henshin"


@dataclass(frozen=True)
class Rooms:
    """The parts behind the routes."""

    engine: Engine
    keys: KeyStore
    judge: CachedJudge
    brand: Brand
    metrics: Metrics


def rooms() -> Rooms:
    """The parts of the application that answers this request."""
    return cast(Rooms, current_app.extensions[EXTENSION])
