"""The draft check: every rule over one reading, severities by context, rewrites that pass themselves."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from api.analysis.faults import Suspicion
from api.analysis.labels import DRAFT_FAULTS
from api.analysis.schemas import Analysis
from api.brand.profile import Brand
from api.contract import Language
from api.drafts.context import Context, context_of, facets_of_place
from api.drafts.finders import find
from api.drafts.hits import Hit
from api.drafts.own import names_of
from api.drafts.reading import Place, Reading
from api.drafts.reliefs import RELIEFS
from api.drafts.rewriting import edits
from api.drafts.rulebook import Rule, rulebook
from api.drafts.schemas import CheckRequest, CheckResponse, Finding, Rewrite
from api.guidelines.catalogue import Severity
from api.replies.fitting import measure

_TRIED = 11
"""Edits tried for one draft."""
_PROVABLE = 2_200
"""Characters of the longest public reply for which rewrites are proven."""
_SHARED = {"warn": 0.5, "block": 0.1}
"""Probability of any fault below which the reader takes what a rule met for harmless: surer where more is at stake."""
_BEYOND_DOUBT = frozenset({"fault_conceded"})
"""Faults that hang on what is confirmed, which the reader, who sees the draft alone, cannot know (R86)."""
_LEAST = 2
"""Characters of a fault that the reader alone speaks of; fewer are a piece of a word."""
_SMEARED = 1
"""Sentences by which the reader may misplace a fault that a rule has placed already."""
_OF_OURS = frozenset({"open_blank"})
"""What a rewrite may bring with it: a blank for what only staff knows."""
_LOSSES = frozenset({"apology_missing", "apology_late", "no_owned_step", "dm_without_care"})
"""Hints that no rewrite may bring: what was there must stay."""


@dataclass(frozen=True)
class _Found:
    """A finding before it is put in words: offsets in the original text."""

    rule: Rule
    severity: Severity
    start: int
    end: int
    hit: Hit


def check(
    request: CheckRequest,
    analysis: Analysis | None,
    brand: Brand,
    *,
    reader: Language = "ja",
    suspect: Callable[[str], Suspicion] | None = None,
) -> CheckResponse:
    """Say what the guidelines would say of a draft. Pure; an empty draft has no findings.

    Args:
        analysis: what `request.comment` was judged to be.
        reader: language of the explanations.
        suspect: reads the draft as a whole beside the rules; None leaves them alone.
    """
    return CheckResponse(
        findings=_Desk(request, analysis, brand).findings(reader, suspect),
        length=measure(request.text, request.platform, request.channel),
    )


class _Desk:
    """One request: finds, and tries on the draft what rules offer."""

    def __init__(self, request: CheckRequest, analysis: Analysis | None, brand: Brand) -> None:
        self._request, self._analysis, self._brand = request, analysis, brand
        self._place = facets_of_place(request, analysis)
        self._names = names_of(brand)
        self._settings = {setting.rule: setting.level for setting in brand.rules}
        self._active: dict[tuple[frozenset[str], frozenset[str]], list[tuple[Rule, Severity]]] = {}
        # A draft longer than any reply gets findings alone.
        self._left = _TRIED if len(request.text) <= _PROVABLE else 0

    def findings(self, reader: Language, suspect: Callable[[str], Suspicion] | None) -> list[Finding]:
        """Findings in the order of the text, each with the first rewrite that holds."""
        reading, context, found = self._read(self._request.text)
        if suspect is not None and reading.sentences:
            suspicion = suspect(reading.text[:_PROVABLE])
            found = [_doubted(one, suspicion) for one in found]
            found = sorted(_once([*found, *self._suspected(suspicion, reading, context, found)]), key=_placed)
        before = [one.rule.name for one in found]
        return [
            Finding(
                rule=one.rule.rule,
                name=one.rule.name,
                start=one.start,
                end=one.end,
                severity=one.severity,
                why=(one.hit.why or one.rule.why).said_in(reader),
                rewrite=self._rewrite(one, before, reading, context),
            )
            for one in found
        ]

    def _read(self, text: str) -> tuple[Reading, Context, list[_Found]]:
        reading = Reading(text, self._names)
        request = self._request.model_copy(update={"text": text})
        context = context_of(request, self._analysis, self._brand, reading, self._place)
        found: list[_Found] = []
        for rule, severity in self._rules(context) if reading.sentences else ():
            for hit in find(rule, reading, context):
                level = self._level(rule, severity, hit, reading, context)
                if level != "off" and not reading.is_safe(hit.place):
                    start, end = reading.folded.original(hit.place.start, hit.place.end)
                    found.append(_Found(rule, level, start, end, hit))
        return reading, context, sorted(_once(found), key=_placed)

    def _suspected(
        self, suspicion: Suspicion, reading: Reading, context: Context, found: list[_Found]
    ) -> Iterator[_Found]:
        """What the rules did not find, or call otherwise, and a reader trained on many drafts takes for a fault: worth
        a hint."""
        said = {rule.name: (rule, severity) for rule, severity in self._rules(context)}
        for one in suspicion.found:
            if one.name not in said or one.end - one.start < _LEAST:
                continue
            rule, severity = said[one.name]
            place = Place(one.start, one.end, reading.sentence_at(one.start))
            if reading.in_quotes(place) or reading.is_safe(place):
                continue
            hit = Hit(place)
            start, end = reading.folded.original(one.start, one.end)
            said_already = any(
                other.rule is rule
                and (
                    rule.kind == "function"
                    or (start < other.end and other.start < end)
                    or abs(other.hit.place.sentence - place.sentence) <= _SMEARED
                )
                for other in found
            )
            if not said_already and self._level(rule, severity, hit, reading, context) != "off":
                yield _Found(rule, "hint", start, end, hit)

    def _level(
        self, rule: Rule, severity: Severity, hit: Hit, reading: Reading, context: Context
    ) -> Severity | Literal["off"]:
        """How grave a hit is: by its meaning, by what the brand has settled and makes of the rule."""
        level: Severity | Literal["off"] = hit.level or (hit.part.level if hit.part else None) or severity
        if rule.relief is not None:
            level = RELIEFS[rule.relief](hit.place, reading, context) or level
        return level if level == "off" or rule.always else self._settings.get(rule.rule, level)

    def _rules(self, context: Context) -> list[tuple[Rule, Severity]]:
        """The rules that speak in this context, with their severity."""
        key = (context.facets["mood"], context.facets["language"])
        if key not in self._active:
            said = [rule for rule in rulebook().rules if rule.always or self._settings.get(rule.rule) != "off"]
            judged = [(rule, _severity(rule, context)) for rule in said]
            self._active[key] = [(rule, severity) for rule, severity in judged if severity is not None]
        return self._active[key]

    def _rewrite(self, one: _Found, before: list[str], reading: Reading, context: Context) -> Rewrite | None:
        """The first of the offers that holds, while any may still be tried."""
        offered = edits(one.rule, one.hit.part, reading, context, one.hit.place)
        for edit in (*one.hit.edits, *offered):
            if self._left == 0:
                break
            self._left -= 1
            start, end = reading.folded.original(edit.start, edit.end)
            if self._holds(one.rule.name, before, self._request.text[:start] + edit.text + self._request.text[end:]):
                return Rewrite(start=start, end=end, text=edit.text)
        return None

    def _holds(self, name: str, before: list[str], text: str) -> bool:
        """Whether the finding goes and nothing grave comes in its place."""
        if not text.strip():
            return False
        after = self._read(text)[2]
        if [one.rule.name for one in after].count(name) >= before.count(name):
            return False
        grave = {one.rule.name for one in after if one.severity != "hint" or one.rule.name in _LOSSES}
        return grave <= {*before, *_OF_OURS}


def _placed(one: _Found) -> tuple[int, int]:
    return one.start, one.end


def _doubted(one: _Found, suspicion: Suspicion) -> _Found:
    """What the reader of the whole draft takes for harmless is worth a hint and no more."""
    known = one.rule.name in DRAFT_FAULTS and one.rule.name not in _BEYOND_DOUBT
    if not known or one.severity not in _SHARED:
        return one
    shared = suspicion.within(one.hit.place.start, one.hit.place.end) >= _SHARED[one.severity]
    return one if shared else replace(one, severity="hint")


def _severity(rule: Rule, context: Context) -> Severity | None:
    if not rule.when.holds(context.facets):
        return None
    for case in rule.cases:
        if case.when.holds(context.facets):
            return None if case.level == "off" else case.level
    return rule.severity


def _once(found: Iterable[_Found]) -> list[_Found]:
    """Of overlapping findings of one rule only the gravest, and of these the longest."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda each: (each.rule.name, each.severity == "hint", each.start - each.end)):
        if not any(
            other.rule.name == one.rule.name and one.start < other.end and other.start < one.end for other in kept
        ):
            kept.append(one)
    return kept
