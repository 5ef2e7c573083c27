"""The stretches a reply has to take up, and the thing a comment is about, as /v1/analyze says them."""

import pytest

from tests.server import Api


def stretches(api: Api, text: str, kind: str) -> list[str]:
    body = {"comments": [{"id": "1", "platform": "facebook", "text": text}]}
    (result,) = api.post("/v1/analyze", json=body).json()["results"]
    return [one["text"] for one in result["analysis"]["focus"] if one["kind"] == kind]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("40分待っても電話がつながらない。もう三日目です。", "電話がつながらない"),
        ("注文したソファの脚が最初から折れていました。返事もありません。", "脚が最初から折れて"),
        ("Bought the boots in May. The zip broke on the second wear.", "zip broke on the second wear"),
        ("Lovely shop, I must say. The driver threw my parcel over the fence.", "threw my parcel over the fence"),
    ],
)
def test_r30_the_trouble_is_a_whole_clause_of_one_sentence(api: Api, text: str, told: str) -> None:
    found = stretches(api, text, "trouble")
    assert any(told in one for one in found), found
    assert all("。" not in one and ". " not in one for one in found)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("このニット、洗濯機で洗えますか？色は紺です。", "洗濯機で洗えますか"),
        ("Nice photo! Are you open on Boxing Day?", "Are you open on Boxing Day"),
    ],
)
def test_r28_the_question_is_found_whole(api: Api, text: str, asked: str) -> None:
    assert any(asked in one for one in stretches(api, text, "question"))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("新しい掃除機、三日で動かなくなりました", "掃除機"),
        ("The zip on my coat went after two days", "zip"),
    ],
)
def test_r30_the_thing_a_comment_is_about_is_named(api: Api, text: str, thing: str) -> None:
    body = {"comments": [{"id": "1", "platform": "x", "text": text}]}
    (result,) = api.post("/v1/analyze", json=body).json()["results"]
    assert any(thing in one["text"] for one in result["analysis"]["aspects"])
