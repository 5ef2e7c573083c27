"""The page /brand, used as the person in charge uses it."""

from __future__ import annotations

from playwright.sync_api import Page, expect


class BrandPage:
    """One tab on the form of one profile."""

    def __init__(self, page: Page, url: str, key: str, profile: str) -> None:
        self.page = page
        self._address = f"{url}/brand?id={profile}#key={key}"
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def open(self, language: str = "ja") -> None:
        self.page.goto(self._address)
        self.page.wait_for_selector("#desk:not([hidden])")
        self.page.click(f'[data-action="language"][data-value="{language}"]')
        self.page.wait_for_selector(f'html[lang="{language}"]')

    def fill(self, label: str, value: str, *, side: str | None = None, number: int = 0) -> None:
        """Fill the field that people see under `label`; `side` is the language of a pair."""
        if side is None:
            self.page.get_by_label(label, exact=True).nth(number).fill(value)
        else:
            self.page.get_by_role("group", name=label, exact=True).nth(number).get_by_label(side, exact=True).fill(
                value
            )

    def save(self) -> None:
        self.page.click('[data-action="save"]')

    def wait_for_state(self, text: str) -> None:
        expect(self.page.locator("#state")).to_contain_text(text)
