"""Corrections in the database: one for each text, the latest word on it counts."""

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import cast

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import DateTime, Engine, Integer, LargeBinary, String, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from api.analysis.knowledge import Settled, Trace
from api.analysis.schemas import Analysis, Comment
from api.contract import Platform
from api.corrections.schemas import Correction, Labels
from api.database import Base

LOADED = 2_000
"""The latest corrections, which take part in judgements; older ones stay stored and listed."""


class _Correction(Base):
    __tablename__ = "corrections"
    # A number that was given once must not come again: changes are noticed by it.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012 -- the form that SQLAlchemy asks for

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    text: Mapped[str] = mapped_column(Text)
    platform: Mapped[str] = mapped_column(String(10))
    labels: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(String(500))
    judged: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    saved_by: Mapped[str] = mapped_column(String(100))
    model: Mapped[str] = mapped_column(String(100))
    vector: Mapped[bytes] = mapped_column(LargeBinary)
    grams: Mapped[str] = mapped_column(Text)


class CorrectionStore:
    """The corrections of one database, and what of them judgements need.

    Args:
        model: version of the model whose traces are stored; those of another one are made anew by `trace`.
        trace: where a text lies beside others, by that model.
    """

    def __init__(self, engine: Engine, model: str, trace: Callable[[str], Trace]) -> None:
        self._engine = engine
        self._model = model
        self._trace = trace
        self._loaded: tuple[str, tuple[Settled, ...]] = ("", ())
        self._lock = Lock()

    def save(self, comment: Comment, labels: Labels, note: str, judged: Analysis, by: str) -> Correction:
        """Store a correction, in place of an earlier one of the same text, and return it."""
        trace = self._trace(comment.text)
        row = _Correction(
            digest=hashlib.sha256(comment.text.encode("utf-8", "surrogatepass")).hexdigest(),
            text=comment.text,
            platform=comment.platform,
            labels=labels.model_dump_json(exclude_unset=True),
            note=note,
            judged=judged.model_dump_json(by_alias=True),
            saved_at=datetime.now(UTC),
            saved_by=by,
            model=self._model,
            vector=np.asarray(trace.vector, "<f4").tobytes(),
            grams=json.dumps(list(trace.grams.items())),
        )
        with Session(self._engine, expire_on_commit=False) as session, session.begin():
            # A new number makes every worker notice that something changed.
            if known := session.scalar(select(_Correction).where(_Correction.digest == row.digest)):
                session.delete(known)
                session.flush()
            session.add(row)
        return _correction(row)

    def delete(self, number: int) -> bool:
        """Forget a correction; False when there is none of this id."""
        with Session(self._engine) as session, session.begin():
            row = session.get(_Correction, number)
            if row is not None:
                session.delete(row)
        return row is not None

    def after(self, number: int, limit: int) -> list[Correction]:
        """Corrections with a greater id, the oldest first."""
        query = select(_Correction).where(_Correction.id > number).order_by(_Correction.id).limit(limit)
        with Session(self._engine) as session:
            return [_correction(row) for row in session.scalars(query)]

    def settled(self) -> tuple[str, tuple[Settled, ...]]:
        """What judgements need, with a version that changes whenever it does.

        Another worker may have stored something: that is looked up every time, the corrections themselves are not.
        """
        with Session(self._engine) as session:
            count, newest = session.execute(select(func.count(), func.max(_Correction.id))).one()
        version = f"{count}-{newest or 0}"
        with self._lock:
            if self._loaded[0] != version:
                self._loaded = (version, self._load() if count else ())
            return self._loaded

    def _load(self) -> tuple[Settled, ...]:
        with Session(self._engine) as session:
            rows = list(session.scalars(select(_Correction).order_by(_Correction.id.desc()).limit(LOADED)))
        return tuple(
            Settled(Labels.model_validate_json(row.labels).by_task(), self._trace_of(row)) for row in reversed(rows)
        )

    def _trace_of(self, row: _Correction) -> Trace:
        if row.model != self._model:
            return self._trace(row.text)
        vector: NDArray[np.float32] = np.frombuffer(row.vector, "<f4")
        return Trace(vector, dict(json.loads(row.grams)))


def _correction(row: _Correction) -> Correction:
    saved = row.saved_at if row.saved_at.tzinfo else row.saved_at.replace(tzinfo=UTC)
    return Correction(
        id=row.id,
        saved_at=saved,
        saved_by=row.saved_by,
        platform=cast(Platform, row.platform),
        text=row.text,
        labels=Labels.model_validate_json(row.labels),
        note=row.note,
        judged=Analysis.model_validate_json(row.judged),
    )
