"""Every state of the interface as a picture in .screenshots/: `python -m tests.extension.screenshots [scene]`.

Made to be looked at: Japanese and English, light, dim and dark, well and in trouble.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from tests.server import running

from .browser import build_assets, chromium
from .demo import Demo
from .desk import leave_blanks
from .fixture_site.certificate import make_certificate
from .fixture_site.elsewhere import HOST
from .fixture_site.posts import ANSWERED, DELAY, DELIGHT, HOME, HOSTILE, NOTICE
from .fixture_site.server import NAMES, serve_site
from .gateway import before
from .meta_scenes import shoot_blurred, shoot_facebook, shoot_instagram
from .options import Options
from .popup import Popup
from .studio import FOLDER, NIGHTS, Studio, unfold


def shoot_feed(studio: Studio, night: str) -> None:
    desk = studio.desk(night)
    desk.go("/home")
    desk.settled({post.id for post in HOME.comments}.__contains__)
    studio.keep(desk.page, f"feed-{night}")
    card = desk.open_card(DELAY)
    studio.keep(desk.page, f"card-{night}")
    unfold(desk.looking, card.all(data_part="suggestion")[0])
    desk.looking.centre(card.all(data_part="suggestion")[0].one(data_part="meter"))
    studio.keep(desk.page, f"card-suggestion-{night}")
    desk.page.keyboard.press("Escape")
    desk.open_card(DELIGHT)
    studio.keep(desk.page, f"card-praise-{night}")
    desk.page.keyboard.press("Escape")
    desk.scroll(1600)
    desk.settled({post.id for post in HOME.comments}.__contains__)
    studio.keep(desk.page, f"feed-further-{night}")
    trolling = next(post for post in HOME.comments if "無能" in (post.text or ""))
    desk.badge_in_view(trolling)
    desk.open_card(trolling)
    studio.keep(desk.page, f"card-exception-{night}")
    desk.close()


def shoot_panel(studio: Studio, night: str) -> None:
    desk = studio.desk(night)
    desk.go(DELAY.path)
    desk.badge(DELAY)
    desk.enter_inline_box()
    panel = desk.panel()
    studio.keep(desk.page, f"panel-inline-{night}")
    unfold(desk.looking, panel.all(data_part="suggestion")[0])
    studio.keep(desk.page, f"panel-suggestion-{night}")
    desk.leave_blanks(panel.all(data_part="suggestion")[0])
    desk.looking.press(panel.all(data_part="suggestion")[0].one(data_action="insert"))
    desk.looking.until("the text in the box", lambda: desk.editor()["text"])
    desk.looking.until("word of it", lambda: "inserted" in str(desk.panel().all(data_part="status")))
    studio.keep(desk.page, f"panel-inserted-{night}")
    desk.go(NOTICE.path)
    desk.badge(ANSWERED)
    desk.open_reply_dialog(ANSWERED)
    desk.panel()
    studio.keep(desk.page, f"panel-dialog-{night}")
    desk.close()


def shoot_narrow(studio: Studio, night: str) -> None:
    desk = studio.desk(night, size=(700, 800))
    desk.go(DELAY.path)
    desk.badge(DELAY)
    desk.enter_inline_box()
    desk.panel()
    studio.keep(desk.page, f"panel-narrow-{night}")
    desk.close()


def shoot_trouble(studio: Studio, night: str) -> None:
    desk = studio.desk(night)
    desk.gateway.hold()
    desk.go("/home")
    desk.badge(DELAY, state="waiting")
    studio.keep(desk.page, f"waiting-{night}")
    desk.close()
    for name, status in (("wrong_key", 401), ("busy", 429), ("server", 500)):
        desk = studio.desk(night)
        desk.gateway.answer_with = (status, b"{}")
        desk.go("/home")
        desk.looking.press(desk.badge(DELAY, state=name).one(data_action="open-card"))
        desk.trouble("card")
        studio.keep(desk.page, f"trouble-{name}-{night}")
        desk.close()
    desk = studio.desk(night)
    desk.gateway.stop()
    desk.go("/home")
    desk.badge(DELAY, state="unreachable")
    studio.keep(desk.page, f"trouble-unreachable-{night}")
    desk.close()


def shoot_hostile(studio: Studio, night: str) -> None:
    desk = studio.desk(night)
    desk.go("/search?q=hostile")
    for name, post in zip(("markup", "rtl", "zero-width", "long"), HOSTILE.comments, strict=False):
        desk.badge_in_view(post)
        desk.open_card(post)
        studio.keep(desk.page, f"hostile-{name}-{night}")
        desk.page.keyboard.press("Escape")
    desk.close()


def shoot_pages(studio: Studio, night: str) -> None:
    """Options, popup and the demo page follow the system's light or dark, not the site's."""
    scheme: Literal["light", "dark"] = "light" if night == "light" else "dark"
    studio.gateway.reset()
    studio.chrome.point_at(studio.gateway.url)
    with Options(studio.chrome) as options:
        options.page.emulate_media(color_scheme=scheme)
        for name, url, key in (
            ("wrong-key", studio.gateway.url, "hk_wrong"),
            ("permission", "https://henshin.example", studio.key),
            ("ok", studio.gateway.url, studio.key),
        ):
            options.connect(url=url, key=key)
            studio.keep(options.page, f"options-{name}-{scheme}")
    popup = studio.chrome.page_of_extension("popup/popup.html")
    popup.set_viewport_size({"width": 360, "height": 480})
    popup.emulate_media(color_scheme=scheme)
    studio.keep(popup, f"popup-{scheme}")
    popup.close()
    with Options(studio.chrome) as options:
        options.page.emulate_media(color_scheme=scheme)
        studio.keep(options.page, f"options-whole-{scheme}", whole=True)
        options.page.click('a[href="privacy.html"]')
        options.page.wait_for_selector("body[data-theme]")
        studio.keep(options.page, f"privacy-{scheme}", whole=True)
    page = studio.chrome.context.new_page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{studio.gateway.behind}/connect#key={studio.key}")
    page.click(f'[data-action="language"][data-value="{studio.language}"]')
    page.click('[data-action="connect"]')
    studio.keep(page, f"connect-{scheme}")
    page.close()
    for width in (1280, 360):
        page = studio.chrome.context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        demo = Demo(page, studio.gateway.behind, studio.key)
        demo.open(studio.language)
        demo.part("card", "advice")
        panel = demo.part("panel", "suggestion")
        studio.keep(page, f"demo-{width}-{scheme}")
        unfold(demo.looking, panel.all(data_part="suggestion")[0])
        leave_blanks(demo.looking, panel.all(data_part="suggestion")[0])
        demo.looking.press(panel.all(data_part="suggestion")[0].one(data_action="insert"))
        page.wait_for_function("() => document.querySelector('#reply-text').value !== ''")
        studio.keep(page, f"demo-inserted-{width}-{scheme}", whole=True)
        page.close()


def shoot_lookup(studio: Studio, night: str) -> None:
    """The popup over a page of some other site, in the colours that were chosen."""
    theme = "light" if night == "light" else "dark"
    studio.gateway.reset()
    studio.chrome.point_at(studio.gateway.url)
    with Options(studio.chrome) as options:
        options.page.select_option('[data-action="theme"]', theme)
    page = studio.chrome.context.new_page()
    page.goto(f"https://{HOST}/")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#complaint'))")

    def keep(popup: Popup, name: str) -> None:
        file = f"{studio.language}-{name}-{theme}.png"
        popup.shoot(FOLDER / file)
        print(file, flush=True)

    with Popup(studio.chrome, page) as popup:
        popup.until("document.querySelector('[data-part=choice]')")
        keep(popup, "lookup-start")
        popup.look_up("注文番号" if studio.language == "ja" else "order number")
        keep(popup, "lookup-found")
        popup.press("Enter", control=True)
        popup.until("document.querySelector('[data-part=status]').dataset.outcome")
        keep(popup, "lookup-blanks")
        popup.click("[data-action=reply-selection]")
        popup.until("document.querySelector('[data-part=reply] [data-part=choice]')")
        keep(popup, "lookup-reply")
    studio.gateway.answer_with = (500, b"{}")
    with Popup(studio.chrome, page) as popup:
        popup.until("document.querySelector('[data-part=error]')")
        keep(popup, "lookup-trouble")
    studio.gateway.answer_with = None
    page.goto(f"{studio.gateway.behind}/connect#key={studio.key}")
    page.click('[data-action="connect"]')
    with Popup(studio.chrome, page) as popup:
        popup.until("document.querySelector('[data-part=connecting]')")
        keep(popup, "lookup-connecting")
    page.close()
    with Options(studio.chrome) as options:
        options.page.select_option('[data-action="theme"]', "auto")


SCENES: dict[str, Callable[[Studio, str], None]] = {
    "feed": shoot_feed,
    "panel": shoot_panel,
    "narrow": shoot_narrow,
    "trouble": shoot_trouble,
    "hostile": shoot_hostile,
    "facebook": shoot_facebook,
    "instagram": shoot_instagram,
    "blurred": shoot_blurred,
    "lookup": shoot_lookup,
    "pages": shoot_pages,
}


def main() -> None:
    scenes = [SCENES[name] for name in sys.argv[1:] or SCENES]
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "home").mkdir()
        certificate = make_certificate(folder, *NAMES)
        with (
            running(folder / "home") as server,
            serve_site(build_assets(folder), certificate) as site,
            before(server.url) as gateway,
        ):
            for language in ("ja", "en"):
                with chromium(playwright, folder / language, site, certificate, language=language) as chrome:
                    with Options(chrome) as options:
                        options.speak(language)
                        options.connect(url=gateway.url, key=server.key)
                    studio = Studio(chrome, gateway, server.key, language)
                    for night in NIGHTS:
                        for scene in scenes:
                            scene(studio, night)


if __name__ == "__main__":
    main()
