"""POST /v1/suggest through the front door."""

from typing import Any

from tests.server import Api

OBI = {"id": "x:1", "platform": "x", "text": "届いた浴衣の帯が入っていません。花火大会は土曜です"}


def _suggest(api: Api, **wish: Any) -> list[dict[str, Any]]:
    answer = api.post("/v1/suggest", json={"comment": OBI, **wish})
    assert answer.status_code == 200, answer.text
    suggestions: list[dict[str, Any]] = answer.json()["suggestions"]
    return suggestions


def test_the_same_request_gives_the_same_texts(api: Api) -> None:
    assert _suggest(api, variants=5) == _suggest(api, variants=5)


def test_variants_differ_and_fit(api: Api) -> None:
    suggestions = _suggest(api, variants=5)
    assert len({one["text"] for one in suggestions}) == len(suggestions) > 2
    for one in suggestions:
        assert one["length"]["used"] <= one["length"]["limit"] == 280
        assert "帯" in one["text"]


def test_details_and_the_recipients_name_reach_the_text(api: Api) -> None:
    [one] = _suggest(api, recipient_name="🍓みか🍓", details={"reply_at": "本日18時"})
    assert one["text"].startswith("みか様、")
    assert "本日18時" in one["text"]
    assert one["blanks"] == []


def test_hints_follow_the_readers_language(api: Api) -> None:
    answer = api.post("/v1/suggest", json={"comment": OBI}, headers={"Accept-Language": "en"})
    [one] = answer.json()["suggestions"]
    assert one["language"] == "ja"
    assert one["when"].isascii()
    assert all(blank["hint"].isascii() for blank in one["blanks"])


def test_a_private_message_is_longer_and_invites_nowhere_else(api: Api) -> None:
    [one] = _suggest(api, channel="dm")
    assert one["length"]["limit"] == 10_000
    assert "DM" not in one["text"]
