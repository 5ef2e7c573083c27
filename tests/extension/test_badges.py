"""Every comment by somebody else gets one badge, once; nothing else ever does."""

import pytest

from .browser import Chrome
from .closed import Node
from .desk import Desk, badge_state
from .fixture_site.posts import (
    DELAY,
    DELIGHT,
    GRINDER,
    HOME,
    LONG,
    LONG_START,
    NOTICE,
    NOTICES,
    ONLY_A_QUOTE,
    OWN,
    SAME_HERE,
    Post,
)

COMMENTS = {post.id for post in HOME.comments}


def is_comment(post_id: str) -> bool:
    return post_id in COMMENTS


def chip_text(badge: Node) -> str:
    return badge.one(data_part="badge").text


def read_whole_feed(desk: Desk) -> dict[str, str]:
    """Scroll from top to bottom; at each stop wait for the badges in sight. Returns what each badge said."""
    said: dict[str, str] = {}
    last_top = -1.0
    while True:
        for post_id, badge in desk.settled(is_comment).items():
            said.setdefault(post_id, chip_text(badge))
            assert said[post_id] == chip_text(badge)
        top = desk.page.evaluate("scrollY")
        if top == last_top and said.keys() == COMMENTS:
            return said
        last_top = top
        desk.scroll(500)


def test_thirty_comments_of_the_timeline_each_get_one_badge(desk: Desk) -> None:
    desk.go("/home")
    said = read_whole_feed(desk)

    assert len(said) == 30
    assert all(said.values())


def test_quotes_advertisements_and_own_posts_get_none(desk: Desk) -> None:
    desk.go("/home")
    read_whole_feed(desk)
    desk.scroll_to_top()
    desk.settled(is_comment)

    others = {post_id: badges for post_id, badges in desk.badges().items() if not is_comment(post_id)}
    assert NOTICE.id in others
    assert all(badges == [] for badges in others.values())
    assert desk.stray_badges() == []
    quotes = desk.looking.document().all(role="link", tabindex="0")
    assert quotes
    assert all(not quote.all(data_henshin="*") for quote in quotes)


def test_only_the_words_of_the_comments_are_sent(desk: Desk) -> None:
    desk.go("/home")
    read_whole_feed(desk)

    sent = {comment["id"]: comment for comment in desk.gateway.judged()}
    assert {comment_id.removeprefix("x:") for comment_id in sent} == COMMENTS
    by_id = {f"x:{post.id}": post for post in HOME.comments}
    for comment_id, comment in sent.items():
        post = by_id[comment_id]
        assert comment["platform"] == "x"
        assert comment["text"] == (post.cut or post.text)
        assert comment["author"]["handle"].lstrip("@") == post.handle
        assert comment["url"] == f"https://x.com{post.path}"
    assert all(comment["author"]["handle"].lstrip("@") != OWN for comment in sent.values())


