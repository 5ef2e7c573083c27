"""What a company says of its words, rules, remedies and facts takes effect in the draft check, without code."""

from typing import Any

import pytest
import yaml

from tests.brand.desk import example_data, put, stored
from tests.server import Api

Finding = dict[str, Any]

SORRY = "ご不便をおかけし申し訳ございません。"
WORDS = [
    {
        "word": "ユーザー",
        "reason": {"ja": "お客様を記号のように呼ばないため", "en": "It treats customers as numbers."},
        "replacement": {"ja": "お客様", "en": "customers"},
    },
    {"word": "user", "reason": {"ja": "", "en": "Too cold."}, "replacement": {"ja": "", "en": "customer"}},
    {"word": "激安", "reason": {"ja": "品位のため", "en": ""}, "severity": "block"},
    {"word": "頑張る", "reason": {"ja": "伝わらないため", "en": ""}, "severity": "hint"},
]


@pytest.fixture(scope="module")
def company(lead: Api) -> str:
    remedies = [
        {"id": "refund", "kind": "refund", "wording": {"ja": "ご返金", "en": "a refund"}, "approval_above": 3000},
        {"id": "redeliver", "kind": "redeliver", "wording": {"ja": "再送", "en": "it again"}, "approval_above": None},
        {"id": "voucher", "kind": "voucher", "wording": {"ja": "クーポン", "en": "a voucher"}, "approval_above": 0},
    ]
    return stored(
        lead,
        "own-words",
        forbidden_words=WORDS,
        own_terms=[{"term": {"ja": "キャスト", "en": "hosts"}, "instead_of": ["店員", "スタッフ", "shop staff"]}],
        safe_terms=["絶対満足パック", "Never Again Sale", "善処"],
        rules=[{"rule": "R118", "level": "off"}, {"rule": "R52", "level": "block"}, {"rule": "R38", "level": "off"}],
        remedies=remedies,
    )


def said(api: Api, brand: str, text: str, **context: Any) -> list[Finding]:
    comment = context.pop("comment", None)
    body = {"text": text, "platform": "facebook", "brand": brand, **context}
    if comment is not None:
        body["comment"] = {"id": "1", "platform": "facebook", "text": comment}
    answer = api.post("/v1/drafts/check", json=body, headers={"Accept-Language": context.get("lang", "ja")})
    assert answer.status_code == 200, answer.text
    findings: list[Finding] = answer.json()["findings"]
    return findings


def names(findings: list[Finding]) -> set[str]:
    return {finding["name"] for finding in findings}


def only(findings: list[Finding], name: str) -> Finding:
    [found] = [finding for finding in findings if finding["name"] == name]
    return found


def applied(text: str, finding: Finding) -> str:
    offer = finding["rewrite"]
    assert offer is not None, finding
    return text[: offer["start"]] + str(offer["text"]) + text[offer["end"] :]


def test_r33_a_word_the_company_does_not_use_is_found_with_its_reason_and_replaced(api: Api, company: str) -> None:
    text = "多くのユーザーの皆さまに喜ばれ、うれしいです。"
    finding = only(said(api, company, text, stage="thanks"), "forbidden_word")
    assert (finding["rule"], finding["severity"]) == ("R33", "warn")
    assert text[finding["start"] : finding["end"]] == "ユーザー"
    assert finding["why"] == "お客様を記号のように呼ばないため"
    assert applied(text, finding) == "多くのお客様の皆さまに喜ばれ、うれしいです。"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ﾕｰｻﾞｰの皆さまのおかげです。", "ﾕｰｻﾞｰ"),
        ("Our users love it, and so do we.", "users"),
        ("これからも頑張ります。", "頑張り"),
        ("激安の品もございます。", "激安"),
    ],
)
def test_r33_it_is_found_however_it_is_written_or_inflected(api: Api, company: str, text: str, written: str) -> None:
    finding = only(said(api, company, text, stage="thanks"), "forbidden_word")
    assert text[finding["start"] : finding["end"]] == written


