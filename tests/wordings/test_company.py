"""A company's own wordings: added, edited, kept clean, found at once by every worker; favourites and use."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.server import Api, Server, environment, run_command, running, serving

GOOD = {
    "language": "ja",
    "situation": "quality",
    "title": "もちもち食パンが固いとき",
    "text": "【お名前】様、もちもち食パンが固くなっており、申し訳ございません。"
    "製造の記録を私どもで確認し、【日時】までにこちらでご連絡いたします。",
    "fault": ["unknown"],
    "channels": ["public"],
    "keywords": ["カチカチ"],
}


def client(server: Server, name: str, role: str) -> Api:
    added = run_command(server.environment, "keys", "add", name, "--role", role)
    assert added.returncode == 0, added.stderr.decode()
    return Api(Server(server.url, added.stdout.decode().splitlines()[-1], server.home, server.pid))


@pytest.fixture(scope="module")
def lead(server: Server) -> Iterator[Api]:
    with client(server, "wordings-lead", "lead") as api:
        yield api


@pytest.fixture(scope="module")
def staff(server: Server) -> Iterator[Api]:
    with client(server, "wordings-staff", "staff") as api:
        yield api


@pytest.fixture(scope="module")
def viewer(server: Server) -> Iterator[Api]:
    with client(server, "wordings-viewer", "viewer") as api:
        yield api


@contextmanager
def added(api: Api, **fields: object) -> Iterator[dict[str, Any]]:
    response = api.post("/v1/wordings", json=GOOD | fields)
    assert response.status_code == 201, response.text
    wording: dict[str, Any] = response.json()
    assert response.headers["Location"] == f"/v1/wordings/{wording['id']}"
    try:
        yield wording
    finally:
        api.delete(f"/v1/wordings/{wording['id']}")


def found(api: Api, q: str, **parameters: str | int) -> list[str]:
    asked: dict[str, str | int] = {"q": q, **parameters}
    body = api.get("/v1/wordings", params=asked).json()
    return [wording["id"] for wording in body["wordings"]]


def test_an_added_wording_is_found_by_every_worker_at_once_and_gone_when_removed(staff: Api) -> None:
    with added(staff) as wording:
        assert wording["origin"] == "own"
        for _ in range(12):  # two workers take turns
            assert found(staff, "もちもち")[0] == wording["id"]
            assert found(staff, "kachikachi")[0] == wording["id"]
    for _ in range(12):
        assert wording["id"] not in found(staff, "もちもち")
    assert staff.get(f"/v1/wordings/{wording['id']}").status_code == 404


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("食パンの件、ご不便をおかけし申し訳ございません。善処いたします。", "R52"),
        ("そのような使い方をするのはお客様の勘違いです。", "R27"),
        ("ご不便をおかけし申し訳ございません。お電話番号をこちらに書いてください。", "R78"),
    ],
)
def test_a_wording_that_breaks_a_guideline_is_refused_and_the_finding_named(staff: Api, text: str, rule: str) -> None:
    response = staff.post("/v1/wordings", json=GOOD | {"text": text})
    assert response.status_code == 422
    errors = response.json()["errors"]
    assert {error["pointer"] for error in errors} == {"/text"}
    assert any(error["detail"].startswith(rule) for error in errors), errors
    assert text not in str(found(staff, text))


def test_the_same_words_may_be_right_elsewhere(staff: Api) -> None:
    asking = "ご不便をおかけし申し訳ございません。照合のため、ご注文番号とご住所をお送りいただけますでしょうか。"
    assert staff.post("/v1/wordings", json=GOOD | {"text": asking, "channels": ["public"]}).status_code == 422
    with added(staff, text=asking, channels=["dm"]) as wording:
        assert wording["channels"] == ["dm"]


def test_a_saved_reply_keeps_nothing_of_the_customer_r77_r158(staff: Api) -> None:
    text = (
        "山田花子様、@hanako_y 様、食パンの件では申し訳ございません。ご注文番号 A1234567 を確認し、"
        "090-1234-5678 または hanako@example.com へ、"
        "本日18時までに佐藤花子さんのご自宅（東京都渋谷区神南1-2-3）の件と"
        "あわせてご連絡いたします。はなまるさんにも申し伝えます。（担当：鈴木）"
    )
    fields = {"text": text, "source": "reply", "people": ["はなまる"], "channels": ["dm"], "kind": "phrase"}
    with added(staff, **fields) as wording:
        stored = wording["template"]
        for secret in ("山田", "花子", "hanako", "A1234567", "090", "example.com", "神南", "はなまる", "鈴木"):
            assert secret not in stored, stored
        assert stored.startswith("【お名前】様、")
        for blank in ("【番号】", "【電話番号】", "【メールアドレス】", "【ご住所】", "（担当：【担当者】）"):
            assert blank in stored, stored
        assert {blank["name"] for blank in wording["blanks"]} >= {"name", "staff", "番号", "電話番号"}
        assert wording["id"] in found(staff, "食パン お詫び", lang="ja")


def test_a_saved_english_reply_keeps_nothing_of_the_customer_r77_r158(staff: Api) -> None:
    text = (
        "Hi Maria Lopez, we're sorry the loaf arrived stale. We traced order number QX-778812 and will call you on "
        "+44 7911 123456 or write to maria.lopez@example.org by [[date and time]]."
    )
    fields = {
        "language": "en",
        "title": "Stale loaf",
        "text": text,
        "source": "reply",
        "channels": ["dm"],
        "keywords": [],
    }
    with added(staff, **fields) as wording:
        assert wording["template"].startswith("Hi [[name]], we're sorry the loaf arrived stale.")
        for secret in ("Maria", "Lopez", "778812", "7911", "example.org"):
            assert secret not in wording["template"]


def test_leads_edit_what_ships_and_the_shipped_text_returns(lead: Api, staff: Api) -> None:
    path = "/v1/wordings/ja.inconvenience_apology_line"
    shipped = staff.get(path).json()
    edit = {
        "situation": "apology_scoped",
        "kind": "phrase",
        "title": "ご不便へのお詫び（当社版）",
        "text": "このたびは【事柄】でご不便をおかけし、誠に申し訳ございません。",
        "keywords": ["オリジナル版"],
    }
    assert staff.put(path, json=edit).status_code == 403
    edited = lead.put(path, json=edit)
    assert edited.status_code == 200, edited.text
    assert edited.json()["origin"] == "edited"
    for _ in range(8):
        assert found(staff, "オリジナル版")[0] == "ja.inconvenience_apology_line"
        assert staff.get(path).json()["title"] == edit["title"]
    assert staff.delete(path).status_code == 403
    assert lead.delete(path).status_code == 204
    for _ in range(8):
        assert staff.get(path).json() == shipped
    assert lead.delete(path).status_code == 409


def test_staff_change_what_they_added_and_nobody_elses(staff: Api, lead: Api, viewer: Api) -> None:
    fields = {name: value for name, value in GOOD.items() if name != "language"}
    with added(staff) as own, added(lead) as other:
        assert staff.put(f"/v1/wordings/{own['id']}", json=fields | {"title": "新しい題名"}).status_code == 200
        assert staff.put(f"/v1/wordings/{other['id']}", json=fields).status_code == 403
        assert staff.delete(f"/v1/wordings/{other['id']}").status_code == 403
        assert lead.put(f"/v1/wordings/{own['id']}", json=fields).status_code == 200
        assert viewer.put(f"/v1/wordings/{own['id']}", json=fields).status_code == 403
        assert viewer.post("/v1/wordings", json=GOOD).status_code == 403
        assert viewer.get(f"/v1/wordings/{own['id']}").status_code == 200
    assert lead.put("/v1/wordings/ja.no_such_wording", json=fields).status_code == 404


def test_an_edit_that_breaks_a_guideline_changes_nothing(staff: Api) -> None:
    fields = {name: value for name, value in GOOD.items() if name != "language"}
    with added(staff) as own:
        bad = fields | {"text": "食パンの件は善処いたします。"}
        assert staff.put(f"/v1/wordings/{own['id']}", json=bad).status_code == 422
        assert staff.get(f"/v1/wordings/{own['id']}").json() == own


def test_a_favourite_comes_first_among_equals_and_belongs_to_its_key(staff: Api, lead: Api) -> None:
    before = found(staff, "お届けの遅れ", lang="ja", limit=50)
    chosen = before[2]
    path = f"/v1/wordings/{chosen}/favourite"
    assert staff.put(path).status_code == 204
    try:
        assert found(staff, "お届けの遅れ", lang="ja").index(chosen) < 2
        assert found(staff, "", limit=1) == [chosen]
        assert staff.get(f"/v1/wordings/{chosen}").json()["favourite"] is True
        assert lead.get(f"/v1/wordings/{chosen}").json()["favourite"] is False
        assert found(lead, "お届けの遅れ", lang="ja", limit=50) == before
        assert chosen not in found(staff, "営業時間", lang="ja")
    finally:
        assert staff.delete(path).status_code == 204
    assert found(staff, "お届けの遅れ", lang="ja", limit=50) == before


def test_what_was_used_lately_moves_up(server: Server) -> None:
    with client(server, "wordings-used", "viewer") as api:
        before = found(api, "お礼", lang="ja", limit=50)
        for _ in range(5):
            assert api.post(f"/v1/wordings/{before[2]}/uses").status_code == 204
        assert found(api, "お礼", lang="ja", limit=50).index(before[2]) < 2
    assert api.post("/v1/wordings/ja.no_such_wording/uses").status_code == 404


def test_before_anything_is_typed_favourites_come_first_and_then_what_was_used_last(server: Server) -> None:
    with client(server, "wordings-recent", "viewer") as api:
        listed = api.get("/v1/wordings?lang=ja&limit=50").json()["wordings"]
        assert all(wording["used_at"] is None for wording in listed)
        favourite, earlier, later = (listed[place]["id"] for place in (40, 30, 20))
        for used in (earlier, later):
            assert api.post(f"/v1/wordings/{used}/uses").status_code == 204
        assert api.put(f"/v1/wordings/{favourite}/favourite").status_code == 204
        now = api.get("/v1/wordings?lang=ja&limit=4").json()["wordings"]
        assert [wording["id"] for wording in now] == [favourite, later, earlier, listed[0]["id"]]
        assert [wording["used_at"] is not None for wording in now] == [False, True, True, False]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"situation": "nothing"}, "/situation"),
        ({"rules": ["R999"]}, "/rules/0"),
        ({"text": "x" * 2001}, "/text"),
        ({"text": "   "}, "/text"),
        ({"title": ""}, "/title"),
        ({"platforms": []}, "/platforms"),
        ({"language": "fr"}, "/language"),
        ({"id": "ja.mine"}, "/id"),
        ({"keywords": ["xx"] * 31}, "/keywords"),
    ],
)
def test_a_wrong_field_is_named(staff: Api, change: dict[str, object], pointer: str) -> None:
    response = staff.post("/v1/wordings", json=GOOD | change)
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == pointer


def test_own_wordings_outlive_the_server_and_its_index(tmp_path: Path) -> None:
    with running(tmp_path, workers=1) as first, Api(first) as api:
        wording = api.post("/v1/wordings", json=GOOD).json()
    (tmp_path / "wordings.db").write_bytes(b"not an index" * 1000)
    env = environment(tmp_path)
    with serving(env, tmp_path / "again.log") as (url, pid), Api(Server(url, first.key, tmp_path, pid)) as api:
        assert found(api, "もちもち")[0] == wording["id"]
        assert len(found(api, "お詫び", lang="ja")) == 10
