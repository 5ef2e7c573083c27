"""Comments from files: CSV, TSV and JSONL, read row by row; a bad row never spoils the rest."""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from pydantic import ValidationError

from api.analysis.schemas import Comment

_BATCH = 64
_SAMPLE = 1 << 20
_AUTHOR = {"author": "name", "handle": "handle"}


class UnreadableFile(ValueError):
    """Nothing in the file can be read; the message says why."""


@dataclass(frozen=True)
class UnreadableRow:
    """One row left out: its line in the file (1 is the first) and why."""

    line: int
    reason: str


@dataclass
class Batch:
    """Some rows of the file, in order."""

    comments: list[Comment] = field(default_factory=list)
    unreadable: list[UnreadableRow] = field(default_factory=list)


def read_comments(source: BinaryIO, file_format: str) -> Iterator[Batch]:
    """Read `source` (UTF-8, or the Shift_JIS that Excel writes in Japan) in batches of up to 64 rows.

    Raises:
        UnreadableFile: the text encoding is neither, or a table has no column `text`.
    """
    text = _decode(source)
    rows = _json_rows(text) if file_format == "jsonl" else _table_rows(text, "," if file_format == "csv" else "\t")
    batch = Batch()
    for line, row in rows:
        if isinstance(row, str):
            batch.unreadable.append(UnreadableRow(line, row))
        else:
            try:
                batch.comments.append(_comment(row, line))
            except ValidationError as error:
                batch.unreadable.append(UnreadableRow(line, _reason(error)))
        if len(batch.comments) + len(batch.unreadable) == _BATCH:
            yield batch
            batch = Batch()
    if batch.comments or batch.unreadable:
        yield batch


def _decode(source: BinaryIO) -> io.TextIOBase:
    head = source.read(_SAMPLE)
    encoding = "utf-8-sig"
    try:
        codecs.getincrementaldecoder(encoding)().decode(head)
    except UnicodeDecodeError:
        encoding = "cp932"
    # A byte that fits neither becomes U+FFFD: one broken row must not end the file.
    return io.TextIOWrapper(io.BufferedReader(_Rejoined(head, source)), encoding=encoding, errors="replace", newline="")


class _Rejoined(io.RawIOBase):
    """The sample that was looked at, followed by the rest of a source that cannot seek."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _json_rows(text: io.TextIOBase) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(text, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            yield number, "not valid JSON"
            continue
        yield number, row if isinstance(row, dict) else "not a JSON object"


def _table_rows(text: io.TextIOBase, delimiter: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    reader = csv.reader(text, delimiter=delimiter)
    header = [name.strip().lower() for name in next(reader, [])]
    if "text" not in header:
        raise UnreadableFile("the table has no column named text in its first line")
    line = reader.line_num + 1
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, str(error)
        else:
            if len(values) > len(header):
                yield line, f"{len(values)} fields where the header has {len(header)}"
            elif any(values):
                yield line, _from_table(dict(zip(header, values, strict=False)))
        line = reader.line_num + 1


def _from_table(cells: Mapping[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"text": cells.get("text", "")}
    row |= {name: cells[name] for name in ("id", "platform", "url", "posted_at") if cells.get(name)}
    author = {_AUTHOR[name]: cells[name] for name in _AUTHOR if cells.get(name)}
    if author:
        row["author"] = author
    if cells.get("parent_text"):
        row["thread"] = {"parent_text": cells["parent_text"]}
    return row


def _comment(row: dict[str, Any], line: int) -> Comment:
    return Comment.model_validate({"id": f"line-{line}", "platform": "x", **row})


def _reason(error: ValidationError) -> str:
    # Only the first fault, and never the value: the reason goes to logs, the comment must not.
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg'].removeprefix('Value error, ')}"
