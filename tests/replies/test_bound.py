"""What the customer named comes back in the reply, against parts of replies written by hand (`make bound`)."""

import csv
import subprocess
import sys

import pytest

_SAMPLE = "20"
"""Every which reference is composed for; all of them take minutes."""


@pytest.fixture(scope="module")
def table() -> dict[tuple[str, str], dict[str, float]]:
    command = [sys.executable, "-m", "tests.replies.bound", "--every", _SAMPLE]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = csv.DictReader(printed.splitlines(), delimiter="\t")
    return {
        (row["lang"], row["kind"]): {name: float(row[name]) for name in ("recall", "precision", "silent")}
        for row in rows
    }


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_complaint_comes_back_in_what_it_names_r36(table: dict[tuple[str, str], dict[str, float]], lang: str) -> None:
    row = table[lang, "complaint"]
    assert row["recall"] > 0.5
    assert row["silent"] < 0.12


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_question_is_answered_in_its_own_words_r37(table: dict[tuple[str, str], dict[str, float]], lang: str) -> None:
    assert table[lang, "question"]["recall"] > 0.6
