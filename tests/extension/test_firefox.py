"""The packed extension in real Firefox: it reads, explains and inserts there too, and asks for closed sites."""

from collections.abc import Iterator

import pytest

from tests.server import Server

from .bidi import Node, Tab
from .firefox import Firefox, firefox
from .fixture_site.facebook import DELAY as DELAYED
from .fixture_site.facebook import LONG, SIZE
from .fixture_site.instagram import BEANS, SHIP
from .fixture_site.posts import DELAY, HOME
from .fixture_site.server import Site
from .gateway import Gateway

_CONTROL = "\ue009"
_X = "https://x.com/*"


@pytest.fixture(scope="module")
def browser(
    running_site: Site, running_gateway: Gateway, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Firefox]:
    """The browser of this file, connected through the options page as a person would do it."""
    with firefox(tmp_path_factory.mktemp("firefox"), running_site) as started:
        options = started.page_of_extension("options/options.html")
        options.until("a form to type into", lambda: not options.call("() => document.querySelector('#key').disabled"))
        for field, value in (("#server", running_gateway.url), ("#key", server.key)):
            options.call("(css) => document.querySelector(css).select()", field)
            options.press(options.find(field))
            options.call("(css) => document.querySelector(css).select()", field)
            options.type(value)
        options.press(options.find('[data-action="test"]'))
        options.until(
            "a connection", lambda: options.call("() => document.querySelector('#result').dataset.outcome") == "ok"
        )
        options.close()
        yield started


@pytest.fixture
def desk(browser: Firefox, site: Site, running_gateway: Gateway) -> Iterator[Firefox]:
    """That browser; whatever a test does, nothing may ever be published."""
    running_gateway.calls.clear()
    yield browser


def _judged(tab: Tab) -> list[Node]:
    """Badges that say what was judged."""
    return [badge for badge in tab.ours("badge") if badge.all(data_part="badge", data_state="ok")]


def _choose(tab: Tab) -> tuple[Node, str]:
    """Show the panel's first suggestion in full and let its blanks stay; what inserts it, and the text."""

    def first() -> Node:
        found = [suggestion for panel in tab.ours("panel") for suggestion in panel.all(data_part="suggestion")]
        assert found, "no suggestion"
        return found[0]

    tab.press(tab.until("a suggestion", first).one(data_action="show-text"))
    suggestion = tab.until("the full text", lambda: first() if first().all(data_action="insert") else None)
    for blank in suggestion.all(data_action="leave-blank"):
        tab.press(blank)
    return suggestion.one(data_action="insert"), suggestion.one(data_part="text").text


def test_comments_are_judged_by_the_real_server_and_the_card_says_why(desk: Firefox) -> None:
    tab = desk.session.open("https://x.com/home")
    badge = tab.until("a judged comment", lambda: _judged(tab))[0]
    assert badge.shadow == "closed"
    tab.press(badge.one(data_action="open-card"))
    card = tab.until("advice", lambda: next((one for one in tab.ours("card") if one.all(data_part="advice")), None))
    assert card.shadow == "closed"
    assert card.one(data_part="quote").text in {post.text for post in HOME.comments}
    assert tab.call("() => document.documentElement.innerText").count(card.one(data_part="advice").text) == 0
    tab.close()


def test_a_page_nobody_looks_at_is_left_alone_until_it_is_looked_at_again(
    desk: Firefox, running_gateway: Gateway
) -> None:
    tab = desk.session.open("https://x.com/home")
    tab.until("a judged comment", lambda: _judged(tab))
    front = desk.session.open("about:blank")
    front.show()
    tab.until("a hidden page", lambda: tab.call("() => document.hidden"))
    asked = len(running_gateway.posts("/v1/analyze"))
    tab.call("() => document.querySelector('[data-testid=AppTabBar_Explore_Link]').click()")
    tab.until("other posts", lambda: tab.call("() => document.body.textContent.includes('place by the station')"))
    tab.call("() => new Promise((done) => setTimeout(done, 1000))")
    assert tab.ours("badge") == []
    assert len(running_gateway.posts("/v1/analyze")) == asked
    front.close()
    tab.show()
    tab.until("badges", lambda: _judged(tab))
    tab.close()


def test_a_suggestion_goes_into_draft_js_once_and_can_be_taken_back(desk: Firefox) -> None:
    tab = desk.session.open(f"https://x.com{DELAY.path}")
    box = '[data-testid="inline_reply_offscreen"] [data-testid="tweetTextarea_0"]'
    tab.until("a reply box", lambda: tab.find(box))
    tab.press(tab.find(box))
    insert, text = _choose(tab)
    tab.press(insert)
    tab.until("the text in the editor's model", lambda: tab.call("() => window.__editor().text") == text)
    assert tab.call("() => !document.querySelector('[data-testid=tweetButtonInline]:last-of-type').disabled")
    tab.chord(_CONTROL, "z")
    tab.until("an empty editor", lambda: tab.call("() => window.__editor().text") == "")
    tab.close()


