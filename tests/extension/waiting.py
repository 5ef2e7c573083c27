"""Waiting for what a browser shows, whichever way it is looked at."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PATIENCE_SECONDS = 60.0


def until(
    what: str,
    probe: Callable[[], Found | None],
    rest: Callable[[], object],
    *,
    passing: type[Exception],
    patience: float = PATIENCE_SECONDS,
) -> Found:
    """Wait (at most `patience` seconds) until `probe` finds something, neither None, False nor empty; return it.

    Args:
        what: what is waited for, in words, for the assertion that says that it never came.
        probe: looks once; a failed assertion means "not yet".
        rest: called between two looks; lets the browser work.
        passing: an error that also means "not yet", as when the page is just being replaced.
        patience: seconds.
    """
    last: object = None
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            last = found = probe()
            if found:
                return found
        except (AssertionError, passing) as problem:
            last = problem
        rest()
    raise AssertionError(f"never came: {what} (last seen: {last!r})")
