"""A Japanese reply says a kind comment, a question or a wish back in the customer's own words where that is truest."""

import pytest

from api.analysis.schemas import Situation
from api.replies.japanese.quoting import another, put_in_words, quoted, words_said
from tests.replies.labelled import focused, labelled


@pytest.mark.parametrize(
    ("text", "marked", "said"),
    [
        ("白い手袋がまぶしい。かっこよすぎて見とれた", "白い手袋がまぶしい", "「白い手袋がまぶしい」"),
        (
            "寒い朝でした。なのに駅員さんが最後まで手を振ってくれた、ありがとう",
            "手を振って",
            "「駅員さんが最後まで手を振ってくれた」",
        ),
        ("玄関先で転んで骨折しました。椅子だけが頼りです", "玄関先で転んで骨折しました", ""),
        ("よその店は最悪。すみません言い過ぎ", "よその店は最悪", ""),
        ("ここの梱包、芸術か", "梱包", "「ここの梱包、芸術か」"),
    ],
)
def test_a_kind_sentence_is_said_back_whole_and_no_hardship_is_r105(text: str, marked: str, said: str) -> None:
    assert quoted(text, marked) == said


def test_words_that_somebody_said_are_found_where_the_praise_is() -> None:
    text = "受付の方が「お待ちしていました」と立ち上がってくれた。息子は「また来る」だって"
    assert words_said(text, "受付の方が「お待ちしていました」と立ち") == "「お待ちしていました」"
    assert words_said("「これは何」に十分かけて答えてくれた") == ""


def test_one_more_sentence_behind_the_praise_is_kept() -> None:
    text = "雨の夜でした。運転手さんが傘を貸してくれた。娘が翌朝その絵を描いていました"
    assert another(text, "運転手が傘を貸した", behind=text.index("運転手")) == "「娘が翌朝その絵を描いていました」"
    assert another("傘を貸してくれた。父は先月亡くなりました", "傘を貸した") == ""


def test_a_question_or_wish_is_put_in_their_words_and_a_rude_one_is_not_r113() -> None:
    assert put_in_words("この鍋、割れてても火にかけていい?", "割れてても火にかけていい") == (
        "「この鍋、割れてても火にかけていい？」"
    )
    assert put_in_words("第三室にベンチを。座りたい", "第三室にベンチを") == "「第三室にベンチを」"
    assert put_in_words("早く直せやがれ", "早く直せやがれ") == ""


def test_thanks_name_the_praise_and_what_followed_r105_r158() -> None:
    text = "着付けの先生が苦しいところを何度も聞いてくださいました。夕方まで帯は崩れずじまいで驚きました"
    case = labelled(text, sentiment="positive", intent="praise", platform="facebook")
    [first] = focused(case, ("praise", "先生が苦しいところを何度も聞いてくださいました")).replies()
    assert "苦しいところを何度も聞い" in first.text
    assert "「夕方まで帯は崩れずじまいで驚きました」" in first.text


def test_a_favour_is_not_received_from_ourselves_r32() -> None:
    text = "夜中にお電話をいただき、部品も届きました"
    case = labelled(text, sentiment="positive", intent="praise", platform="facebook")
    for suggestion in focused(case, ("praise", text)).replies(variants=3):
        assert "お電話をいただき、部品も届いたとの" not in suggestion.text


def test_a_death_told_in_a_question_gets_its_condolence_first_r36() -> None:
    case = labelled("父が亡くなりました。会員証はどう返せばよいですか", intent="question", platform="facebook")
    mourning = case.analysis.model_copy(
        update={"situation": Situation(hardship=None, lookup=None, wish=None, marks=["bereaved"])}
    )
    bereaved = type(case)(case.comment, mourning, case.names)
    for suggestion in bereaved.replies(stage="answer", fault="none", variants=2):
        assert suggestion.text.startswith("心よりお悔やみ申し上げます。")


def test_a_rumour_is_not_said_back_at_length_r86() -> None:
    text = "ネットで期限の切れた乳を混ぜていると見たのですが、違いますよね?"
    case = labelled(text, intent="question", platform="facebook")
    situation = Situation(hardship=None, lookup=None, wish="info", marks=["rumour"])
    told = type(case)(case.comment, case.analysis.model_copy(update={"situation": situation}), case.names)
    for suggestion in focused(told, ("question", text[:-1])).replies(stage="answer", fault="none", variants=2):
        assert "混ぜている" not in suggestion.text
