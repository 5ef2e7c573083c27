"""Every rule proves itself: its hits are found, its near-misses pass, its rewrites read as it says and pass."""

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
    [finding] = named(check(api, draft), name)
    offer = finding["rewrite"]
    rewritten = draft.text[: offer["start"]] + offer["text"] + draft.text[offer["end"] :]
    assert rewritten == becomes
    after = check(api, draft.model_copy(update={"text": becomes}))
    assert [found for found in after if found["severity"] != "hint"] == []


def test_every_rule_shows_what_it_finds_and_what_it_leaves_alone() -> None:
    for rule in rulebook().rules:
        if rule.kind == "function":
            continue
        for branch in (rule.ja, rule.en):
            if branch is not None and (branch.find or rule.kind == "absence"):
                assert branch.hit, rule.name
                assert branch.near, rule.name