def test_what_stands_before_a_comment_is_sent_where_the_page_is_one_thread(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.page.wait_for_selector("text=Same here")
    desk.badge(SAME_HERE)
    threads = {comment["id"]: comment["thread"] for comment in desk.gateway.judged()}
    thread = threads[f"x:{SAME_HERE.id}"]
    assert thread["id"] == f"x:{DELAY.id}"
    assert [(one["handle"], one["text"]) for one in thread["earlier"]] == [
        (f"@{DELAY.handle}", DELAY.text),
        ("@ken_kobo", "うちは昨日届いたよ。"),
    ]
    assert threads[f"x:{DELAY.id}"]["earlier"] == []

    desk.gateway.calls.clear()
    desk.go("/home")
    desk.badge(GRINDER)
    assert all("thread" not in comment for comment in desk.gateway.judged())


def test_a_quote_without_own_words_does_not_lend_its_words(desk: Desk) -> None:
    desk.go(DELAY.path)
    desk.page.wait_for_selector("text=引用された側")
    desk.badge(ONLY_A_QUOTE)
    assert {comment["text"] for comment in desk.gateway.judged() if comment["id"] == f"x:{ONLY_A_QUOTE.id}"} <= {""}


def test_requests_are_batched_and_nothing_is_asked_twice(desk: Desk) -> None:
    desk.go("/home")
    read_whole_feed(desk)
    desk.scroll_to_top()
    desk.settled(is_comment)

    batches = [len(call.json["comments"]) for call in desk.gateway.posts("/v1/analyze")]
    assert sum(batches) == 30
    assert max(batches) <= 20
    assert len(batches) <= 15  # two comments or more in each, though the list shows only a few more at every stop


# Pace is pixels by time, and a busy machine draws late: the flight keeps its own time, 16 ms for every 400 pixels.
CLOCK = """(() => {
  const [from, top] = [performance.now(), scrollY];
  performance.now = () => from + ((scrollY - top) / 400) * 16;
})()"""
FLY = """(frames) => new Promise((done) => {
  const seen = new Set();
  const frame = () => {
    scrollBy(0, 400);
    for (const time of document.querySelectorAll('article time')) seen.add(time.closest('a').pathname.split('/')[3]);
    frames -= 1;
    if (frames > 0) requestAnimationFrame(frame);
    else done([...seen]);
  };
  requestAnimationFrame(frame);
})"""


@pytest.mark.parametrize("cells", ["keyed", "patched"])
def test_what_only_flies_by_is_not_sent_and_where_it_ends_every_comment_has_its_badge(desk: Desk, cells: str) -> None:
    desk.set_cookies(cells=cells)
    desk.go("/search?q=crowd")
    desk.settled(lambda _: True)
    desk.scroll(100_000)  # what the list loads as it goes would slow the flight down
    desk.page.wait_for_timeout(500)
    desk.scroll_to_top()
    desk.settled(lambda _: True)
    desk.run_beside_content(CLOCK)
    passed = set(desk.page.evaluate(FLY, 12))
    desk.run_beside_content("delete performance.now")
    badges = desk.settled(lambda _: True)
    sent = {comment["id"].removeprefix("x:") for comment in desk.gateway.judged()}
    assert len(passed) > 20
    assert badges.keys() <= sent
    assert len(passed & sent) < len(passed) - 8
    assert desk.stray_badges() == []


def test_what_comes_next_is_judged_before_it_is_in_view_and_waits_for_what_is(desk: Desk) -> None:
    desk.go("/search?q=crowd")
    in_view = desk.settled(lambda _: True).keys()

    def known() -> set[str]:
        return {post_id for post_id, found in desk.badges().items() if [badge_state(one) for one in found] == ["ok"]}

    desk.looking.until("those that come next", lambda: known() > in_view)
    first = desk.gateway.posts("/v1/analyze")[0]
    assert {comment["id"].removeprefix("x:") for comment in first.json["comments"]} <= in_view


@pytest.mark.parametrize("cells", ["keyed", "patched"])
def test_scrolling_up_and_down_neither_doubles_nor_loses_nor_mixes_up_badges(desk: Desk, cells: str) -> None:
    desk.set_cookies(cells=cells)
    desk.go("/home")
    said = read_whole_feed(desk)
    for pixels in (-1500, 900, -2600, 4000, -5000, 1200):
        desk.scroll(pixels)
        for post_id, badge in desk.settled(is_comment).items():
            assert chip_text(badge) == said[post_id]
        assert all(not badges for post_id, badges in desk.badges().items() if not is_comment(post_id))
        assert desk.stray_badges() == []


def test_badges_follow_navigation_inside_the_page(desk: Desk) -> None:
    desk.go("/home")
    desk.settled(is_comment)

    desk.page.click(f'article:has(a[href$="/status/{DELAY.id}"] time) [data-testid="tweetText"]')
    desk.page.wait_for_url(f"**{DELAY.path}")
    desk.page.wait_for_selector("text=Same here")
    thread = desk.settled(lambda post_id: True)
    assert set(thread) >= {DELAY.id, "9000000000000000411", "9000000000000000412"}

    desk.page.go_back()
    desk.page.wait_for_selector("text=朝ブレンド")
    assert DELIGHT.id in desk.settled(is_comment)

    desk.page.click('[data-testid="AppTabBar_Explore_Link"]')
    desk.page.wait_for_selector("text=place by the station")
    assert len(desk.settled(lambda post_id: True)) == 3

    desk.page.click('[data-testid="AppTabBar_Profile_Link"]')
    desk.page.wait_for_selector("text=place by the station", state="detached")
    desk.page.wait_for_selector("text=秋の深煎りセット")
    desk.page.click('[data-testid="AppTabBar_Home_Link"]')
    desk.page.wait_for_selector("text=朝ブレンド")
    desk.settled(is_comment)
    assert desk.stray_badges() == []


def test_among_the_notifications_comments_get_a_badge_and_word_of_likes_gets_none(desk: Desk) -> None:
    desk.go("/home")
    desk.settled(is_comment)
    desk.go_within("AppTabBar_Notifications_Link", until='[data-testid="notification"]')
    named = {post.id for post in NOTICES.comments}
    assert set(desk.settled(named.__contains__)) == named
    assert desk.badges()[NOTICE.id] == []
    assert desk.stray_badges() == []


def test_own_profile_shows_no_badge_at_all(desk: Desk) -> None:
    desk.go(f"/{OWN}")
    desk.go_within("AppTabBar_Home_Link", until="text=朝ブレンド")
    desk.settled(is_comment)
    desk.go_within("AppTabBar_Profile_Link", until=f'article:has(a[href$="/status/{NOTICE.id}"] time)')
    desk.looking.until("no badge is left", lambda: not desk.looking.hosts("badge"))


def test_own_posts_lose_theirs_once_the_page_says_whose_account_it_is(desk: Desk) -> None:
    desk.set_cookies(navigation="late")
    desk.go("/home")
    desk.settled(is_comment)
    desk.page.evaluate("window.__showNavigation()")
    desk.looking.until("no badge on the own post", lambda: desk.badges()[NOTICE.id] == [])
    desk.settled(is_comment)


def test_badges_the_page_throws_away_come_back_once(desk: Desk) -> None:
    desk.go("/home")
    said = {post_id: chip_text(badge) for post_id, badge in desk.settled(is_comment).items()}
    desk.page.evaluate("for (const host of document.querySelectorAll('[data-henshin]')) host.remove()")
    assert {post_id: chip_text(badge) for post_id, badge in desk.settled(is_comment).items()} == said


def test_a_page_that_is_no_longer_understood_is_said_so_and_left_alone(desk: Desk, chrome: Chrome) -> None:
    desk.set_cookies(marks="changed")
    desk.go("/home")
    desk.looking.until("a mark on the toolbar icon", lambda: chrome.mark_of_front_tab() == "?")
    assert desk.looking.hosts("badge") == []
    desk.set_cookies(marks="known")
    desk.go("/home")
    desk.settled(is_comment)
    assert chrome.mark_of_front_tab() == ""


def test_unfolding_a_cut_post_has_its_whole_text_judged(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(LONG)
    desk.page.click('[data-testid="tweet-text-show-more-link"]')
    desk.looking.until(
        "the whole text at the server", lambda: LONG.text in [comment["text"] for comment in desk.gateway.judged()]
    )
    desk.badge(LONG)
    assert LONG_START in [comment["text"] for comment in desk.gateway.judged()]


def test_badges_do_not_move_or_cover_anything_of_the_site(desk: Desk) -> None:
    desk.go("/home")
    desk.settled(is_comment)

    moved = desk.page.evaluate(
        """() => {
          const places = () => [...document.querySelectorAll('article *')]
            .filter((node) => !node.closest('[data-henshin]'))
            .map((node) => node.getBoundingClientRect()).map((r) => [r.x, r.y, r.width, r.height].join());
          const withBadges = places();
          for (const host of document.querySelectorAll('[data-henshin="badge"]')) host.style.display = 'none';
          const without = places();
          for (const host of document.querySelectorAll('[data-henshin="badge"]')) host.style.display = '';
          return withBadges.filter((place, index) => place !== without[index]).length;
        }"""
    )
    assert moved == 0
    covered = desk.page.evaluate(
        """() => [...document.querySelectorAll('article :is([role="group"] button, time, [data-testid="caret"])')]
          .filter((node) => {
            const r = node.getBoundingClientRect();
            if (r.top < 60 || r.bottom > innerHeight) return false;
            const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
            return top.closest('[data-henshin]') !== null;
          }).length"""
    )
    assert covered == 0


def test_a_post_that_is_only_a_link_or_only_signs_gets_a_calm_badge(desk: Desk) -> None:
    desk.go("/home")
    said = read_whole_feed(desk)
    only_link: Post = next(post for post in HOME.comments if post.text and post.text.startswith("https://"))
    assert "中立" not in said[only_link.id]
