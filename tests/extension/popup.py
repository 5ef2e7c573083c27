"""The popup of the toolbar icon, opened and used as a person does it: by the icon, with real keys, over a real page."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from playwright.sync_api import Error, Page

from .browser import Chrome
from .waiting import Found, until

_LOOK_AGAIN_MS = 30
_KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), "ArrowDown": (40, ""), "ArrowUp": (38, ""), "Tab": (9, "")}
_CONTROL = 2


class Popup:
    """The popup over the page in front, for as long as the block lasts.

    Playwright does not know popups; this one is reached through the browser's debugging protocol. Pressing the icon is
    the browser's own: it lets the extension into the tab for this once, as it does for a person.
    """

    def __init__(self, chrome: Chrome, page: Page, *, pressed: bool = True) -> None:
        assert chrome.context.browser
        self._chrome = chrome
        self._page = page
        self._browser = chrome.context.browser.new_browser_cdp_session()
        self._answers: dict[int, dict[str, Any]] = {}
        self._number = 0
        self._session = ""
        self._pressed = pressed
        self._browser.on("Target.receivedMessageFromTarget", self._receive)

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self._answers[message["id"]] = message

    def __enter__(self) -> Popup:
        self._page.bring_to_front()
        if self._pressed:
            tabs = self._browser.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
            tab = next(tab for tab in tabs if tab["url"] == self._page.url)
            self._browser.send(
                "Extensions.triggerAction", {"id": self._chrome.extension_id, "targetId": tab["targetId"]}
            )
        target = self._wait(self._target)
        attached = self._browser.send("Target.attachToTarget", {"targetId": target, "flatten": False})
        self._session = attached["sessionId"]
        self.until("document.body.dataset.theme !== undefined && document.querySelector('#pause').textContent !== ''")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.is_open():
            self._send("Runtime.evaluate", {"expression": "close()"}, wait=False)
            self._wait(lambda: not self.is_open())
        self._browser.detach()

    def _target(self) -> str | None:
        found = self._browser.send("Target.getTargets", {"filter": [{"type": "page"}]})["targetInfos"]
        address = f"chrome-extension://{self._chrome.extension_id}/popup/popup.html"
        return next((target["targetId"] for target in found if target["url"].startswith(address)), None)

    def is_open(self) -> bool:
        return self._target() is not None

    def until_closed(self) -> None:
        """Wait until the popup has closed by itself."""
        self._wait(lambda: not self.is_open())

    def _wait(self, probe: Callable[[], Found | None], what: str = "the popup") -> Found:
        return until(what, probe, lambda: self._page.wait_for_timeout(_LOOK_AGAIN_MS), passing=Error)

    def _send(self, method: str, parameters: dict[str, Any], *, wait: bool = True) -> dict[str, Any]:
        self._number += 1
        number = self._number
        message = json.dumps({"id": number, "method": method, "params": parameters})
        self._browser.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        if not wait:
            return {}
        answer = self._wait(lambda: self._answers.get(number))
        assert "error" not in answer, answer
        return dict(answer["result"])

    def evaluate(self, expression: str) -> Any:
        answer = self._send(
            "Runtime.evaluate",
            {"expression": expression, "awaitPromise": True, "returnByValue": True, "userGesture": True},
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait until a JavaScript condition holds in the popup."""
        look = f"(() => {{ try {{ return Boolean({condition}); }} catch {{ return false; }} }})()"
        try:
            self._wait(lambda: bool(self.evaluate(look)), condition)
        except AssertionError as never:
            raise AssertionError(f"{never}; the popup says: {self.text('main')}") from never

    def text(self, selector: str) -> str:
        """What a person reads at the first element of a selector; empty when there is none."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def texts(self, selector: str) -> list[str]:
        return list(self.evaluate(f"[...document.querySelectorAll({json.dumps(selector)})].map((e) => e.innerText)"))

    def type(self, text: str) -> None:
        """Type where the focus is, as an input method does."""
        self._send("Input.insertText", {"text": text})

    def press(self, key: str, *, control: bool = False) -> None:
        code, text = _KEYS[key]
        common = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": _CONTROL if control else 0}
        typed = {"type": "keyDown", "text": text} if text and not control else {"type": "rawKeyDown"}
        self._send("Input.dispatchKeyEvent", {**common, **typed}, wait=False)
        # The press itself may have closed the popup.
        with suppress(Error):
            self._send("Input.dispatchKeyEvent", {**common, "type": "keyUp"}, wait=False)

    def click(self, selector: str) -> None:
        """Press with the real mouse."""
        x, y = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({ block: 'nearest' });"
            " const { x, y, width, height } = e.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()"
        )
        common = {"x": x, "y": y, "button": "left", "clickCount": 1}
        self._send("Input.dispatchMouseEvent", {**common, "type": "mousePressed"}, wait=False)
        with suppress(Error):
            self._send("Input.dispatchMouseEvent", {**common, "type": "mouseReleased"}, wait=False)

    def shoot(self, file: Path) -> None:
        """Keep a picture of the popup."""
        picture = self._send("Page.captureScreenshot", {"format": "png"})
        file.write_bytes(base64.b64decode(picture["data"]))

    # --- the lookup ---

    def look_up(self, words: str) -> None:
        """Type a query and wait for its results."""
        self.until("document.activeElement.matches('[data-part=query]')")
        self.type(words)
        self.until(f"document.querySelector('[data-part=query]').value === {json.dumps(words)}")
        self.until("document.querySelector('[data-part=choice] .hit')")

    def chosen(self) -> str:
        """The text that is meant now."""
        return self.text("[aria-selected=true] [data-part=choice-text]")

    def status(self) -> str:
        return str(self.evaluate("document.querySelector('[data-part=status]')?.dataset.outcome ?? ''"))
