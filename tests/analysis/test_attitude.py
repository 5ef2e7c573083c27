"""What a comment is after, as /v1/analyze says it."""

import json
from pathlib import Path

from tests.server import Api

COMMENTS = Path(__file__).parents[1] / "replies" / "comments.jsonl"


def test_r98_without_an_exception_nothing_is_called_abuse_unless_that_is_sure(api: Api) -> None:
    rows = [json.loads(line) for line in COMMENTS.read_text(encoding="utf-8").splitlines()]
    rows.append({"text": "書き方がいちいち腹立つけど、椅子の脚を交換してくれんか"})
    seen = 0
    for first in range(0, len(rows), 50):
        some = [{"id": str(i), "platform": "x", "text": row["text"]} for i, row in enumerate(rows[first : first + 50])]
        answer = api.post("/v1/analyze", json={"comments": some, "suggestions": 0}).json()
        for result in answer["results"]:
            judged = result["analysis"]
            seen += 1
            if judged["exception"]["type"] == "none" and judged["intent"]["label"] == "abuse":
                assert judged["intent"]["confidence"] >= 0.69
    assert seen == len(rows)
