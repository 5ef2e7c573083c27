"""Evidence: the words that truly moved a decision."""

import math

from tests.server import Api

TEXTS = (
    "配送が遅すぎて話にならない。サポートも返事をくれません",
    "店員さんの態度が悪くて、せっかくの誕生日が台無しでした",
    "Your staff were rude and the soup was cold",
    "ありがとうございます、娘がとても喜んでいました",
    "昨日買った掃除機、もう動かなくなりました。がっかりです",
    "Absolutely love the new colours, thank you so much",
    "three weeks and still no refund, this is a joke",
    "新作のケーキ、見た目もかわいくて最高においしかった",
    "アプリが重すぎて使い物にならない。毎朝固まる",
    "The driver was so kind to my grandmother, made our day",
)


def leanings(api: Api, texts: list[str]) -> list[float]:
    """Log-odds of positive against negative: near certainty the score itself hardly moves any more."""
    comments = [{"id": str(i), "platform": "x", "text": text} for i, text in enumerate(texts)]
    answer = api.post("/v1/analyze", json={"comments": comments, "suggestions": 0}).json()
    scores = [result["analysis"]["sentiment"]["score"] for result in answer["results"]]
    return [math.log((1.0001 + score) / (1.0001 - score)) for score in scores]


def test_taking_the_named_words_out_costs_more_than_taking_others_out(api: Api) -> None:
    """Deletion test (DeYoung et al. 2020), over windows of the same length elsewhere in the text."""
    named, others = [], []
    for text in TEXTS:
        body = {"comments": [{"id": "1", "platform": "x", "text": text}], "suggestions": 0, "explain": True}
        (result,) = api.post("/v1/analyze", json=body).json()["results"]
        found = [one for one in result["analysis"]["evidence"] if one["for"] == "sentiment"]
        assert found, text
        strongest = max(found, key=lambda one: one["weight"])
        start, end = strongest["start"], strongest["end"]
        size = end - start
        windows = [i for i in range(0, len(text) - size + 1, 2) if i + size <= start or i >= end]
        whole, without, *rest = leanings(
            api, [text, text[:start] + text[end:], *(text[:i] + text[i + size :] for i in windows)]
        )
        named.append(abs(whole - without))
        others.append(sum(abs(whole - one) for one in rest) / len(rest))
    assert sum(named) > 1.5 * sum(others)


def test_every_comment_with_a_clear_label_has_evidence_and_weights_are_shares(api: Api) -> None:
    comments = [{"id": str(i), "platform": "x", "text": text} for i, text in enumerate(TEXTS)]
    answer = api.post("/v1/analyze", json={"comments": comments, "suggestions": 0, "explain": True}).json()
    for text, result in zip(TEXTS, answer["results"], strict=True):
        evidence = result["analysis"]["evidence"]
        assert evidence, text
        assert all(0 < one["weight"] <= 1 and 0 <= one["start"] < one["end"] <= len(text) for one in evidence)
