"""/v1/brand through the front door."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import yaml

from tests.brand.desk import EXAMPLE, example_data, put, stored
from tests.server import Api, Server, environment, run_command, serving


def _pointers(problem: dict[str, Any]) -> list[str]:
    return [error["pointer"] for error in problem["errors"]]


def test_a_fresh_server_has_a_profile_that_names_nobody_and_promises_nothing(api: Api) -> None:
    answer = api.get("/v1/brand")
    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"0"'
    profile = answer.json()
    assert profile["name"] == {"ja": "", "en": ""}
    assert profile["facts"] == profile["faq"] == profile["known_issues"] == profile["remedies"] == []
    assert profile["playful"] is False


def test_a_stored_profile_comes_back_whole_in_both_forms(lead: Api, api: Api) -> None:
    sent = example_data(id="whole")
    made = put(lead, sent, If_None_Match="*")
    assert made.status_code == 200
    assert made.headers["ETag"] == '"1"'
    assert api.get("/v1/brand", params={"id": "whole"}).json() == sent | {"version": 1}

    text = api.get("/v1/brand", params={"id": "whole"}, headers={"Accept": "application/yaml"})
    assert text.headers["Content-Type"] == "application/yaml; charset=utf-8"
    assert "ゆうなぎ雑貨" in text.text
    again = put(lead, yaml.safe_load(text.text), form="yaml", If_Match=text.headers["ETag"])
    assert again.status_code == 200, again.text
    assert api.get("/v1/brand", params={"id": "whole"}).json() == sent | {"version": 2}


def test_the_example_can_be_sent_as_it_stands(lead: Api) -> None:
    text = EXAMPLE.read_text(encoding="utf-8").replace("id: default", "id: as-it-stands", 1)
    answer = lead.put(
        "/v1/brand",
        params={"id": "as-it-stands"},
        data=text.encode(),
        headers={"Content-Type": "application/yaml", "If-None-Match": "*"},
    )
    assert answer.status_code == 200, answer.text
    assert yaml.safe_load(answer.text)["known_issues"][0]["status"] == "fixing"


def test_format_overrules_accept(api: Api) -> None:
    answer = api.get("/v1/brand", params={"format": "yaml"}, headers={"Accept": "application/json"})
    assert answer.headers["Content-Type"].startswith("application/yaml")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="henshin-brand-default.yaml"'
    assert yaml.safe_load(answer.text) == {"id": "default"}


def test_an_unchanged_profile_is_not_sent_again(lead: Api, api: Api) -> None:
    stored(lead, "unchanged")
    answer = api.get("/v1/brand", params={"id": "unchanged"}, headers={"If-None-Match": '"1"'})
    assert (answer.status_code, answer.content) == (304, b"")


def test_nobodys_edit_is_lost(lead: Api, api: Api) -> None:
    stored(lead, "edited")
    first = put(lead, example_data(id="edited", honorific="さん"), If_Match='"1"')
    assert first.status_code == 200
    late = put(lead, example_data(id="edited", honorific="様"), If_Match='"1"')
    assert late.status_code == 412
    assert "Version 2" in late.json()["detail"]
    assert api.get("/v1/brand", params={"id": "edited"}).json()["honorific"] == "さん"


def test_of_many_edits_at_once_one_is_stored(lead: Api, api: Api) -> None:
    stored(lead, "rushed")
    with ThreadPoolExecutor(8) as pool:
        bodies = [example_data(id="rushed", team={"ja": f"{number}班", "en": ""}) for number in range(8)]
        codes = sorted(answer.status_code for answer in pool.map(lambda body: put(lead, body, If_Match='"1"'), bodies))
    assert codes == [200] + [412] * 7
    assert api.get("/v1/brand/versions", params={"id": "rushed"}).json()["versions"][0]["version"] == 2


def test_an_edit_must_say_what_it_is_based_on(lead: Api) -> None:
    stored(lead, "blind")
    assert put(lead, example_data(id="blind")).status_code == 428
    assert put(lead, example_data(id="blind"), If_Match='"7"').status_code == 412
    assert put(lead, example_data(id="blind"), If_Match="nonsense").status_code == 412
    assert put(lead, example_data(id="blind"), If_None_Match="*").status_code == 412
    assert put(lead, example_data(id="blind"), If_Match="*").status_code == 200


def test_earlier_versions_can_be_read_and_put_back_r131(lead: Api, api: Api) -> None:
    stored(lead, "history", team={"ja": "一", "en": ""})
    put(lead, example_data(id="history", team={"ja": "二", "en": ""}), If_Match='"1"')
    listed = api.get("/v1/brand/versions", params={"id": "history"}).json()
    assert [(one["version"], one["saved_by"]) for one in listed["versions"]] == [(2, "brand-lead"), (1, "brand-lead")]
    old = api.get("/v1/brand", params={"id": "history", "version": "1"}).json()
    assert old["team"]["ja"] == "一"
    assert put(lead, old, If_Match='"2"').json()["version"] == 3
    assert api.get("/v1/brand", params={"id": "history"}).json()["team"]["ja"] == "一"


def test_only_a_lead_may_change_a_profile(api: Api, server: Server) -> None:
    refused = put(api, example_data(id="mine"), If_None_Match="*")
    assert refused.status_code == 403
    assert "lead" in refused.json()["detail"]
    added = run_command(server.environment, "keys", "add", "brand-viewer", "--role", "viewer")
    headers = {"Authorization": f"Bearer {added.stdout.decode().splitlines()[-1]}"}
    assert api.get("/v1/brand", headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"honorific": "殿"}, "/honorific"),
        ({"timezone": "Mars/Base"}, "/timezone"),
        ({"playful": "yes"}, "/playful"),
        ({"signature": {"ja": "長" * 61, "en": ""}}, "/signature/ja"),
        ({"hours": {"mon": ["18:00"]}}, "/hours/mon/0"),
        ({"hours": {"mon": ["10:00-25:00"]}}, "/hours/mon/0"),
        ({"hours": {"holidays": [{"day": "2026-02-30"}]}}, "/hours/holidays/0/day"),
        ({"facts": [{"id": "a", "statement": {"ja": "事実", "en": ""}}]}, "/facts/0/source"),
        ({"facts": [{"id": "a", "statement": {"ja": " ", "en": ""}, "source": "公式"}]}, "/facts/0/statement"),
        ({"links": [{"name": {"ja": "店"}, "url": "http://a.example", "purpose": "help"}]}, "/links/0/url"),
        ({"links": [{"name": {"ja": "店"}, "url": "javascript:alert(1)", "purpose": "help"}]}, "/links/0/url"),
        ({"products": [{"id": "a", "name": {"ja": "甲"}}, {"id": "a", "name": {"ja": "乙"}}]}, "/products"),
        ({"products": []}, "/known_issues"),
        ({"remedies": [{"id": "a", "kind": "money", "wording": {"ja": "返金"}}]}, "/remedies/0/kind"),
        ({"remedies": [{"id": "a", "kind": "refund", "wording": {"ja": "返金"}, "approval_above": -1}]},
         "/remedies/0/approval_above"),
        ({"neutral_words": ["a\nb"]}, "/neutral_words/0"),
        ({"neutral_words": [""]}, "/neutral_words/0"),
        ({"motto": "速く"}, "/motto"),
        ({"id": "other"}, "/id"),
        ({"known_issues": [{"id": "x", "keywords": ["a"], "statement": {"ja": "件"}, "status": "fixing",
                            "next_update": "tomorrow"}]}, "/known_issues/0/next_update"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_mistake_is_named_by_its_field(lead: Api, changes: dict[str, Any], pointer: str, form: str) -> None:
    body = example_data(id="wrong") | changes
    text = yaml.safe_dump(body, allow_unicode=True)
    options: dict[str, Any] = {"json": body} if form == "json" else {"data": text.encode()}
    kind = {} if form == "json" else {"Content-Type": "application/yaml"}
    answer = lead.put("/v1/brand", params={"id": "wrong"}, headers={"If-None-Match": "*"} | kind, **options)
    assert answer.status_code == 422, answer.text
    assert pointer in _pointers(answer.json())
    if form == "yaml":
        assert all(
            error["detail"].startswith("line ") for error in answer.json()["errors"] if error["pointer"] != "/id"
        )


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"- 1",
        b"id: [",
        b"id: &a default\nname: *a",
        b"[" * 100_000,
        b"{a: " * 500,
        b"id: default\nid: default",
        b"id: !!python/object/apply:os.system [ls]",
        b"id: \x00",
        b"\xff\xfe",
        b"id: 2026-02-30",
        b"version: " + b"9" * 5_000,
    ],
)
def test_what_is_no_profile_is_refused_and_the_server_lives(lead: Api, text: bytes) -> None:
    headers = {"If-Match": "*", "Content-Type": "application/yaml"}
    answer = lead.put("/v1/brand", data=text, headers=headers)
    assert answer.status_code in (400, 422), answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert lead.get("/readyz").status_code == 200


def test_other_forms_are_refused(lead: Api) -> None:
    answer = lead.put("/v1/brand", data=b"id=default", headers={"If-Match": "*", "Content-Type": "text/plain"})
    assert answer.status_code == 415
    assert (
        lead.post("/v1/analyze", data=b"comments: []", headers={"Content-Type": "application/yaml"}).status_code == 415
    )


@pytest.mark.parametrize("path", ["/v1/brand", "/v1/brand/versions"])
def test_an_unknown_profile_is_not_found(api: Api, path: str) -> None:
    answer = api.get(path, params={"id": "nobody"})
    assert answer.status_code == 404
    assert "nobody" in answer.json()["detail"]
    assert api.get("/v1/brand", params={"version": "99"}).status_code == 404


COMMENT = {"id": "x:1", "platform": "x", "text": "注文したケトルが届きません。もう一週間です"}


def _suggest(api: Api, brand: str) -> dict[str, Any]:
    answer = api.post("/v1/suggest", json={"comment": COMMENT, "brand": brand})
    assert answer.status_code == 200, answer.text
    suggestion: dict[str, Any] = answer.json()["suggestions"][0]
    return suggestion


def test_replies_speak_with_the_profile_that_was_named_and_say_which_version_r33(lead: Api, api: Api) -> None:
    stored(lead, "speaks", signature={"ja": "（担当：佐藤）", "en": ""})
    assert _suggest(api, "speaks")["brand_version"] == 1
    assert _suggest(api, "speaks")["text"].endswith("（担当：佐藤）")
    assert _suggest(api, "default")["brand_version"] == 0

    results = api.post("/v1/analyze", json={"comments": [COMMENT], "brand": "speaks"}).json()["results"]
    assert results[0]["suggestions"][0]["brand_version"] == 1


def test_every_worker_speaks_with_the_newest_version(lead: Api, api: Api) -> None:
    stored(lead, "newest", signature={"ja": "^一", "en": ""})
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: _suggest(api, "newest"), range(16)))
        put(lead, example_data(id="newest", signature={"ja": "^二", "en": ""}), If_Match='"1"')
        answers = list(pool.map(lambda _: _suggest(api, "newest"), range(16)))
    assert {answer["brand_version"] for answer in answers} == {2}
    assert all(answer["text"].endswith("^二") for answer in answers)


@pytest.mark.parametrize("path", ["/v1/analyze", "/v1/suggest"])
def test_an_unknown_brand_is_named(api: Api, path: str) -> None:
    body: dict[str, Any] = {"comments": [COMMENT]} if path == "/v1/analyze" else {"comment": COMMENT}
    answer = api.post(path, json=body | {"brand": "nobody"})
    assert answer.status_code == 404
    assert _pointers(answer.json()) == ["/brand"]


def test_a_profile_outlives_the_server(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = tmp_path_factory.mktemp("brand-home")
    env = environment(home)
    key = run_command(env, "keys", "add", "chief", "--role", "lead").stdout.decode().splitlines()[-1]
    for start in ("first", "second"):
        with serving(env, home / f"{start}.log") as (url, pid), Api(Server(url, key, home, pid)) as client:
            if start == "first":
                assert put(client, example_data(), If_Match='"0"').status_code == 200
            assert client.get("/v1/brand").json()["name"]["ja"] == "ゆうなぎ雑貨"
