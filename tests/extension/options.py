"""The extension's options page, used as a person uses it."""

from __future__ import annotations

from types import TracebackType

from .browser import Chrome


class Options:
    """The options page in a tab of its own, for as long as the block lasts."""

    def __init__(self, chrome: Chrome) -> None:
        self._chrome = chrome

    def __enter__(self) -> Options:
        self.page = self._chrome.page_of_extension("options/options.html")
        self.page.wait_for_selector("#test:not(:empty)")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.page.close()

    def connect(self, *, url: str | None = None, key: str | None = None) -> str:
        """Type address and key (those given), press the test button, and say what came of it."""
        if url is not None:
            self.page.fill("#server", url)
        if key is not None:
            self.page.fill("#key", key)
        self.page.click('[data-action="test"]')
        outcome = self.page.wait_for_selector('[data-part="result"]:not([data-outcome="testing"])')
        assert outcome
        return outcome.get_attribute("data-outcome") or ""

    @property
    def verdict(self) -> str:
        """What the page says about the last test, in words."""
        return self.page.inner_text('[data-part="result"]')

    def speak(self, language: str) -> None:
        self.page.select_option('[data-action="language"]', language)
        self.page.wait_for_selector(f'html[lang="{language}"]')

    def pause(self, paused: bool) -> None:
        self.page.set_checked('[data-action="pause"]', paused)

    def name_brand(self, name: str) -> str:
        """Type the name of a brand profile and leave the field; what came of it, or nothing where it stood there."""
        if self.page.input_value("#brand") == name:
            return ""
        self.page.evaluate("document.querySelector('#brand-state').hidden = true")
        self.page.fill("#brand", name)
        self.page.press("#brand", "Tab")
        outcome = self.page.wait_for_selector("#brand-state")
        assert outcome
        return outcome.get_attribute("data-outcome") or ""

    def switch_site(self, on: bool, site: str = "x") -> None:
        self.page.set_checked(f'[data-action="site-{site}"]', on)
