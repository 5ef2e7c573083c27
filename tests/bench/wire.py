"""Henshin as its users meet it: over HTTP, under gunicorn, with the shipped models."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import psutil

from tests.bench.timing import Figures, timed
from tests.server import Api, Server, environment, run_command, serving

_REQUESTS = 60
_authors = count()


@contextmanager
def started(home: Path) -> Iterator[tuple[Server, float]]:
    """A server with two workers, and the seconds from the command to ready."""
    env = environment(home)
    key = run_command(env, "keys", "add", "bench").stdout.decode().strip()
    begun = time.perf_counter()
    with serving(env, home / "server.log", workers=2) as (url, pid):
        yield Server(url, key, home, pid), time.perf_counter() - begun


def comments_at(server: Server, texts: dict[str, list[str]], *, size: int, suggestions: int) -> Figures:
    """Time POST /v1/analyze with `size` comments a request."""
    wish = f"{suggestions} suggestion" if suggestions else "labels and advice"
    figures = Figures(f"Henshin, {size} a request, {wish}", size)
    with Api(server) as api:
        for number in range(_REQUESTS + 5):
            body = {"comments": _comments(texts["both"], number * size, size), "suggestions": suggestions}
            seconds = timed(partial(api.post, "/v1/analyze", json=body))
            if number >= 5:
                figures.seconds.append(seconds)
    return figures


def _comments(texts: Sequence[str], start: int, size: int) -> list[dict[str, object]]:
    # Every author is new, so that no judgement is remembered from an earlier request.
    return [
        {
            "id": str(number),
            "platform": "x",
            "text": texts[(start + number) % len(texts)],
            "author": {"name": f"author {next(_authors)}"},
        }
        for number in range(size)
    ]


def memory(server: Server) -> float:
    """Megabytes of the parent and its workers together; pages they share count once (PSS)."""
    parent = psutil.Process(server.pid)
    everyone = [parent, *parent.children(recursive=True)]
    return sum(float(process.memory_full_info().pss) for process in everyone) / 1e6
