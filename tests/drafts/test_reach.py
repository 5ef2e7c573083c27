"""How much is found, how often good drafts are disturbed and how exact spans are, on drafts written for this purpose.

`cases/seen.jsonl` was at hand while the rules were written; `held_out.jsonl`, `fresh.jsonl` and `later.jsonl`, by a
second, a third and a fourth hand, never were. More cases that nobody looked at can be measured in the same way: name
their files in HENSHIN_HELD_OUT, separated by colons.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.server import Api

CASES = Path(__file__).with_name("cases")
SEEN = CASES / "seen.jsonl"
HELD_OUT = [
    path
    for path in (
        CASES / "held_out.jsonl",
        CASES / "fresh.jsonl",
        CASES / "later.jsonl",
        *map(Path, filter(None, os.environ.get("HENSHIN_HELD_OUT", "").split(":"))),
    )
    if path.exists()
]
LEAST_FOUND = {"seen": 0.97, "held_out": 0.93, "fresh": 0.82, "later": 0.88}
MOST_DISTURBED = {"seen": 0.03, "held_out": 0.03, "fresh": 0.07, "later": 0.08}
"""What must not be lost again. The aim is 0.95 found and 0.03 disturbed, which drafts of another hand do not reach."""
LEAST_EXACT = {"seen": 0.85, "held_out": 0.8, "fresh": 0.78, "later": 0.78}
"""Share of the found faults whose span covers half of the marked words and is at most twice as long."""
LEAST_REWRITTEN = {"seen": 0.9, "held_out": 0.8, "fresh": 0.8, "later": 0.85}
"""Share of all findings on faulty drafts that come with a text to put in place."""

Case = dict[str, Any]
Finding = dict[str, Any]


def cases(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def findings(api: Api, case: Case) -> list[Finding]:
    body = {"platform": "facebook"} | {
        field: case[field] for field in ("text", "platform", "channel", "stage", "fault", "recent") if field in case
    }
    if "comment" in case:
        body["comment"] = {"id": "1", "platform": "facebook", "text": case["comment"]}
        if "author" in case:
            body["comment"]["author"] = {"name": case["author"]}
    response = api.post("/v1/drafts/check", json=body)
    assert response.status_code == 200, response.text
    found: list[Finding] = response.json()["findings"]
    assert all(0 <= one["start"] < one["end"] <= len(case["text"]) for one in found)
    return found


def accepted(case: Case, found: list[Finding]) -> list[Finding]:
    names = case.get("names", [])
    return [one for one in found if one["rule"] in case["rules"] or one["name"] in names]


def exact(case: Case, finding: Finding) -> bool:
    for words in case.get("spans") or [case["span"]]:
        start = case["text"].find(words)
        shared = min(start + len(words), finding["end"]) - max(start, finding["start"])
        if shared >= len(words) / 2 and finding["end"] - finding["start"] <= 2 * len(words):
            return True
    return False


@pytest.mark.parametrize("path", [SEEN, *HELD_OUT], ids=lambda path: path.stem)
def test_faults_are_found_and_good_drafts_left_alone(api: Api, path: Path) -> None:
    kind = path.stem if path.stem in LEAST_FOUND else "held_out"
    faulty = found = good = disturbed = marked = hit = offered = said_in_all = 0
    for case in cases(path):
        said = findings(api, case)
        if case["kind"] != "faulty":
            good += 1
            disturbed += any(one["severity"] != "hint" for one in said)
            continue
        right = accepted(case, said)
        faulty += 1
        found += bool(right)
        said_in_all += len(said)
        offered += sum(one["rewrite"] is not None for one in said)
        if right and (case.get("span") or case.get("spans")):
            marked += 1
            hit += any(exact(case, one) for one in right)
    print(f"{path.stem}: found {found}/{faulty}, disturbed {disturbed}/{good}, spans {hit}/{marked}")
    print(f"rewrites {offered}/{said_in_all}")
    assert found / faulty >= LEAST_FOUND[kind]
    assert disturbed / good <= MOST_DISTURBED[kind]
    assert hit >= LEAST_EXACT[kind] * marked
    assert offered >= LEAST_REWRITTEN[kind] * said_in_all


def test_there_are_enough_cases_and_none_twice() -> None:
    both = cases(SEEN)
    assert len(both) >= 1_000
    assert len({(case["text"], case.get("comment")) for case in both}) == len(both)
