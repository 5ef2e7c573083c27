"""The lookup's index: one SQLite file per machine with full-text tables (FTS5), shared by all workers.

It holds nothing that cannot be built again: the library that ships, and the company's own wordings from the database.
Tokens are made in Python (`entries.document`) and stored ready; FTS5 finds and ranks them (BM25, a weight for each
field). A second table holds the sound of titles and keywords in trigrams, which finds any part of them.
"""

import hashlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from api.wordings.entries import Document, Entry, document, shipped_entries
from api.wordings.library import situations

FIELDS = ("title", "keywords", "sounds", "pairs", "twin", "situation", "note", "text", "text_sounds", "labels")
_WEIGHTS = (6.0, 5.0, 3.0, 2.0, 1.5, 2.0, 1.5, 1.5, 0.5, 4.0, 0.0)
"""Of the fields, and of `facets`, which only filters ask for."""
_SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE entries (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, place INTEGER NOT NULL, language TEXT NOT NULL,
    entry TEXT NOT NULL, spots TEXT NOT NULL
);
CREATE INDEX entries_by_place ON entries (place, id);
CREATE VIRTUAL TABLE words USING fts5(
    {", ".join(FIELDS)}, facets, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);
INSERT INTO words (words, rank) VALUES ('rank', 'bm25({", ".join(map(str, _WEIGHTS))})');
CREATE VIRTUAL TABLE terms USING fts5vocab(words, row);
CREATE VIRTUAL TABLE heard USING fts5(names, tokenize = 'trigram');
CREATE VIRTUAL TABLE grams USING fts5vocab(heard, row);
"""  # noqa: S608
_CODE = (
    "blanks.yaml",
    "feelings.yaml",
    "situations.yaml",
    "usual.yaml",
    "entries.py",
    "index.py",
    "reading.py",
    "sounds.py",
)
_BUSY_SECONDS = 60
"""How long a worker waits while another brings the index up to date."""
_PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "mmap_size=268435456", "cache_size=-16384")
"""A query looks up the size of every wording it ranks; SQLite's own cache of 2 MiB would be read anew each time."""

Change = tuple[str, Entry | None]
"""An id and what it stands for now; None: the company's own version is gone."""


