"""Japanese clauses that came without their verb, and questions and prohibitions that are not told as they stand."""

import pytest

from api.replies.japanese.completing import completed
from api.replies.japanese.forms import predicate_of
from api.replies.japanese.smoothing import smoothed
from tests.replies.labelled import focused, labelled


@pytest.mark.parametrize(
    ("clause", "whole"),
    [
        ("開けたら充電器が二つ", "開けたら充電器が二つだった"),
        ("本棚が空", "本棚が空だった"),
        ("枕に前の人の髪", "枕に前の人の髪があった"),
        ("豆腐から緑のビニール片", "豆腐から緑のビニール片が出てきた"),
        ("担当者、切ったと思って舌打ち", "担当者、切ったと思って舌打ちをした"),
        ("種もみが一昨年の倍", "種もみが一昨年の倍になった"),
        ("窓口、予約していても1時間待ち", "窓口、予約していても1時間待ち"),
        ("「お母さま」をスタッフが3回", "「お母さま」をスタッフが3回"),
        ("朝四時で終了", "朝四時で終了"),
        ("噛んだら金属音", "噛んだら金属音がした"),
        ("米櫃に移したら爪", "米櫃に移したら爪が出てきた"),
        ("天井から何か垂れてくる居酒屋", "天井から何か垂れてくる居酒屋"),
        ("ラックはまだ大阪", "ラックはまだ大阪"),
        ("カーブミラーが割れたまま", "カーブミラーが割れたまま"),
        ("言葉がなか", "言葉がなか"),
    ],
)
def test_a_clause_without_its_verb_is_completed_only_where_the_verb_is_sure(clause: str, whole: str) -> None:
    assert completed(clause, "unclean") == whole


def test_a_thing_named_after_a_place_was_found_only_where_something_was_found() -> None:
    assert completed("喪中はがきを出した先から墓石の広告", None) == "喪中はがきを出した先から墓石の広告"


@pytest.mark.parametrize(
    ("stretch", "written"),
    [
        ("認証コードが来ない来ない来ない", "認証コードが来ない"),
        (
            "手袋だとパネルが反応しないんよ、倉庫マイナス20度なのに",
            "倉庫マイナス20度なのに、手袋だとパネルが反応しない",
        ),
        ("前の検索のほうがマシ", "前の検索のほうがよかった"),
        ("二人分払ってるんで困る", "二人分払ってるので困る"),
    ],
)
def test_what_is_repeated_turned_round_or_slurred_stands_in_writing(stretch: str, written: str) -> None:
    assert smoothed(stretch) == written


def test_a_prohibition_is_told_as_what_was_done_to_them() -> None:
    case = labelled("「本当にやめますか」って6回も聞くなや。", cause="service")
    marked = focused(case, ("trouble", "「本当にやめますか」って6回も聞く"))
    assert "6回も聞かれた" in marked.replies(variants=1)[0].text


def test_a_noun_keeps_the_particle_that_tells_where_it_begins() -> None:
    case = labelled("食事会場に入れるのは中学生から。3歳と部屋で食べました", cause="service")
    marked = focused(case, ("trouble", "食事会場に入れるのは中学生"))
    assert "入れるのは中学生からだった" in marked.replies(variants=1)[0].text


def test_what_nobody_is_asked_to_have_stopped_is_not_told_as_a_fact() -> None:
    case = labelled("その見出し、会議で誰も止めなかったんですか。", cause="service")
    marked = focused(case, ("trouble", "その見出し、会議で誰も止めなかった"))
    assert "止めなかったと" not in marked.replies(variants=1)[0].text


def test_what_is_used_for_an_aim_is_no_contrast() -> None:
    case = labelled("部屋を借りるのに歳だけで断られました。", cause="service")
    marked = focused(case, ("trouble", "部屋を借りるのに歳だけで断られました"))
    assert "にもかかわらず" not in marked.replies(variants=1)[0].text


@pytest.mark.parametrize(
    ("comment", "marked", "told"),
    [
        ("通販の図録、角がぐしゃぐしゃで届いた。", "角がぐしゃぐしゃで届いた", "通販の図録、角がぐしゃぐしゃで届いた"),
        ("保証書、開けたら「海沿いは除く」。", "保証書、開けたら「海沿いは除く」", "「海沿いは除く」とあった"),
        ("説明書が違うと電話したら「皆さま同じです」。", "説明書が違うと電話したら「皆さま同じです」", "と言われた"),
        ("切り口を両手で引かないと開かない。", "切り口を両手で引かない", "引かないと開かない"),
    ],
)
def test_what_a_clause_is_about_and_what_comes_of_it_stay_with_it(comment: str, marked: str, told: str) -> None:
    case = focused(labelled(comment, cause="quality"), ("trouble", marked))
    assert told in case.replies(variants=1)[0].text


@pytest.mark.parametrize(
    ("clause", "plain"),
    [
        ("現像で全部真っ黒にされた", "現像で全部真っ黒にされた"),
        ("日を間違えて来ませんでした", "日を間違えて来なかった"),
        ("煙が出てきました", "煙が出てきた"),
        ("うちに猫はおりません", "うちに猫はいない"),
    ],
)
def test_what_was_made_of_a_thing_and_who_did_not_come_keep_their_words(clause: str, plain: str) -> None:
    predicate = predicate_of(clause)
    assert predicate is not None
    assert predicate.plain() == plain
