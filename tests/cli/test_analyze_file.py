"""`henshin analyze FILE`: every format in, JSONL out, bad rows named and the rest still done."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.server import environment, run_command


def analyze(tmp_path: Path, *arguments: str, stdin: bytes | None = None) -> tuple[int, list[dict[str, Any]], str]:
    result = run_command(environment(tmp_path), "analyze", *arguments, stdin=stdin)
    lines = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return result.returncode, lines, result.stderr.decode()


def test_csv_with_quotes_line_breaks_and_an_author(tmp_path: Path) -> None:
    file = tmp_path / "comments.csv"
    file.write_text(
        'id,platform,author,text,posted_at\n1,x,みか,"届いた皿が、\n割れていました",2026-11-20T10:00:00+09:00\n'
        "2,facebook,Tom,Thank you so much! We loved every minute!,\n",
        encoding="utf-8",
    )
    code, lines, log = analyze(tmp_path, str(file))
    assert code == 0, log
    assert [line["id"] for line in lines] == ["1", "2"]
    assert [line["analysis"]["sentiment"]["label"] for line in lines] == ["negative", "positive"]
    assert lines[0]["advice"]["reply_by"] == "2026-11-21T10:00:00+09:00"


def test_excels_shift_jis_and_byte_order_marks_are_read(tmp_path: Path) -> None:
    for encoding in ("cp932", "utf-8-sig"):
        file = tmp_path / f"{encoding}.csv"
        file.write_bytes("text\n対応が最悪で本当に腹が立ちました\n".encode(encoding))
        code, [line], log = analyze(tmp_path, str(file))
        assert code == 0, log
        assert line["id"] == "line-2"
        assert line["analysis"]["language"]["code"] == "ja"


def test_bad_rows_are_named_by_line_and_the_rest_is_done(tmp_path: Path) -> None:
    file = tmp_path / "comments.jsonl"
    rows = [
        '{"id": "a", "platform": "x", "text": "最高でした"}',
        "not json",
        '{"id": "b", "platform": "mixi", "text": "秘密の話"}',
        "",
        '{"text": "届かない"}',
        "[]",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    code, lines, log = analyze(tmp_path, str(file))
    assert code == 1
    assert [line["id"] for line in lines] == ["a", "line-5"]
    assert "line 2: not valid JSON" in log
    assert "line 3: platform" in log
    assert "line 6: not a JSON object" in log
    assert "2 judged, 3 unreadable" in log
    assert "秘密の話" not in log


def test_a_tsv_row_with_too_many_fields_is_named(tmp_path: Path) -> None:
    file = tmp_path / "comments.tsv"
    file.write_text("id\ttext\n1\tgood\n2\tbad\textra\n3\tfine\n", encoding="utf-8")
    code, lines, log = analyze(tmp_path, str(file))
    assert code == 1
    assert [line["id"] for line in lines] == ["1", "3"]
    assert "line 3: 3 fields where the header has 2" in log


def test_standard_input_and_an_output_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    code, lines, log = analyze(
        tmp_path, "-", "--format", "tsv", "--out", str(out), stdin="text\n営業時間は何時までですか？\n".encode()
    )
    assert code == 0, log
    assert lines == []
    [written] = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert written["analysis"]["intent"]["label"] == "question"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", "name\nx\n", "no column named text"),
        ("a.xlsx", "x", "--format"),
        ("a.csv", "", "no column named text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: str, says: str) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    code, lines, log = analyze(tmp_path, str(file))
    assert code != 0
    assert lines == []
    assert says in log
    assert "Traceback" not in log
