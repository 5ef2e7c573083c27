"""Drives a browser by WebDriver BiDi, the one protocol Firefox offers: as much of it as the tests need."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from websockets.sync.client import ClientConnection

from .waiting import PATIENCE_SECONDS, Found, until

_ANSWER_SECONDS = 90.0
"""A browser that has just started answers once it is ready."""
_LOOK_AGAIN_SECONDS = 0.05


class Refused(Exception):
    """The browser answered a command with an error."""


class Session:
    """One session with a browser: commands in order, each answered before the next."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._number = 0
        self.send("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Give a command and wait for its result; what the browser tells unasked is left unread.

        Raises:
            Refused: with the browser's own words.
        """
        self._number += 1
        self._connection.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = json.loads(self._connection.recv(timeout=_ANSWER_SECONDS))
            if message.get("id") != self._number:
                continue
            if message["type"] == "error":
                raise Refused(f"{method}: {message['error']}: {message['message']}")
            result: dict[str, Any] = message["result"]
            return result

    def tabs(self) -> dict[str, str]:
        """Context and address of every tab."""
        tree = self.send("browsingContext.getTree", maxDepth=0)
        return {tab["context"]: tab["url"] for tab in tree["contexts"]}

    def open(self, url: str) -> Tab:
        """A new tab in front, once its page is complete."""
        tab = Tab(self, self.send("browsingContext.create", type="tab")["context"])
        tab.go(url)
        return tab


class Tab:
    """One tab: read and pressed as a person would, closed shadow trees included."""

    def __init__(self, session: Session, context: str) -> None:
        self._session = session
        self._context = context

    def go(self, url: str) -> None:
        self._session.send("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def show(self) -> None:
        """Bring the tab to the front; the others are hidden then."""
        self._session.send("browsingContext.activate", context=self._context)

    def close(self) -> None:
        self._session.send("browsingContext.close", context=self._context)

    def call(self, function: str, *arguments: Any, user: bool = False) -> Any:
        """Run a function in the page; `user`: as if a person had just pressed something.

        Arguments are nodes of `nodes` or values that JSON can hold; the result is such a value.
        """
        answer = self._evaluate(
            f"async (...given) => JSON.stringify((await ({function})(...given)) ?? null)", arguments, user
        )
        return json.loads(answer["value"])

    def _evaluate(self, function: str, arguments: tuple[Any, ...], user: bool = False) -> dict[str, Any]:
        answer = self._session.send(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[_given(argument) for argument in arguments],
            target={"context": self._context},
            awaitPromise=True,
            userActivation=user,
            serializationOptions={"maxDomDepth": None, "includeShadowTree": "all"},
        )
        if answer["type"] != "success":
            raise Refused(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    def ours(self, kind: str) -> list[Node]:
        """The extension's own elements of one kind, with what is in their closed shadow trees."""
        found = self._evaluate("(kind) => [...document.querySelectorAll(`[data-henshin='${kind}']`)]", (kind,))
        return [Node(one) for one in found["value"]]

    def until(self, what: str, probe: Callable[[], Found | None], patience: float = PATIENCE_SECONDS) -> Found:
        """Wait (at most `patience` seconds) until `probe` finds something, neither None, False nor empty; return it."""
        return until(what, probe, lambda: time.sleep(_LOOK_AGAIN_SECONDS), passing=Refused, patience=patience)

    def press(self, node: Node) -> None:
        """Press the middle of the node with the mouse, wherever that lands."""
        x, y = self.call(
            """(node) => {
              node.scrollIntoView({ block: 'nearest' });
              const box = node.getBoundingClientRect();
              return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
            }""",
            node,
        )
        self.act("pointer", {"type": "pointerMove", "x": x, "y": y}, _BUTTON_DOWN, _BUTTON_UP)

    def type(self, text: str) -> None:
        self.act("key", *(action for key in text for action in _key(key)))

    def chord(self, held: str, key: str) -> None:
        """Press a key while another one is held."""
        down, up = _key(held)
        self.act("key", down, *_key(key), up)

    def act(self, kind: str, *actions: dict[str, Any]) -> None:
        source = {"type": kind, "id": kind, "actions": list(actions)}
        self._session.send("input.performActions", context=self._context, actions=[source])

    def find(self, css: str) -> Node:
        """The first element of the page itself that matches."""
        return self.found("(css) => document.querySelector(css)", css)

    def found(self, function: str, *arguments: Any) -> Node:
        """The element of the page that a function finds."""
        found = self._evaluate(function, arguments)
        assert found["type"] == "node", f"nothing found by {function} for {arguments}"
        return Node(found)


_BUTTON_DOWN = {"type": "pointerDown", "button": 0}
_BUTTON_UP = {"type": "pointerUp", "button": 0}


def _key(key: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}


def _given(value: Any) -> dict[str, Any]:
    if isinstance(value, Node):
        return {"sharedId": value.id}
    match value:
        case bool():
            return {"type": "boolean", "value": value}
        case str():
            return {"type": "string", "value": value}
        case int() | float():
            return {"type": "number", "value": value}
    raise TypeError(type(value))


class Node:
    """One element as it stood when it was read, with everything below it."""

    def __init__(self, raw: dict[str, Any]) -> None:
        value = raw["value"]
        self.id: str = raw["sharedId"]
        self.attributes: dict[str, str] = value.get("attributes", {})
        root = value.get("shadowRoot")
        self.shadow: str | None = root["value"]["mode"] if root else None
        parts = [*(root["value"].get("children", []) if root else []), *value.get("children", [])]
        self.children = [_child(part) for part in parts if part["value"]["nodeType"] in (1, 3)]

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, **attributes: str) -> list[Node]:
        """Elements below whose attributes are these (`data_part="x"` means `data-part`), in document order."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        found = []
        for child in self.children:
            if isinstance(child, Node):
                if wanted.items() <= child.attributes.items():
                    found.append(child)
                found += child.all(**attributes)
        return found

    def one(self, **attributes: str) -> Node:
        """The only such element; an assertion when there is none or more than one."""
        found = self.all(**attributes)
        assert len(found) == 1, f"{len(found)} elements with {attributes}"
        return found[0]


def _child(raw: dict[str, Any]) -> Node | str:
    return Node(raw) if raw["value"]["nodeType"] == 1 else str(raw["value"]["nodeValue"])
