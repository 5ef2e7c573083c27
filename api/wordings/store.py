"""The company's own wordings in the database, and each key's favourites and use.

Every change takes the next number of one counter in the same transaction. A worker compares the counter with the number
its index has seen, and reads only what came after.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Boolean, DateTime, Engine, Integer, String, Text, bindparam, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.database import Base
from api.wordings.entries import Entry
from api.wordings.index import Change, State
from api.wordings.ranking import Mark

MAX_FAVOURITES = 500
"""Of one key."""
_REMEMBERED = timedelta(days=60)
"""How long a use counts."""


class TooManyFavourites(ValueError):
    """A key has as many favourites as it may have."""


class _Revision(Base):
    __tablename__ = "wording_revision"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    epoch: Mapped[str] = mapped_column(String(32))
    value: Mapped[int] = mapped_column(Integer)


class _Wording(Base):
    __tablename__ = "wordings"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    entry: Mapped[str | None] = mapped_column(Text)
    """Null once it is removed: other workers have yet to learn of it."""
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    saved_by: Mapped[str] = mapped_column(String(100))
    revision: Mapped[int] = mapped_column(Integer, index=True)


class _Mark(Base):
    __tablename__ = "wording_marks"

    key_name: Mapped[str] = mapped_column(String(100), primary_key=True)
    wording_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    favourite: Mapped[bool] = mapped_column(Boolean)
    uses: Mapped[int] = mapped_column(Integer)
    used_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


# Asked with every lookup: built once.
_STATE = select(_Revision.epoch, _Revision.value).where(_Revision.id == 1)
_MARKS = select(_Mark.wording_id, _Mark.favourite, _Mark.uses, _Mark.used_at).where(
    _Mark.key_name == bindparam("key_name"), or_(_Mark.favourite, _Mark.used_at > bindparam("lately"))
)


@dataclass(frozen=True)
class Stored:
    """A wording of the company and whose key saved it."""

    entry: Entry
    saved_by: str


class WordingStore:
    """The wordings and marks of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def state(self) -> State:
        """Which database this is, and how many changes it has seen."""
        with self._engine.connect() as connection:
            epoch, value = connection.execute(_STATE).one()
            return State(epoch, value)

    def changes(self, since: int) -> Iterator[Change]:
        """What was saved or removed after a revision, oldest first."""
        with Session(self._engine) as session:
            rows = session.execute(
                select(_Wording.id, _Wording.entry).where(_Wording.revision > since).order_by(_Wording.revision)
            )
            for row in rows.yield_per(500):
                yield row.id, Entry.model_validate_json(row.entry) if row.entry is not None else None

    def find(self, wording_id: str) -> Stored | None:
        """The company's own version of a wording, if it has one."""
        with Session(self._engine) as session:
            row = session.get(_Wording, wording_id)
            if row is None or row.entry is None:
                return None
            return Stored(Entry.model_validate_json(row.entry), row.saved_by)

    def save(self, entry: Entry, by: str) -> None:
        """Store a wording in place of what its id stood for."""
        self._change(entry.id, entry.model_dump_json(), by)

    def remove(self, wording_id: str, by: str) -> None:
        """Forget the company's own version of a wording."""
        self._change(wording_id, None, by)

    def _change(self, wording_id: str, entry: str | None, by: str) -> None:
        with Session(self._engine) as session, session.begin():
            # First of all: it holds the counter until the commit, so that numbers become visible in their order.
            session.execute(update(_Revision).where(_Revision.id == 1).values(value=_Revision.value + 1))
            revision = session.scalar(select(_Revision.value).where(_Revision.id == 1))
            session.merge(
                _Wording(id=wording_id, entry=entry, saved_at=datetime.now(UTC), saved_by=by, revision=revision)
            )

    def marks(self, key_name: str) -> dict[str, Mark]:
        """Favourites of a key and what it used lately, by id."""
        asked = {"key_name": key_name, "lately": datetime.now(UTC) - _REMEMBERED}
        with self._engine.connect() as connection:
            rows = connection.execute(_MARKS, asked)
            return {row.wording_id: Mark(row.favourite, row.uses, _aware(row.used_at)) for row in rows}

    def set_favourite(self, key_name: str, wording_id: str, favourite: bool) -> None:
        """Make a wording a favourite of a key, or no longer.

        Raises:
            TooManyFavourites: the key has `MAX_FAVOURITES` others.
        """

        def decide(session: Session, mark: _Mark) -> None:
            if favourite and not mark.favourite:
                others = select(func.count()).where(_Mark.key_name == key_name, _Mark.favourite)
                if (session.scalar(others) or 0) >= MAX_FAVOURITES:
                    raise TooManyFavourites(f"a key can have {MAX_FAVOURITES} favourites; take another one out first")
            mark.favourite = favourite

        self._mark(key_name, wording_id, decide)

    def count_use(self, key_name: str, wording_id: str) -> None:
        """Remember that a wording was used."""

        def count(_session: Session, mark: _Mark) -> None:
            mark.uses += 1
            mark.used_at = datetime.now(UTC)

        self._mark(key_name, wording_id, count)

    def _mark(self, key_name: str, wording_id: str, change: Callable[[Session, _Mark], None]) -> None:
        """Change a mark, made first if there is none; when two requests make it at once, the second begins anew."""
        for again in (True, False):
            try:
                with Session(self._engine) as session, session.begin():
                    mark = session.get(_Mark, (key_name, wording_id), with_for_update=True)
                    if mark is None:
                        mark = _Mark(key_name=key_name, wording_id=wording_id, favourite=False, uses=0, used_at=None)
                        session.add(mark)
                    change(session, mark)
            except IntegrityError:
                if not again:
                    raise
            else:
                return


def _aware(moment: datetime | None) -> datetime | None:
    """SQLite gives back the time without its zone; it was stored in UTC."""
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
