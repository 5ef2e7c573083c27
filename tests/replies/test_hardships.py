"""What was judged of a comment's situation decides what a Japanese reply feels, checks, asks for and echoes."""

import re
from itertools import zip_longest

import pytest

from api.analysis.schemas import Hardship, Lookup, Mark, Situation, Wish
from api.brand.profile import load_brand
from api.drafts.gate import gate
from api.replies.japanese.hardships import hardships
from api.replies.japanese.stretch import is_faithful
from api.replies.phrasebook import fill
from api.replies.schemas import SuggestRequest
from tests.replies.gates import has_apology
from tests.replies.labelled import focused, labelled

CASE = labelled(
    "先週買った電気ケトルのふたが閉まりません。三日待ちました",
    cause="quality",
    aspects=("電気ケトル",),
    platform="facebook",
)


@pytest.mark.parametrize("hardship", hardships().hardships)
def test_no_wording_of_a_hardship_breaks_our_own_rules(hardship: Hardship) -> None:
    table = hardships()
    words = table.hardships[hardship]
    verdict = gate(CASE.analysis, load_brand(), "en")
    request = SuggestRequest(comment=CASE.comment)
    checks = [*words.check, *(one for texts in words.check_for.values() for one in texts)]
    wishes = [*words.wish.values(), *table.wishes.values()]
    frames = [*table.echoes[words.echo].full, *table.echoes[words.echo].short]
    said = {"thing": "電気ケトル", "detail": "「三日待ちました」"}
    for feel, after, check, wish, frame in zip_longest(words.with_, words.after, checks, wishes, frames):
        text = (
            f"電気ケトルのふたが閉まらないとのこと、{feel or words.with_[0]}申し訳ございません。"
            f"{fill(frame, said) if frame else after or words.after[0]}"
            f"{fill(check or checks[0], said)}を、{wish or wishes[0]}も含めて確認いたします。"
            "【本日〇時】までにお返事します。"
        )
        assert verdict(text, request).passes, (text, verdict(text, request).hints)
        if after:
            assert verdict(f"{text}{after}", request).passes, (after, verdict(f"{text}{after}", request).hints)


def situation(
    hardship: Hardship | None = None, lookup: Lookup | None = None, wish: Wish | None = None, *marks: Mark
) -> Situation:
    return Situation(hardship=hardship, lookup=lookup, wish=wish, marks=list(marks))


def test_hardship_decides_what_is_felt_and_looked_into_r36_r74() -> None:
    text = "窓口でお支払いのことを尋ねたら「そういうものです」と言われました"
    felt: dict[Hardship, str] = {"rude": "やり取り|応対", "money": "お支払い|金額|お会計", "data": "情報"}
    for hardship, said in felt.items():
        case = labelled(text, cause="service", platform="facebook", situation=situation(hardship))
        for suggestion in case.replies(variants=3):
            assert re.search(said, suggestion.text), (hardship, suggestion.text)


def test_only_what_is_needed_is_asked_for_c2() -> None:
    text = "届いた帯の色が写真と違いました。店舗にも電話しました"
    asking = labelled(text, cause="delivery", platform="facebook", situation=situation("differs", "order"))
    for suggestion in asking.replies(variants=3):
        assert "ご注文番号" in suggestion.text
    opinion = labelled(text, cause="other", platform="facebook", situation=situation("offended"))
    for suggestion in opinion.replies(variants=3):
        assert "DM" not in suggestion.text


@pytest.mark.parametrize(
    ("text", "lang", "asked"),
    [
        ("奥の部屋の灯りが三日もついたままでした", "ja", "日時や場所、品名など、お分かりになること"),
        ("The lamp in the far room has been stuck on for three days", "en", "what it was, where and when"),
    ],
)
def test_a_piece_or_a_visit_is_asked_after_in_words_anybody_can_answer_c2(text: str, lang: str, asked: str) -> None:
    case = labelled(text, lang=lang, cause="quality", platform="facebook", situation=situation("broken"))
    assert all(asked in suggestion.text for suggestion in case.replies(variants=2))


def test_the_wish_stands_in_the_owned_step_by_its_kind_r118() -> None:
    text = "会費が二重に引き落とされました。返してください"
    case = labelled(text, cause="price", platform="facebook", situation=situation("money", "billing", "refund"))
    for suggestion in case.replies(variants=3):
        assert re.search("ご返金(?:の可否|のご希望)", suggestion.text)


def test_the_detail_that_hurts_is_said_back_once_r36() -> None:
    text = "式の写真データが一枚も届きません。娘の晴れ姿でした"
    case = labelled(text, cause="delivery", platform="facebook", situation=situation("day_ruined", "order"))
    marked = focused(case, ("trouble", "式の写真データが一枚も届きません"), ("detail", "娘の晴れ姿でした"))
    for suggestion in marked.replies(variants=3):
        assert suggestion.text.count("娘の晴れ姿だった") == 1


