"""The library that ships: enough of it in both languages, and nothing in it that the draft check would stop."""

import re
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from tests.server import Api

LANGUAGES = ("ja", "en")


@pytest.fixture(scope="module")
def library(api: Api) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    offset: int | None = 0
    while offset is not None:
        page = api.get("/v1/wordings", params={"limit": 50, "offset": offset}).json()
        found += [wording for wording in page["wordings"] if wording["origin"] == "shipped"]
        offset = page["next_offset"]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_at_least_400_wordings_and_no_situation_is_empty(
    api: Api, library: list[dict[str, Any]], language: str
) -> None:
    counted = Counter(wording["situation"]["id"] for wording in library if wording["language"] == language)
    assert sum(counted.values()) >= 400
    assert set(counted) == {one["id"] for one in api.get("/v1/situations").json()["situations"]}


def test_the_draft_check_stops_none_of_them() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.wordings.check"], capture_output=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout.decode()[-4000:] + done.stderr.decode()[-2000:]


def test_blanks_are_written_as_blanks_of_their_language(library: list[dict[str, Any]]) -> None:
    for wording in library:
        opening, other = ("【", "[[") if wording["language"] == "ja" else ("[[", "【")
        template = wording["template"]
        assert other not in template, wording["id"]
        assert template.count(opening) == len(re.findall(r"【[^【】\n]{1,40}】|\[\[[^\[\]\n]{1,60}\]\]", template)), (
            wording["id"]
        )
        assert not re.search(r"〇〇|○○|XX", template), wording["id"]


def test_no_two_of_them_say_the_same(library: list[dict[str, Any]]) -> None:
    texts = Counter(wording["template"] for wording in library)
    assert [text for text, times in texts.items() if times > 1] == []
