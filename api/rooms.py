"""What the routes share within one process: built once at start, before the workers fork."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import cast

from flask import current_app
from sqlalchemy import Engine

from api.access.keys import KeyStore
from api.adapters.signing import Signer
from api.adapters.store import AdapterStore
from api.analysis.cache import CachedJudge, InformedJudge
from api.brand.profile import DEFAULT_ID, Brand
from api.brand.store import BrandStore, UnknownBrand
from api.comments.knowledge import KnowledgeBase
from api.corrections.store import CorrectionStore
from api.metrics import Metrics
from api.problems import FieldError, Problem
from api.wordings.service import Wordings

EXTENSION = "henshin"


@dataclass(frozen=True)
class Rooms:
    """The parts behind the routes."""

    engine: Engine
    keys: KeyStore
    judge: CachedJudge
    brands: BrandStore
    corrections: CorrectionStore
    knowledge: KnowledgeBase
    wordings: Wordings
    adapters: AdapterStore
    signer: Signer
    metrics: Metrics

    @property
    def brand(self) -> Brand:
        """The current default profile."""
        return self.brands.current(DEFAULT_ID)


def rooms() -> Rooms:
    """The parts of the application that answers this request."""
    return cast(Rooms, current_app.extensions[EXTENSION])


def brand_named(brand_id: str) -> Brand:
    """The current profile that a request names in its field `brand`.

    Raises:
        Problem: 404, naming the field.
    """
    try:
        return rooms().brands.current(brand_id)
    except UnknownBrand as error:
        where = FieldError(pointer="/brand", detail=str(error))
        raise Problem(HTTPStatus.NOT_FOUND, f"/brand: {error}", [where]) from error


def judge_for(brand: Brand) -> InformedJudge:
    """The judge of comments to this brand: it knows the profile, and what staff set right."""
    parts = rooms()
    return parts.judge.knowing(parts.knowledge.of(brand))
