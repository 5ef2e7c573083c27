"""The situation a comment tells of, as /v1/analyze says it."""

from typing import Any

import pytest

from tests.server import Api


def situation(api: Api, text: str) -> dict[str, Any]:
    body = {"comments": [{"id": "1", "platform": "facebook", "text": text}]}
    response = api.post("/v1/analyze", json=body)
    assert response.status_code == 200, response.text
    said: dict[str, Any] = response.json()["results"][0]["analysis"]["situation"]
    return said


@pytest.mark.parametrize(
    ("text", "hardship"),
    [
        ("注文したソファ、三週間たっても届きません。発送の連絡もないままです", "parcel"),
        ("レジの人に舌打ちされた。態度悪すぎ", "rude"),
        ("I have been on hold for fifty minutes and nobody picks up", "wait"),
        ("You charged my card twice for one ticket", "money"),
    ],
)
def test_r36_what_somebody_went_through_has_a_name(api: Api, text: str, hardship: str) -> None:
    assert situation(api, text)["hardship"] == hardship


def test_r74_what_has_to_be_asked_for_in_private_is_named_and_nothing_where_nothing_is_needed(api: Api) -> None:
    assert situation(api, "注文したソファ、三週間たっても届きません。発送の連絡もないままです")["lookup"] == "order"
    assert situation(api, "新しい広告、正直あまり好きじゃないです")["lookup"] is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("I want my money back, please refund me", "refund"),
        ("抹茶味を復活させてください!毎年待ってます", "bring"),
        ("Stop sending me these emails, I have unsubscribed four times", "stop"),
    ],
)
def test_r118_what_the_writer_wants_is_named(api: Api, text: str, wish: str) -> None:
    assert situation(api, text)["wish"] == wish


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("飲んだあと全身に蕁麻疹が出て、救急車で運ばれました", "body_first"),
        ("おたくのケトルから熱湯が漏れて、4歳の娘が足をやけどしました", "child"),
        ("フロントの佐々木さん、終電を逃した私にタクシーを探してくださり本当にありがとうございました", "person"),
        ("Huge thanks to Priya at the Leeds branch, she stayed late to find my mum's ring", "person"),
        ("Is it true that you are closing all the shops in Wales? Someone on the bus said so", "rumour"),
        ("亡くなった父が毎朝飲んでいた味です。仏壇に供えました", "bereaved"),
    ],
)
def test_r42_what_a_reply_must_not_overlook_is_marked(api: Api, text: str, mark: str) -> None:
    assert mark in situation(api, text)["marks"]


def test_r36_a_loss_is_believed_only_where_the_comment_speaks_of_one(api: Api) -> None:
    text = "Your driver threw the parcel over the gate and the lamp is in pieces. It was for my mum's 70th on Saturday."
    assert "bereaved" not in situation(api, text)["marks"]


def test_nothing_is_said_of_a_comment_that_says_nothing(api: Api) -> None:
    assert situation(api, "https://example.com/a") == {"hardship": None, "lookup": None, "wish": None, "marks": []}
