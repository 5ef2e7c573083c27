"""The database: engine, sessions and migrations. SQLite by default, any SQLAlchemy URL otherwise."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import DeclarativeBase

_MIGRATIONS = Path(__file__).parent / "migrations"


class Base(DeclarativeBase):
    """Base of every table."""


def open_database(url: str) -> Engine:
    """Open the database at `url`, creating the folder of an SQLite file, and bring its tables up to date."""
    parsed = make_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    if is_sqlite and parsed.database:
        # Hashed keys live here: nobody but the owner needs to read the folder.
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(parsed, pool_pre_ping=not is_sqlite)
    if is_sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
    if not _is_current(engine):
        _migrate(engine)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Several workers share the file: readers must not wait for a writer, writers wait their turn.
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA busy_timeout=5000")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _is_current(engine: Engine) -> bool:
    """Whether the tables are those of the newest migration: files are numbered in the order in which they follow."""
    newest = max(path.name[:4] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py"))
    try:
        with engine.connect() as connection:
            return bool(connection.scalar(text("SELECT version_num FROM alembic_version")) == newest)
    except DatabaseError:
        return False


def _migrate(engine: Engine) -> None:
    # Takes a third of a second to import, and is needed once in the life of a version.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