@pytest.mark.parametrize(
    "text",
    [
        "「ユーザー登録」の画面をお知らせくださり、ありがとうございます。",
        "A museum trip sounds lovely, thank you.",
        "皆さまの感激安堵の声をうれしく拝見しました。",
    ],
)
def test_r33_a_quotation_and_a_part_of_another_word_are_left_alone(api: Api, company: str, text: str) -> None:
    assert "forbidden_word" not in names(said(api, company, text, stage="thanks"))


def test_r33_the_company_says_how_grave_its_words_are(api: Api, company: str) -> None:
    assert only(said(api, company, "激安の品もございます。"), "forbidden_word")["severity"] == "block"
    assert only(said(api, company, "これからも頑張ります。"), "forbidden_word")["severity"] == "hint"


def test_r33_the_companys_own_term_is_offered_for_the_usual_one(api: Api, company: str) -> None:
    text = "店員へのお褒めの言葉、うれしいです。"
    finding = only(said(api, company, text, stage="thanks"), "own_term")
    assert (finding["rule"], finding["severity"]) == ("R33", "hint")
    assert applied(text, finding) == "キャストへのお褒めの言葉、うれしいです。"
    english = "Our shop staff will be thrilled to hear it."
    assert applied(english, only(said(api, company, english, stage="thanks"), "own_term")) == (
        "Our hosts will be thrilled to hear it."
    )


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("絶対満足パックをお選びくださり、ありがとうございます。", "promised_too_much", "絶対に満足していただけます。"),
        ("Thank you for coming to the Never Again Sale!", "never_again", "It will never happen again."),
        ("「はい」善処という名の香りです。", "empty_promise", "対処してまいります。"),
    ],
)
def test_names_the_company_calls_safe_are_never_a_finding(
    api: Api, company: str, text: str, name: str, other: str
) -> None:
    assert name not in names(said(api, company, text))
    assert name in names(said(api, company, other))


def test_r118_a_rule_switched_off_says_nothing_and_only_for_this_company(api: Api, company: str) -> None:
    text = SORRY + "機種は何でしょうか。いつからでしょうか。色は何でしょうか。"
    assert "too_many_questions" not in names(said(api, company, text, stage="first"))
    assert "too_many_questions" in names(said(api, "default", text, stage="first"))


def test_r52_a_rule_is_as_grave_as_the_company_takes_it(api: Api, company: str) -> None:
    text = "ご意見を踏まえ、しかるべく対処いたします。"
    assert only(said(api, company, text), "empty_promise")["severity"] == "block"
    assert only(said(api, "default", text), "empty_promise")["severity"] == "warn"


def test_r38_what_the_platform_does_not_take_is_said_all_the_same(api: Api, company: str) -> None:
    assert "too_long" in names(said(api, company, "あ" * 200, platform="x"))


@pytest.mark.parametrize(
    ("text", "comment", "severity"),
    [
        (SORRY + "2,000円を返金いたします。", None, None),
        (SORRY + "8,000円を返金いたします。", None, "warn"),
        (SORRY + "全額返金いたします。", "1980円のポーチが破れて届いた", None),
        (SORRY + "全額返金いたします。", "鍋が割れて届いた", "hint"),
        (SORRY + "全額返金いたします。", "1万2千円の鍋、12,000円も払ったのに割れて届いた", "warn"),
        (SORRY + "本日、無料で再送いたします。", None, None),
        (SORRY + "お詫びに500円分のクーポンをお送りします。", None, "warn"),
        (SORRY + "新品と交換いたします。", None, "warn"),
        ("We're sorry. We will refund you in full.", "The lid was cracked", "hint"),
    ],
)
def test_r70_an_offer_is_measured_by_the_companys_remedies_and_their_limits(
    api: Api, company: str, text: str, comment: str | None, severity: str | None
) -> None:
    findings = said(api, company, text, stage="first", fault="unknown", comment=comment)
    assert [one["severity"] for one in findings if one["name"] == "compensation_unapproved"] == (
        [severity] if severity else []
    )


