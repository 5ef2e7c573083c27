"""The component that words Japanese: forms, noun phrases, patterns, repeated clauses."""

import pytest

from api.replies.japanese.answering import frame_of
from api.replies.japanese.asking import wanted, wished
from api.replies.japanese.canonical import canonical, line
from api.replies.japanese.clauses import best_clause, repeatable_clauses
from api.replies.japanese.details import details_of
from api.replies.japanese.forms import predicate_of
from api.replies.japanese.nouns import noun_phrases, topic_of
from api.replies.japanese.patterns import compiled, last_unit
from api.replies.japanese.tokens import tidy, tokenize


@pytest.mark.parametrize(
    ("said", "plain", "linking"),
    [
        ("帯が入っていません", "帯が入っていない", "帯が入っておらず"),
        ("電話がつながらなかったんですが", "電話がつながらなかった", "電話がつながらず"),
        ("スープが冷めてた", "スープが冷めていた", "スープが冷めており"),
        ("全部割れちゃいました", "全部割れてしまった", "全部割れてしまって"),
        ("注文できませんでした", "注文できなかった", "注文できず"),
        ("二重に請求されてたんだけど", "二重に請求されていた", "二重に請求されており"),
        ("味が薄すぎました", "味が薄すぎた", "味が薄すぎて"),
        ("量が少なくなった", "量が少なくなった", "量が少なくなって"),
        ("値段が高いです", "値段が高い", "値段が高く"),
        ("不親切でした", "不親切だった", "不親切で"),
        ("一言もありませんでした", "一言もなかった", "一言もなく"),
        ("教えてもらえなかった", "教えてもらえなかった", "教えてもらえず"),
        ("レンジが故障中", "レンジが故障中", "レンジが故障中で"),
        ("不快に感じられた", "不快に感じられた", "不快に感じられて"),
        ("お電話をお待ちいただいた", "お電話をお待ちいただいた", "お電話をお待ちいただいて"),
    ],
)
def test_clauses_end_in_plain_and_linking_form(said: str, plain: str, linking: str) -> None:
    predicate = predicate_of(said)
    assert predicate is not None
    assert (predicate.plain(), predicate.linking()) == (plain, linking)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40分待っても電話がつながらない", " #分 待つ 電話 繋がる! "),
        ("入ってなかったんですが", " 入る!+ "),
        ("二重に請求されてた", " #重 請求+^ "),
        ("注文できないんだが？", " 注文!% 。 "),
        ("返事ひとつもあらへん", " 返事 #つ 無い "),
        ("返金してほしいです", " 返金 欲しい "),
    ],
)
def test_a_comment_becomes_lemmas_with_flags(text: str, expected: str) -> None:
    assert line(canonical(tokenize(tidy(text)))) == expected


def test_patterns_mind_negation_and_distance() -> None:
    units = canonical(tokenize("電話が全然つながらない"))
    assert last_unit("電話 ~ 繋がる!", line(units), units)
    assert last_unit("電話 ~ 繋がる", line(units), units) is None
    assert compiled("届く!").search(" 届く! ")
    assert compiled("届く!").search(" 届く ") is None


@pytest.mark.parametrize(
    ("aspect", "named"),
    [
        ("レジの兄ちゃん", "レジのスタッフ"),
        ("電話", "お電話"),
        ("御社の製品", "製品"),
        ("カスタードプリン", "カスタードプリン"),
        ("母の日のギフト", "母の日のギフト"),
        ("3時間立たされて", None),
        ("クソ店員", "スタッフ"),
        ("田中", None),
    ],
)
def test_things_are_named_politely_or_not_at_all(aspect: str, named: str | None) -> None:
    assert topic_of(aspect) == named


def test_possessives_and_days_fall_away_from_a_noun() -> None:
    phrases = noun_phrases(tokenize("昨日の私のスープが冷めていた"))
    assert phrases[-1].text == "スープ"


@pytest.mark.parametrize(
    ("text", "aspect", "clause"),
    [
        ("弁当に髪の毛入ってたんだけど", "弁当", "お弁当に髪の毛が入っていた"),
        ("マジで画面固まるんだが。ふざけんな", "画面", "画面が固まる"),
        (
            "予約したのに「お名前がありません」って言われた",
            "予約",
            "予約したにもかかわらず、「お名前がありません」と言われた",
        ),
        ("さすが、最高の対応ですね", "対応", None),
        ("二度と行かない", "", None),
        ("お前ら全員詐欺師だろ", "", None),
    ],
)
def test_only_clauses_fit_for_a_reply_are_repeated(text: str, aspect: str, clause: str | None) -> None:
    tokens, aspects = tokenize(tidy(text)), [aspect] if aspect else []
    best = best_clause(repeatable_clauses(tokens, aspects), aspects)
    assert (best.text if best else None) == clause


@pytest.mark.parametrize(
    ("text", "duration", "count", "ahead", "past"),
    [
        ("サポートに40分待っても", "40分", "", "", ""),
        ("三度ご連絡しております", "", "三度", "", ""),
        ("花火大会は土曜です", "", "", "土曜の花火大会", ""),
        ("運動会は終わりました", "", "", "", "運動会"),
        ("20年使っています", "", "", "", ""),
        ("二度と行かない", "", "", "", ""),
        ("明日までに必要です", "", "", "明日", ""),
    ],
)
def test_durations_counts_and_occasions_are_found(text: str, duration: str, count: str, ahead: str, past: str) -> None:
    found = details_of(text)
    assert (found.duration, found.count, found.ahead, found.past) == (duration, count, ahead, past)


@pytest.mark.parametrize(
    ("asked", "frame"),
    [
        ("釣り用の鉛どの袋", ("釣り用の鉛は", "袋", "です")),
        ("台風でも物販やる", ("台風でも物販を", "行います／行いません", "")),
        ("ひよこ釣りの残り、どこ行くか言える", None),
        ("線が勝手に引かれるこれ直す設定あります", None),
    ],
)
def test_an_answer_is_begun_only_where_its_frame_is_sound(asked: str, frame: tuple[str, str, str] | None) -> None:
    found = frame_of(tokenize(asked))
    assert (found and (found.before, found.shown, found.after)) == frame


def test_a_wish_ends_in_what_is_wished_for() -> None:
    assert wished(tokenize("紙のカタログを一部お送りください")) == ""
    assert wished(tokenize("請求書を一括出力できるよう")) == "請求書を一括出力できるようにしてほしい"
    assert wanted(tokenize("法人の請求書につきまして"), marked=True) == ""
