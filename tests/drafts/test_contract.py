"""The draft check over HTTP: its shape, its bounds, the reader's language."""

import json
from typing import Any

import pytest

from api.contract import MAX_TEXT
from tests.server import Api

DRAFT: dict[str, Any] = {"text": "ご意見を踏まえ、善処いたします。", "platform": "x"}


def post(api: Api, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    response = api.post("/v1/drafts/check", json=body, headers=headers)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_a_finding_cites_rule_span_severity_and_reason(api: Api) -> None:
    [finding] = [one for one in post(api, DRAFT)["findings"] if one["name"] == "empty_promise"]
    assert finding["rule"] == "R52"
    assert DRAFT["text"][finding["start"] : finding["end"]] == "善処いたします"
    assert finding["severity"] == "warn"
    assert "約束" in finding["why"]
    assert set(finding) == {"rule", "name", "start", "end", "severity", "why", "rewrite"}


def test_the_reason_is_said_in_the_readers_language(api: Api) -> None:
    findings = post(api, DRAFT, **{"Accept-Language": "en"})["findings"]
    assert all(finding["why"].isascii() for finding in findings)


def test_length_is_counted_as_the_platform_counts(api: Api) -> None:
    assert post(api, DRAFT | {"text": "あ" * 140})["length"] == {"used": 280, "limit": 280}
    assert post(api, DRAFT | {"text": "あ" * 140, "channel": "dm"})["length"] == {"used": 140, "limit": 10_000}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b"])
def test_an_empty_draft_has_no_findings(api: Api, text: str) -> None:
    assert post(api, DRAFT | {"text": text})["findings"] == []


def test_spans_count_code_points_of_the_text_as_written(api: Api) -> None:
    text = "👨‍👩‍👧ﾃﾞﾝﾜの件、ｇｏｏｄ。善処いたします。"
    [finding] = [one for one in post(api, DRAFT | {"text": text})["findings"] if one["name"] == "empty_promise"]
    assert text[finding["start"] : finding["end"]] == "善処いたします"


def test_half_width_kana_and_full_width_letters_hide_nothing(api: Api) -> None:
    names = {one["name"] for one in post(api, DRAFT | {"text": "それはｸﾚｰﾏｰのすることです。"})["findings"]}
    assert "accuses" in names


def test_a_quotation_is_not_our_own_word(api: Api) -> None:
    text = "「善処します」とお返事したことを、申し訳なく存じます。本日18時までに、状況を確認しご連絡いたします。"
    assert "empty_promise" not in {one["name"] for one in post(api, DRAFT | {"text": text})["findings"]}


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"text": "あ" * (MAX_TEXT + 1)}, "/text"),
        ({"text": 1}, "/text"),
        ({"platform": "mixi"}, "/platform"),
        ({"channel": "fax"}, "/channel"),
        ({"stage": "last"}, "/stage"),
        ({"fault": "ours"}, "/fault"),
        ({"recent": ["a"] * 21}, "/recent"),
        ({"recent": "a"}, "/recent"),
        ({"mood": "bad"}, "/mood"),
        ({"comment": {"id": "1", "platform": "x"}}, "/comment/text"),
    ],
)
def test_the_field_at_fault_is_named(api: Api, change: dict[str, Any], pointer: str) -> None:
    response = api.post("/v1/drafts/check", json=DRAFT | change)
    assert response.status_code == 422
    assert pointer in {error["pointer"] for error in response.json()["errors"]}


def test_a_brand_that_does_not_exist_is_said_so(api: Api) -> None:
    response = api.post("/v1/drafts/check", json=DRAFT | {"brand": "other"})
    assert response.status_code == 404
    assert "other" in response.json()["detail"]


def test_a_key_is_needed(api: Api) -> None:
    response = api.post("/v1/drafts/check", json=DRAFT, headers={"Authorization": "Bearer none"})
    assert response.status_code == 401


@pytest.mark.parametrize(
    "text",
    [
        "a" * MAX_TEXT,
        "あ" * MAX_TEXT,
        "﷽" * MAX_TEXT,
        "!" * MAX_TEXT,
        "申し訳" * 3_000,
        "<img onerror=alert(1)>",
        "(((" * 3_000,
    ],
)
def test_any_text_is_answered(api: Api, text: str) -> None:
    answer = post(api, DRAFT | {"text": text})
    assert all(0 <= one["start"] <= one["end"] <= len(text) for one in answer["findings"])


def test_the_answer_is_the_same_every_time(api: Api) -> None:
    body = json.loads(json.dumps(DRAFT))
    assert post(api, body) == post(api, body)
