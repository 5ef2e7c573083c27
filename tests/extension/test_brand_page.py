"""The form for the brand profile: read, fill in, be corrected, save, bring in and take out."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.brand.desk import EXAMPLE, example_data, put, stored
from tests.server import Api, Server

from .brand_page import BrandPage
from .browser import Chrome

Open = Callable[[str], BrandPage]
KANA = re.compile("[ぁ-んァ-ヶ]")


@pytest.fixture
def visit(chrome: Chrome, lead_server: Server) -> Iterator[Open]:
    pages: list[BrandPage] = []

    def open_profile(profile: str) -> BrandPage:
        page = BrandPage(chrome.context.new_page(), lead_server.url, lead_server.key, profile)
        pages.append(page)
        return page

    yield open_profile
    for page in pages:
        page.page.close(run_before_unload=False)
        assert [text for text in page.complaints if "Failed to load resource" not in text] == []


def test_a_profile_is_written_from_nothing(visit: Open, lead: Api) -> None:
    page = visit("from-nothing")
    page.open()
    page.fill("会社・ブランドの名前", "こはる堂", side="日本語")
    page.fill("署名", "（担当：佐藤）", side="日本語")
    page.page.get_by_label("お客様の敬称").select_option("さん")
    page.page.get_by_role("button", name="事実を追加").click()
    page.fill("内容", "卵は使っていません。", side="日本語")
    page.fill("根拠", "公式サイト「原材料」")
    page.page.get_by_role("button", name="不具合を追加").click()
    page.fill("何が起きているか", "アプリが開けません。", side="日本語")
    page.page.locator("#section-known_issues").get_by_label("手がかりの語").fill("アプリ 開けない\nアプリ 落ちる")
    page.page.get_by_label("次のお知らせ").fill("2026-11-24T12:00")
    page.page.get_by_label("月", exact=True).fill("10:00-13:00、14:00-18:00")
    page.save()
    page.wait_for_state("第1版として保存しました")

    profile = lead.get("/v1/brand", params={"id": "from-nothing"}).json()
    assert profile["name"] == {"ja": "こはる堂", "en": ""}
    assert profile["honorific"] == "さん"
    assert profile["facts"][0]["id"] == "fact-1"
    assert profile["facts"][0]["source"] == "公式サイト「原材料」"
    [issue] = profile["known_issues"]
    assert issue["keywords"] == ["アプリ 開けない", "アプリ 落ちる"]
    assert issue["next_update"] == "2026-11-24T12:00:00+09:00"
    assert profile["hours"]["mon"] == ["10:00-13:00", "14:00-18:00"]


def test_saving_an_untouched_form_changes_nothing(visit: Open, lead: Api) -> None:
    stored(lead, "untouched")
    page = visit("untouched")
    page.open("en")
    page.save()
    page.wait_for_state("Saved as version 2")
    assert lead.get("/v1/brand", params={"id": "untouched"}).json() == example_data(id="untouched", version=2)


@pytest.mark.parametrize(
    ("language", "add", "remedy", "said"),
    [("ja", "事実を追加", "申し出を追加", "記入してください"), ("en", "Add a fact", "Add a remedy", "Fill this in")],
)
def test_what_the_server_refuses_stands_beside_the_field(
    visit: Open, lead: Api, language: str, add: str, remedy: str, said: str
) -> None:
    page = visit(f"refused-{language}")
    page.open(language)
    page.page.get_by_role("button", name=remedy).click()
    page.page.get_by_role("button", name=add).click()
    page.save()
    page.page.wait_for_selector(".fault")
    source = page.page.locator('[data-path="/facts/0/source"]')
    assert said in source.locator(".fault").inner_text()
    control = source.locator("input")
    assert control.get_attribute("aria-invalid") == "true"
    described = (control.get_attribute("aria-describedby") or "").split()
    assert source.locator(".fault").get_attribute("id") in described
    assert page.page.locator('[data-path="/remedies/0/wording"] > .fault').count() == 1
    assert page.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    assert all(
        (KANA.search(text) is None) == (language == "en") for text in page.page.locator(".fault").all_inner_texts()
    )
    assert lead.get("/v1/brand", params={"id": f"refused-{language}"}).status_code == 404


def test_nobodys_edit_is_lost(visit: Open, lead: Api) -> None:
    stored(lead, "two-hands")
    page = visit("two-hands")
    page.open()
    page.fill("署名", "^私", side="日本語")
    put(lead, example_data(id="two-hands", signature={"ja": "^彼", "en": ""}), If_Match='"1"')
    page.save()
    page.wait_for_state("ほかの方が先に保存しました")
    assert page.page.get_by_role("group", name="署名").get_by_label("日本語").input_value() == "^私"
    page.page.click('[data-action="reload"]')
    page.wait_for_state("第2版")
    assert page.page.get_by_role("group", name="署名").get_by_label("日本語").input_value() == "^彼"


def test_it_works_by_keyboard_alone(visit: Open, lead: Api) -> None:
    stored(lead, "keyboard")
    page = visit("keyboard")
    page.open()
    page.page.get_by_role("button", name="言葉を追加").focus()
    page.page.keyboard.press("Enter")
    page.page.keyboard.type("激安")
    page.page.keyboard.press("Tab")
    page.page.keyboard.type("品位のため")
    page.page.locator('[data-action="save"]').focus()
    page.page.keyboard.press("Enter")
    page.wait_for_state("第2版として保存しました")
    words = lead.get("/v1/brand", params={"id": "keyboard"}).json()["forbidden_words"]
    assert words[-1]["word"] == "激安"
    entry = page.page.locator(f'[data-path="/forbidden_words/{len(words) - 1}"]')
    entry.locator('[data-action="remove"]').focus()
    page.page.keyboard.press("Enter")
    page.wait_for_state("保存していない変更があります")
    page.save()
    page.wait_for_state("第3版として保存しました")
    assert len(lead.get("/v1/brand", params={"id": "keyboard"}).json()["forbidden_words"]) == len(words) - 1


def test_a_file_taken_out_can_be_brought_in_again(visit: Open, lead: Api, tmp_path: Path) -> None:
    stored(lead, "exchanged")
    page = visit("exchanged")
    page.open()
    with page.page.expect_download() as download:
        page.page.click('[data-action="export"]')
    taken = tmp_path / download.value.suggested_filename
    download.value.save_as(taken)
    taken.write_text(taken.read_text(encoding="utf-8").replace("ゆうなぎ雑貨", "ゆうなぎ本舗"), encoding="utf-8")
    page.page.set_input_files("#file", taken)
    page.page.click('[data-action="import"]')
    page.wait_for_state("第2版として保存しました")
    assert (
        page.page.get_by_role("group", name="会社・ブランドの名前").get_by_label("日本語").input_value()
        == "ゆうなぎ本舗"
    )

    wrong = tmp_path / "wrong.yaml"
    text = EXAMPLE.read_text(encoding="utf-8").replace("id: default", "id: exchanged", 1)
    wrong.write_text(text.replace("honorific: 様", "honorific: 殿"), encoding="utf-8")
    page.page.set_input_files("#file", wrong)
    page.page.click('[data-action="import"]')
    page.page.wait_for_selector("#import-errors li")
    shown = page.page.inner_text("#import-errors")
    line = next(number for number, one in enumerate(wrong.read_text(encoding="utf-8").splitlines(), 1) if "殿" in one)
    assert "/honorific" in shown
    assert f"{line}行目" in shown


def test_an_earlier_version_can_be_opened_and_saved_again(visit: Open, lead: Api) -> None:
    stored(lead, "returned", team={"ja": "一", "en": ""})
    put(lead, example_data(id="returned", team={"ja": "二", "en": ""}), If_Match='"1"')
    page = visit("returned")
    page.open()
    page.page.click('[data-action="version"][data-value="1"]')
    page.wait_for_state("第1版の内容")
    page.save()
    page.wait_for_state("第3版として保存しました")
    assert lead.get("/v1/brand", params={"id": "returned"}).json()["team"]["ja"] == "一"


def test_the_example_can_be_looked_at_and_taken_over(visit: Open, lead: Api) -> None:
    page = visit("taken-over")
    page.open()
    page.page.click('[data-action="example"]')
    page.wait_for_state("記入例を表示しています")
    assert lead.get("/v1/brand", params={"id": "taken-over"}).status_code == 404
    page.save()
    page.wait_for_state("第1版として保存しました")
    assert lead.get("/v1/brand", params={"id": "taken-over"}).json() == example_data(id="taken-over", version=1)


def test_changing_the_language_keeps_what_was_typed(visit: Open) -> None:
    page = visit("bilingual")
    page.open()
    page.fill("会社・ブランドの名前", "<b>こはる</b>", side="日本語")
    page.page.click('[data-action="language"][data-value="en"]')
    group = page.page.get_by_role("group", name="Name of the company or brand")
    assert group.get_by_label("Japanese").input_value() == "<b>こはる</b>"
    assert not KANA.search(page.page.inner_text(".intro"))


def test_who_may_not_save_can_look(chrome: Chrome, server: Server, lead: Api) -> None:
    stored(lead, "looked-at")
    page = BrandPage(chrome.context.new_page(), server.url, server.key, "looked-at")
    page.open()
    assert "lead" in page.page.inner_text("#role-note")
    assert page.page.locator('[data-action="save"]').is_disabled()
    page.page.close()


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_it_fits_the_window(visit: Open, lead: Api, width: int) -> None:
    if lead.get("/v1/brand", params={"id": "fits"}).status_code == 404:
        stored(lead, "fits")
    page = visit("fits")
    page.page.set_viewport_size({"width": width, "height": 800})
    page.open()
    page.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
