"""Comments stay text, page scripts stay outside, and nothing is said to anybody but the configured server."""

import pytest

from tests.server import Server

from .desk import Desk
from .fixture_site.posts import DELAY, HOSTILE, Post

HOSTILE_COMMENTS = {post.id for post in HOSTILE.comments}

SPY = """
  window.__roots = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    window.__roots.push(root);
    return root;
  };
"""


@pytest.mark.parametrize("post", HOSTILE.comments, ids=["markup", "right-to-left", "zero-width", "10000", "templates"])
def test_hostile_comment_stays_text(desk: Desk, post: Post) -> None:
    desk.go("/search?q=hostile")
    desk.badge_in_view(post)
    card = desk.open_card(post)
    quote = card.one(data_part="quote")

    assert quote.text == post.text
    assert {node.tag for node in quote.below()} <= {"mark"}
    assert post.author_name in card.one(data_part="author").text
    assert not [node for node in card.below() if node.tag in ("script", "img", "iframe", "b", "a")]
    assert desk.page.title().endswith("/ X")
    left, top, right, bottom = desk.looking.box(card.one(data_part="card"))
    assert 0 <= left < right <= 1280
    assert 0 <= top < bottom <= 900


def test_hostile_comments_do_not_disturb_the_badges_of_others(desk: Desk) -> None:
    desk.go("/search?q=hostile")
    desk.settled(lambda post_id: post_id in HOSTILE_COMMENTS)


def test_page_scripts_cannot_look_into_badge_card_or_panel(desk: Desk) -> None:
    desk.page.add_init_script(SPY)
    desk.go(DELAY.path)
    desk.enter_inline_box()
    secret = desk.panel().all(data_part="preview")[0].text
    desk.open_card(DELAY)

    hosts = [host for kind in ("badge", "card", "panel") for host in desk.looking.hosts(kind)]
    assert len(hosts) >= 3
    assert all(host.shadow == "closed" for host in hosts)
    assert desk.page.evaluate(
        "[...document.querySelectorAll('[data-henshin]')].every((host) => host.shadowRoot === null)"
    )
    assert desk.page.evaluate("window.__roots.length") == 0
    assert secret not in desk.page.content()
    assert secret not in desk.page.evaluate("document.documentElement.innerText")


def test_page_scripts_cannot_press_anything(desk: Desk) -> None:
    """After every made-up press the box is still empty, and one real press puts the text in exactly once."""
    desk.go(DELAY.path)
    desk.enter_inline_box()
    suggestion = desk.panel().all(data_part="suggestion")[0]
    desk.looking.press(suggestion.one(data_action="show-text"))
    shown = suggestion.one(data_part="text")
    desk.looking.until("the full text", lambda: desk.looking.is_painted(shown))
    desk.leave_blanks(suggestion)
    text = desk.looking.shown(shown)
    insert = suggestion.one(data_action="insert")
    x, y = desk.looking.centre(insert)

    desk.page.evaluate(
        """([x, y]) => {
          const targets = [document.elementFromPoint(x, y), ...document.querySelectorAll('[data-henshin]')];
          for (const target of targets) {
            // Not bubbling: the site itself would follow a press on a post.
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
              target.dispatchEvent(new MouseEvent(type, { composed: true, clientX: x, clientY: y }));
            }
            for (const key of ['Enter', ' ']) {
              target.dispatchEvent(new KeyboardEvent('keydown', { key, composed: true }));
              target.dispatchEvent(new KeyboardEvent('keyup', { key, composed: true }));
            }
          }
          document.elementFromPoint(x, y).click();
          postMessage({ kind: 'insert', text: 'pwned' }, '*');
          document.dispatchEvent(new CustomEvent('henshin', { detail: { kind: 'insert', text: 'pwned' } }));
        }""",
        [x, y],
    )
    desk.looking.run(
        insert,
        """function () {
          this.click();
          this.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          this.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
        }""",
    )
    desk.enter_inline_box()
    desk.type("確認")
    desk.until_written("確認")
    desk.looking.press(insert)
    desk.until_written("確認" + text)
    assert desk.surface("card") is None


def test_the_page_has_no_line_to_the_extension(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    assert desk.page.evaluate("typeof globalThis.chrome?.runtime?.sendMessage") == "undefined"


@pytest.mark.parametrize("path", ["/home", "/bare"])
def test_a_page_of_x_cannot_read_an_answer_of_the_server(desk: Desk, server: Server, path: str) -> None:
    desk.go(path, wait_for_posts=False)
    for target in ("/healthz", "/v1/whoami"):
        outcome = desk.page.evaluate(
            """async ([url, key]) => {
              const tries = [{}, { headers: { Authorization: `Bearer ${key}` } }, { mode: 'no-cors' }];
              const read = (init) => fetch(url, init).then((answer) => answer.text(), () => '');
              return (await Promise.all(tries.map(read))).join('');
            }""",
            [server.url + target, server.key],
        )
        assert outcome == ""
    desk.complaints.clear()  # the browser's own reports of what it just refused


def test_the_key_is_out_of_reach_of_the_script_on_the_page(desk: Desk, server: Server) -> None:
    """Even code that runs where our content script runs cannot read the key."""
    desk.go("/home")
    desk.badge(DELAY)
    answer = desk.run_beside_content(
        "Promise.all(['local', 'session', 'sync'].map((area) => chrome.storage[area]"
        ".get().catch((error) => String(error)))).then(JSON.stringify)"
    )
    assert server.key not in answer
