"""POST /v1/analyze: every field of the contract, and that a batch answers for each of its comments."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import requests

from tests.server import Api

COMPLAINT = "先週問い合わせたのに返事がありません。届いた炊飯器のふたが閉まらないままで、本当に困っています。"


def analyze(api: Api, *texts: str, **options: Any) -> list[dict[str, Any]]:
    comments = [{"id": f"x:{number}", "platform": "x", "text": text} for number, text in enumerate(texts)]
    response = api.post("/v1/analyze", json={"comments": comments} | options)
    assert response.status_code == 200, response.text
    results: list[dict[str, Any]] = response.json()["results"]
    return results


def test_a_full_comment_gets_every_field_of_the_contract(api: Api) -> None:
    comment = {
        "id": "x:1789",
        "platform": "x",
        "text": COMPLAINT,
        "author": {"handle": "@mika", "name": "みか"},
        "url": "https://x.com/mika/status/1789",
        "posted_at": "2026-11-20T22:41:00+09:00",
        "addressed": True,
        "thread": {"id": "x:1700", "parent_text": "新しい炊飯器を発売しました。"},
        "engagement": {"likes": 3, "reposts": 1, "replies": 0},
    }
    response = api.post(
        "/v1/analyze", json={"comments": [comment], "brand": "default", "suggestions": 1, "explain": True}
    )
    assert response.status_code == 200, response.text
    body = response.json()
    assert body["model"]["version"]
    [result] = body["results"]
    assert result["id"] == "x:1789"

    analysis = result["analysis"]
    assert analysis["language"]["code"] == "ja"
    assert analysis["sentiment"]["label"] == "negative"
    assert -1 <= analysis["sentiment"]["score"] < 0
    assert analysis["exception"]["type"] == "none"
    assert analysis["exception"]["subtype"] is None
    assert analysis["exception"]["suspicion"] is None
    assert analysis["intent"]["label"] == "complaint"
    assert {analysis["cause"]["label"], *analysis["cause"]["also"]} & {"quality", "service"}
    assert isinstance(analysis["cause"]["also"], list)
    assert analysis["specific"] is True
    assert "prior_contact" in analysis["signals"]
    for part in ("language", "sentiment", "exception", "intent", "cause"):
        assert 0 <= analysis[part]["confidence"] <= 1
    for aspect in analysis["aspects"]:
        assert COMPLAINT[aspect["start"] : aspect["end"]] == aspect["text"]
    assert {item["for"] for item in analysis["evidence"]} <= {"sentiment", "exception"}
    assert analysis["evidence"]
    for item in analysis["evidence"]:
        assert 0 <= item["start"] < item["end"] <= len(COMPLAINT)
        assert item["weight"] > 0

    advice = result["advice"]
    assert advice["action"] in {"reply", "reply_then_dm"}
    assert advice["needs_reply"] is True
    assert advice["priority"] in {"high", "normal"}
    assert advice["escalate"] is None
    assert advice["reasons"]
    for reason in advice["reasons"]:
        assert reason["rule"][0] in "RC"
        assert reason["text"]
    assert advice["steps"]

    [suggestion] = result["suggestions"]
    assert suggestion["stage"] == "first"
    assert suggestion["fault"] == "unknown"
    assert suggestion["when"]
    assert suggestion["rules"]
    assert suggestion["length"]["limit"] == 280
    assert 0 < suggestion["length"]["used"] <= 280
    assert suggestion["findings"] == []
    for blank in suggestion["blanks"]:
        assert blank["name"]
        assert blank["hint"]


def test_deadlines_run_from_the_time_of_the_comment_in_its_zone_R8_R11(api: Api) -> None:
    posted = "2026-11-20T22:41:00+09:00"
    comment = {"id": "a", "platform": "x", "text": COMPLAINT, "posted_at": posted}
    [result] = api.post("/v1/analyze", json={"comments": [comment]}).json()["results"]
    start = datetime.fromisoformat(posted)
    assert datetime.fromisoformat(result["advice"]["aim_by"]) == start + timedelta(hours=1)
    assert datetime.fromisoformat(result["advice"]["reply_by"]) == start + timedelta(hours=24)
    assert result["advice"]["reply_by"].endswith("+09:00")


def test_only_id_platform_and_text_are_required(api: Api) -> None:
    [result] = analyze(api, "Lovely service at the counter today, thank you!")
    assert result["analysis"]["sentiment"]["label"] == "positive"
    assert result["advice"]["action"] in {"thank", "share_and_thank"}


def test_evidence_is_given_only_when_asked_for(api: Api) -> None:
    [plain] = analyze(api, COMPLAINT)
    [explained] = analyze(api, COMPLAINT, explain=True)
    assert plain["analysis"]["evidence"] == []
    assert explained["analysis"]["evidence"]
    assert plain["analysis"] | {"evidence": None} == explained["analysis"] | {"evidence": None}


def test_offsets_count_code_points_of_the_text_as_it_was_sent(api: Api) -> None:
    text = "👨‍👩‍👧😡ﾎﾝﾄｳ最悪!! 届いた皿が割れてた"
    [result] = analyze(api, text, explain=True)
    spans = [span for part in ("evidence", "aspects", "focus") for span in result["analysis"][part]]
    assert spans
    for span in spans:
        assert 0 <= span["start"] < span["end"] <= len(text)
    assert any(
        "最悪" in text[span["start"] : span["end"]] or "割れ" in text[span["start"] : span["end"]] for span in spans
    )


def test_escapes_that_an_export_left_in_a_comment_are_read_as_the_characters_they_stand_for(api: Api) -> None:
    plain = "The driver didn’t ring and it’s my son’s birthday tomorrow. Where is the parcel?"
    escaped = plain.replace("’", "\\u2019")
    as_meant, as_sent = (result["analysis"] for result in analyze(api, plain, escaped))
    judged = ("sentiment", "exception", "intent", "cause")
    assert {name: as_sent[name] for name in judged} == {name: as_meant[name] for name in judged}
    told = [escaped[one["start"] : one["end"]] for one in as_sent["focus"]]
    assert told == [one["text"] for one in as_sent["focus"]]
    assert [text.replace("\\u2019", "’") for text in told] == [one["text"] for one in as_meant["focus"]]


@pytest.mark.parametrize(
    ("text", "trouble", "question"),
    [
        (
            "ずっと通ってます。昨日届いた皿が2枚割れていました。交換はいつごろになりますか？",
            "皿が2枚割れて",
            "いつごろ",
        ),
        (
            "I've been a customer for ten years. The zip broke on the second wear. Do you do repairs?",
            "zip broke",
            "Do you",
        ),
    ],
)
def test_focus_says_where_trouble_and_question_stand(api: Api, text: str, trouble: str, question: str) -> None:
    [result] = analyze(api, text)
    found = {one["kind"]: text[one["start"] : one["end"]] for one in reversed(result["analysis"]["focus"])}
    assert trouble in found["trouble"]
    assert question in found["question"]


def test_results_stand_in_the_order_of_the_request_with_their_ids(api: Api) -> None:
    texts = [f"{number}番の席、暖房が効かなくて寒かったです" for number in range(40)]
    results = analyze(api, *texts, suggestions=0)
    assert [result["id"] for result in results] == [f"x:{number}" for number in range(40)]


def test_a_comment_is_judged_the_same_alone_and_in_company(api: Api) -> None:
    texts = [COMPLAINT, "神", "Why was I charged twice?", "営業時間は？", "最高のサポートですね（3週間放置）", "😡😡"]
    together = [result["analysis"] for result in analyze(api, *texts, "x" * 5_000, suggestions=0)]
    for text, judged in zip(texts, together, strict=False):
        # A new id and a new author keep the judgement from being remembered.
        comment = {"id": "alone", "platform": "facebook", "text": text, "author": {"name": "someone else"}}
        [alone] = api.post("/v1/analyze", json={"comments": [comment], "suggestions": 0}).json()["results"]
        assert alone["analysis"] == judged


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (1, 1), (3, 3)])
def test_as_many_suggestions_as_asked_for(api: Api, count: int, expected: int) -> None:
    [result] = analyze(api, COMPLAINT, suggestions=count)
    assert len(result["suggestions"]) == expected
    assert len({suggestion["text"] for suggestion in result["suggestions"]}) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("神", "ja"),
        ("草", "ja"),
        ("最高", "ja"),
        ("対応最悪", "ja"),
        ("営業時間", "ja"),
        ("ﾏｼﾞｻｲｱｸ", "ja"),
        ("wait what", "en"),
        ("ok", "en"),
        ("Thanks!", "en"),
        ("这个产品质量太差了，我要退款", "zh"),
        ("배송이 너무 늦어요", "ko"),
        ("¿Dónde está mi pedido? Llevo tres semanas esperando", "es"),
    ],
)
def test_language(api: Api, text: str, code: str) -> None:
    [result] = analyze(api, text, suggestions=0)
    assert result["analysis"]["language"]["code"] == code


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\u200b", "empty"),
        ("https://example.com/a?b=c", "only_url"),
        ("배송이 너무 늦어요", "unsupported_language"),
    ],
)
def test_what_cannot_be_judged_says_why_and_never_spoils_the_batch(api: Api, text: str, reason: str) -> None:
    unjudged, judged = analyze(api, text, COMPLAINT)
    assert unjudged["analysis"]["abstained"] == reason
    assert unjudged["analysis"]["sentiment"]["confidence"] < 0.6
    assert unjudged["analysis"]["exception"]["type"] == "none"
    assert judged["analysis"]["abstained"] is None
    assert judged["analysis"]["sentiment"]["label"] == "negative"


@pytest.mark.parametrize(("asked", "script"), [("ja", "japanese"), ("en-GB,en;q=0.9", "latin"), ("fr", "japanese")])
def test_reasons_are_in_the_readers_language(api: Api, asked: str, script: str) -> None:
    response = api.post(
        "/v1/analyze",
        json={"comments": [{"id": "a", "platform": "x", "text": COMPLAINT}]},
        headers={"Accept-Language": asked},
    )
    [result] = response.json()["results"]
    reasons = "".join(reason["text"] for reason in result["advice"]["reasons"])
    assert reasons.isascii() == (script == "latin") or "’" in reasons


def test_answers_are_not_kept_by_any_cache(api: Api) -> None:
    response: requests.Response = api.post(
        "/v1/analyze", json={"comments": [{"id": "a", "platform": "x", "text": "やあ"}]}
    )
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
