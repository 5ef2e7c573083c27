"""What axe-core, the usual checker of accessibility, objects to: on pages of ours, and in our parts of a site's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .browser import ROOT

_SCRIPT = (ROOT / "tests" / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_FOUND = """
.then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`)))
"""
_RUN = f"axe.run(document, {{ resultTypes: ['violations'] }}){_FOUND}"
_RUN_IN_PARTS = f"""
(() => {{
  const hosts = [...document.querySelectorAll('[data-henshin]')];
  // Only the extension's own scripts can see into a closed tree; axe looks where elements say their tree is.
  for (const host of hosts) {{
    Object.defineProperty(host, 'shadowRoot', {{ value: chrome.dom.openOrClosedShadowRoot(host), configurable: true }});
  }}
  return axe.run({{ include: hosts }}, {{ resultTypes: ['violations'] }}){_FOUND};
}})()
"""


def serious(evaluate: Callable[[str], Any]) -> list[str]:
    """Every serious or critical objection; `evaluate` runs a script in the page and awaits its promise."""
    evaluate(f"{_SCRIPT}; void 0")
    found: list[str] = evaluate(_RUN)
    return found


def serious_in_parts(evaluate: Callable[[str], Any]) -> list[str]:
    """The same of what the extension shows on a site; `evaluate` runs in the world of its content script there."""
    found: list[str] = evaluate(f"{_SCRIPT};{_RUN_IN_PARTS}")
    return found
