"""The quick lookup over HTTP, with 20,000 wordings in the library."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import text as sql

from api.database import open_database
from api.wordings.entries import Entry, shipped_entries
from api.wordings.service import Wordings
from tests.bench.timing import Figures, timed
from tests.server import Api, Server

WORDINGS = 20_000
_ROUNDS = 4
_QUERIES = (
    (
        "situation",
        ["お詫び", "返金できない", "DM案内", "公式声明", "apology", "refund request", "thank you for the review"],
    ),
    ("customer's words", ["まだ届かない", "すぐ壊れた", "値上げしすぎ", "返事がない", "never came", "charged twice"]),
    ("feeling", ["カンカン", "がっかりさせた", "不安なお客様", "furious", "let down"]),
    ("kana and rōmaji", ["もうしわけ", "とどかない", "ﾍﾝｷﾝ", "moushiwake", "haisou okure", "todokanai"]),
    ("typos", ["もうしわけごさいません", "お侘び", "mousiwkae", "apolgy", "delvery late"]),
    ("while typing", ["お", "お詫", "とど", "mou", "moushi", "del", "refu"]),
)


def fill(home: Path) -> float:
    """Put variations of the library beside it and build the index; returns seconds for the index."""
    engine = open_database(f"sqlite:///{home / 'henshin.db'}")
    with engine.begin() as connection:
        rows = [
            {"id": entry.id, "entry": entry.model_dump_json(), "now": datetime.now(UTC), "number": number}
            for number, entry in enumerate(_variations(WORDINGS - len(shipped_entries())), start=1)
        ]
        statement = "INSERT INTO wordings VALUES (:id, :entry, :now, 'bench', :number)"
        connection.execute(sql(statement), rows)
        connection.execute(sql("UPDATE wording_revision SET value = :number"), {"number": len(rows)})
    begun = time.perf_counter()
    Wordings(engine, home).prepare()
    engine.dispose()
    return time.perf_counter() - begun


def _variations(number: int) -> Iterator[Entry]:
    """Every wording with words of another: the library's own vocabulary, spread as in texts that people write."""
    choice = random.Random(20_000)
    base = list(shipped_entries().values())
    for at in range(number):
        entry = base[at % len(base)]
        other = choice.choice([one for one in choice.choices(base, k=20) if one.language == entry.language] or [entry])
        wording = entry.wording.model_copy(
            update={
                "id": f"own_{at:06d}",
                "title": f"{other.wording.title[:30]} {entry.wording.title[:30]} {at}",
                "text": entry.wording.text + other.wording.text,
                "keywords": (*entry.wording.keywords[::2], *other.wording.keywords[1::2])[:12],
            }
        )
        yield entry.model_copy(
            update={
                "id": f"{entry.language}.{wording.id}",
                "origin": "own",
                "wording": wording,
                "situation": other.situation,
            }
        )


def lookups_at(server: Server) -> list[Figures]:
    """Time GET /v1/wordings for each kind of query."""
    rows = []
    everything = Figures("all queries")
    with Api(server) as api:
        for kind, queries in _QUERIES:
            figures = Figures(kind)
            for number in range(_ROUNDS + 1):
                for query in queries:
                    parameters: dict[str, str | int] = {"q": query, "limit": 10, "platform": "x"}
                    seconds = timed(partial(api.get, "/v1/wordings", params=parameters))
                    if number:
                        figures.seconds.append(seconds)
            everything.seconds += figures.seconds
            rows.append(figures)
    return [*rows, everything]
