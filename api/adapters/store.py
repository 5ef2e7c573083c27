"""The table of adapters in the database: every revision is kept, the latest counts."""

import json
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import DateTime, Engine, Integer, Text, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.adapters.schemas import KNOWN, Adapter, Table
from api.contract import Platform
from api.database import Base


class _Revision(Base):
    __tablename__ = "adapter_revisions"

    revision: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class ChangedMeanwhile(Exception):
    """Somebody else changed the table at the same moment."""


class AdapterStore:
    """The tables of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def current(self) -> Table:
        """The latest table; revision 0, with everything as it is built in, where none was saved."""
        with Session(self._engine) as session:
            row = session.scalar(select(_Revision).order_by(_Revision.revision.desc()).limit(1))
        if row is None:
            return Table(revision=0, adapters={platform: Adapter() for platform in KNOWN})
        return _as_known_today(row.content)

    def change(self, platform: Platform, edit: Callable[[Adapter], Adapter]) -> Table:
        """Save what `edit` makes of a site's entry as a new revision, and return the whole table.

        Raises:
            ValidationError: it would not be a table.
            ChangedMeanwhile: the edit has to be tried again.
        """
        before = self.current()
        adapters = before.adapters | {platform: edit(before.adapters[platform])}
        table = Table.model_validate(
            {"revision": before.revision + 1, "adapters": {name: one.model_dump() for name, one in adapters.items()}}
        )
        row = _Revision(revision=table.revision, content=table.model_dump_json(), saved_at=datetime.now(UTC))
        try:
            with Session(self._engine) as session, session.begin():
                session.add(row)
        except IntegrityError as error:
            raise ChangedMeanwhile("somebody else changed the table at the same moment; try again") from error
        return table


def _as_known_today(content: str) -> Table:
    """A stored table without selectors that this version no longer has, and with the sites that are new."""
    stored = json.loads(content)
    for platform, known in KNOWN.items():
        adapter = stored["adapters"].setdefault(platform, {})
        adapter["selectors"] = {name: one for name, one in adapter.get("selectors", {}).items() if name in known}
    return Table.model_validate_json(json.dumps(stored))
