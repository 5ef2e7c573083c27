"""Bad input: a clear 4xx that names the field, or an inert label; never a 500, never a hang."""

import gzip
import json
from typing import Any

import pytest

from api.contract import MAX_COMMENTS, MAX_REQUEST_BYTES, MAX_TEXT
from tests.server import Api

GOOD: dict[str, Any] = {"id": "a", "platform": "x", "text": "届きません"}


def without(field: str) -> dict[str, Any]:
    return {name: value for name, value in GOOD.items() if name != field}


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/comments"),
        ({"comments": []}, "/comments"),
        ({"comments": "a"}, "/comments"),
        ({"comments": [GOOD], "surprise": 1}, "/surprise"),
        ({"comments": [GOOD], "brand": "No brand"}, "/brand"),
        ({"comments": [GOOD], "suggestions": 6}, "/suggestions"),
        ({"comments": [GOOD], "suggestions": "1"}, "/suggestions"),
        ({"comments": [GOOD], "explain": 1}, "/explain"),
        ({"comments": [GOOD | {"id": number} for number in map(str, range(MAX_COMMENTS + 1))]}, "/comments"),
        ({"comments": [without("id")]}, "/comments/0/id"),
        ({"comments": [without("platform")]}, "/comments/0/platform"),
        ({"comments": [without("text")]}, "/comments/0/text"),
        ({"comments": [GOOD | {"id": 7}]}, "/comments/0/id"),
        ({"comments": [GOOD | {"id": ""}]}, "/comments/0/id"),
        ({"comments": [GOOD | {"id": "a\x00"}]}, "/comments/0/id"),
        ({"comments": [GOOD | {"id": "a" * 201}]}, "/comments/0/id"),
        ({"comments": [GOOD | {"platform": "mixi"}]}, "/comments/0/platform"),
        ({"comments": [GOOD | {"text": None}]}, "/comments/0/text"),
        ({"comments": [GOOD | {"text": "あ" * (MAX_TEXT + 1)}]}, "/comments/0/text"),
        ({"comments": [GOOD | {"text": "\ud800"}]}, "/comments/0/text"),
        ({"comments": [GOOD | {"mood": "bad"}]}, "/comments/0/mood"),
        ({"comments": [GOOD | {"url": "javascript:alert(1)"}]}, "/comments/0/url"),
        ({"comments": [GOOD | {"posted_at": "2026-11-20T22:41:00"}]}, "/comments/0/posted_at"),
        ({"comments": [GOOD | {"posted_at": "yesterday"}]}, "/comments/0/posted_at"),
        ({"comments": [GOOD | {"posted_at": 1700000000}]}, "/comments/0/posted_at"),
        ({"comments": [GOOD | {"addressed": "yes"}]}, "/comments/0/addressed"),
        ({"comments": [GOOD | {"author": {"handle": ["@a"]}}]}, "/comments/0/author/handle"),
        ({"comments": [GOOD | {"thread": {"parent_text": "あ" * (MAX_TEXT + 1)}}]}, "/comments/0/thread/parent_text"),
        ({"comments": [GOOD | {"engagement": {"likes": -1}}]}, "/comments/0/engagement/likes"),
    ],
)
def test_the_field_at_fault_is_named(api: Api, body: dict[str, Any], pointer: str) -> None:
    response = api.post("/v1/analyze", data=json.dumps(body), headers={"Content-Type": "application/json"})
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == 422
    assert problem["title"]
    assert pointer in {error["pointer"] for error in problem["errors"]}
    assert pointer in problem["detail"]


def test_two_comments_of_one_id_are_a_conflict_that_names_the_second(api: Api) -> None:
    response = api.post("/v1/analyze", json={"comments": [GOOD, GOOD | {"id": "b"}, GOOD]})
    assert response.status_code == 409
    assert response.headers["Content-Type"] == "application/problem+json"
    assert [error["pointer"] for error in response.json()["errors"]] == ["/comments/2/id"]


def test_an_error_never_repeats_the_comment(api: Api) -> None:
    secret = "電話は09012345678です"
    response = api.post("/v1/analyze", json={"comments": [GOOD | {"text": [secret]}]})
    assert response.status_code == 422
    assert "0901234" not in response.text


def test_the_largest_allowed_request_is_answered(api: Api) -> None:
    comments = [
        GOOD | {"id": str(number), "text": f"{number} " + "長い話です。" * 500} for number in range(MAX_COMMENTS)
    ]
    response = api.post("/v1/analyze", json={"comments": comments, "suggestions": 0})
    assert response.status_code == 200 or len(json.dumps({"comments": comments})) > MAX_REQUEST_BYTES
    [longest] = api.post("/v1/analyze", json={"comments": [GOOD | {"text": "あ" * MAX_TEXT}]}).json()["results"]
    assert longest["id"] == "a"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "😡😡",
        "👏",
        "(#^ω^)",
        "https://example.com",
        "\x00\x00壊れてた",
        "\u202eevil\u202c 返品したい",
        "届\u200bか\u200bない",
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "e\u0301" * 3_000,
        "ÅÅÅ﷽" * 500,
        "!?" * 5_000,
        "あ" * MAX_TEXT,
        "wwwwwwww" * 1_000,
        "{{7*7}} ${7*7} %s %n",
    ],
)
def test_odd_texts_are_judged_or_left_inert(api: Api, text: str) -> None:
    response = api.post("/v1/analyze", json={"comments": [GOOD | {"text": text}], "explain": True, "suggestions": 2})
    assert response.status_code == 200, response.text
    [result] = response.json()["results"]
    for suggestion in result["suggestions"]:
        assert "<" not in suggestion["text"]


@pytest.mark.parametrize(
    ("payload", "headers", "status"),
    [
        (b'{"comments": [{"id": "a", "pla', {"Content-Type": "application/json"}, 400),
        (b"", {"Content-Type": "application/json"}, 400),
        (b"\xff\xfe", {"Content-Type": "application/json"}, 400),
        (b"[" * 100_000, {"Content-Type": "application/json"}, 400),
        (b"[]", {"Content-Type": "application/json"}, 400),
        (b'"{}"', {"Content-Type": "application/json"}, 400),
        (b"comments=1", {"Content-Type": "application/x-www-form-urlencoded"}, 415),
        (b"{}", {"Content-Type": "text/plain"}, 415),
        (b"{}", {}, 415),
        (
            gzip.compress(b'{"comments": "' + b"a" * 50_000_000 + b'"}'),
            {"Content-Type": "application/json", "Content-Encoding": "gzip"},
            415,
        ),
        (b'{"comments": "' + b"a" * MAX_REQUEST_BYTES + b'"}', {"Content-Type": "application/json"}, 413),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_a_broken_body_is_a_clear_4xx(api: Api, payload: bytes, headers: dict[str, str], status: int) -> None:
    response = api.post("/v1/analyze", data=payload, headers=headers)
    assert response.status_code == status, response.text
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["detail"]


def test_a_body_of_unsaid_length_is_cut_off_at_the_limit(api: Api) -> None:
    def endless() -> Any:
        for _ in range(64):
            yield b" " * 65_536

    response = api.post("/v1/analyze", data=endless(), headers={"Content-Type": "application/json"})
    assert response.status_code == 413


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v1/analyze", 405), ("GET", "/v1/nothing", 404)])
def test_wrong_ways_are_problems_too(api: Api, method: str, path: str, status: int) -> None:
    response = api.request(method, path)
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
