"""«This is wrong»: what staff set right holds for the text and for those like it, at once and in every worker."""

import json
import sqlite3
from typing import Any

import pytest

from models.dataset import Row
from tests.server import Api, Server

GAME = "このダンジョン鬼畜すぎて笑う、運営の性格が悪い（褒めてる）"
LIKE = "今回のダンジョンほんと鬼畜すぎる、運営の性格悪くて笑う"
OTHER = "アプリが落ちてログインできません"


def analysis(api: Api, text: str) -> dict[str, Any]:
    body = {"comments": [{"id": "x:1", "platform": "x", "text": text}], "suggestions": 0}
    answer = api.post("/v1/analyze", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["results"][0]["analysis"]
    return found


def correct(api: Api, text: str, **labels: Any) -> dict[str, Any]:
    body = {"comment": {"id": "x:9", "platform": "x", "text": text, "author": {"handle": "@taro"}}, "labels": labels}
    answer = api.post("/v1/corrections", json=body)
    assert answer.status_code == 200, answer.text
    stored: dict[str, Any] = answer.json()
    return stored


def test_a_correction_takes_effect_at_once_in_every_worker_and_for_like_texts_alone(api: Api) -> None:
    other = analysis(api, OTHER)
    correct(api, GAME, sentiment="positive", intent="banter", cause="none")
    for _ in range(8):  # two workers answer in turn
        assert analysis(api, GAME)["sentiment"]["label"] == "positive"
        assert analysis(api, GAME)["intent"]["label"] == "banter"
        assert analysis(api, LIKE)["sentiment"]["label"] == "positive"
    assert analysis(api, OTHER) == other


def test_the_same_correction_sent_twice_is_one_and_the_latest_word_counts(api: Api, lead: Api) -> None:
    text = "草すぎるわこの企画"
    correct(api, text, sentiment="neutral", intent="banter")
    correct(api, text, sentiment="neutral", intent="banter")
    last = correct(api, text, sentiment="positive", intent="praise")
    same = [one for one in lead.get("/v1/corrections").json()["corrections"] if one["text"] == text]
    assert [one["id"] for one in same] == [last["id"]]
    assert analysis(api, text)["intent"]["label"] == "praise"


def test_a_correction_that_is_taken_back_counts_no_more(api: Api, lead: Api) -> None:
    text = "まあ普通でした、また機会があれば"
    before = analysis(api, text)
    wrong = "negative" if before["sentiment"]["label"] != "negative" else "positive"
    stored = correct(api, text, sentiment=wrong)
    assert analysis(api, text)["sentiment"]["label"] == wrong
    assert lead.delete(f"/v1/corrections/{stored['id']}").status_code == 204
    assert analysis(api, text) == before
    assert lead.delete(f"/v1/corrections/{stored['id']}").status_code == 404


def test_the_author_is_not_kept(server: Server, api: Api) -> None:
    correct(api, "名前は残さないでほしい", sentiment="neutral")
    with sqlite3.connect(server.home / "henshin.db") as database:
        rows = database.execute("select * from corrections").fetchall()
    assert rows
    assert "@taro" not in repr(rows)


def test_corrections_come_out_as_lines_of_the_corpus(api: Api, lead: Api) -> None:
    correct(api, "社長の顔が無理、全員クビにしろよ無能集団", exception="trolling.insult", intent="abuse")
    answer = lead.get("/v1/corrections/corpus")
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    rows = [Row.model_validate(json.loads(line)) for line in answer.text.splitlines()]
    (row,) = [row for row in rows if row.text.startswith("社長の顔")]
    assert (row.exception, row.subtype, row.intent) == ("trolling", "insult", "abuse")


def test_pages_go_on_where_the_last_one_ended(api: Api, lead: Api) -> None:
    for text in ("一つめの話", "二つめの話", "三つめの話"):
        correct(api, text, sentiment="neutral")
    first = lead.get("/v1/corrections", params={"limit": 2}).json()["corrections"]
    rest = lead.get("/v1/corrections", params={"after": first[-1]["id"]}).json()["corrections"]
    assert len(first) == 2
    assert min(one["id"] for one in rest) > first[-1]["id"]


def test_staff_may_correct_and_only_a_lead_may_read_them_all_or_take_them_back(api: Api) -> None:
    stored = correct(api, "役割のためのひとこと", sentiment="neutral")
    assert api.get("/v1/corrections").status_code == 403
    assert api.delete(f"/v1/corrections/{stored['id']}").status_code == 403


@pytest.mark.parametrize(
    ("labels", "pointer"),
    [
        ({}, "/labels"),
        ({"sentiment": "angry"}, "/labels/sentiment"),
        ({"exception": "trolling"}, "/labels/exception"),
        ({"mood": "bad"}, "/labels/mood"),
    ],
)
def test_a_wrong_label_is_named(api: Api, labels: dict[str, Any], pointer: str) -> None:
    body = {"comment": {"id": "x:9", "platform": "x", "text": "普通の話"}, "labels": labels}
    answer = api.post("/v1/corrections", json=body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
