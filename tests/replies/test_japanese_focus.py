"""What a Japanese reply makes of the stretches that were marked in a comment."""

import re

import pytest

from api.analysis.schemas import Situation
from api.replies.japanese.answering import frame_of
from api.replies.japanese.asking import wished
from api.replies.japanese.edges import stretch_tokens
from api.replies.japanese.safety import protection
from api.replies.japanese.smoothing import smoothed
from api.replies.japanese.stretch import is_rough, named_thing, told
from api.replies.japanese.tokens import tidy, tokenize
from tests.replies.labelled import Labelled, focused, labelled


@pytest.mark.parametrize(
    ("stretch", "clause"),
    [
        ("汁が箱の底に溜まり、段ボールがふやけておりました", "汁が箱の底に溜まり、段ボールがふやけていた"),
        ("防水と明記されています。通勤の汗で停止しました", "防水と明記されており、通勤の汗で停止した"),
        ("窓口、予約してても1時間待ち", "窓口、予約していても1時間待ち"),
        ("入園料が倍", "入園料が倍"),
        ("猫砂、袋の数字が7Lから6Lに", "猫砂、袋の数字が7Lから6Lになった"),
        ("お前ら全員詐欺師だろ", ""),
    ],
)  # fmt: skip
def test_a_stretch_is_told_as_one_plain_clause(stretch: str, clause: str) -> None:
    assert told(tokenize(tidy(stretch))) == clause


def test_a_stretch_that_only_names_a_thing_is_not_told_as_an_event() -> None:
    assert named_thing(tokenize("「彼に選ばれる服」という広告")) == "「彼に選ばれる服」という広告"
    assert named_thing(tokenize("箱がつぶれて届いた")) == ""


@pytest.mark.parametrize(
    ("stretch", "written"),
    [
        ("受付で「日本語が分かる人を呼んで", "受付で「日本語が分かる人を呼んで」"),
        ("初月無料」、2か月縛り", "「初月無料」、2か月縛り"),
        ("朝四時で終了ってなに", "朝四時で終了"),
        ("40分閉じ込めといてアナウンス2回だけ", "40分閉じ込めておいてアナウンス2回だけ"),
        ("私の次の人が先に呼ばれた", "お客さまの次の人が先に呼ばれた"),
        ("昨日届いたおせんべいですが、14枚が割れていました", "昨日届いたおせんべいは、14枚が割れていました"),
        ("表示は180cmですが届いた物は172cmでした", "表示は180cmのところ、届いた物は172cmでした"),
        ("制服が届きましたが、見本と違う色です", "制服が届いたが、見本と違う色です"),
    ],
)  # fmt: skip
def test_a_stretch_is_smoothed_before_it_is_told(stretch: str, written: str) -> None:
    assert smoothed(stretch) == written


@pytest.mark.parametrize(
    ("clause", "rough"),
    [("ケーキが崩れて溶けかかって届いた", False), ("先生に笑われた", False), ("右手をやけどした", False),
     ("在庫ありって出ていた", True), ("サービス終了(笑", True)],
)  # fmt: skip
def test_only_careless_speech_is_rough(clause: str, rough: bool) -> None:
    assert is_rough(clause) is rough


def test_the_edges_of_a_stretch_move_to_those_of_its_clause() -> None:
    tokens = tokenize(tidy("昨日、帯の色が写真と違っていました。がっかり"))
    assert (
        "".join(token.surface for token in stretch_tokens(tokens, "色が写真と違って")) == "帯の色が写真と違っていました"
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("面会は日曜もできますか", ("面会は日曜も", "できます／できません", "")),
        ("字幕版っていつから配信？", ("字幕版は", "〇月〇日", "から配信です")),
        ("駐車場って何台くらい停められますか", ("駐車場は", "〇台", "くらい停められます")),
        ("到着後の交換は行っていないのでしょうか", ("到着後の交換は", "行っております／行っておりません", "")),
        ("これは病気でしょうか", None),
        ("解約の方法が分かりません", ("解約の方法は", "お答え", "です")),
        ("電話だけって何時代？", None),
    ],
)  # fmt: skip
def test_a_question_becomes_the_frame_of_its_answer(question: str, answer: tuple[str, str, str] | None) -> None:
    frame = frame_of(tokenize(tidy(question)))
    assert (None if frame is None else (frame.before, frame.shown, frame.after)) == answer


@pytest.mark.parametrize(
    ("stretch", "wish"),
    [
        ("せめて「メガ」を外せ", "せめて「メガ」を外してほしい"),
        ("勝手に引っ張るな", "勝手に引っ張らないでほしい"),
        ("作家さんに連絡したい", "作家さんに連絡したい"),
        ("更新の時間を選べるように", "更新の時間を選べるようにしてほしい"),
    ],
)
def test_a_command_or_hope_is_taken_up_as_a_wish(stretch: str, wish: str) -> None:
    assert wished(tokenize(tidy(stretch))) == wish


