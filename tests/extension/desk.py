"""What a person at the support desk does and sees on the fixture site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from playwright.sync_api import Page

from .closed import Looking, Node
from .fixture_site.posts import Post
from .gateway import Gateway

Night = Literal["0", "1", "2"]


class Desk:
    """One tab on the fixture site."""

    def __init__(self, page: Page, gateway: Gateway) -> None:
        self.page = page
        self.gateway = gateway
        self.looking = Looking(page)
        self.complaints: list[str] = []
        """What the browser reported about the page: script errors, refused resources."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)

    def close(self) -> None:
        self.page.close()

    # --- the site ---

    def set_cookies(self, **cookies: str) -> None:
        self.page.context.add_cookies(
            [{"name": name, "value": value, "url": "https://x.com"} for name, value in cookies.items()]
        )

    def go(self, path: str, *, wait_for_posts: bool = True) -> None:
        self.page.goto(f"https://x.com{path}")
        if wait_for_posts:
            self.page.wait_for_selector("article")

    def go_within(self, tab: str, *, until: str) -> None:
        """Press a link of the site's own navigation and wait for what it leads to."""
        self.page.click(f'[data-testid="{tab}"]')
        self.page.wait_for_selector(until)

    def scroll(self, pixels: int) -> None:
        """Scroll as the wheel does, and wait until the list has placed its cells for the new position."""
        self.page.evaluate(
            """(y) => new Promise((done) => {
              scrollBy(0, y);
              requestAnimationFrame(() => requestAnimationFrame(done));
            })""",
            pixels,
        )

    def scroll_to_top(self) -> None:
        self.scroll(-1_000_000)

    def _articles(self) -> dict[str, Node]:
        found: dict[str, Node] = {}
        for article in self.looking.document().all(data_testid="tweet"):
            post_id = _permalink(article)
            if post_id:
                found[post_id] = article
        return found

    def editor(self) -> dict[str, Any]:
        """Text, caret and undo depth in the model of X's box."""
        state: dict[str, Any] = self.page.evaluate("window.__editor()")
        return state

    def until_written(self, text: str) -> None:
        """Wait until the model of X's box holds exactly this (Draft.js takes some steps a turn later)."""
        self.looking.until(f"{text!r} in the box", lambda: self.editor()["text"] == text)

    def can_send(self) -> bool:
        return self.page.locator("[data-testid=tweetButton], [data-testid=tweetButtonInline]").last.is_enabled()

    def open_reply_dialog(self, post: Post) -> None:
        """Press X's own reply button below the post."""
        self.page.locator(f'article:has(a[href$="/status/{post.id}"] time) [data-testid="reply"]').first.click()
        self.page.wait_for_selector('[role="dialog"] [data-testid="tweetTextarea_0"]')

    def enter_inline_box(self) -> None:
        self.page.click('[data-testid="inline_reply_offscreen"] [data-testid="tweetTextarea_0"]')

    def type(self, text: str) -> None:
        """Type into whatever has the focus, one line after the other."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)

    # --- badges ---

    def badges(self) -> dict[str, list[Node]]:
        """Badges by the post in whose article they stand; every article that is mounted has an entry."""
        return {post_id: article.all(data_henshin="badge") for post_id, article in self._articles().items()}

    def stray_badges(self) -> list[Node]:
        """Badges that stand in no article with a permalink of its own."""
        document = self.looking.document()
        homes = [article for article in document.all(data_testid="tweet") if _permalink(article)]
        housed = {badge.id for article in homes for badge in article.all(data_henshin="badge")}
        return [badge for badge in document.all(data_henshin="badge") if badge.id not in housed]

    def _in_sight(self) -> set[str]:
        return set(
            self.page.evaluate(
                """() => [...document.querySelectorAll('article a[href*="/status/"] time')]
                  .filter((time) => {
                    const place = time.closest('article').getBoundingClientRect();
                    return place.bottom > 0 && place.top < innerHeight;
                  })
                  .map((time) => time.closest('a').pathname.split('/')[3])"""
            )
        )

    def settled(self, expected: Callable[[str], bool], state: str = "ok") -> dict[str, Node]:
        """Wait until each post in sight that should have a badge has exactly one in `state`, and return those."""

        def look() -> dict[str, Node]:
            visible = self._in_sight()
            seen = {
                post_id: found for post_id, found in self.badges().items() if post_id in visible and expected(post_id)
            }
            states = {post_id: [badge_state(badge) for badge in found] for post_id, found in seen.items()}
            assert seen and all(found == [state] for found in states.values()), states
            return {post_id: found[0] for post_id, found in seen.items()}

        return self.looking.until(f"one badge in state {state} on every comment", look)

    def badge(self, post: Post, state: str = "ok") -> Node:
        """The one badge of a post, once it is in that state."""

        def look() -> Node | None:
            found = self.badges().get(post.id, [])
            return found[0] if len(found) == 1 and badge_state(found[0]) == state else None

        return self.looking.until(f"a badge in state {state} on {post.handle}'s post", look)

    def run_beside_content(self, expression: str) -> Any:
        """Run JavaScript in the isolated world where our content script runs; what its promise gives."""
        worlds: list[dict[str, Any]] = []
        protocol = self.page.context.new_cdp_session(self.page)
        protocol.on("Runtime.executionContextCreated", lambda event: worlds.append(event["context"]))
        protocol.send("Runtime.enable")
        ours = next(world for world in worlds if world["origin"].startswith("chrome-extension://"))
        asked = {"contextId": ours["id"], "expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = protocol.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def bring_into_view(self, post: Post) -> None:
        """Scroll from the top until the post stands in the middle of the window."""
        self.scroll_to_top()
        while post.id not in self._articles():
            self.scroll(400)
        self.page.locator(f'article a[href$="/status/{post.id}"] time').first.evaluate(
            "(time) => time.closest('article').scrollIntoView({ block: 'center' })"
        )

    def badge_in_view(self, post: Post) -> Node:
        self.bring_into_view(post)
        return self.badge(post)

    # --- what the server said and says ---

    def explained(self, post: Post) -> dict[str, Any]:
        """The server's last judgement of a comment that came with its reasons."""
        for call in reversed(self.gateway.posts("/v1/analyze")):
            for result in call.answered["results"] if call.json["explain"] and call.answer else []:
                if result["id"] == f"x:{post.id}":
                    return dict(result)
        raise AssertionError(f"no explained judgement of {post.id}")

    def suggested_first(self, post: Post) -> str:
        """Text of the first suggestion that came with it."""
        return str(self.explained(post)["suggestions"][0]["text"])

    def give_suggestions(self, text: str, blanks: Sequence[str] = ()) -> None:
        """From now on every suggestion the server gives says this."""

        def replace(path: str, answer: Any) -> Any:
            for suggestion in answer["suggestions"] if path == "/v1/suggest" else []:
                suggestion["text"] = text
                suggestion["blanks"] = [{"name": f"blank{n}", "hint": hint} for n, hint in enumerate(blanks)]
            return answer

        self.gateway.rewrite = replace

    # --- card and panel ---

    def open_card(self, post: Post) -> Node:
        """Press the badge of a post and wait until its card shows what the server gave as reasons."""
        badge = self.badge(post)
        self.looking.press(badge.one(data_action="open-card"))

        def explained() -> Node | None:
            evidence = self.explained(post)["analysis"]["evidence"]
            card = self._surface("card", "advice")
            return card if card and (not evidence or card.all(data_part="evidence")) else None

        return self.looking.until("an open card with its reasons", explained)

    def card(self) -> Node:
        """The card that is open, once it shows advice."""
        return self.looking.until("an open card", lambda: self._surface("card", "advice"))

    def panel(self) -> Node:
        """The panel that is open, once it offers suggestions."""
        return self.looking.until("an open panel", lambda: self._surface("panel", "suggestion"))

    def leave_blanks(self, suggestion: Node) -> None:
        leave_blanks(self.looking, suggestion)

    def trouble(self, kind: str) -> Node:
        """What went wrong, as the open card or panel says it."""

        def look() -> Node | None:
            host = self.surface(kind)
            errors = host.all(data_part="error") if host else []
            return errors[0] if errors else None

        return self.looking.until(f"the trouble in words in the {kind}", look)

    def surface(self, kind: str) -> Node | None:
        """The card or panel that is painted, whatever it shows."""
        return next((host for host in self.looking.hosts(kind) if self._is_open(host, kind)), None)

    def _is_open(self, host: Node, kind: str) -> bool:
        return any(self.looking.is_painted(part) for part in host.all(data_part=kind))

    def _surface(self, kind: str, filled_with: str) -> Node | None:
        host = self.surface(kind)
        return host if host and host.all(data_part=filled_with) else None


def leave_blanks(looking: Looking, suggestion: Node) -> None:
    """Let every blank of a suggestion that is shown in full go in as it stands."""
    for leave in suggestion.all(data_action="leave-blank"):
        if leave.attributes["aria-pressed"] == "false":
            looking.press(leave)


def badge_state(badge: Node) -> str:
    chips = badge.all(data_part="badge")
    return chips[0].attributes.get("data-state", "") if chips else ""


def _permalink(article: Node) -> str | None:
    for link in article.below():
        if (
            link.tag == "a"
            and "/status/" in link.attributes.get("href", "")
            and any(node.tag == "time" for node in link.below())
        ):
            return link.attributes["href"].rsplit("/", 1)[1]
    return None