def test_a_name_is_never_said_back_c17() -> None:
    text = "店内の皆さんに服のサイズを覚えていただけました。XLの田中です"
    case = labelled(text, cause="privacy", platform="facebook", situation=situation("data", "visit"))
    marked = focused(case, ("trouble", "店内の皆さんに服のサイズを覚えていただけました"), ("detail", "XLの田中です"))
    for suggestion in marked.replies(variants=3):
        assert "田中" not in suggestion.text


def test_who_is_in_danger_is_cared_for_first_and_answered_today_r126() -> None:
    text = "坂の途中で貸出車の後輪ブレーキが効かなくなりました"
    marks = situation("danger", "device", None, "body_first", "hazard")
    for suggestion in labelled(text, cause="quality", platform="facebook", situation=marks).replies(variants=3):
        assert "ご無事" in suggestion.text.split("。")[0] + suggestion.text.split("。")[1]
        assert "お控え" in suggestion.text
        assert "本日〇時" in suggestion.text


def test_words_in_mourning_meet_nothing_cheerful_r36() -> None:
    text = "祖母が最期までお世話になりました。玄関に並んで見送ってくださったこと、忘れません"
    case = labelled(
        text,
        sentiment="positive",
        intent="praise",
        platform="facebook",
        situation=situation(None, None, None, "bereaved"),
    )
    for suggestion in case.replies(variants=2):
        assert re.match("心よりお悔やみ|大切な方をしのばれる", suggestion.text)
        assert not re.search("うれし|笑顔|楽し|おめでとう", suggestion.text)


def test_a_joke_is_taken_up_in_its_own_words_without_apology_or_check_r57() -> None:
    text = "うちの猫が肉球でロック解除した。警備担当は本日付で猫に交代です"
    case = labelled(text, sentiment="neutral", intent="banter", situation=situation(None, None, None, "jest"))
    for suggestion in case.replies(variants=2):
        assert "警備担当は本日付で猫に交代です" in suggestion.text
        assert not has_apology(suggestion)
        assert "確認" not in suggestion.text


def test_a_joy_is_congratulated_and_a_person_is_told_r105() -> None:
    proud = labelled(
        "教習所に通って免許が取れました",
        sentiment="positive", intent="praise", situation=situation(None, None, None, "proud"),
    )  # fmt: skip
    for suggestion in proud.replies(variants=2):
        assert "おめでとうございます" in suggestion.text
    kind = labelled(
        "受付の方が傘を貸してくれました",
        sentiment="positive", intent="praise", situation=situation(None, None, None, "person"),
    )  # fmt: skip
    assert "本人" in kind.replies()[0].text


def test_hearsay_is_met_with_what_is_certain_and_no_apology_r86() -> None:
    case = labelled(
        "この色は今年で終わると聞きました", cause="other", situation=situation("farewell", None, None, "rumour")
    )
    for suggestion in case.replies(variants=2):
        assert not has_apology(suggestion)
        assert "確か" in suggestion.text


def test_an_opinion_that_happened_again_is_named_so_r140() -> None:
    case = labelled(
        "また荷物が届きません",
        cause="delivery",
        platform="facebook",
        situation=situation("parcel", "order", None, "again"),
    )
    for suggestion in case.replies(variants=3):
        assert re.search("一度ならず|くり返し", suggestion.text)


@pytest.mark.parametrize(
    ("written", "clause", "faithful"),
    [
        ("箱がつぶれて届きました", "箱がつぶれて届いた", True),
        ("帰省でブラジル行く前に設定を見てもらった", "帰省でブラジルが行く前に設定を見てもらった", False),
        ("宛先欄に私を含めて二百名のアドレスが並んでいました", "宛先欄に含めて二百名のアドレスが並んでいた", False),
        ("ろぐぼ受け取れなぃ", "ろぐぼが受け取れる", False),
    ],
)
def test_a_clause_is_only_said_for_them_where_nothing_was_lost_or_guessed_r32(
    written: str, clause: str, faithful: bool
) -> None:
    assert is_faithful(written, clause) is faithful


@pytest.mark.parametrize(
    ("text", "lang", "hardship", "unsaid"),
    [
        ("届いたコートに人の汗の匂い", "ja", "wait", "お待た|費やさせ"),
        ("green fuzz on the wraps", "en", "day_ruined", "the day|that day"),
    ],
)
def test_a_hardship_that_no_word_speaks_of_is_not_answered_r36(
    text: str, lang: str, hardship: Hardship, unsaid: str
) -> None:
    case = labelled(text, lang=lang, cause="quality", platform="facebook", situation=situation(hardship))
    for suggestion in case.replies(variants=3):
        assert not re.search(unsaid, suggestion.text), suggestion.text