def _press_reply(tab: Tab, comment: str, word: str) -> None:
    """Press the site's own button of a comment, by its words."""
    reply = """(id, word) => [...document.querySelectorAll(`[data-fixture='${id}'] *`)]
      .find((one) => one.childElementCount === 0 && one.textContent === word)"""
    tab.until("a reply button", lambda: tab.call(f"(id, word) => ({reply})(id, word) !== undefined", comment, word))
    tab.press(tab.found(reply, comment, word))


def _until_model(tab: Tab, box: str, text: str) -> None:
    """Wait until the model of one of the site's Lexical boxes holds exactly this."""

    def look() -> bool:
        now = tab.call("(name) => window.__model(name)", box)
        assert now == text, now
        return True

    tab.until(f"{text!r} in {box}", look)


def test_a_suggestion_goes_into_lexical_once_and_into_no_other_box(desk: Firefox) -> None:
    tab = desk.session.open(f"https://www.facebook.com{DELAYED.address}")
    for remark in (LONG, SIZE):
        _press_reply(tab, remark.id, "返信する")
    box = f"page:reply:{SIZE.id}"
    tab.press(tab.find(f"[data-box='{box}']"))
    insert, text = _choose(tab)
    tab.press(insert)
    _until_model(tab, box, text)
    tab.chord(_CONTROL, "z")
    _until_model(tab, box, "")
    tab.type("みお様 ")
    _until_model(tab, box, "みお様 ")
    tab.press(insert)
    _until_model(tab, box, f"みお様 {text}")
    assert tab.call("(name) => window.__model(name)", f"page:reply:{LONG.id}") == ""
    assert tab.call("() => window.__model('page:post')") == ""
    tab.close()


def test_the_private_box_is_told_from_the_public_ones(desk: Firefox) -> None:
    tab = desk.session.open(f"https://www.facebook.com{DELAYED.address}")
    _press_reply(tab, SIZE.id, "メッセージを送信")
    tab.press(tab.find("[data-box=message]"))
    tab.until("a private panel", lambda: [one for one in tab.ours("panel") if one.all(data_channel="dm")])
    insert, text = _choose(tab)
    tab.press(insert)
    _until_model(tab, "message", text)
    assert tab.call("() => window.__model('page:post')") == ""
    tab.close()


def test_a_suggestion_goes_into_the_box_of_a_reel_behind_the_name(desk: Firefox) -> None:
    tab = desk.session.open(f"https://www.instagram.com/reel/{BEANS.code}/")
    _press_reply(tab, SHIP.id, "返信")
    tab.press(tab.find("[data-box=reel]"))
    insert, text = _choose(tab)
    tab.press(insert)
    _until_model(tab, "reel", f"@{SHIP.handle} {text}")
    tab.close()


def test_a_suggestion_goes_into_a_textarea_behind_the_name(desk: Firefox) -> None:
    tab = desk.session.open(f"https://www.instagram.com/p/{BEANS.code}/")
    _press_reply(tab, SHIP.id, "返信")
    insert, text = _choose(tab)
    tab.press(insert)
    wanted = f"@{SHIP.handle} {text}"
    tab.until("the text in the page's own state", lambda: tab.call("() => window.__text()") == wanted)
    tab.close()


def test_sites_that_were_taken_back_are_asked_for_again(desk: Firefox) -> None:
    options = desk.page_of_extension("options/options.html")
    hidden = "() => document.querySelector('[data-part=access]').hidden"
    options.until("nothing to ask", lambda: options.call(hidden))
    assert options.call("(x) => chrome.permissions.remove({ origins: [x] })", _X)
    options.until("the question", lambda: not options.call(hidden))
    assert "x.com" in options.call("() => document.querySelector('[data-part=access]').innerText")

    closed = desk.session.open("https://x.com/home")
    closed.until("posts", lambda: closed.call("() => document.querySelectorAll('article').length > 2"))
    assert closed.ours("badge") == []
    closed.close()

    options.press(options.find('[data-action="grant-sites"]'))
    options.until("nothing left to ask", lambda: options.call(hidden))
    assert options.call("(x) => chrome.permissions.contains({ origins: [x] })", _X)
    opened = desk.session.open("https://x.com/home")
    opened.until("badges", lambda: opened.ours("badge"))
    opened.close()
    options.close()
