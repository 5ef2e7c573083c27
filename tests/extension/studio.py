"""Where the pictures of the interface are taken: one browser in one language, and what is set up there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from .browser import ROOT, Chrome
from .closed import Looking, Node
from .desk import Desk
from .gateway import Gateway
from .meta_desk import MetaDesk
from .options import Options

FOLDER = ROOT / ".screenshots"
NIGHTS = {"light": "0", "dim": "1", "dark": "2"}


@dataclass
class Studio:
    """One language in one browser."""

    chrome: Chrome
    gateway: Gateway
    key: str
    language: str

    def keep(self, page: Page, name: str, *, whole: bool = False) -> None:
        """Keep what the window shows, or the whole page."""
        file = f"{self.language}-{name}.png"
        page.screenshot(path=FOLDER / file, full_page=whole, animations="disabled")
        print(file, flush=True)

    def desk(self, night: str, *, size: tuple[int, int] = (1280, 900)) -> Desk:
        self.gateway.reset()
        self.chrome.point_at(self.gateway.url)
        page = self.chrome.context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        desk = Desk(page, self.gateway)
        desk.set_cookies(night_mode=NIGHTS[night], lang=self.language)
        return desk

    def meta(self, night: str, host: str) -> MetaDesk:
        self.gateway.reset()
        self.chrome.point_at(self.gateway.url)
        self.chrome.context.clear_cookies()
        desk = MetaDesk(self.chrome.context.new_page(), self.gateway, host)
        desk.set_cookies(night=str(int(night == "dark")), lang=self.language)
        return desk

    def blur(self, on: bool) -> None:
        with Options(self.chrome) as options:
            options.page.set_checked('[data-action="blur"]', on)


def insulting(path: str, answer: Any) -> Any:
    """What the server would say if every comment were an insult."""
    for result in answer["results"] if path == "/v1/analyze" else []:
        result["analysis"]["exception"] = {
            "type": "trolling",
            "subtype": "insult",
            "confidence": 0.97,
            "suspicion": None,
        }
    return answer


def unfold(looking: Looking, suggestion: Node) -> None:
    looking.press(suggestion.one(data_action="show-text"))
    looking.until("the full text", lambda: looking.is_painted(suggestion.one(data_part="text")))
