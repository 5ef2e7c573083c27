"""Access keys: who may ask. Only a hash is stored; the key itself is shown once, when it is made."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast, get_args

from sqlalchemy import DateTime, Engine, String, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.database import Base

Role = Literal["staff", "lead", "viewer"]
ROLES: tuple[Role, ...] = get_args(Role)
_PREFIX = "henshin_"


class NameTaken(ValueError):
    """A key of this name exists already."""


class UnknownName(ValueError):
    """No usable key has this name."""


class _AccessKey(Base):
    __tablename__ = "access_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)
    role: Mapped[str] = mapped_column(String(10))
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    revoked_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


@dataclass(frozen=True)
class KeyInfo:
    """What may be known of a key later: everything but the key."""

    name: str
    role: Role
    created_at: datetime
    revoked_at: datetime | None


def _hash(key: str) -> str:
    # The key is 256 random bits, so a plain digest cannot be guessed back; no salt or stretching needed.
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _info(row: _AccessKey) -> KeyInfo:
    return KeyInfo(row.name, cast(Role, row.role), row.created_at, row.revoked_at)


class KeyStore:
    """The keys of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, name: str, role: Role = "staff") -> str:
        """Make a key and return it, the only time it can be seen.

        Raises:
            NameTaken: `name` is in use, also by a revoked key.
        """
        key = _PREFIX + secrets.token_urlsafe(32)
        row = _AccessKey(name=name, role=role, key_hash=_hash(key), created_at=datetime.now(UTC))
        try:
            with Session(self._engine) as session, session.begin():
                session.add(row)
        except IntegrityError as error:
            raise NameTaken(f"a key named {name!r} exists already; choose another name") from error
        return key

    def revoke(self, name: str) -> None:
        """End a key at once.

        Raises:
            UnknownName: there is no such key, or it is revoked already.
        """
        with Session(self._engine) as session, session.begin():
            row = session.scalar(select(_AccessKey).where(_AccessKey.name == name, _AccessKey.revoked_at.is_(None)))
            if row is None:
                raise UnknownName(f"no usable key is named {name!r}")
            row.revoked_at = datetime.now(UTC)

    def list(self) -> list[KeyInfo]:
        """Every key ever made, oldest first."""
        with Session(self._engine) as session:
            return [_info(row) for row in session.scalars(select(_AccessKey).order_by(_AccessKey.id))]

    def is_empty(self) -> bool:
        """Whether no key was ever made."""
        with Session(self._engine) as session:
            return session.scalar(select(func.count()).select_from(_AccessKey)) == 0

    def find(self, key: str) -> KeyInfo | None:
        """The usable key that `key` is, or None."""
        with Session(self._engine) as session:
            row = session.scalar(
                select(_AccessKey).where(_AccessKey.key_hash == _hash(key), _AccessKey.revoked_at.is_(None))
            )
            return _info(row) if row else None
