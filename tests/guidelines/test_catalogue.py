"""The guidelines as data."""

import re

from api.guidelines.catalogue import catalogue


def test_all_rules_and_settlements_are_there_in_both_languages() -> None:
    expected = {f"R{number}" for number in range(1, 167)} | {f"C{number}" for number in range(1, 21)}
    assert set(catalogue()) == expected
    for rule in catalogue().values():
        assert re.search("[ぁ-ん]", rule.ja), rule.id
        assert not re.search("[ぁ-ヿ]", rule.en), rule.id
        assert rule.source


def test_must_rules_carry_a_severity_and_a_source() -> None:
    must = [rule for rule in catalogue().values() if rule.priority == "P1"]
    assert len(must) > 90
    assert {rule.severity for rule in must} == {"block", "warn", "hint"}
