"""What a Japanese reply quotes entire, where no sound clause can be made of it."""

import pytest

from api.replies.japanese.entire import is_broken, is_clipped, sentence_quoted
from api.replies.japanese.forms import predicate_of
from api.replies.japanese.smoothing import smoothed
from api.replies.japanese.stretch import is_faithful
from api.replies.japanese.tokens import tidy


@pytest.mark.parametrize(
    ("comment", "part", "quote"),
    [
        ("紙切れ3300円。買うけど", "紙切れ3300円", "「紙切れ3300円」"),
        ("預けた着物行方不明って何", "預けた着物行方不明", "「預けた着物行方不明」"),
        ("回収日、張り紙とLINEで逆やん", "回収日、張り紙とLINEで逆やん", "「回収日、張り紙とLINEで逆」"),
        (
            "目玉の屏風、行ったら「複製」の札。",
            "目玉の屏風、行ったら「複製」の札",
            "「目玉の屏風、行ったら『複製』の札」",
        ),
        ("通知を鳴らすのやめれ", "通知を鳴らすのやめれ", ""),
        ("連絡ほしい、どこにあるんだ", "どこにあるんだ", ""),
        ("受付の神経を疑う、返品不可", "受付の神経を疑う、返品不可", ""),
        ("届いたのが昨日？", "届いたのが昨日", ""),
    ],
)
def test_a_short_civil_sentence_is_quoted_entire(comment: str, part: str, quote: str) -> None:
    assert sentence_quoted(tidy(comment), part) == quote


@pytest.mark.parametrize("clause", ["の客に20分も説明した", "反応しないん、倉庫マイナス20度", "解約金2回請求て二股"])
def test_a_clause_that_begins_inside_a_phrase_or_is_still_speech_is_broken(clause: str) -> None:
    assert is_broken(clause)


@pytest.mark.parametrize(
    "clause", ["脱衣所のマットが生乾き", "眼科に盲導犬は入れませんと言われた", "豆腐から緑のビニール片"]
)
def test_a_sound_clause_is_neither_broken_nor_clipped(clause: str) -> None:
    assert not is_broken(clause)
    assert not is_clipped(clause)


@pytest.mark.parametrize(
    ("written", "clause"),
    [
        ("病名まで読み上げるな", "病名まで読み上げる"),
        ("呼び出しが聞こえん", "呼び出しが聞こえる"),
        ("数えるのやめて", "数えるのやめた"),
    ],
)
def test_a_prohibition_or_denial_is_never_turned_into_its_opposite(written: str, clause: str) -> None:
    assert not is_faithful(written, clause)


@pytest.mark.parametrize(
    ("stretch", "written"),
    [
        ("広告にございましたが、届いたのは別物", "広告にあったが、届いたのは別物"),
        ("番号に送りましても返信がない", "番号に送っても返信がない"),
        ("なるほど同じ所から漏れている", "同じ所から漏れている"),
    ],
)
def test_humble_and_polite_forms_are_plain_inside_a_clause(stretch: str, written: str) -> None:
    assert smoothed(stretch) == written


def test_a_humble_word_for_coming_is_told_plainly() -> None:
    predicate = predicate_of("葉書が参ります")
    assert predicate is not None
    assert predicate.plain() == "葉書が来る"
