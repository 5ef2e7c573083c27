"""Pages as the sites once served them are read rightly. They belong to others, so they are not kept here: the variable
CAPTURED_PAGES names a folder with x/ and facebook/ in it; without it there is nothing to read."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .desk import Desk
from .fixture_site.server import Site
from .meta_desk import MetaDesk

FOLDER = Path(os.environ.get("CAPTURED_PAGES", "/nowhere"))

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="CAPTURED_PAGES names no folder")


@pytest.fixture(autouse=True)
def captured(site: Site) -> Iterator[None]:
    site.captured = FOLDER
    yield
    site.captured = None


def read(desk: Desk, file: str, count: int) -> dict[str, dict[str, Any]]:
    """Open a page and wait until so many comments of it were sent; each by its id."""
    desk.go(f"/captured/{file}", wait_for_posts=False)

    def look() -> dict[str, dict[str, Any]]:
        sent = {comment["id"]: comment for comment in desk.gateway.judged()}
        assert len(sent) == count, list(sent)
        return sent

    sent = desk.looking.until(f"{count} comments of {file}", look)
    desk.page.wait_for_timeout(500)
    assert len({comment["id"] for comment in desk.gateway.judged()}) == count
    # The pictures of the page are not to be had.
    desk.complaints.clear()
    return sent


def test_a_comment_with_all_its_wrappers(facebook: MetaDesk) -> None:
    comment = read(facebook, "page-comment-live.html", 1)["facebook:900000000000031"]
    assert comment["text"] == "mau tau jasa ini gimana?"
    assert comment["author"] == {"handle": "100000000000009", "name": "Sinta Dewi"}
    assert comment["url"].startswith("https://www.facebook.com/permalink.php?story_fbid=pfbid0")
    assert comment["url"].endswith("&id=900000000000001&comment_id=900000000000031")


def test_a_timeline_with_captions(facebook: MetaDesk) -> None:
    comment = read(facebook, "page-timeline-captions-live.html", 1)["facebook:9000000000000301"]
    assert comment["text"] == "Masih ada kak?"
    assert comment["author"]["name"] == "Sinta"
    assert comment["thread"]["parent_text"] == "Promo akhir pekan"


def test_public_and_private_boxes_at_once(facebook: MetaDesk) -> None:
    comment = read(facebook, "private-reply-dialog-live.html", 1)["facebook:9000000000000123"]
    assert comment["text"] == "ada size M kak?"

    facebook.page.focus('[aria-label="Reply to Sinta"]')
    facebook.until_target("Sinta", "ada size M kak?")
    assert facebook.channel() == "public"
    facebook.page.focus('[aria-label="Comment as Toko Uji"]')
    facebook.page.focus('[aria-placeholder="Send a message as Toko Uji"]')
    facebook.looking.until("a private panel", lambda: facebook.channel() == "dm")
    facebook.until_target("Sinta", "ada size M kak?")
    facebook.complaints.clear()


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("tweetyoink-x-tweet-sample.html", 1),
        ("tweetyoink-x-tweet-quote.html", 1),
        ("tweetyoink-x-tweet-quote-video.html", 1),
    ],
)
def test_posts_of_x_with_and_without_a_quote(desk: Desk, file: str, count: int) -> None:
    for comment in read(desk, file, count).values():
        assert comment["text"]
        assert comment["author"]["handle"].startswith("@")
        assert comment["url"].endswith(comment["id"].removeprefix("x:"))


def test_a_timeline_of_x(desk: Desk) -> None:
    desk.go("/captured/rvinowise-timeline-cells-2024-08.html", wait_for_posts=False)
    links: int = desk.page.evaluate(
        """() => new Set([...document.querySelectorAll('article[data-testid="tweet"]')]
          .map((post) => [...post.querySelectorAll('a[href*="/status/"]')].find((link) => link.querySelector('time')))
          .filter(Boolean).map((link) => link.href)).size"""
    )
    assert links > 3

    def look() -> bool:
        desk.scroll(400)
        return len({comment["id"] for comment in desk.gateway.judged()}) == links

    desk.looking.until("every post of the timeline", look)
    desk.complaints.clear()
