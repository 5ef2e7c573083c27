"""The demo page at the server's root, used as a visitor uses it."""

from __future__ import annotations

from playwright.sync_api import Page

from .closed import Looking, Node


class Demo:
    """One tab on the demo page."""

    def __init__(self, page: Page, url: str, key: str) -> None:
        self.page = page
        self.looking = Looking(page)
        self._url = url
        self._key = key
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def open(self, language: str) -> None:
        """Come with the key in the address, as the server prints it, and choose the language."""
        self.page.goto(f"{self._url}/#key={self._key}")
        self.page.click(f'[data-action="language"][data-value="{language}"]')
        self.page.wait_for_selector(f'html[lang="{language}"]')

    def choose(self, number: int) -> str:
        """Pick a sample and return its text."""
        self.page.click(f'[data-action="sample"] >> nth={number}')
        return self.page.inner_text("#text")

    def part(self, kind: str, filled_with: str) -> Node:
        """Badge, card or panel, once it holds that part."""

        def look() -> Node | None:
            hosts = self.looking.hosts(kind)
            return hosts[0] if hosts and hosts[0].all(data_part=filled_with) else None

        return self.looking.until(f"the {kind} with its {filled_with}", look)
