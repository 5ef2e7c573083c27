"""For every rule that must hold: what the product does about it, and that the tests named for it exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from pydantic import Field, RootModel, model_validator

from api.datafiles import DataModel, load_yaml
from api.drafts.rulebook import rulebook
from api.guidelines.catalogue import catalogue

TESTS = Path(__file__).parents[1]


class Row(DataModel):
    """What is done about one rule, and where that is proven; or why nothing is yet."""

    does: str = ""
    later: str = ""
    tests: tuple[str, ...] = ()
    proof: tuple[str, ...] = ()
    drafts: tuple[str, ...] = Field(default=())

    @model_validator(mode="after")
    def _one_of_both(self) -> "Row":
        proven = bool(self.tests or self.proof or self.drafts)
        if bool(self.later) == bool(self.does) or bool(self.does) != proven:
            raise ValueError("say what is done and where it is proven, or why it is not done yet")
        return self


class Table(RootModel[dict[str, Row]]):
    pass


@cache
def table() -> dict[str, Row]:
    rows: dict[str, Row] = load_yaml(Path(__file__).with_name("table.yaml"), Table).root
    return rows


@cache
def functions(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_rule_that_must_hold_and_every_settlement_has_its_row() -> None:
    must = {rule.id for rule in catalogue().values() if rule.priority == "P1"}
    assert must <= set(table())
    assert {f"C{number}" for number in range(1, 21)} <= set(table())


@pytest.mark.parametrize("rule", list(table()))
def test_the_tests_of_a_rule_exist_and_carry_its_number(rule: str) -> None:
    row = table()[rule]
    for test in (*row.tests, *row.proof):
        file, name = test.split("::")
        assert name in functions(file), test
    for test in row.tests:
        assert re.search(rf"_{rule}(?:_|$)", test, re.IGNORECASE), test


@pytest.mark.parametrize("rule", [rule for rule, row in table().items() if row.drafts])
def test_the_checkers_rules_for_it_exist_and_show_what_they_find(rule: str) -> None:
    known = {one.name: one for one in rulebook().rules if one.rule == rule}
    for name in table()[rule].drafts:
        assert name in known, name
        proven = [branch for branch in (known[name].ja, known[name].en) if branch is not None and branch.hit]
        assert proven or known[name].kind == "function", name
