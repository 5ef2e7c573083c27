"""The other places of Facebook where comments stand: groups, photos, videos, reels; the same is had in each."""

from dataclasses import dataclass

import pytest

from .browser import Chrome
from .fixture_site.facebook import (
    ASKED,
    CUP,
    DELAY,
    GRIND,
    GROUP,
    OWN_NUMBER,
    PHOTO,
    POSTS,
    REEL,
    SAME,
    WATCH,
    WHERE,
    PagePost,
    Remark,
)
from .meta_desk import MetaDesk

TIMELINE = "/hinata.coffee"
PERMALINK = f"/permalink.php?story_fbid={DELAY.name}&id={OWN_NUMBER}"
PREVIEWED = {
    remark.id for post in POSTS for remark in post.comments[: post.preview] if remark.author.handle != OWN_NUMBER
}


@dataclass(frozen=True)
class Place:
    """Where a post stands, and which of its comments show there."""

    name: str
    path: str
    post: PagePost
    comments: tuple[Remark, ...]
    box: str
    """How the site's boxes are called there: what comes before `:reply:` and the id."""

    @property
    def ids(self) -> set[str]:
        behind = PREVIEWED if self.name == "viewer" else {CUP.id} if self.name == "group" else set()
        return {remark.id for remark in self.comments} | behind


def _beside(name: str, post: PagePost, path: str = "") -> Place:
    first, second = post.comments
    return Place(name, path or post.address, post, (first, first.replies[1], second), name)


PLACES = [
    Place("group", f"/groups/{GROUP}/", ASKED, (GRIND, SAME), "feed"),
    _beside("photo", PHOTO),
    _beside("viewer", PHOTO, TIMELINE),
    _beside("watch", WATCH),
    _beside("reel", REEL),
]
everywhere = pytest.mark.parametrize("place", PLACES, ids=[place.name for place in PLACES])


@pytest.fixture(autouse=True)
def account(facebook: MetaDesk) -> None:
    """Somebody acts as the Page."""
    facebook.set_cookies(i_user=OWN_NUMBER, c_user="100000000009999")


def show(desk: MetaDesk, place: Place) -> None:
    desk.go(place.path)
    if place.name == "viewer":
        desk.page.click('[data-open="photo"]')
        desk.page.wait_for_selector('[role="dialog"] [data-fixture]')


@everywhere
def test_every_comment_gets_one_badge_and_nothing_else_does(facebook: MetaDesk, place: Place) -> None:
    show(facebook, place)
    facebook.until_badges(place.ids)
    for remark in place.comments:
        facebook.badge_of(remark.id)
    homes = facebook.looking.document().all(data_fixture="*")
    housed = {badge.id for home in homes for badge in home.all(data_henshin="badge")}
    assert {badge.id for badge in facebook.looking.hosts("badge")} == housed


@everywhere
def test_what_is_sent_of_a_comment(facebook: MetaDesk, place: Place) -> None:
    show(facebook, place)
    first = place.comments[0]
    asked = facebook.sent(first.id)
    join = "&" if "?" in place.post.address else "?"
    address = place.post.address.replace("&set=a.1000000000000777", "")
    assert asked["id"] == f"facebook:{first.id}"
    assert asked["text"] == first.text
    assert asked["author"] == {"handle": first.author.handle, "name": first.author.name}
    assert asked["url"] == f"https://www.facebook.com{address}{join}comment_id={first.id}"
    assert asked["thread"]["id"] == f"facebook:{place.post.number}"
    assert asked["thread"]["parent_text"] == place.post.text


@everywhere
def test_a_reply_goes_into_the_box_of_its_comment_and_into_no_other(facebook: MetaDesk, place: Place) -> None:
    show(facebook, place)
    remark, other = place.comments[-1], place.comments[0]
    facebook.badge_of(remark.id)
    facebook.press_in(other.id, "返信する")
    facebook.press_in(remark.id, "返信する")
    box = f"{place.box}:reply:{remark.id}"
    facebook.enter(box)
    facebook.until_target(remark.author.name, remark.text)
    assert facebook.channel() == "public"
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion)
    facebook.until_model(box, text)
    assert facebook.model(f"{place.box}:reply:{other.id}") == ""
    own = f"feed:{place.post.name}" if place.box == "feed" else f"{place.box}:post"
    assert facebook.model(own) == ""
    facebook.page.keyboard.press("Control+z")
    facebook.until_model(box, "")


