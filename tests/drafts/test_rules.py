"""Every rule proves itself: its hits are found, its near-misses pass, its rewrites read as it says and pass."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from api.drafts.rulebook import Branch, Example, Rule, rulebook
from tests.server import Api

Finding = dict[str, Any]


def branches() -> Iterator[tuple[Rule, Branch]]:
    for rule in rulebook().rules:
        for branch in (rule.ja, rule.en):
            if branch is not None:
                yield rule, branch


def body(example: Example) -> dict[str, Any]:
    sent: dict[str, Any] = {"text": example.text, "platform": "facebook", "channel": example.channel}
    sent |= {"stage": example.stage, "fault": example.fault, "recent": list(example.recent)}
    if example.comment is not None:
        author = {"author": {"name": example.author}} if example.author else {}
        sent["comment"] = {"id": "1", "platform": "facebook", "text": example.comment, **author}
    return {name: value for name, value in sent.items() if value is not None}


def check(api: Api, example: Example) -> list[Finding]:
    response = api.post("/v1/drafts/check", json=body(example))
    assert response.status_code == 200, response.text
    findings: list[Finding] = response.json()["findings"]
    return findings


_BLANKS = {
    "日時": "明日18時",
    "time": "5pm tomorrow",
    "方法1": "サイズの交換",
    "方法2": "ポイントへの振り替え",
    "再発防止の内容": "出荷前の二重チェック",
    "what changes": "now weigh every box twice",
}
_BLANK = re.compile(r"【([^】]+)】|\[\[([^\]]+)\]\]")


def filled(text: str) -> str:
    """The text with a sample in every blank that the rewrite left to staff."""
    return _BLANK.sub(
        lambda blank: _BLANKS.get(blank[1] or blank[2], "箱のへこみ" if blank[1] else "the torn box"), text
    )


def named(findings: list[Finding], name: str) -> list[Finding]:
    return [finding for finding in findings if finding["name"] == name]


HITS = [pytest.param(r.name, e, id=f"{r.rule} {r.name}: {e.text[:40]}") for r, b in branches() for e in b.hit]
NEAR = [pytest.param(e, id=f"{r.rule} {r.name}: {e.text[:40]}") for r, b in branches() for e in b.near]
FIXED = [pytest.param(r.name, f.draft, f.becomes, id=f"{r.rule} {r.name}") for r, b in branches() for f in b.fixed]


@pytest.mark.parametrize(("name", "example"), HITS)
def test_a_fault_is_found(api: Api, name: str, example: Example) -> None:
    findings = check(api, example)
    assert named(findings, name), findings
    finding = named(findings, name)[0]
    assert 0 <= finding["start"] < finding["end"] <= len(example.text)
    assert finding["why"]


@pytest.mark.parametrize("example", NEAR)
def test_what_only_looks_like_a_fault_passes(api: Api, example: Example) -> None:
    findings = check(api, example)
    assert [finding for finding in findings if finding["severity"] != "hint"] == []


@pytest.mark.parametrize(("name", "draft", "becomes"), FIXED)
def test_a_rewrite_reads_well_and_passes(api: Api, name: str, draft: Example, becomes: str) -> None:
    finding = named(check(api, draft), name)[0]
    offer = finding["rewrite"]
    assert offer, finding
    rewritten = draft.text[: offer["start"]] + offer["text"] + draft.text[offer["end"] :]
    assert rewritten == becomes
    after = check(api, draft.model_copy(update={"text": filled(becomes)}))
    assert [found for found in after if found["severity"] != "hint"] == []


_NOTHING_TO_OFFER = {"too_long", "open_blank"}
"""Only staff can shorten a reply to what matters, or fill a blank."""
_ONE_LANGUAGE = {"plain_form", "double_honorific", "shop_honorific", "permission_pile", "drawled"}
"""Slips that only Japanese knows."""


def test_every_rule_shows_what_it_finds_what_it_leaves_alone_and_what_it_offers() -> None:
    for rule in rulebook().rules:
        if rule.name in _NOTHING_TO_OFFER or rule.kind == "own":  # these are filled by a brand: test_brand.py
            continue
        for branch in (rule.ja,) if rule.name in _ONE_LANGUAGE else (rule.ja, rule.en):
            assert branch is not None, rule.name
            assert branch.hit, rule.name
            assert branch.near, rule.name
        assert any(branch.fixed for branch in (rule.ja, rule.en) if branch is not None), rule.name
