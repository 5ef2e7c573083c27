"""A Japanese reply takes nothing for granted that the comment's own words do not bear out (R24, R86)."""

import re

import pytest

from api.analysis.schemas import Hardship, Situation
from api.replies.japanese.hardships import hardships
from api.replies.japanese.lexicon import feelings, troubles
from api.replies.japanese.premises import borne_out, premises
from tests.replies.labelled import focused, labelled

_MISTAKEN: tuple[tuple[Hardship, str, str], ...] = (
    ("parcel", "頼んだ花瓶に値札がついたまま届いていました", "いつ届くのか|今どこに|心待ち"),
    ("ignored", "チャットで「人と話したい」と打ったら別の案内が出ました", "お返事のない|どこで止まって|放っておかれた"),
    ("broken", "袋のとおりに焼いた餃子の皮が全部はがれました", "お使いになりたい|使いたいとき"),
    ("app", "駐輪場のゲートが夜の九時に閉まっていました", "使いたいとき"),
    ("worse", "包み紙の色が変わりました", "長く親しんで|続けてご利用"),
    ("danger", "取り付けのあと壁紙に長い跡が残っていました", "ひやり|怖い思い|安全の状況"),
    ("bother", "注ぎ口が二つあるので、迷いました", "毎日のこと"),
    ("grief", "説明を聞きに窓口へ伺いましたが、書類が足りませんでした", "大切な方|しのぶ"),
    ("meal", "窓が開きませんでした", "お食事|召し上が"),
    ("data", "はがきに番号が印刷されていました", "知らないところ"),
)


@pytest.mark.parametrize(("hardship", "text", "unsaid"), _MISTAKEN)
def test_a_mistaken_hardship_puts_no_words_into_their_mouth_r24(hardship: Hardship, text: str, unsaid: str) -> None:
    case = labelled(text, cause="quality", platform="facebook", situation=Situation(hardship=hardship))
    for suggestion in focused(case, ("trouble", text)).replies(variants=5):
        assert not re.search(unsaid, suggestion.text), suggestion.text


def test_every_premise_is_about_words_of_ours() -> None:
    said = "\n".join([*hardships().wishes.values(), *hardships().asked.values()])
    for words in hardships().hardships.values():
        checks = [*words.check, *(one for found in words.check_for.values() for one in found)]
        said += "\n".join([*words.with_, *words.after, *checks, words.topic, *words.wish.values()])
    for feeling in feelings().feelings.values():
        said += "\n".join([*feeling.with_, *feeling.after])
    said += "\n".join(check for trouble in troubles() for check in trouble.check)
    said += "\n".join(check for words in feelings().causes.values() for check in words.check)
    assert [row.says for row in premises() if not re.search(row.says, said)] == []


def test_a_wording_is_said_where_the_comment_bears_it_out() -> None:
    assert borne_out(["心待ちにされているところ"], "注文した棚がまだ来ません。ずっと待っています")
    assert not borne_out(["心待ちにされているところ"], "棚の板が割れています")
