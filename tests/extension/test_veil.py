"""Insults are blurred on the page where that is wished for, in their place, until somebody wants to read them."""

from collections.abc import Iterator
from typing import Any

import pytest

from .browser import Chrome
from .desk import Desk
from .fixture_site.posts import DELAY, GRINDER
from .options import Options

TEXT = f'article:has(a[href$="/status/{DELAY.id}"] time) [data-testid="tweetText"]'


@pytest.fixture(autouse=True)
def unset(chrome: Chrome) -> Iterator[None]:
    yield
    chrome.context.service_workers[0].evaluate("() => chrome.storage.local.remove('blur')")


def insulting(path: str, answer: Any) -> Any:
    """What the server would say of one comment if it were an insult."""
    for result in answer["results"] if path == "/v1/analyze" else []:
        if result["id"] == f"x:{DELAY.id}":
            result["analysis"]["exception"] = {
                "type": "trolling",
                "subtype": "insult",
                "confidence": 0.97,
                "suspicion": None,
            }
    return answer


def is_blurred(desk: Desk, selector: str = TEXT) -> bool:
    return "blur" in desk.page.eval_on_selector(selector, "(text) => getComputedStyle(text).filter")


def places(desk: Desk) -> list[str]:
    found: list[str] = desk.page.evaluate(
        """() => [...document.querySelectorAll('article *')].filter((node) => !node.closest('[data-henshin]'))
          .map((node) => node.getBoundingClientRect()).map((r) => [r.x, r.y, r.width, r.height].join())"""
    )
    return found


def test_switched_on_in_the_card_it_blurs_in_place_and_a_press_reveals(desk: Desk) -> None:
    desk.gateway.rewrite = insulting
    desk.go("/home")
    desk.open_card(DELAY)
    assert not is_blurred(desk)
    before = places(desk)
    desk.looking.press(desk.card().one(data_action="blur"))
    desk.looking.until("blurred words", lambda: is_blurred(desk))
    assert places(desk) == before
    assert not is_blurred(desk, f'article:has(a[href$="/status/{GRINDER.id}"] time) [data-testid="tweetText"]')
    quote = desk.card().one(data_part="quote")
    assert "blur" in desk.looking.run(quote, "function () { return getComputedStyle(this).filter; }")

    desk.page.keyboard.press("Escape")
    desk.page.click(TEXT)
    desk.looking.until("words to read", lambda: not is_blurred(desk))
    # The press did nothing else: the site would have gone to the comment's own page.
    assert desk.page.url == "https://x.com/home"
    assert places(desk) == before


def test_it_stays_switched_on_for_other_pages_and_the_card_reveals_by_keyboard(desk: Desk) -> None:
    desk.gateway.rewrite = insulting
    desk.go("/home")
    desk.open_card(DELAY)
    desk.looking.press(desk.card().one(data_action="blur"))
    desk.looking.until("blurred words", lambda: is_blurred(desk))
    desk.page.reload()
    desk.badge(DELAY)
    desk.looking.until("blurred words", lambda: is_blurred(desk))

    desk.open_card(DELAY)
    reveal = desk.looking.until("a way to read it", lambda: desk.card().one(data_action="reveal"))
    desk.looking.run(reveal, "function () { this.focus(); }")
    desk.page.keyboard.press("Enter")
    desk.looking.until("words to read", lambda: not is_blurred(desk))
    quote = desk.card().one(data_part="quote")
    assert desk.looking.run(quote, "function () { return getComputedStyle(this).filter; }") == "none"
    desk.looking.press(desk.card().one(data_action="blur"))
    desk.page.reload()
    desk.badge(DELAY)
    desk.page.wait_for_timeout(300)
    assert not is_blurred(desk)


def test_scrolled_away_and_back_it_is_blurred_again_and_nobody_else_is(desk: Desk) -> None:
    desk.gateway.rewrite = insulting
    desk.go("/home")
    desk.open_card(DELAY)
    desk.looking.press(desk.card().one(data_action="blur"))
    desk.looking.until("blurred words", lambda: is_blurred(desk))
    desk.page.keyboard.press("Escape")
    desk.scroll(6000)
    desk.looking.until("other comments", desk.badges)
    blurred = "[...document.querySelectorAll('[data-testid=tweetText]')].filter((text) => text.style.filter).length"
    assert desk.page.evaluate(blurred) == 0
    desk.scroll_to_top()
    desk.looking.until("blurred words", lambda: is_blurred(desk))
    assert desk.page.evaluate(blurred) == 1


def test_the_options_page_switches_it_for_open_pages_and_follows_the_card(desk: Desk, chrome: Chrome) -> None:
    desk.gateway.rewrite = insulting
    desk.go("/home")
    desk.badge(DELAY)
    with Options(chrome) as options:
        blur = options.page.locator('[data-action="blur"]')
        blur.check()
        desk.looking.until("blurred words", lambda: is_blurred(desk))
        blur.uncheck()
        desk.looking.until("words to read", lambda: not is_blurred(desk))
        desk.page.bring_to_front()
        desk.open_card(DELAY)
        desk.looking.press(desk.card().one(data_action="blur"))
        options.page.wait_for_selector('[data-action="blur"]:checked')