def test_r149_only_what_the_company_calls_fixed_is_solved(api: Api, company: str) -> None:
    fixed = "ケトルのふたが閉まりにくい件、ご不便をおかけしました。不具合は解決しました。"
    unfixed = "アプリにログインできない件、ご不便をおかけしました。不具合は解決しました。"
    place = {"stage": "first", "fault": "unknown"}
    assert "solved_without_proof" not in names(said(api, company, fixed, comment="ケトルの蓋が閉まらない", **place))
    assert "solved_without_proof" in names(said(api, company, unfixed, comment="アプリにログインできない", **place))
    assert "solved_without_proof" in names(said(api, "default", fixed, comment="ケトルの蓋が閉まらない", **place))


def test_r84_a_denial_may_stand_on_a_confirmed_fact(api: Api, company: str) -> None:
    comment = "ここのケトル、有害な塗料が溶け出すらしい"
    text = (
        "ご心配をおかけしております。そのような事実はございません。"
        "ケトルの内側は無塗装のステンレスで、コーティング剤は使っていません。"
    )
    assert "denies" not in names(said(api, company, text, comment=comment, stage="first"))
    assert "denies" in names(said(api, "default", text, comment=comment, stage="first"))


@pytest.mark.parametrize(
    ("text", "comment", "found"),
    [
        ("両店舗とも10時から19時まで営業しています。", None, False),
        ("店舗は朝10:00に開店します。", None, False),
        ("両店舗とも9時から20時まで営業しています。", None, True),
        ("次のお知らせは11月24日の予定でございます。", None, False),
        ("窓口は12月31日はお休みです。", None, False),
        ("窓口は12月29日はお休みです。", None, True),
        ("送料は3,000円です。", None, True),
        ("お支払いの550円は送料です。", "550円って何のお金？", False),
        ("The shops are open from 10am to 7pm.", None, False),
        ("The shops are open from 10am to 9pm.", None, True),
        ("The desk is closed on 31 December.", None, False),
        ("Delivery is $5.", None, True),
    ],
)
def test_r87_a_figure_is_known_from_the_profile_its_hours_and_the_comment(
    api: Api, company: str, text: str, comment: str | None, found: bool
) -> None:
    assert ("unconfirmed_figure" in names(said(api, company, text, comment=comment, stage="answer"))) is found


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"rules": [{"rule": "R999", "level": "off"}]}, "/rules/0/rule"),
        ({"rules": [{"rule": "R52", "level": "loud"}]}, "/rules/0/level"),
        ({"rules": [{"rule": "R52", "level": "off"}, {"rule": "R52", "level": "hint"}]}, "/rules"),
        ({"safe_terms": [""]}, "/safe_terms/0"),
        ({"forbidden_words": [{"word": "x", "reason": {"ja": "", "en": ""}}]}, "/forbidden_words/0/reason"),
        ({"forbidden_words": [{"word": "x", "reason": {"ja": "a"}, "severity": "off"}]}, "/forbidden_words/0/severity"),
    ],
)
def test_a_setting_that_means_nothing_is_refused_and_named(lead: Api, change: dict[str, Any], pointer: str) -> None:
    answer = put(lead, example_data(id="own-faults", **change), If_None_Match="*")
    assert answer.status_code == 422
    assert pointer in {error["pointer"] for error in answer.json()["errors"]}


def test_words_and_settings_stand_in_the_exported_text(api: Api, company: str) -> None:
    text = api.get("/v1/brand", params={"id": company, "format": "yaml"}).text
    profile = yaml.safe_load(text)
    assert profile["safe_terms"] == ["絶対満足パック", "Never Again Sale", "善処"]
    assert profile["rules"][1] == {"rule": "R52", "level": "block"}
    assert profile["forbidden_words"][2]["severity"] == "block"


def test_the_form_has_a_place_for_each_of_them(api: Api) -> None:
    fields = api.get("/brand/static/fields.js").text
    for name in ("safe_terms", "rules", "level", "severity", "forbidden_words", "own_terms"):
        assert f'name: "{name}"' in fields
