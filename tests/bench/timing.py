"""Timings and what to say of them."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial


@dataclass
class Figures:
    """Seconds of each call of one contestant, and how many comments a call held."""

    name: str
    size: int = 1
    seconds: list[float] = field(default_factory=list)
    is_baseline: bool = False

    def summary(self) -> dict[str, float]:
        """Milliseconds a comment (median, p95) and a request (median)."""
        calls = sorted(self.seconds)
        return {
            "median": 1000 * statistics.median(calls) / self.size,
            "p95": 1000 * calls[int(0.95 * (len(calls) - 1))] / self.size,
            "request_median": 1000 * statistics.median(calls),
        }


def timed(call: Callable[[], object]) -> float:
    """Seconds that `call` took."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def milliseconds(name: str, texts: Sequence[str], judge: Callable[[str], object]) -> Figures:
    """Time `judge` on each text, after a short warm-up."""
    for text in texts[:10]:
        judge(text)
    return Figures(name, seconds=[timed(partial(judge, text)) for text in texts], is_baseline=name == "VADER")
