"""`make bench`: every benchmark in one run; prints tables and writes .bench/bench.json."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.bench.composing import composing
from tests.bench.drafts import checked
from tests.bench.feed import COMMENTS, Limit, on_a_feed
from tests.bench.judging import alone, judged
from tests.bench.lookup import WORDINGS, fill, lookups_at
from tests.bench.peers import PEERS
from tests.bench.texts import sample
from tests.bench.timing import Figures, milliseconds
from tests.bench.wire import comments_at, memory, started

_OUT = Path(".bench") / "bench.json"


def main() -> None:
    """Measure Henshin over HTTP and the peers in this process, on the same texts."""
    texts = sample()
    rows: list[Figures] = []
    with tempfile.TemporaryDirectory() as home, started(Path(home)) as (server, ready_seconds):
        for size in (1, 20):
            rows.append(comments_at(server, texts, size=size, suggestions=0))
            rows.append(comments_at(server, texts, size=size, suggestions=1))
        megabytes = memory(server)
    with tempfile.TemporaryDirectory() as home:
        index_seconds = fill(Path(home))
        with started(Path(home)) as (server, _):
            lookups = lookups_at(server)
    with tempfile.TemporaryDirectory() as home, started(Path(home)) as (server, _):
        feed = on_a_feed(server)
    judge_seconds, judge_megabytes = alone()
    rows += judged()
    rows += checked()
    rows += composing(texts)
    rows += [milliseconds(name, texts[language], load()) for name, (language, load) in PEERS.items()]
    report = {
        "ready_seconds": round(ready_seconds, 2),
        "two_workers_megabytes": round(megabytes),
        "judge_alone": {"seconds": round(judge_seconds, 2), "megabytes": round(judge_megabytes)},
        "milliseconds_a_comment": {row.name: row.summary() for row in rows},
        "index_seconds": round(index_seconds, 1),
        "milliseconds_a_lookup": {row.name: row.summary() for row in lookups},
        "extension": [asdict(row) for row in feed],
    }
    _OUT.parent.mkdir(exist_ok=True)
    _OUT.write_text(json.dumps(report, indent=2, ensure_ascii=False), encoding="utf-8")
    _show(rows, ready_seconds, megabytes)
    Console().print(
        f"A process that only judges: ready after {judge_seconds:.1f} s, {judge_megabytes:.0f} MB of its own (USS)."
    )
    _show_lookups(lookups, index_seconds)
    _show_feed(feed)
    Console().print(f"Written to {_OUT}")


def _show(rows: list[Figures], ready_seconds: float, megabytes: float) -> None:
    base = next(row for row in rows if row.is_baseline)
    table = Table("", "median ms a comment", "p95", "median ms a request", "× VADER", title="Speed")
    for row in rows:
        summary = row.summary()
        table.add_row(
            row.name,
            f"{summary['median']:.2f}",
            f"{summary['p95']:.2f}",
            f"{summary['request_median']:.1f}",
            f"{summary['median'] / base.summary()['median']:.1f}",
        )
    console = Console()
    console.print(table)
    console.print(f"Ready after {ready_seconds:.1f} s; parent and two workers hold {megabytes:.0f} MB together (PSS).")


def _show_lookups(rows: list[Figures], index_seconds: float) -> None:
    table = Table("", "median ms", "p95", title=f"GET /v1/wordings at {WORDINGS:,} wordings")
    for row in rows:
        summary = row.summary()
        table.add_row(row.name, f"{summary['median']:.1f}", f"{summary['p95']:.1f}")
    console = Console()
    console.print(table)
    console.print(f"Their index was built in {index_seconds:.0f} s.")


def _show_feed(rows: list[Limit]) -> None:
    table = Table("", "measured", "at most", title=f"The extension on a feed of {COMMENTS:,} comments")
    for row in rows:
        table.add_row(row.name, f"{row.value:.1f} {row.unit}", "" if row.most is None else f"{row.most} {row.unit}")
    Console().print(table)


if __name__ == "__main__":
    main()