def test_the_marked_trouble_is_apologised_for_and_no_side_clause() -> None:
    case = labelled(
        "連休に来たら50人くらい並んでいました。女子トイレの個室が半分使えないままもう3週間です", cause="quality"
    )
    marked = focused(case, ("trouble", "女子トイレの個室が半分使えないままもう3週間"))
    for suggestion in marked.replies(variants=3):
        assert "個室が半分使えない" in suggestion.text
        assert "50人" not in suggestion.text.partition("申し訳")[0]


def test_question_and_second_trouble_of_a_complaint_are_taken_up() -> None:
    text = "電球が割れて届きました。説明書も入っていません。交換はできますか"
    case = labelled(text, cause="delivery", platform="facebook")
    marked = focused(
        case,
        ("trouble", "電球が割れて届きました"),
        ("trouble", "説明書も入っていません"),
        ("question", "交換はできますか"),
    )
    for suggestion in marked.replies(variants=3):
        assert "電球が割れて届いた" in suggestion.text
        assert "交換ができるかも含め" in suggestion.text
        assert "説明書も入っていないと" in suggestion.text


def test_marked_praise_is_thanked_for_without_a_check_r105() -> None:
    text = "夜の長い待ち時間は相変わらずでしたが、出てくれたお姉さんが3分で解決してくれました"
    case = labelled(text, sentiment="positive", intent="praise")
    for suggestion in focused(case, ("praise", "お姉さんが3分で解決してくれました")).replies(variants=3):
        assert "3分で解決し" in suggestion.text
        assert "くださった" not in suggestion.text
        assert "確か" not in suggestion.text


def test_who_is_in_care_already_is_not_sent_to_a_doctor_r126() -> None:
    case = labelled(
        "カレーパンの針金で歯が欠けて今は歯科の診察待ちです",
        cause="quality",
        signals=("injury",),
        aspects=("カレーパン",),
    )
    for suggestion in case.replies(variants=3):
        assert "ご相談ください" not in suggestion.text


def test_a_masked_word_is_not_spelled_out() -> None:
    case = labelled("2番テーブルの壁にゴキ○リいた", cause="quality")
    for suggestion in focused(case, ("trouble", "2番テーブルの壁にゴキ○リいた")).replies(variants=2):
        assert "ゴキ" not in suggestion.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("冷凍ピザにガラス片が入っていました", "現物は捨てずに保管"),
        ("充電器から煙が出ました", "電源から離して"),
        ("この薬、飲むのをやめて様子を見てもいいですか", "医師か薬剤師"),
        ("レンタカーの車内にハエがいて弁当の食べ残しもありました", ""),
    ],
)
def test_a_danger_is_met_by_what_protects(text: str, said: str) -> None:
    assert re.search(said, protection(text)) if said else protection(text) == ""


def _facebook(text: str, **labels: object) -> Labelled:
    return labelled(text, platform="facebook", **labels)  # type: ignore[arg-type]


def test_a_bare_noun_is_no_detail_and_no_quotation_r30() -> None:
    case = _facebook("会社の後輩です。洗面台に水が流れません", cause="quality")
    told_of = focused(case, ("trouble", "洗面台に水が流れません"), ("detail", "会社の後輩"))
    for suggestion in told_of.replies(variants=3):
        assert "後輩" not in suggestion.text
        assert suggestion.text.count("とのこと") <= 1


def test_words_said_to_their_face_are_told_as_said_r32() -> None:
    case = _facebook(
        "白杖で並んでいたら「見えないのに映画ですか」", cause="service", situation=Situation(hardship="rude")
    )
    for suggestion in focused(case, ("trouble", "「見えないのに映画ですか」")).replies(variants=3):
        assert "「見えないのに映画ですか」と言われた" in suggestion.text


def test_a_favour_meant_as_a_trouble_is_told_as_lived_r32() -> None:
    case = _facebook("さすがです。レジで30分も待たせてくださいました", cause="service", signals=("irony",))
    for suggestion in focused(case, ("trouble", "レジで30分も待たせてくださいました")).replies(variants=3):
        assert "待たされた" in suggestion.text


def test_a_question_that_cannot_be_turned_is_quoted_and_answered_in_one_blank_r113() -> None:
    case = _facebook("水槽の上から餌やるの禁止ですか？", intent="question", sentiment="neutral", cause="none")
    for suggestion in focused(case, ("question", "水槽の上から餌やるの禁止ですか")).replies(variants=2, stage="answer"):
        assert "「水槽の上から餌やるの禁止ですか」とのお尋ね" in suggestion.text or "調べ" in suggestion.text
        assert len(suggestion.blanks) == 1


def test_a_second_question_gets_a_blank_of_its_own_r113() -> None:
    case = _facebook("中庭は犬も入れますか？雨でも開いてますか？", intent="question", sentiment="neutral", cause="none")
    marked = focused(case, ("question", "中庭は犬も入れますか"), ("question", "雨でも開いてますか"))
    first = marked.replies(stage="answer")[0]
    assert "answer_more" in {blank.name for blank in first.blanks}


def test_our_own_people_are_praised_without_respect_for_them_r105() -> None:
    case = _facebook("係の方が車まで荷物を運んでくださいました", intent="praise", sentiment="positive", cause="none")
    for suggestion in focused(case, ("praise", "係の方が車まで荷物を運んでくださいました")).replies(variants=3):
        assert "くださった" not in suggestion.text


