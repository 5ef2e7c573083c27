"""The quick lookup over HTTP, with 20,000 wordings in the library."""

import random
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from api.database import open_database
from api.wordings.entries import Entry, shipped_entries
from api.wordings.service import Wordings
from api.wordings.store import WordingStore
from tests.bench.timing import Figures, timed
from tests.server import Api, Server

WORDINGS = 20_000
_ROUNDS = 4


def _typed(query: str) -> list[str]:
    """What is asked while a query is typed."""
    return [query[:at] for at in range(1, len(query) + 1) if query[at - 1] != " "]


_QUERIES = (
    (
        "situation",
        ["お詫び", "返金できない", "DM案内", "公式声明", "apology", "refund request", "thank you for the review"],
    ),
    ("customer's words", ["まだ届かない", "すぐ壊れた", "値上げしすぎ", "返事がない", "never came", "charged twice"]),
    ("feeling", ["カンカン", "がっかりさせた", "不安なお客様", "furious", "let down"]),
    ("kana and rōmaji", ["もうしわけ", "とどかない", "ﾍﾝｷﾝ", "moushiwake", "haisou okure", "todokanai"]),
    ("typos", ["もうしわけごさいません", "お侘び", "mousiwkae", "apolgy", "delvery late"]),
    ("English", ["where is my order", "the waiter was rude", "sorry we were wrong", "when will it be back in stock"]),
    ("key by key", [*_typed("お詫び 遅れ"), *_typed("todokanai"), *_typed("refund late"), *_typed("とどかない")]),
)
_FILTERS: tuple[dict[str, str], ...] = (
    {"platform": "x"},
    {"lang": "ja", "stage": "first"},
    {"lang": "en", "platform": "instagram"},
    {"cause": "delivery", "channel": "public"},
    {},
)
"""Taken in turn."""


def fill(home: Path) -> float:
    """Save variations of the library as a company would and build the index; returns seconds for the index."""
    engine = open_database(f"sqlite:///{home / 'henshin.db'}")
    store = WordingStore(engine)
    for entry in _variations(WORDINGS - len(shipped_entries())):
        store.save(entry, "bench")
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
                for at, query in enumerate(queries):
                    parameters: dict[str, str | int] = {"q": query, "limit": 10, **_FILTERS[at % len(_FILTERS)]}
                    seconds = timed(partial(_ask, api, parameters))
                    if number:
                        figures.seconds.append(seconds)
            everything.seconds += figures.seconds
            rows.append(figures)
    return [*rows, everything]


def _ask(api: Api, parameters: dict[str, str | int]) -> None:
    # A refusal is quick, and no answer.
    api.get("/v1/wordings", params=parameters).raise_for_status()
