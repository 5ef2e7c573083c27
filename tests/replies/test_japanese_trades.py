"""What a reply asks for in private is said in the words of the customer's trade, and never asked twice (C2, R74)."""

import re

import pytest

from api.analysis.schemas import Lookup
from api.replies.japanese.asks import ask_for
from api.replies.japanese.trades import ask_in_trade, trades


@pytest.mark.parametrize(
    ("text", "lookup", "asked"),
    [
        ("給与明細の残業が消えています", "account", "社員番号"),
        ("美容室で3センチと言ったのに10センチ切られました", "item", "ご来店日"),
        ("水道管が破裂して断水しています", "booking", "お客様番号"),
        ("乗ったバスの運転手さんが無言で発車しました", "visit", "路線"),
        ("不在票が入っていましたが一日家にいました", "visit", "伝票番号"),
    ],
)
def test_what_is_asked_for_belongs_to_the_trade_c2(text: str, lookup: Lookup, asked: str) -> None:
    found = ask_in_trade(lookup, text)
    assert found is not None
    assert asked in found["ask_what"]


@pytest.mark.parametrize(
    ("text", "lookup"),
    [("昨日、中央駅のホームで2時間待ちました", "visit"), ("注文番号：A12345 の箱が届きません", "order")],
)
def test_what_the_comment_gives_is_not_asked_again_r74(text: str, lookup: Lookup) -> None:
    assert ask_in_trade(lookup, text) == {}


def test_a_trade_that_is_not_sure_decides_nothing_r74() -> None:
    assert ask_in_trade("visit", "対応に納得がいきません") is None


def test_every_trade_has_something_to_ask_for_r74() -> None:
    assert all(one.number or one.place or one.thing for one in trades().trades)


@pytest.mark.parametrize(
    ("text", "lookup", "asked"),
    [
        ("送料無料のはずが最後の画面で880円足されていました", "billing", "ご注文番号"),
        ("ポイントが知らないうちに失効していました", "account", "会員番号"),
        ("カラオケの部屋がたばこ臭かったです", "booking", "ご利用の店舗|ご来店の日時"),
        ("点検の人が来ません。有給を取って待っていたのに", "contact", "お問い合わせ|お客様番号|お分かり"),
    ],
)
def test_what_is_asked_for_is_what_the_comment_speaks_of_r73(text: str, lookup: Lookup, asked: str) -> None:
    assert re.search(asked, ask_for(lookup, "any", text)["ask_what"])
