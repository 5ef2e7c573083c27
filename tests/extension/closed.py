"""Sees what page scripts cannot: nodes inside closed shadow roots, through the browser's debugging protocol.

Tests find the extension's parts by the `data-henshin`, `data-part` and `data-action` attributes, read them, and press
them with the real mouse at the place where they are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error, Page

from .waiting import PATIENCE_SECONDS, Found, until

_LOOK_AGAIN_MS = 30
_LISTEN = """function () {
  this.pressed = false;
  this.addEventListener('click', () => { this.pressed = true; }, { capture: true, once: true });
}"""
_SLIPPED = """function (x, y) {
  if (this.pressed || !this.isConnected) return false;
  const { left, top, right, bottom } = this.getBoundingClientRect();
  if (x < left || x > right || y < top || y > bottom) return true;
  const there = this.getRootNode().elementFromPoint(x, y);
  return there !== null && there.getRootNode() === this.getRootNode() && !this.contains(there);
}"""
"""Whether the node was not pressed because it moved, or because something of its own tree came over it."""


@dataclass(frozen=True)
class Node:
    """One element as it stood when it was read, with everything below it, shadow trees included."""

    id: int
    """Stays valid while the node lives, whatever else is read."""
    tag: str
    attributes: dict[str, str]
    shadow: str | None
    """Mode of the element's own shadow root: `open`, `closed`, or None."""
    children: tuple[Node | str, ...]

    def below(self) -> Iterator[Node]:
        """Every element below, in document order."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.below()

    def all(self, **attributes: str) -> list[Node]:
        """Elements below whose attributes are these (`data_part="x"` means `data-part`; `*` means any value)."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [node for node in self.below() if node.has(wanted)]

    def one(self, **attributes: str) -> Node:
        """The only such element; an assertion when there is none or more than one."""
        found = self.all(**attributes)
        assert len(found) == 1, f"{len(found)} elements with {attributes} in <{self.tag} {self.attributes}>"
        return found[0]

    def has(self, wanted: dict[str, str]) -> bool:
        return all(name in self.attributes and value in ("*", self.attributes[name]) for name, value in wanted.items())

    @property
    def text(self) -> str:
        """All text below, as it stands in the tree (nothing is left out because it is not painted)."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class Looking:
    """Reads and presses nodes of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._protocol = page.context.new_cdp_session(page)
        self._protocol.send("DOM.enable", {"includeWhitespace": "all"})

    def document(self) -> Node:
        answer = self._protocol.send("DOM.getDocument", {"depth": -1, "pierce": True})
        return _read(answer["root"])

    def hosts(self, kind: str) -> list[Node]:
        """The extension's own elements of one kind: badge, card or panel."""
        return self.document().all(data_henshin=kind)

    def until(self, what: str, probe: Callable[[], Found | None], patience: float = PATIENCE_SECONDS) -> Found:
        """Wait (at most `patience` seconds) until `probe` finds something, neither None, False nor empty; return it."""
        return until(what, probe, lambda: self.page.wait_for_timeout(_LOOK_AGAIN_MS), passing=Error, patience=patience)

    def box(self, node: Node) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in the window, of the node's border box."""
        model = self._protocol.send("DOM.getBoxModel", {"backendNodeId": node.id})["model"]
        quad = model["border"]
        return min(quad[0::2]), min(quad[1::2]), max(quad[0::2]), max(quad[1::2])

    def is_painted(self, node: Node) -> bool:
        try:
            left, top, right, bottom = self.box(node)
        except Error:
            return False
        return right > left and bottom > top

    def centre(self, node: Node) -> tuple[float, float]:
        """Where the real mouse would press the node, after it was brought into view."""
        self.until("a node that can be seen", lambda: self.is_painted(node))
        self._protocol.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": node.id})
        left, top, right, bottom = self.box(node)
        return (left + right) / 2, (top + bottom) / 2

    def press(self, node: Node) -> None:
        """Press the node with the real mouse, wherever that lands; again where it slipped away from under the mouse."""
        self.run(node, _LISTEN)
        self.until("a node that stays where it is pressed", lambda: self._stays_pressed(node))

    def _stays_pressed(self, node: Node) -> bool:
        place = self.centre(node)
        self.page.mouse.click(*place)
        try:
            return not self.run(node, _SLIPPED, *place)
        except Error:  # the press took it off the page
            return True

    def run(self, node: Node, function: str, *arguments: object) -> Any:
        """Call a JavaScript function with the node as `this`."""
        resolved = self._protocol.send("DOM.resolveNode", {"backendNodeId": node.id})
        answer = self._protocol.send(
            "Runtime.callFunctionOn",
            {
                "objectId": resolved["object"]["objectId"],
                "functionDeclaration": function,
                "arguments": [{"value": argument} for argument in arguments],
                "returnByValue": True,
                "awaitPromise": True,
            },
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def shown(self, node: Node) -> str:
        """The text of the node as a person reads it."""
        return str(self.run(node, "function () { return this.innerText; }"))


def _read(raw: dict[str, Any]) -> Node:
    pairs = raw.get("attributes", [])
    roots = raw.get("shadowRoots", [])
    own = next((root for root in roots if root["shadowRootType"] != "user-agent"), None)
    children: list[Node | str] = []
    for source in ([own] if own else []) + [raw]:
        for child in source.get("children", []):
            if child["nodeType"] == 3:
                children.append(child["nodeValue"])
            elif child["nodeType"] == 1:
                children.append(_read(child))
    return Node(
        id=raw["backendNodeId"],
        tag=raw.get("localName", ""),
        attributes=dict(zip(pairs[0::2], pairs[1::2], strict=True)),
        shadow=own["shadowRootType"] if own else None,
        children=tuple(children),
    )
