"""What stands around a comment, and what the company knows, reach the labels (R92, R95, R140)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.server import Api, Server, run_command

INSULTS = ("きっしょ", "しょーもな", "うざ")
KNOWING = {
    "id": "knowing",
    "neutral_words": ["クソゲー大賞", "Rotten", "地獄めぐり"],
    "facts": [
        {
            "id": "open",
            "statement": {"ja": "営業を続けています。", "en": "We stay open."},
            "source": "https://example.com/news",
            "denies": [{"claim": "来月で閉店する", "keywords": ["閉店"]}],
        }
    ],
}


@pytest.fixture(scope="module")
def knowing(server: Server) -> Iterator[str]:
    """Id of a brand whose profile knows names and a false claim."""
    added = run_command(server.environment, "keys", "add", "context-lead", "--role", "lead")
    with Api(replace(server, key=added.stdout.decode().splitlines()[-1])) as lead:
        answer = lead.put("/v1/brand", params={"id": "knowing"}, json=KNOWING, headers={"If-None-Match": "*"})
        assert answer.status_code == 200, answer.text
        yield "knowing"


def comment(text: str, identifier: str = "x:1", handle: str | None = None, **more: Any) -> dict[str, Any]:
    author = {"author": {"handle": handle}} if handle else {}
    return {"id": identifier, "platform": "x", "text": text, **author, **more}


def judged(api: Api, *comments: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    answer = api.post("/v1/analyze", json={"comments": comments, "suggestions": 0, **more})
    assert answer.status_code == 200, answer.text
    return [result["analysis"] for result in answer.json()["results"]]


def tirade(*handles: str) -> list[dict[str, Any]]:
    return [comment(text, f"x:{i}", handle) for i, (text, handle) in enumerate(zip(INSULTS, handles, strict=True))]


def test_empty_insults_are_none_from_three_people_and_trolling_from_one_R24_R95(api: Api) -> None:
    strangers = judged(api, *tirade("@a", "@b", "@c"))
    one = judged(api, *tirade("@a", "@A", "@a"))
    assert [found["exception"]["type"] for found in strangers] == ["none"] * 3
    assert [found["exception"]["type"] for found in one] == ["trolling"] * 3


def test_insults_that_stood_before_in_the_thread_count_as_well_R95(api: Api) -> None:
    earlier = [{"handle": "@a", "text": text} for text in INSULTS[1:]]
    (repeated,) = judged(api, comment(INSULTS[0], handle="@a", thread={"earlier": earlier}))
    (single,) = judged(api, comment(INSULTS[0], handle="@z", thread={"earlier": earlier}))
    assert (repeated["exception"]["type"], single["exception"]["type"]) == ("trolling", "none")


def test_a_complaint_repeated_is_no_trolling_R98(api: Api) -> None:
    texts = ["ふざけんな、また届いてないぞ", "まだ届かない、いい加減にしろ", "一週間たっても届かないんだが"]
    found = judged(api, *(comment(text, f"x:{i}", "@a") for i, text in enumerate(texts)))
    assert [one["exception"]["type"] for one in found] == ["none"] * 3


def test_who_asks_again_in_the_same_thread_was_not_answered_R140(api: Api) -> None:
    earlier = [{"handle": "@a", "text": "注文した椅子の脚が割れていました。どうすればいいですか"}]
    again = comment("あの、どうなってますか", handle="@a", thread={"earlier": earlier})
    first = comment("あの、どうなってますか", handle="@b", thread={"earlier": earlier})
    assert "prior_contact" in judged(api, again)[0]["signals"]
    assert "prior_contact" not in judged(api, first)[0]["signals"]


@pytest.mark.parametrize("echo", ["それな", "ほんとそれ", "わかる！", "same here", "This!"])
@pytest.mark.parametrize(
    ("parent", "label"),
    [("三日待っても届かない。対応ひどすぎる", "negative"), ("ここのパン最高においしい", "positive")],
)
def test_a_bare_agreement_means_what_stands_above_it(api: Api, echo: str, parent: str, label: str) -> None:
    (found,) = judged(api, comment(echo, thread={"parent_text": parent}))
    assert found["sentiment"]["label"] == label


def test_a_text_with_words_of_its_own_does_not_echo(api: Api) -> None:
    text = "わかる、でも店員さんは親切でした"
    (alone,) = judged(api, comment(text))
    (below,) = judged(api, comment(text, thread={"parent_text": "二度と行かない。最悪の店"}))
    assert below == alone


@pytest.mark.parametrize("text", ["クソゲー大賞の受付はいつからですか", "Rotten arrives on Friday, right?"])
def test_a_name_that_sounds_bad_is_read_as_a_name(api: Api, knowing: str, text: str) -> None:
    (told,) = judged(api, comment(text), brand=knowing)
    assert (told["sentiment"]["label"], told["intent"]["label"]) == ("neutral", "question")
    assert told["sentiment"]["score"] > -0.2


def test_offsets_survive_a_name_that_is_replaced(api: Api, knowing: str) -> None:
    text = "「地獄めぐり」の腕時計、三日で止まりました"
    (found,) = judged(api, comment(text), brand=knowing, explain=True)
    assert found["evidence"]
    assert all(text[span["start"] : span["end"]] == span["text"] for span in found["aspects"])
    assert all(0 <= one["start"] < one["end"] <= len(text) for one in found["evidence"])


def test_a_known_false_claim_is_suspected_when_told_and_never_when_asked_about_R92(api: Api, knowing: str) -> None:
    told, asked = comment("ここ来月で閉店するらしいよ、社員から聞いた"), comment("来月で閉店するって本当ですか？")
    assert judged(api, told, brand=knowing)[0]["exception"]["type"] == "falsehood"
    assert judged(api, asked, brand=knowing) == judged(api, asked)