@everywhere
def test_the_box_for_the_post_itself_answers_nobody(facebook: MetaDesk, place: Place) -> None:
    show(facebook, place)
    facebook.badge_of(place.comments[0].id)
    own = f"feed:{place.post.name}" if place.box == "feed" else f"{place.box}:post"
    facebook.enter(own)
    facebook.page.keyboard.type("お知らせ")
    facebook.page.wait_for_timeout(400)
    assert facebook.model(own) == "お知らせ"
    assert facebook.surface("panel") is None


@everywhere
def test_badges_do_not_move_anything_of_the_site(facebook: MetaDesk, place: Place) -> None:
    show(facebook, place)
    facebook.until_badges(place.ids)
    assert facebook.moved_by_badges("#root *") == 0


@everywhere
def test_every_badge_is_seen_whole(facebook: MetaDesk, place: Place) -> None:
    show(facebook, place)
    for remark in place.comments:
        badge = facebook.badge_of(remark.id).one(data_part="badge")
        left, _, right, _ = facebook.looking.box(badge)
        home = facebook.page.locator(f'[data-fixture="{remark.id}"]').last.bounding_box()
        assert home
        assert home["x"] <= left
        assert right <= home["x"] + home["width"]


@pytest.mark.parametrize("name", ["photo", "viewer", "watch", "reel"])
def test_the_panel_covers_neither_the_box_nor_the_comments(facebook: MetaDesk, name: str) -> None:
    place = next(place for place in PLACES if place.name == name)
    show(facebook, place)
    remark = place.comments[-1]
    facebook.badge_of(remark.id)
    facebook.press_in(remark.id, "返信する")
    box = f'[data-box="{place.box}:reply:{remark.id}"]'
    facebook.page.click(box)
    facebook.until_target(remark.text)
    left, top, right, bottom = facebook.looking.box(facebook.panel().one(data_part="panel"))
    found = facebook.page.locator(box).bounding_box()
    assert found
    apart = (
        found["x"] >= right
        or found["x"] + found["width"] <= left
        or found["y"] >= bottom
        or found["y"] + found["height"] <= top
    )
    assert apart


def test_a_private_message_from_a_photo_is_told_from_the_public_boxes(facebook: MetaDesk) -> None:
    place = next(place for place in PLACES if place.name == "viewer")
    show(facebook, place)
    remark = place.comments[-1]
    facebook.badge_of(remark.id)
    facebook.press_in(remark.id, "メッセージを送信")
    facebook.enter("message")
    facebook.looking.until("a private panel", lambda: facebook.channel() == "dm")
    facebook.until_target(remark.author.name, remark.text)
    suggestion, text = facebook.choose()
    facebook.put_in(suggestion)
    facebook.until_model("message", text)
    assert facebook.model("viewer:post") == ""


def test_the_photo_over_the_feed_and_back(facebook: MetaDesk) -> None:
    place = next(place for place in PLACES if place.name == "viewer")
    show(facebook, place)
    facebook.until_badges(place.ids)
    facebook.page.click('[data-close="photo"]')
    facebook.page.wait_for_selector('[role="dialog"]', state="detached")
    facebook.until_badges(PREVIEWED)
    facebook.badge_of(WHERE.id)


SINGLE = ["permalink", "photo", "viewer", "watch", "reel"]
"""Pages of one post: there nothing else looks like comments, even where no link tells their ids."""


@pytest.mark.parametrize(
    ("path", "marks"),
    [(name, "changed") for name in ("timeline", "group", *SINGLE)] + [(name, "nameless") for name in SINGLE],
)
def test_each_kind_of_page_says_so_when_it_is_no_longer_understood(
    facebook: MetaDesk, chrome: Chrome, path: str, marks: str
) -> None:
    facebook.set_cookies(marks=marks)
    place = next((place for place in PLACES if place.name == path), None)
    if place:
        show(facebook, place)
    else:
        facebook.go(TIMELINE if path == "timeline" else PERMALINK)
    facebook.looking.until("the note", lambda: facebook.looking.hosts("note"))
    facebook.looking.until("the mark", lambda: chrome.mark_of_front_tab() == "?")
    assert facebook.looking.hosts("badge") == []


def test_notices_of_comments_are_not_taken_for_a_page_that_changed(facebook: MetaDesk) -> None:
    facebook.go("/notifications/")
    facebook.page.wait_for_timeout(2500)
    assert facebook.looking.hosts("note") == []
    assert facebook.gateway.judged() == []