def test_joyful_news_is_named_in_the_congratulation_r37() -> None:
    case = _facebook(
        "来月、ここで出会った人と結婚します！思い出のテラス席に感謝",
        intent="praise",
        sentiment="positive",
        cause="none",
        situation=Situation(marks=["proud"]),
    )
    for suggestion in focused(case, ("praise", "思い出のテラス席")).replies(variants=2):
        assert suggestion.text.startswith("ご結婚")
        assert "テラス席" in suggestion.text


def test_an_animal_is_no_child_and_is_sent_to_no_doctor_r126() -> None:
    case = _facebook(
        "新しいフードにしてからうちの子が吐いています",
        cause="quality",
        signals=("injury",),
        situation=Situation(hardship="dear", lookup="item", marks=["body_first"]),
    )
    for suggestion in focused(case, ("trouble", "うちの子が吐いて")).replies(variants=3):
        assert "お子さま" not in suggestion.text
        assert "医療機関" not in suggestion.text


def test_hearsay_in_passing_is_no_merry_tale_r86() -> None:
    case = _facebook(
        "あの店の製氷機、虫がいるって噂ほんと？",
        intent="other",
        sentiment="neutral",
        cause="none",
        situation=Situation(marks=["rumour"]),
    )
    for suggestion in case.replies(variants=2, stage="first"):
        assert "楽し" not in suggestion.text


def test_of_two_troubles_the_one_that_tells_of_harm_is_told_first_r32() -> None:
    case = _facebook("アプリ、検索は前より速い。お気に入りが消えた。", cause="quality")
    marked = focused(case, ("trouble", "検索は前より速い"), ("trouble", "お気に入りが消えた"))
    for suggestion in marked.replies(variants=3):
        assert "お気に入りが消えた" in suggestion.text
        assert suggestion.text.find("お気に入り") < (suggestion.text + "検索").find("検索")


def test_a_thing_named_at_length_is_named_where_room_is_scarce_r32() -> None:
    text = "髪を切っただけで顔認証が通らなくなった銀行アプリ"
    case = labelled(text, cause="quality", situation=Situation(hardship="app", wish="fix"))
    assert f"{text}のことで" in focused(case, ("trouble", text)).replies()[0].text


def test_an_ill_turn_called_a_favour_is_told_as_lived_r32() -> None:
    case = _facebook("「スマホもわからないの?」とレジで笑っていただきました", cause="service")
    marked = focused(case, ("trouble", "とレジで笑っていただきました"))
    for suggestion in marked.replies(variants=3):
        assert "いただいた" not in suggestion.text
        assert "笑われた" in suggestion.text


@pytest.mark.parametrize(
    ("text", "trouble", "said", "never"),
    [
        (
            "値上げはいいけど生地まで薄くなってません??",
            "生地まで薄くなってません",
            "薄くなっている",
            "薄くなっていない",
        ),
        ("3回とも指摘が違う。一回で言って。", "一回で言って", "", "一回で言った"),
        ("目安を教えていただけたら、外で休ませてあげられました。", "外で休ませてあげられました", "", "休ませ"),
        ("うちの住所は漏れたの漏れてないの。", "うちの住所は漏れたの漏れてないの", "", "漏れていないとのこと"),
        ("置き配の写真、うちの玄関じゃない", "置き配の写真、うちの玄関じゃない", "ご自宅の玄関ではない", "写真、玄関"),
        ("そろそろ床に座るのにも慣れました", "そろそろ床に座るのにも慣れました", "", "にもかかわらず"),
    ],
)
def test_what_is_asked_wished_or_would_have_been_is_not_told_as_it_stands_r32(
    text: str, trouble: str, said: str, never: str
) -> None:
    case = focused(labelled(text, cause="service"), ("trouble", trouble))
    reply = case.replies()[0].text
    assert said in reply
    assert never not in reply


def test_another_sentence_of_theirs_is_quoted_where_no_detail_can_be_told_r32() -> None:
    text = "衣装が、まだ届かない。明日が結婚式です。"
    case = focused(
        labelled(text, cause="delivery", situation=Situation(hardship="parcel")), ("trouble", "衣装が、まだ届かない")
    )
    assert any("結婚式" in suggestion.text for suggestion in case.replies(variants=3))


def test_a_favour_received_keeps_who_did_it_for_whom_r105() -> None:
    text = "子どもが熱を出したとき、薬剤師さんが何度も電話で教えてくれて助かりました。"
    case = focused(labelled(text, intent="praise", sentiment="positive"), ("praise", text.strip("。")))
    for suggestion in case.replies(variants=3):
        assert "教えたとの" not in suggestion.text


def test_a_question_cut_to_its_verb_is_not_looked_into() -> None:
    text = "値上げは仕方ないけど生地まで薄くなってません?"
    case = labelled(text, cause="price", situation=Situation(hardship="price"))
    marked = focused(case, ("trouble", "値上げは仕方ないけど生地まで薄くなって"), ("question", "なってません"))
    assert "なっているかも" not in marked.replies()[0].text
