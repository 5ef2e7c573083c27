"""GET /v1/guidelines through the front door."""

import re
from typing import Any

from tests.server import Api


def _guidelines(api: Api, **query: str) -> list[dict[str, Any]]:
    answer = api.get("/v1/guidelines", params=query)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["guidelines"]
    return found


def test_all_rules_and_settlements_are_served_in_both_languages(api: Api) -> None:
    found = _guidelines(api, lang="both")
    assert {one["id"] for one in found} == {f"R{n}" for n in range(1, 167)} | {f"C{n}" for n in range(1, 21)}
    for one in found:
        assert re.search("[ぁ-ん]", one["ja"])
        assert one["en"].isascii() or "’" in one["en"] or "–" in one["en"]
        assert one["severity"] in {"block", "warn", "hint"}
        assert all(source["title"] and source["publisher"] for source in one["sources"])
    assert {one["area"] for one in found} == {
        "speed", "tone", "reply", "channel", "exceptions", "praise", "process", "causes", "learning",
    }  # fmt: skip


def test_some_are_served_in_the_order_asked_for(api: Api) -> None:
    assert [one["id"] for one in _guidelines(api, ids="C4,R46,R8")] == ["C4", "R46", "R8"]


def test_the_language_is_the_readers(api: Api) -> None:
    answer = api.get("/v1/guidelines", params={"ids": "R46"}, headers={"Accept-Language": "en-GB,en;q=0.9"})
    [rule] = answer.json()["guidelines"]
    assert rule["ja"] is None
    assert rule["en"].startswith("Apologise")
    [rule] = _guidelines(api, ids="R46")
    assert rule["en"] is None
    assert "お詫び" in rule["ja"]


def test_what_has_not_changed_is_not_sent_again(api: Api) -> None:
    first = api.get("/v1/guidelines")
    again = api.get("/v1/guidelines", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    english = api.get("/v1/guidelines", headers={"Accept-Language": "en", "If-None-Match": first.headers["ETag"]})
    assert english.status_code == 200


def test_an_unknown_rule_is_named(api: Api) -> None:
    answer = api.get("/v1/guidelines", params={"ids": "R46,R999"})
    assert answer.status_code == 404
    assert "R999" in answer.json()["detail"]
    assert api.get("/v1/guidelines", params={"ids": "46"}).status_code == 422


def test_everything_that_advice_cites_can_be_looked_up(api: Api) -> None:
    comment = {"id": "1", "platform": "x", "text": "問い合わせたのに返事がない。届いた鍋も割れていた"}
    [result] = api.post("/v1/analyze", json={"comments": [comment]}).json()["results"]
    cited = [reason["rule"] for reason in result["advice"]["reasons"]]
    cited += [rule for suggestion in result["suggestions"] for rule in suggestion["rules"]]
    assert {one["id"] for one in _guidelines(api, ids=",".join(cited))} == set(cited)
