"""The door of this room: comments in, analyses out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from api.analysis import artefact, aspects, context, decide, faults, focus, language, situation
from api.analysis.components import panel_of
from api.analysis.evidence import occlude
from api.analysis.knowledge import NOTHING, Knowledge, Trace
from api.analysis.labels import EXCEPTIONS, SENTIMENTS, task_slices
from api.analysis.panel import Array, Panel
from api.analysis.schemas import (
    Abstention,
    Analysis,
    Cause,
    Comment,
    DetectedLanguage,
    Evidence,
    ExceptionJudgement,
    Focus,
    Intent,
    Sentiment,
    Span,
)
from api.analysis.text import ModelText, normalise, without_masks

_BATCH = 100
_HISTORY = 10
"""Other texts of an author that are looked at; three empty insults are enough (R95)."""
_WARM_UP = ("届きました、ありがとう", "It arrived, thanks")
_SAYS_SOMETHING = re.compile(r"[^\W\d_]|[^\x00-\u203e\u3000-\u303f\uff00-\uffef]|[(:;][^\w\s]")
"""A letter, an emoji or symbol, or the beginnings of a face; digits and punctuation alone say nothing."""
_LONG_RUN = re.compile(r"\S{200}")


@dataclass(frozen=True)
class _Read:
    """A comment as read: normalised text, its language, and the pipeline that suits it."""

    text: ModelText
    language: DetectedLanguage
    nothing: Abstention | None

    @property
    def pipeline(self) -> str:
        return "ja" if self.language.code in ("ja", "zh", "ko") else "en"


class Judge:
    """Judges comments with the shipped pipelines. Load once, before workers fork; safe to use after the fork."""

    def __init__(self, pipelines: dict[str, Language], panel: Panel, version: str) -> None:
        self._pipelines = pipelines
        self._panel = panel
        self._thresholds = decide.Thresholds(**panel.settings.thresholds)
        self.version = version

    @classmethod
    def load(cls, folder: Path = artefact.SHIPPED) -> "Judge":
        """Verify and load an artefact. Raises ArtefactError with a sentence when it is missing or altered."""
        version = artefact.verify(folder)
        pipelines = {name: spacy.load(folder / name) for name in ("ja", "en")}
        language.warm_up()
        situation.warm_up()
        judge = cls(pipelines, panel_of(pipelines["ja"]), version)
        judge.judge([Comment(id="warm-up", platform="x", text=text) for text in _WARM_UP])
        return judge

    def judge(
        self,
        comments: Sequence[Comment],
        *,
        explain: bool = False,
        knowledge: Knowledge = NOTHING,
        among: Sequence[Comment] | None = None,
    ) -> list[Analysis]:
        """One Analysis per comment, in order. Never raises on a text.

        A comment's labels depend on its text, on what it brings along (the text it answers, earlier ones of its
        thread), on other comments of the same author in the request, and on nothing else of its neighbours.

        Args:
            explain: find evidence, by taking words out and judging again.
            knowledge: names and settled texts of the company.
            among: the whole request when `comments` are only a part of it.
        """
        read = [_read(comment.text, knowledge) for comment in comments]
        docs: dict[int, Doc] = {}
        for name, nlp in self._pipelines.items():
            numbers = [i for i, one in enumerate(read) if one.pipeline == name and one.nothing is None]
            made = [_tokenise(nlp, read[i].text.text) for i in numbers]
            docs.update(zip(numbers, nlp.pipe(made, batch_size=_BATCH), strict=True))
        rows = {
            i: knowledge.correct(doc._.reading.row, comments[i].text, self._trace(doc, knowledge))
            for i, doc in docs.items()
        }
        return [
            self._analysis(
                one, comment, docs[i], self._in_context(rows[i], one, comment, among or comments, knowledge), explain
            )
            if i in docs
            else _inert(one)
            for i, (one, comment) in enumerate(zip(read, comments, strict=True))
        ]

    def trace(self, text: str) -> Trace:
        """Where a text lies beside others, for settling the labels of like texts (`Knowledge.settled`)."""
        seen = normalise(text).text
        return self._panel.trace(seen, self._panel.read(seen))

    def suspect(self, draft: str) -> faults.Suspicion:
        """Which faults a draft seems to hold, and where."""
        return faults.suspicion(draft, self._panel.encoder) if self._panel.encoder else faults.NOTHING

    def _trace(self, doc: Doc, knowledge: Knowledge) -> Trace | None:
        return self._panel.trace(doc.text, doc._.reading) if knowledge.settled else None

    def _in_context(
        self, row: Array, read: _Read, comment: Comment, others: Sequence[Comment], knowledge: Knowledge
    ) -> Array:
        parent = comment.thread.parent_text if comment.thread else None
        if parent and context.echoes(read.text.text):
            row = context.with_parent(row, self._row(parent, knowledge))
        author = context.history(comment, others)
        if (author.before and context.wants_an_answer(row)) or context.is_empty_insult(row):
            before, beside = (
                [self._row(text, knowledge) for text in texts[:_HISTORY]] for texts in (author.before, author.beside)
            )
            row = context.with_history(row, before, beside)
        return row

    def _row(self, text: str, knowledge: Knowledge) -> Array:
        return self._panel.read(knowledge.read(text).text).row

    def _analysis(self, read: _Read, comment: Comment, doc: Doc, row: Array, explain: bool) -> Analysis:
        supported = read.language.code in ("ja", "en", "und")
        flagged = decide.exception(row, self._thresholds)
        judged, intent = decide.attitude(row, flagged.type != "none")
        cause = decide.cause(row, intent.label == "complaint", self._thresholds)
        if not supported:
            judged, flagged, intent, cause = _less_sure(judged, flagged, intent, cause)
        return Analysis(
            language=read.language,
            sentiment=judged,
            exception=flagged,
            intent=intent,
            cause=cause,
            specific=decide.specific(row),
            signals=decide.signals(row, doc._.signals, intent.label == "complaint", self._thresholds),
            aspects=_aspects(read, comment.text, doc),
            focus=_focus(read, comment.text, doc),
            situation=situation.decide(doc.text, doc._.reading.situation, judged.label),
            evidence=self._evidence(read, doc, judged, flagged) if explain else [],
            abstained=decide.abstention(judged, supported),
        )

    def _evidence(self, read: _Read, doc: Doc, judged: Sentiment, flagged: ExceptionJudgement) -> list[Evidence]:
        slices = task_slices()
        columns = [("sentiment", [slices["sentiment"].start + SENTIMENTS.index(judged.label)])]
        if flagged.type != "none":
            start = slices["exception"].start
            own = [start + i for i, name in enumerate(EXCEPTIONS) if name.split(".")[0] == flagged.type]
            columns.append(("exception", own))
        found = []
        for (target, _), moved in zip(columns, occlude(doc, columns, doc._.reading, self._panel), strict=True):
            for one in moved:
                start, end = read.text.original_span(one.start, one.end)
                found.append(Evidence.model_validate({"for": target, "start": start, "end": end, "weight": one.weight}))
        return found


def _aspects(read: _Read, original: str, doc: Doc) -> list[Span]:
    if doc._.reading.encoder is None:
        return []
    spans = [read.text.original_span(start, end) for start, end in aspects.find(doc, doc._.reading.encoder)]
    return [Span(text=original[start:end], start=start, end=end) for start, end in spans]


def _focus(read: _Read, original: str, doc: Doc) -> list[Focus]:
    if doc._.reading.encoder is None:
        return []
    found = [
        (kind, *read.text.original_span(start, end)) for kind, start, end in focus.find(doc, doc._.reading.encoder)
    ]
    return [Focus(kind=kind, text=original[start:end], start=start, end=end) for kind, start, end in found]


def _read(text: str, knowledge: Knowledge) -> _Read:
    normalised = knowledge.read(text)
    if not normalised.text:
        return _Read(normalised, DetectedLanguage(code="und", confidence=0.0), "empty")
    rest = without_masks(normalised.text)
    if not rest:
        return _Read(normalised, DetectedLanguage(code="und", confidence=0.0), "only_url")
    if not _SAYS_SOMETHING.search(rest):
        return _Read(normalised, DetectedLanguage(code="und", confidence=0.0), "low_confidence")
    return _Read(normalised, language.detect_normalised(rest), None)


def _tokenise(nlp: Language, text: str) -> Doc:
    if nlp.lang == "en" and _LONG_RUN.search(text):  # the rules for English take quadratic time without spaces
        return _plain_doc(nlp, text)
    try:
        return nlp.make_doc(text)
    except Exception:  # the Japanese tokenizer has no closed list of what it raises on exotic characters
        return _plain_doc(nlp, text)


def _plain_doc(nlp: Language, text: str) -> Doc:
    words = re.findall(r"\w+|[^\w ]| ", text)
    return Doc(nlp.vocab, words=words, spaces=[False] * len(words))


def _inert(read: _Read) -> Analysis:
    """What is said of a comment without words: neutral, nothing flagged, no confidence."""
    return Analysis(
        language=read.language,
        sentiment=Sentiment(label="neutral", score=0.0, confidence=0.0),
        exception=ExceptionJudgement(type="none", confidence=0.0),
        intent=Intent(label="other", confidence=0.0),
        cause=Cause(label="none", confidence=0.0),
        specific=False,
        abstained=read.nothing,
    )


def _less_sure(
    judged: Sentiment, flagged: ExceptionJudgement, intent: Intent, cause: Cause
) -> tuple[Sentiment, ExceptionJudgement, Intent, Cause]:
    """Lower every confidence, and take back flags: the models never learned this language."""
    factor = decide.UNSUPPORTED_FACTOR
    return (
        judged.model_copy(update={"confidence": round(judged.confidence * factor, 4)}),
        ExceptionJudgement(type="none", confidence=round(flagged.confidence * factor, 4)),
        intent.model_copy(update={"confidence": round(intent.confidence * factor, 4)}),
        cause.model_copy(update={"confidence": round(cause.confidence * factor, 4)}),
    )