@dataclass(frozen=True, slots=True)
class State:
    """What the company's own wordings were when they were read: which database, and how many changes it had seen."""

    epoch: str
    revision: int


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate; its fields as stored, in the order of `FIELDS`."""

    number: int
    id: str
    place: int
    language: str
    heard: str
    fields: tuple[str, ...]
    whole: str
    """All fields in a row: what is not in it is in none of them."""


class Index:
    """One index file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._seen: State | None = None

    def update(self, state: State, changes: Callable[[int], Iterable[Change]]) -> None:
        """Bring the file up to `state`, unless it is there already.

        Args:
            changes: the company's changes after a revision, oldest first.
        """
        if self._seen == state:
            return
        with self._lock, self._writing() as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta"))
            since = int(meta.get("revision", 0))
            if (meta.get("code"), meta.get("epoch")) != (_fingerprint(), state.epoch):
                _empty(connection)
                for entry in shipped_entries().values():
                    _put(connection, entry)
                since = 0
            if since < state.revision:
                for id_, changed in changes(since):
                    _remove(connection, id_)
                    entry_now = changed or shipped_entries().get(id_)
                    if entry_now is not None:
                        _put(connection, entry_now)
                since = state.revision
            now = {"code": _fingerprint(), "epoch": state.epoch, "revision": str(since)}
            if now != meta:
                connection.executemany("REPLACE INTO meta VALUES (?, ?)", now.items())
        self._seen = state

    def mend(self) -> None:
        """Throw a file away that is no index: everything in it can be built again."""
        try:
            self._connection().execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            raise  # busy, or out of reach: not broken
        except sqlite3.DatabaseError:
            self.close()
            for ending in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file in this thread; a connection must not cross a fork."""
        held = getattr(self._local, "held", None)
        if held is not None:
            held[1].close()
            self._local.held = None

    # --- reading ---

    def size(self) -> int:
        """Number of wordings."""
        return int(self._connection().execute("SELECT count(*) FROM entries").fetchone()[0])

    def version(self) -> str:
        """Changes whenever anything in the index does."""
        row = self._connection().execute("SELECT group_concat(value) FROM meta").fetchone()
        return str(row[0])

    def frequencies(self) -> dict[str, int]:
        """In how many wordings each token stands; all tokens that name, sound, mean or say something."""
        return dict(self._connection().execute("SELECT term, doc FROM terms"))

    def matching(self, expression: str, limit: int) -> list[int]:
        """Numbers of the best candidates for an FTS5 expression, by BM25."""
        return self._numbers("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", expression, limit)

    def passing(self, expression: str, limit: int) -> list[int]:
        """Candidates for an FTS5 expression as they come, what ships first: for what thousands of wordings have."""
        return self._numbers("SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", expression, limit)

    def sounding(self, expression: str, limit: int) -> list[int]:
        """Numbers of wordings whose titles or keywords sound like a trigram expression."""
        return self._numbers("SELECT rowid FROM heard WHERE heard MATCH ? LIMIT ?", expression, limit)

    def among(self, numbers: Sequence[int], filters: str) -> list[int]:
        """Those that pass the filters (an FTS5 expression, may be empty)."""
        if not filters or not numbers:
            return list(numbers)
        marks = ", ".join("?" * len(numbers))
        rows = self._connection().execute(
            f"SELECT rowid FROM words WHERE rowid IN ({marks}) AND words MATCH ?",  # noqa: S608
            (*numbers, filters),
        )
        return [number for (number,) in rows]

    def heard_frequency(self, gram: str) -> int:
        """Number of wordings with a trigram in how their titles and keywords sound."""
        row = self._connection().execute("SELECT doc FROM grams WHERE term = ?", (gram,)).fetchone()
        return int(row[0]) if row else 0

    def read(self, numbers: Sequence[int]) -> list[Found]:
        """Candidates by number."""
        rows = self._connection().execute(
            f"SELECT e.number, e.id, e.place, e.language, h.names, {', '.join('w.' + one for one in FIELDS)} "  # noqa: S608
            "FROM entries e JOIN words w ON w.rowid = e.number JOIN heard h ON h.rowid = e.number "
            f"WHERE e.number IN ({', '.join('?' * len(numbers))})",
            tuple(numbers),
        )
        return [
            Found(number, id_, place, language, heard, tuple(fields), "".join(fields))
            for number, id_, place, language, heard, *fields in rows
        ]

    def _numbers(self, statement: str, expression: str, limit: int) -> list[int]:
        return [number for (number,) in self._connection().execute(statement, (expression, limit))]

    def listed(self, filters: str, first: Sequence[str], then: Sequence[str], limit: int, offset: int) -> list[str]:
        """Ids in the order of the list on screen: those of `first`, those of `then` as they stand, all others."""
        favourites = ", ".join("?" * len(first))
        lately = " ".join(f"WHEN ? THEN {place}" for place, _ in enumerate(then))
        order = (
            f"id IN ({favourites}) DESC, CASE id {lately} ELSE {len(then)} END"
            if then
            else f"id IN ({favourites}) DESC"
        )
        passing = "WHERE number IN (SELECT rowid FROM words WHERE words MATCH ?)" if filters else ""
        rows = self._connection().execute(
            f"SELECT id FROM entries {passing} ORDER BY {order}, place, id LIMIT ? OFFSET ?",  # noqa: S608
            (*([filters] if filters else []), *first, *then, limit, offset),
        )
        return [id_ for (id_,) in rows]

    def entries(self, ids: Sequence[str]) -> dict[str, tuple[Entry, str]]:
        """Entries and the places of their words (`Document.spots`), by id."""
        rows = self._connection().execute(
            f"SELECT id, entry, spots FROM entries WHERE id IN ({', '.join('?' * len(ids))})",  # noqa: S608
            tuple(ids),
        )
        return {id_: (_entry(entry), spots) for id_, entry, spots in rows}

    # --- the file ---

    def _connection(self) -> sqlite3.Connection:
        held: tuple[int, sqlite3.Connection] | None = getattr(self._local, "held", None)
        if held is None or held[0] != os.getpid():
            held = self._local.held = (os.getpid(), sqlite3.connect(self._path, _BUSY_SECONDS, isolation_level=None))
            for pragma in _PRAGMAS:
                held[1].execute(f"PRAGMA {pragma}")
        return held[1]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that keeps other writers out from its first moment."""
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _empty(connection: sqlite3.Connection) -> None:
    for table in ("terms", "grams", "words", "heard", "entries", "meta"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _SCHEMA.strip().split(";\n"):
        connection.execute(statement)


def _remove(connection: sqlite3.Connection, id_: str) -> None:
    row = connection.execute("SELECT number FROM entries WHERE id = ?", (id_,)).fetchone()
    if row is not None:
        for statement in (
            "DELETE FROM words WHERE rowid = ?",
            "DELETE FROM heard WHERE rowid = ?",
            "DELETE FROM entries WHERE number = ?",
        ):
            connection.execute(statement, row)


def _put(connection: sqlite3.Connection, entry: Entry) -> None:
    found: Document = document(entry)
    number = connection.execute(
        "INSERT INTO entries (id, place, language, entry, spots) VALUES (?, ?, ?, ?, ?)",
        (entry.id, _places()[entry.situation], entry.language, entry.model_dump_json(), found.spots),
    ).lastrowid
    fields = (*(getattr(found, name) for name in FIELDS), found.facets)
    marks = ", ".join("?" * (len(fields) + 1))
    connection.execute(f"INSERT INTO words (rowid, {', '.join(FIELDS)}, facets) VALUES ({marks})", (number, *fields))  # noqa: S608
    connection.execute("INSERT INTO heard (rowid, names) VALUES (?, ?)", (number, found.heard))


@lru_cache(maxsize=2_048)
def _entry(stored: str) -> Entry:
    return Entry.model_validate_json(stored)


@cache
def _places() -> Mapping[str, int]:
    return {name: place for place, name in enumerate(situations())}


@cache
def _fingerprint() -> str:
    """Of everything that decides what the index of the shipped library holds."""
    folder = Path(__file__).parent
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in sorted([*(folder / name for name in _CODE), *(folder / "library").glob("*/*.yaml")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
