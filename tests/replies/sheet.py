"""Print comments with what is made of them, for people who read and score: `make sheet FILE=comments.jsonl`.

Each line of FILE is a comment (`text`, and if given `id`, `platform`, `thread` …; other fields are not looked at).
Written to standard output as Markdown: the comment, what it was judged to be, the advice, and one to five suggestions.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from api.analysis.judge import Judge
from api.analysis.schemas import Comment
from api.brand.profile import Brand, load_brand
from api.comments.assess import assess
from api.comments.schemas import CommentResult
from api.contract import Language
from api.datafiles import load_yaml

_FIELDS = frozenset(Comment.model_fields)
_AT_ONCE = 100


def comments_in(path: Path) -> Iterator[Comment]:
    """The comments of a JSONL file, those without an id numbered by line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            row = {name: value for name, value in json.loads(line).items() if name in _FIELDS}
            yield Comment.model_validate({"id": str(number), "platform": "x", **row}, strict=False)


def sheet(comments: Sequence[Comment], brand: Brand, *, suggestions: int, reader: Language) -> Iterator[str]:
    """One Markdown section for each comment."""
    judge = Judge.load()
    now = datetime.now(UTC)
    for first in range(0, len(comments), _AT_ONCE):
        some = comments[first : first + _AT_ONCE]
        results = assess(some, judge, brand, now=now, reader=reader, suggestions=suggestions)
        for comment, result in zip(some, results, strict=True):
            yield _section(comment, result)


def _section(comment: Comment, result: CommentResult) -> str:
    analysis, advice = result.analysis, result.advice
    judged = [
        analysis.sentiment.label,
        analysis.intent.label,
        "+".join((analysis.cause.label, *analysis.cause.also)),
        analysis.exception.subtype or analysis.exception.type,
        "specific" if analysis.specific else "vague",
        *analysis.signals,
    ]
    lines = [f"## {comment.id} · {comment.platform}", "", *(f"> {line}" for line in comment.text.splitlines()), ""]
    lines.append(f"{' · '.join(judged)} → **{advice.action}**, {advice.priority}")
    for number, one in enumerate(result.suggestions, start=1):
        lines += ["", f"{number}. {one.text}"]
        notes = [f"{one.stage}/{one.fault}", f"{one.length.used}/{one.length.limit}", one.when, *one.findings]
        lines.append(f"   - {' · '.join(notes)}")
    if not result.suggestions:
        lines += ["", f"(no text: {'; '.join(reason.text for reason in advice.reasons)})"]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="make sheet", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path, help="comments, one JSON object a line")
    parser.add_argument("--suggestions", type=int, choices=range(1, 6), default=3)
    parser.add_argument("--brand", type=Path, help="a brand profile as YAML; without it the one that ships")
    parser.add_argument("--reader", choices=("ja", "en"), default="ja", help="language of advice and notes")
    given = parser.parse_args()
    brand = load_yaml(given.brand, Brand) if given.brand else load_brand()
    comments = list(comments_in(given.file))
    for section in sheet(comments, brand, suggestions=given.suggestions, reader=given.reader):
        sys.stdout.write(section + "\n")


if __name__ == "__main__":
    main()
