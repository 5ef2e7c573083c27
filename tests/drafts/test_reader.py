"""The reader that learned from drafts, beside the rules: over HTTP."""

from tests.server import Api


def test_r27_a_reproach_that_no_pattern_names_is_hinted_at_word_for_word(api: Api) -> None:
    reproach = "You could always have booked online like most people do"
    draft = {
        "text": f"We are sorry about the wait. {reproach}.",
        "platform": "x",
        "stage": "first",
        "fault": "unknown",
        "comment": {"id": "1", "platform": "x", "text": "waited 40 minutes"},
    }
    answer = api.post("/v1/drafts/check", json=draft)
    assert answer.status_code == 200, answer.text
    found = answer.json()["findings"]
    there = [one for one in found if draft["text"][one["start"] : one["end"]] == reproach]  # type: ignore[index]
    assert [one["severity"] for one in there] == ["hint"]


def test_a_draft_longer_than_the_reader_holds_at_once_is_read_to_its_end(api: Api) -> None:
    calm = "We have checked your order and the parcel leaves our warehouse on Friday at nine. " * 12
    reproach = "Honestly, you should have looked at the sign before you parked."
    body = {"text": calm + reproach, "platform": "facebook", "stage": "first", "fault": "unknown"}
    found = api.post("/v1/drafts/check", json=body).json()["findings"]
    assert any(one["end"] > len(calm) for one in found)
