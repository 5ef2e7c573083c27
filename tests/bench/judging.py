"""The judgement alone, in this process and on one core: what models and rules cost without any server around them."""

import subprocess
import sys
from collections.abc import Sequence
from functools import partial

from api.analysis.judge import Judge
from api.analysis.schemas import Comment
from models.dataset import load
from tests.bench.timing import Figures, timed

_REQUESTS = 40
_SHORT = range(30, 51)
"""Characters of a comment of ordinary length."""
_ALONE = """
import time, psutil
begun = time.perf_counter()
from api.analysis.judge import Judge
Judge.load()
print(time.perf_counter() - begun, psutil.Process().memory_full_info().uss / 1e6)
"""


def _comments(texts: Sequence[str], start: int, size: int) -> list[Comment]:
    return [Comment(id=str(number), platform="x", text=texts[(start + number) % len(texts)]) for number in range(size)]


def judged() -> list[Figures]:
    """Time all labels of comments of about 40 characters alone, in batches and with evidence, and of one very long."""
    judge = Judge.load()
    short = [row.text for row in load("test") if len(row.text) in _SHORT]
    cases = {
        "Judge, 40 characters, alone": (short, 1, False),
        "Judge, 40 characters, 20 together": (short, 20, False),
        "Judge, 40 characters, 100 together": (short, 100, False),
        "Judge, 40 characters, with evidence": (short, 1, True),
        "Judge, 10,000 characters": (["".join(short * 20)[:10_000]], 1, False),
    }
    rows = []
    for name, (texts, size, explain) in cases.items():
        figures = Figures(name, size)
        for number in range(-3, max(_REQUESTS // size, 5)):
            call = partial(judge.judge, _comments(texts, number * size, size), explain=explain)
            seconds = timed(call)
            if number >= 0:
                figures.seconds.append(seconds)
        rows.append(figures)
    return rows


def alone() -> tuple[float, float]:
    """Seconds until a process of its own can judge, and the megabytes that it holds for itself (USS)."""
    done = subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)
