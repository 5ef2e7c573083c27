"""Read the phrases as a copy editor would: `python -m api.replies.lint` prints what is wrong and fails if anything is.

Every phrase is put into a whole reply of a plan that can say it and read by the draft checker. What no reply can say,
what no situation can answer, what breaks our own rules and what is too long is reported. Nothing imports this module.
"""

import random
import sys
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

from api.analysis.schemas import Analysis, CauseLabel, Comment, IntentLabel
from api.brand.profile import load_brand
from api.conditions import Facets, When
from api.contract import Language
from api.datafiles import DataModel, load_yaml
from api.drafts.gate import gate
from api.replies.phrasebook import Move, Phrase, Phrasebook, Plan, Way, phrasebook
from api.replies.schemas import Channel, Fault, Stage, SuggestRequest
from api.replies.writing import Writer

LANGUAGES: tuple[Language, ...] = ("ja", "en")
_COMMENT: dict[Language, str] = {
    "ja": "先週買った電気ケトルのふたが閉まりません。問い合わせにも返事がありません。",
    "en": "The lid of the kettle I bought last week won't close, and nobody answers my messages.",
}
_EVERY_COMMENT = frozenset({"where", "self", "feel", "check"})
"""Slots that are filled whatever a complaint says."""
_SIGNATURE = "（担当：サポート）"


class _Samples(DataModel):
    ja: dict[str, str]
    en: dict[str, str]


@cache
def _samples(language: Language) -> dict[str, str]:
    """A filling for every slot that reading a comment or the profile can give."""
    samples = load_yaml(Path(__file__).parent / "phrases" / "samples.yaml", _Samples)
    return samples.ja if language == "ja" else samples.en


def problems() -> Iterator[str]:
    """Everything that is wrong, in words; nothing when the phrases are sound."""
    for language in LANGUAGES:
        book = phrasebook(language)
        yield from _unknown_slots(book, language)
        yield from _unanswered(book, language)
        yield from _unfit(book, language)


def _unknown_slots(book: Phrasebook, language: Language) -> Iterator[str]:
    known = _samples(language).keys() | book.blanks.keys()
    for name, move in book.moves.items():
        for phrase in move.say:
            if unknown := phrase.slots - known:
                yield f"{language}.yaml: {name}: nothing fills {', '.join(sorted(unknown))} in {phrase.text!r}"
    for blank in book.blanks.keys() - {slot for move in book.moves.values() for one in move.say for slot in one.slots}:
        yield f"{language}.yaml: blanks: {blank} is never used"


def _unanswered(book: Phrasebook, language: Language) -> Iterator[str]:
    """Situations in which nothing can be said although nothing is known but the labels."""
    for stage, fault, intent, cause, channel in product(
        get_args(Stage), get_args(Fault), get_args(IntentLabel), get_args(CauseLabel), get_args(Channel)
    ):
        facets = _facets(language, stage, fault, intent, cause, channel)
        plan = book.plan_for(stage, facets)
        if stage == "playful":
            continue  # closed to most comments (C1)
        writer = _writer(book, language, facets, bare=True)
        if plan is None or not any(_written(writer, way) for way in plan.ways if way.when.holds(facets)):
            yield f"{language}.yaml: no reply for {stage}, {fault}, {intent}, {cause}, {channel}"


def _unfit(book: Phrasebook, language: Language) -> Iterator[str]:
    """Phrases that no plan can say, and phrases that the draft checker would not let pass."""
    for name, move in book.moves.items():
        for phrase in move.say:
            said = False
            remark: str | None = None
            for plan, way in _plans_with(book, name):
                for facets in _facets_for(book, language, plan, way, phrase):
                    said = True
                    found = _remark(book, language, name, phrase, way, facets)
                    remark = remark if found and remark else found
                    if remark is None:
                        break
                if said and remark is None:
                    break
            if not said:
                yield f"{language}.yaml: {name}: no plan can say {phrase.text!r}"
            elif remark is not None:
                yield f"{language}.yaml: {name}: {phrase.text!r}: {remark}"


def _plans_with(book: Phrasebook, move: str) -> Iterator[tuple[Plan, Way]]:
    for plan in book.plans:
        for way in plan.ways:
            if move in ("intro", "regret") or any(step.move == move for step in way.moves):
                yield plan, way


