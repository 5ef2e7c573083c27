"""Comments with labels written by hand, so that what a reply does never hangs on what a model thinks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.analysis.schemas import (
    Analysis,
    Cause,
    CauseLabel,
    Comment,
    DetectedLanguage,
    ExceptionJudgement,
    ExceptionType,
    Focus,
    FocusKind,
    Intent,
    IntentLabel,
    Sentiment,
    SentimentLabel,
    Signal,
    Situation,
    Span,
    TrollingSubtype,
)
from api.brand.profile import Brand, load_brand
from api.contract import Language, Platform
from api.drafts.gate import gate
from api.replies.compose import stage_for, suggest
from api.replies.schemas import Suggestion, SuggestRequest
from api.triage.advise import advise
from api.triage.schemas import Advice

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_SCORES: dict[SentimentLabel, float] = {"positive": 0.8, "neutral": 0.0, "negative": -0.8}


@dataclass(frozen=True)
class Labelled:
    """One comment, what it is, and words of which the reply must name at least one."""

    comment: Comment
    analysis: Analysis
    names: tuple[str, ...]

    @property
    def advice(self) -> Advice:
        return advise(self.comment, self.analysis, now=NOW)

    def replies(self, *, brand: Brand | None = None, reader: Language = "ja", **wish: object) -> list[Suggestion]:
        """Suggestions for this comment; without a stage in `wish`, the stage that is offered first."""
        stage, fault = stage_for(self.comment, self.analysis, self.advice)
        request = SuggestRequest.model_validate(
            {"comment": self.comment, "stage": stage, "fault": fault, **wish}, strict=False
        )
        who = brand or load_brand()
        checked = gate(self.analysis, who, reader)
        return suggest(request, self.analysis, self.advice, who, reader=reader, gate=checked)


def labelled(
    text: str,
    *,
    lang: str = "ja",
    platform: Platform = "x",
    sentiment: SentimentLabel = "negative",
    intent: IntentLabel = "complaint",
    cause: CauseLabel = "none",
    also: tuple[CauseLabel, ...] = (),
    exception: ExceptionType = "none",
    subtype: TrollingSubtype | None = None,
    specific: bool = True,
    signals: tuple[Signal, ...] = (),
    aspects: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    situation: Situation | None = None,
    identifier: str = "x:1",
) -> Labelled:
    """Label one comment by hand."""
    spans = [Span(text=part, start=text.index(part), end=text.index(part) + len(part)) for part in aspects]
    analysis = Analysis(
        language=DetectedLanguage(code=lang, confidence=0.99),
        sentiment=Sentiment(label=sentiment, score=_SCORES[sentiment], confidence=0.9),
        exception=ExceptionJudgement(type=exception, subtype=subtype, confidence=0.9),
        intent=Intent(label=intent, confidence=0.9),
        cause=Cause(label=cause, confidence=0.9, also=list(also)),
        specific=specific,
        signals=list(signals),
        aspects=spans,
        situation=situation or Situation(),
    )
    return Labelled(Comment(id=identifier, platform=platform, text=text), analysis, names)


def focused(case: Labelled, *stretches: tuple[FocusKind, str]) -> Labelled:
    """The case with these stretches marked."""
    text = case.comment.text
    focus = [
        Focus(kind=kind, text=part, start=text.index(part), end=text.index(part) + len(part))
        for kind, part in stretches
    ]
    return Labelled(case.comment, case.analysis.model_copy(update={"focus": focus}), case.names)


def all_labelled() -> Iterator[Labelled]:
    """Every comment of comments.jsonl."""
    for line in Path(__file__).with_name("comments.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        row["identifier"] = row.pop("id")
        given: Any = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        yield labelled(**given)


def told_of(text: str, situation: Situation, *parts: tuple[FocusKind, str], **labels: object) -> Labelled:
    """An English comment on Facebook with its situation, and where it tells of what."""
    given = {"lang": "en", "platform": "facebook", "cause": "quality", **labels}
    return focused(labelled(text, situation=situation, **given), *parts)  # type: ignore[arg-type]
