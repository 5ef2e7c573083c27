"""From probabilities to the labels of an Analysis: thresholds, abstention, consistency. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from api.analysis.labels import CAUSES, EXCEPTIONS, INTENTS, SENTIMENTS, SIGNALS, task_slices
from api.analysis.schemas import (
    Abstention,
    Cause,
    CauseLabel,
    ExceptionJudgement,
    ExceptionType,
    Intent,
    Sentiment,
    Signal,
    TrollingSubtype,
)

Array = NDArray[np.float32]

_SLICES = task_slices()
_TYPES: tuple[ExceptionType, ...] = ("prejudice", "falsehood", "trolling")
_TOGETHER: dict[str, frozenset[str]] = {
    "complaint": frozenset({"negative", "neutral"}),
    "question": frozenset({"neutral"}),
    "request": frozenset({"negative", "neutral", "positive"}),
    "praise": frozenset({"positive"}),
    "banter": frozenset({"neutral", "positive"}),
    "abuse": frozenset({"negative"}),
    "other": frozenset({"negative", "neutral", "positive"}),
}
"""Which attitudes an intent can carry by the label guide, as long as no exception is at work."""
_PLAIN_WORDS = frozenset({"prior_contact", "legal", "injury", "media"})
LOW_CONFIDENCE = 0.45
"""Below this the most likely of three sentiments is hardly more than a guess."""
DOUBTFUL = 0.35
"""From this probability of any exception on, nothing is taken for praise or a joke."""
SURE_OF_ABUSE = 0.7
"""Probability of abuse below which a comment without an exception is none: on the dev part three of four were not."""
NO_PRAISE = 0.3
"""Probability of a complaint from which nothing is praise: two of three such were none (dev part, fresh comments)."""
NO_COMPLAINT = 0.075
"""Probability of a complaint up to which displeasure is talk among others; above it, two of three times a complaint."""
UNSUPPORTED_FACTOR = 0.6
"""Confidence in a language that the models were not trained on is lowered by this."""


@dataclass(frozen=True)
class Thresholds:
    """Probabilities from which a decision is taken, chosen in training (R24: flags must be right)."""

    exception: float = 0.6
    also: float = 0.25
    irony: float = 0.5
    signal: float = 0.3
    matched_signal: float = 0.02


def _columns(row: Array, task: str) -> Array:
    return row[_SLICES[task]]


def _share(value: float) -> float:
    return round(min(max(float(value), 0.0), 1.0), 4)


def attitude(row: Array, flagged: bool) -> tuple[Sentiment, Intent]:
    """Sentiment and intent: the most likely pair that the label guide lets stand together.

    Judged apart, a comment in doubt could come out as a positive complaint. Abuse holds nothing the company could act
    on, so a comment that names an issue is never taken for mere abuse (R98), nor one that is not surely abuse and holds
    no exception. Displeasure below a company's post that fits nowhere else is a complaint, where that is possible at
    all, and words of praise that may well be one are none. The sentiment's score is P(positive) - P(negative).

    Args:
        flagged: whether an exception was found; then any pair may stand.
    """
    sentiments, intents = _columns(row, "sentiment"), _columns(row, "intent")
    names_issue = specific(row)
    # Too little for a flag, and too much to be met with thanks or a joke.
    doubtful = 1 - float(_columns(row, "exception")[0]) >= DOUBTFUL
    complaint = INTENTS.index("complaint")
    mood, aim = max(
        (
            (mood, aim)
            for aim, name in enumerate(INTENTS)
            for mood, label in enumerate(SENTIMENTS)
            if flagged
            or (
                label in _TOGETHER[name]
                and not (name == "abuse" and (names_issue or intents[aim] < SURE_OF_ABUSE))
                and not (name in ("praise", "banter") and doubtful)
                and not (name == "praise" and intents[complaint] > NO_PRAISE)
            )
        ),
        key=lambda pair: float(sentiments[pair[0]] * intents[pair[1]]),
    )
    if not flagged and (SENTIMENTS[mood], INTENTS[aim]) == ("negative", "other") and intents[complaint] > NO_COMPLAINT:
        aim = complaint
    score = round(float(np.clip(sentiments[2] - sentiments[0], -1, 1)), 4)
    return (
        Sentiment(label=SENTIMENTS[mood], score=score, confidence=_share(sentiments[mood])),
        Intent(label=INTENTS[aim], confidence=_share(intents[aim])),
    )


def type_probabilities(row: Array) -> dict[ExceptionType, float]:
    """Probability of each exception type, trolling being the sum of its subtypes."""
    values = dict(zip(EXCEPTIONS, _columns(row, "exception"), strict=True))
    result: dict[ExceptionType, float] = {"none": float(values["none"])}
    for kind in _TYPES:
        result[kind] = float(sum(value for name, value in values.items() if name.split(".")[0] == kind))
    return result


def exception(row: Array, thresholds: Thresholds) -> ExceptionJudgement:
    """The exception type when its evidence passes the threshold, else none (R24, R88-R101).

    A flag's confidence is the probability of that type; of no flag, the probability that none is right.
    """
    kinds = type_probabilities(row)
    if 1 - kinds["none"] < thresholds.exception:
        return ExceptionJudgement(type="none", confidence=_share(kinds["none"]))
    kind = max(_TYPES, key=lambda name: kinds[name])
    subtype: TrollingSubtype | None = None
    if kind == "trolling" and _complains(row):
        return ExceptionJudgement(type="none", confidence=_share(kinds["none"]))
    if kind == "trolling":
        names = [name for name in EXCEPTIONS if name.startswith("trolling.")]
        values = dict(zip(EXCEPTIONS, _columns(row, "exception"), strict=True))
        subtype = cast(TrollingSubtype, max(names, key=lambda name: values[name]).partition(".")[2])
    return ExceptionJudgement(
        type=kind,
        subtype=subtype,
        confidence=_share(kinds[kind]),
        suspicion="unverified_claim" if kind == "falsehood" else None,
    )


def _complains(row: Array) -> bool:
    """Whether a real issue is more likely than bare abuse: then rudeness is no exception (R24, R98)."""
    values = dict(zip(INTENTS, _columns(row, "intent").tolist(), strict=True))
    graver = sum(
        float(_columns(row, "exception")[EXCEPTIONS.index(name)]) for name in ("trolling.spam", "trolling.threat")
    )
    return values["complaint"] > values["abuse"] and graver < 0.5 and specific(row)


def cause(row: Array, is_complaint: bool, thresholds: Thresholds) -> Cause:
    """What a dissatisfaction is about; none for anything that is no complaint (R133).

    The models answer what a complaint would be about, whether or not it is one: the confidence counts in both.
    """
    values = _columns(row, "cause")
    complaint = float(_columns(row, "intent")[INTENTS.index("complaint")])
    if not is_complaint:
        return Cause(label="none", confidence=_share(1 - complaint + complaint * values[0]))
    best = int(values.argmax())
    others = [number for number in range(1, len(CAUSES)) if best and number != best]
    also: list[CauseLabel] = [CAUSES[number] for number in others if values[number] >= thresholds.also]
    return Cause(label=CAUSES[best], confidence=_share(complaint * values[best]), also=also)


def specific(row: Array) -> bool:
    """Whether an issue is named that is concrete enough to act on."""
    return bool(_columns(row, "specific")[1] >= 0.5)


def signals(row: Array, matched: Sequence[Signal], is_complaint: bool, thresholds: Thresholds) -> list[Signal]:
    """Signals that the models are sure of, and those whose words stand there (`matched`) unless the models object.

    In a complaint the plain words for what must never be missed (lawyer, injury …) are enough.
    """
    found: list[Signal] = []
    for name in SIGNALS:
        needed = thresholds.irony if name == "irony" else thresholds.signal
        if name in matched:
            needed = 0.0 if is_complaint and name in _PLAIN_WORDS else thresholds.matched_signal
        if _columns(row, name)[1] >= needed:
            found.append(name)
    return found


def abstention(judged: Sentiment, supported: bool) -> Abstention | None:
    """Why the labels should not be relied on, if so."""
    if not supported:
        return "unsupported_language"
    return "low_confidence" if judged.confidence < LOW_CONFIDENCE else None
