"""What a comment is after, as /v1/analyze says it."""

import json
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("text", "sentiment"),
    [("🫶🫶🫶", "positive"), ("🩷", "positive"), ("🥹🫶", "positive"), ("🤬🤬", "negative"), ("🤮", "negative")],
)
def test_emoji_younger_than_the_encoder_are_read(api: Api, text: str, sentiment: str) -> None:
    comment = {"id": "1", "platform": "instagram", "text": text}
    (result,) = api.post("/v1/analyze", json={"comments": [comment], "suggestions": 0}).json()["results"]
    assert result["analysis"]["sentiment"]["label"] == sentiment
    assert result["analysis"]["abstained"] is None


def test_displeasure_that_fits_nowhere_else_is_a_complaint(api: Api) -> None:
    """Under a company's post it is one far more often than talk among others; neither asks what can be helped with."""
    comment = {"id": "1", "platform": "x", "text": "盲導犬で入店拒否。令和です"}
    (result,) = api.post("/v1/analyze", json={"comments": [comment], "suggestions": 1}).json()["results"]
    assert result["analysis"]["sentiment"]["label"] == "negative"
    assert result["analysis"]["intent"]["label"] == "complaint"
    assert "申し訳" in result["suggestions"][0]["text"]