def _remark(book: Phrasebook, language: Language, name: str, phrase: Phrase, way: Way, facets: Facets) -> str | None:
    """What is wrong with a reply that says `phrase` by `way`; None if it may be shown."""
    forced = book.model_copy(update={"moves": {**book.moves, name: Move(rules=(), say=(phrase,))}})
    writer = _writer(forced, language, facets)
    text = _written(writer, way)
    if text is None:
        return "does not fit into any reply"
    analysis = _analysis(language, _one(facets, "intent"), _one(facets, "cause"))
    verdict = gate(analysis, load_brand(), "en")(text, writer.request)
    return None if verdict.passes else f"{'; '.join(verdict.hints)} ({text})"


def _written(writer: Writer, way: Way) -> str | None:
    draft = writer.write(way, random.Random(0), frozenset())  # noqa: S311
    return None if draft is None else draft.text


def _one(facets: Facets, name: str) -> str:
    return next(iter(facets[name]))


def _writer(book: Phrasebook, language: Language, facets: Facets, *, bare: bool = False) -> Writer:
    """A writer for the sample comment; `bare` leaves out whatever a comment may not tell."""
    samples = _samples(language)
    slots = {name: value for name, value in samples.items() if not bare or name in _EVERY_COMMENT}
    request = SuggestRequest.model_validate(
        {
            "comment": Comment(id="x:1", platform="x", text=_COMMENT[language]),
            **{name: _one(facets, name) for name in ("stage", "fault", "channel")},
        }
    )
    signature = _SIGNATURE if language == "ja" else "^Care"
    return Writer(book, slots, facets, frozenset(slots), {}, request, signature, language)


def _facets(
    language: Language, stage: str, fault: str, intent: str, cause: str, channel: str
) -> dict[str, frozenset[str]]:
    given = {
        "stage": stage, "fault": fault, "intent": intent, "cause": cause, "channel": channel, "platform": "x",
        "sentiment": "negative" if intent in ("complaint", "abuse") else "neutral", "specific": "yes", "issue": "yes",
        "exception": "none", "subtype": "none", "strength": "calm", "addressed": "yes", "action": "reply",
        "dm": "no", "refusal": "no", "trouble": "none", "known_status": "none", "abstained": "none",
    }  # fmt: skip
    return {name: frozenset({value}) for name, value in given.items()}


def _facets_for(book: Phrasebook, language: Language, plan: Plan, way: Way, phrase: Phrase) -> Iterator[Facets]:
    """Facets under which `plan` takes `way` and can say `phrase`; none when their conditions contradict each other."""
    conditions = (plan.when, way.when, phrase.when)
    moods = ("complaint", "praise", "other", "question")
    for stage, fault, intent in product(plan.stages, ("unknown", "none", "confirmed"), moods):
        facets = _facets(language, stage, fault, intent, "quality", "public")
        for condition in conditions:
            _meet(condition, facets)
        met = all(condition.holds(facets) for condition in conditions) and stage in facets["stage"]
        if met and book.plan_for(stage, facets) is plan:
            yield facets


_INSTEAD = {
    "fault": ("unknown", "confirmed", "none"),
    "intent": ("complaint", "other", "question", "request", "praise"),
    "channel": ("public", "dm"),
    "cause": ("quality", "service", "delivery"),
    "sentiment": ("neutral", "positive", "negative"),
    "dm": ("no", "yes"),
    "trouble": ("none", "broken"),
    "known_status": ("none", "fixing", "fixed"),
}
"""Values to fall back on where a condition forbids the usual one."""


def _meet(when: When, facets: dict[str, frozenset[str]]) -> None:
    for name, values in when.all.items():
        single = name in _INSTEAD or name in ("action", "refusal", "stage", "addressed", "specific", "strength")
        facets[name] = frozenset(values) if single else facets.get(name, frozenset()) | frozenset(values)
    for name, values in when.any.items():
        if facets.get(name, frozenset()).isdisjoint(values):
            facets[name] = frozenset({values[0]})
    for name, values in when.no.items():
        if not facets.get(name, frozenset()).isdisjoint(values):
            left = [value for value in _INSTEAD.get(name, ()) if value not in values]
            facets[name] = frozenset(left[:1])


def _analysis(language: Language, intent: str, cause: str) -> Analysis:
    mood = {"complaint": "negative", "abuse": "negative", "praise": "positive"}.get(intent, "neutral")
    return Analysis.model_validate(
        {
            "language": {"code": language, "confidence": 1.0},
            "sentiment": {"label": mood, "score": 0.0, "confidence": 1.0},
            "exception": {"type": "none", "confidence": 1.0},
            "intent": {"label": intent, "confidence": 1.0},
            "cause": {"label": cause, "confidence": 1.0},
            "specific": True,
        }
    )


def main() -> int:
    found = list(problems())
    for problem in found:
        sys.stdout.write(problem + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
