"""The card behind a badge: why, what to do, what could be said."""

from typing import Any

from .desk import Desk
from .fixture_site.posts import DELAY, DELIGHT, GRINDER


def test_it_shows_labels_with_confidence_advice_with_reasons_and_suggestions(desk: Desk) -> None:
    desk.go("/home")
    card = desk.open_card(DELAY)

    labels = {row.attributes["data-label"]: desk.looking.shown(row) for row in card.all(data_part="label")}
    assert {"sentiment", "intent", "exception"} <= labels.keys()
    assert all("%" in text for text in labels.values())
    assert "否定的" in labels["sentiment"] or "ネガティブ" in labels["sentiment"]
    assert DELAY.author_name in card.one(data_part="author").text
    assert card.one(data_part="advice").text
    assert card.one(data_part="due").text
    assert len(card.one(data_part="reasons").all()) > 0
    assert card.all(data_part="suggestion")
    assert desk.page.url == "https://x.com/home"


def test_evidence_is_marked_inside_the_very_words_of_the_comment(desk: Desk) -> None:
    desk.go("/home")
    card = desk.open_card(DELAY)
    quote = card.one(data_part="quote")
    marks = quote.all(data_part="evidence")

    assert quote.text == DELAY.text
    assert marks
    assert all(mark.text in (DELAY.text or "") for mark in marks)
    assert all(mark.attributes["data-for"] in ("sentiment", "exception") for mark in marks)


def test_evidence_stands_in_the_right_place_behind_emoji(desk: Desk) -> None:
    desk.go("/home")
    card = desk.open_card(DELIGHT)
    assert card.one(data_part="quote").text == DELIGHT.text


def test_reasons_are_asked_for_only_when_a_card_opens(desk: Desk) -> None:
    desk.go("/home")
    desk.badge(DELAY)
    assert not any(call.json["explain"] for call in desk.gateway.posts("/v1/analyze"))
    desk.open_card(DELAY)
    explained = [call.json for call in desk.gateway.posts("/v1/analyze") if call.json["explain"]]
    assert [[comment["id"] for comment in body["comments"]] for body in explained] == [[f"x:{DELAY.id}"]]


def test_it_tells_all_of_the_advice(desk: Desk) -> None:
    told = {
        "assessment": {"importance": "high", "impact": "medium", "urgency": "low"},
        "escalate": {"reason": "injury", "text": "けがの訴えは責任者へ。"},
        "private": {"reason": "pii_needed", "text": "注文番号は非公開で伺います。"},
        "crisis": {"kind": "flare_up", "text": "短い間に広がりかけています。"},
        "known": [
            {
                "kind": "known_issue",
                "id": "late",
                "text": "倉庫の移転で遅れています。",
                "source": "https://hinata.example/late",
                "claim": "荷物は捨てられた",
                "status": "fixing",
            }
        ],
        "steps": ["画面を保存する", "責任者に伝える"],
    }

    def advise(path: str, answer: Any) -> Any:
        for result in answer["results"] if path == "/v1/analyze" else []:
            result["advice"] |= told
        return answer

    desk.gateway.rewrite = advise
    desk.go("/home")
    card = desk.open_card(DELAY)
    shown = {
        part: desk.looking.shown(card.one(data_part=part))
        for part in ("assessment", "escalate", "private", "crisis", "known", "steps")
    }
    assert [shown["assessment"].count(word) for word in ("重大さ", "影響", "切迫度", "高", "中", "低")] == [1] * 6
    assert "けがの訴えは責任者へ。" in shown["escalate"]
    assert "注文番号は非公開で伺います。" in shown["private"]
    assert "炎上" in shown["crisis"]
    assert "短い間に広がりかけています。" in shown["crisis"]
    assert all(text in shown["known"] for text in ("既知の問題", "対応中", "倉庫の移転で", "荷物は捨てられた"))
    link = next(node for node in card.one(data_part="known").below() if node.tag == "a")
    assert link.attributes["href"] == "https://hinata.example/late"
    assert "noreferrer" in link.attributes["rel"]
    assert "画面を保存する" in shown["steps"]
    assert "責任者に伝える" in shown["steps"]


def test_escape_closes_it_and_gives_the_focus_back_to_the_badge(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(DELAY)
    desk.page.keyboard.press("Escape")
    desk.looking.until("the card is gone", lambda: not desk.surface("card"))

    desk.page.keyboard.press("Enter")
    card = desk.card()
    assert card.one(data_part="quote").text == DELAY.text


def test_another_badge_opens_another_card_in_place_of_the_first(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(DELAY)
    desk.page.keyboard.press("Escape")
    desk.open_card(GRINDER)
    desk.looking.until(
        "one card, on the second comment",
        lambda: [card.one(data_part="quote").text for card in desk.looking.hosts("card")] == [GRINDER.text],
    )


def test_it_goes_with_its_page(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(DELAY)
    desk.page.evaluate("document.querySelector('[data-testid=AppTabBar_Explore_Link]').click()")
    desk.page.wait_for_selector("text=place by the station")
    desk.looking.until("the card is gone", lambda: not desk.surface("card"))


def test_a_suggestion_shows_its_full_text_only_when_asked(desk: Desk) -> None:
    desk.go("/home")
    suggestion = desk.open_card(DELAY).all(data_part="suggestion")[0]
    text = suggestion.one(data_part="text")
    assert not desk.looking.is_painted(text)

    desk.looking.press(suggestion.one(data_action="show-text"))
    desk.looking.until("the full text", lambda: desk.looking.is_painted(text))
    shown = desk.card().all(data_part="suggestion")[0].one(data_part="text").text
    assert shown == desk.suggested_first(DELAY)


def test_without_a_reply_box_a_suggestion_is_not_lost(desk: Desk) -> None:
    """Pressing insert with no box open says so; X's own reply button then opens the panel with that very text."""
    desk.go("/home")
    suggestion = desk.open_card(DELAY).all(data_part="suggestion")[0]
    desk.looking.press(suggestion.one(data_action="show-text"))
    desk.leave_blanks(suggestion)
    desk.looking.press(suggestion.one(data_action="insert"))
    desk.looking.until(
        "word that no box is open",
        lambda: [s for s in desk.card().all(data_part="status") if s.attributes.get("data-outcome") == "closed"],
    )
    assert desk.page.locator('[role="dialog"] [data-testid="tweetTextarea_0"]').count() == 0
    assert desk.editor()["text"] == ""

    desk.page.keyboard.press("Escape")
    desk.open_reply_dialog(DELAY)
    desk.looking.until(
        "the chosen text in full",
        lambda: [
            text
            for text in desk.panel().all(data_part="text")
            if text.text == desk.suggested_first(DELAY) and desk.looking.is_painted(text)
        ],
    )


def test_letters_typed_in_the_card_do_not_reach_the_sites_shortcuts(desk: Desk) -> None:
    desk.go("/home")
    desk.open_card(DELAY)
    desk.page.keyboard.type("nlr")
    assert desk.page.evaluate("window.__shortcuts") == []
