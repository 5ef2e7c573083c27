"""Brand profiles in the database: every version is kept, the newest one counts."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import DateTime, Engine, String, Text, UniqueConstraint, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.brand.profile import DEFAULT_ID, Brand, load_brand
from api.database import Base


class UnknownBrand(LookupError):
    """No profile has this id, or not this version."""


class Outdated(Exception):
    """Somebody stored a newer version meanwhile; `current` is its number."""

    def __init__(self, current: int) -> None:
        super().__init__(f"version {current} is stored already")
        self.current = current


class _BrandVersion(Base):
    __tablename__ = "brand_versions"
    __table_args__ = (UniqueConstraint("brand_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    profile: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    saved_by: Mapped[str] = mapped_column(String(100))


@dataclass(frozen=True)
class VersionInfo:
    """When a version was stored, and with whose key."""

    version: int
    saved_at: datetime
    saved_by: str


class BrandStore:
    """The profiles of one database. Until a company stores its own, `default` is the profile that ships, version 0."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._cache: dict[str, Brand] = {}

    def current(self, brand_id: str) -> Brand:
        """The newest version. Another process may have stored it: the number is looked up every time, the text is not.

        Raises:
            UnknownBrand: there is no such profile.
        """
        version = self._newest(brand_id)
        cached = self._cache.get(brand_id)
        if cached is None or cached.version != version:
            cached = self._cache[brand_id] = self.at(brand_id, version)
        return cached

    def at(self, brand_id: str, version: int) -> Brand:
        """One version.

        Raises:
            UnknownBrand: there is no such profile or version.
        """
        if brand_id == DEFAULT_ID and version == 0:
            return load_brand()
        with Session(self._engine) as session:
            profile = session.scalar(
                select(_BrandVersion.profile).where(
                    _BrandVersion.brand_id == brand_id, _BrandVersion.version == version
                )
            )
        if profile is None:
            raise UnknownBrand(f"no brand {brand_id!r} has a version {version}")
        return Brand.model_validate_json(profile)

    def create(self, brand: Brand, by: str) -> Brand:
        """Store the first version of a profile and return it.

        Raises:
            Outdated: it exists already.
        """
        return self._insert(brand, 1, by)

    def replace(self, brand: Brand, seen: int | None, by: str) -> Brand:
        """Store a new version and return it.

        Args:
            seen: number of the version that was edited; None replaces whichever is current.
            by: name of the key it came with.

        Raises:
            UnknownBrand: there is no such profile.
            Outdated: `seen` is not the newest any more.
        """
        newest = self._newest(brand.id)
        if seen is not None and seen != newest:
            raise Outdated(newest)
        return self._insert(brand, newest + 1, by)

    def versions(self, brand_id: str, limit: int) -> list[VersionInfo]:
        """The newest `limit` stored versions, newest first.

        Raises:
            UnknownBrand: there is no such profile.
        """
        self._newest(brand_id)
        query = select(_BrandVersion).where(_BrandVersion.brand_id == brand_id)
        with Session(self._engine) as session:
            rows = session.scalars(query.order_by(_BrandVersion.version.desc()).limit(limit))
            return [VersionInfo(row.version, _aware(row.saved_at), row.saved_by) for row in rows]

    def _newest(self, brand_id: str) -> int:
        with Session(self._engine) as session:
            newest = session.scalar(select(func.max(_BrandVersion.version)).where(_BrandVersion.brand_id == brand_id))
        if newest is None and brand_id != DEFAULT_ID:
            raise UnknownBrand(f"no brand has the id {brand_id!r}")
        return newest or 0

    def _insert(self, brand: Brand, version: int, by: str) -> Brand:
        stored = brand.model_copy(update={"version": version})
        row = _BrandVersion(
            brand_id=brand.id,
            version=version,
            profile=stored.model_dump_json(exclude_defaults=True),
            saved_at=datetime.now(UTC),
            saved_by=by,
        )
        try:
            with Session(self._engine) as session, session.begin():
                session.add(row)
        except IntegrityError as error:
            raise Outdated(self._newest(brand.id)) from error
        return stored


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no zone; what was stored is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
