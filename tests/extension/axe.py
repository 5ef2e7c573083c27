"""What axe-core, the usual checker of accessibility, objects to on a page of ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .browser import ROOT

_SCRIPT = (ROOT / "tests" / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_RUN = """
axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`)))
"""


def serious(evaluate: Callable[[str], Any]) -> list[str]:
    """Every serious or critical objection; `evaluate` runs a script in the page and awaits its promise."""
    evaluate(f"{_SCRIPT}; void 0")
    found: list[str] = evaluate(_RUN)
    return found
