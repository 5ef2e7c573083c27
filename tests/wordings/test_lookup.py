"""GET /v1/wordings: found by whatever people type, filled from context, highlighted."""

from typing import Any

import pytest

from tests.server import Api


def answered(api: Api, **parameters: str | int) -> dict[str, Any]:
    response = api.get("/v1/wordings", params=parameters)
    assert response.status_code == 200, response.text
    body: dict[str, Any] = response.json()
    return body


def look_up(api: Api, q: str = "", **parameters: str | int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answered(api, q=q, **parameters)["wordings"]
    return found


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [wording["id"] for wording in found]


@pytest.mark.parametrize(
    "typed",
    [
        "お詫び",
        "おわび",
        "ｵﾜﾋﾞ",
        "オワビ",
        "owabi",
        "お侘び",
        "謝罪",
        "しゃざい",
        "shazai",
        "syazai",
        "申し訳ございません",
        "もうしわけごさいません",
        "moushiwake",
        "mōshiwake",
        "mousiwake",
        "moushiw",
        "mousiwkae",
        "sorry",
        "apolgy",
    ],
)
def test_an_apology_is_found_however_it_is_written(api: Api, typed: str) -> None:
    found = look_up(api, typed, lang="ja", limit=5)
    assert any(wording["situation"]["id"].startswith("apology") for wording in found), ids(found)


@pytest.mark.parametrize(
    ("typed", "situations"),
    [
        ("カンカンなお客様", {"empathy", "apology_full", "apology_scoped"}),
        ("ブチギレてる", {"empathy", "apology_full", "apology_scoped"}),
        ("ちゃんと届かないんだけど", {"delivery", "apology_scoped", "holding"}),
        ("また届いてないぞ", {"delivery", "apology_scoped", "holding", "unanswered_inquiry"}),
        ("すぐ壊れた", {"quality"}),
        ("値上げしすぎ", {"price"}),
        ("返事が来ない", {"unanswered_inquiry"}),
        ("思ってた色と違う", {"expectation"}),
        ("furious customer", {"empathy", "apology_full", "apology_scoped"}),
        ("my parcel never came", {"delivery", "apology_scoped"}),
    ],
)
def test_feelings_and_the_customers_words_lead_to_what_to_say(api: Api, typed: str, situations: set[str]) -> None:
    found = look_up(api, typed, limit=5)
    assert {wording["situation"]["id"] for wording in found} & situations, ids(found)


@pytest.mark.parametrize(
    ("typed", "situation"),
    [
        ("不便", "apology_scoped"),
        ("改善", "measures"),
        ("投稿ミス", "post_mistake"),
        ("営業時間は?", "faq"),
        ("DM案内", "dm_invitation"),
        ("dm annai", "dm_invitation"),
        ("公式声明", "official_statement"),
        ("引き継ぎ", "leave_handover"),
    ],
)
def test_the_wordings_the_guidelines_name_come_up_r49_r102_r110_r154(api: Api, typed: str, situation: str) -> None:
    found = look_up(api, typed, lang="ja", limit=5)
    assert situation in [wording["situation"]["id"] for wording in found], ids(found)


@pytest.mark.parametrize("typed", ["とど", "todok", "届か", "deliv", "お詫", "申し", "moushi", "haisou", "はいそ"])
def test_something_is_found_while_the_word_is_still_being_typed(api: Api, typed: str) -> None:
    assert look_up(api, typed, limit=5)


def test_filters_hold_for_every_result(api: Api) -> None:
    for wording in look_up(api, "お詫び", lang="ja", platform="x", channel="public", limit=50):
        assert wording["language"] == "ja"
        assert "x" in wording["platforms"]
        assert "public" in wording["channels"]
    for wording in look_up(api, "", stage="thanks", tone="friendly", limit=50):
        assert (wording["stage"], wording["tone"]) == ("thanks", "friendly")
    for wording in look_up(api, "sorry", cause="delivery", intent="complaint", fault="unknown", limit=50):
        assert "delivery" in wording["cause"]
        assert "complaint" in wording["intent"]
        assert not wording["fault"] or "unknown" in wording["fault"]
    for wording in look_up(api, "", situation="faq", kind="reply", limit=50):
        assert (wording["situation"]["id"], wording["kind"]) == ("faq", "reply")


def test_a_query_in_one_language_finds_the_wording_in_the_other(api: Api) -> None:
    assert "ja.late_delivery_apology_checking" in ids(look_up(api, "where is my order", lang="ja", limit=10))
    assert "en.late_delivery_apology_checking" in ids(look_up(api, "配送状況", lang="en", limit=10))


def test_blanks_are_filled_from_context_and_the_others_explain_themselves(api: Api) -> None:
    path = "/v1/wordings/ja.late_delivery_apology_checking"
    filled = api.get(path, params={"name": "みか", "product": "保温マグ"}).json()
    assert filled["text"].startswith("みか様、保温マグのお届け")
    assert filled["template"].startswith("【お名前】様、【商品名】")
    assert [blank["name"] for blank in filled["blanks"]] == ["date"]
    blank = filled["blanks"][0]
    assert filled["text"][blank["start"] : blank["end"]] == "【日時】"
    assert blank["hint"]
    english = api.get(path.replace("ja.", "en."), params={"name": "Mika"}).json()
    assert english["text"].startswith("Hi Mika, ")


def test_brand_and_platform_go_into_their_blanks(api: Api) -> None:
    found = [
        wording
        for offset in range(0, 500, 50)
        for wording in look_up(api, lang="ja", platform="instagram", brand_name="夕凪商店", limit=50, offset=offset)
    ]
    branded = [wording for wording in found if "【ブランド名】" in wording["template"]]
    assert branded
    assert all("夕凪商店" in wording["text"] and "【ブランド名】" not in wording["text"] for wording in branded)
    assert all("【サービス名】" not in wording["text"] for wording in found)


def test_highlights_point_at_the_words_that_were_found_also_behind_filled_blanks(api: Api) -> None:
    found = look_up(api, "okure 届け", lang="ja", name="長い名前のお客様", product="保温マグ", limit=10)
    wording = next(one for one in found if one["id"] == "ja.late_delivery_apology_checking")
    title = [wording["title"][span["start"] : span["end"]] for span in wording["highlights"]["title"]]
    text = [wording["text"][span["start"] : span["end"]] for span in wording["highlights"]["text"]]
    assert title == ["届け", "遅れ"]
    assert "届け" in text


def test_pages_follow_one_another_without_a_gap_or_a_double(api: Api) -> None:
    first = answered(api, q="お詫び", limit=7)
    second = answered(api, q="お詫び", limit=7, offset=first["next_offset"])
    whole = answered(api, q="お詫び", limit=14)
    assert ids(first["wordings"]) + ids(second["wordings"]) == ids(whole["wordings"])


def test_without_a_query_the_whole_library_can_be_leafed_through(api: Api) -> None:
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = answered(api, limit=50, offset=offset)
        seen += ids(page["wordings"])
        offset = page["next_offset"]
    assert len(seen) == len(set(seen)) >= 800
    situations = api.get("/v1/situations").json()["situations"]
    assert {one["id"] for one in situations} == {
        wording["situation"]["id"]
        for number in range(0, len(seen), 50)
        for wording in look_up(api, limit=50, offset=number)
    }


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "' OR 1=1 --",
        "* NEAR(",
        "facets : x",
        "😡😡",
        "。。。",
        "の",
        "ｗ",
        "\u200b",
        "a" * 200,
        "あ" * 200,
        "%_",
        "()",
        "-",
        "AND OR NOT",
    ],
)
def test_nothing_that_can_be_typed_breaks_the_lookup(api: Api, typed: str) -> None:
    assert api.get("/v1/wordings", params={"q": typed}).status_code == 200


@pytest.mark.parametrize(
    "parameters",
    [{"q": "あ" * 201}, {"limit": 0}, {"limit": 51}, {"lang": "fr"}, {"situation": "nothing"}, {"unknown": "1"}],
)
def test_a_wrong_parameter_is_named(api: Api, parameters: dict[str, str | int]) -> None:
    response = api.get("/v1/wordings", params=parameters)
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == "/" + next(iter(parameters))


def test_an_unknown_wording_and_an_unknown_brand_are_not_found(api: Api) -> None:
    assert api.get("/v1/wordings/ja.no_such_wording").status_code == 404
    assert api.get("/v1/wordings", params={"brand": "nobody"}).status_code == 404
