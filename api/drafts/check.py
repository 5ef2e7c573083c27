"""The draft check: every rule over one reading, severities by context, rewrites that pass themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from api.analysis.schemas import Analysis
from api.brand.profile import Brand
from api.contract import Language
from api.drafts.context import Context, context_of
from api.drafts.finders import find
from api.drafts.reading import Reading
from api.drafts.rulebook import Rule, rulebook
from api.drafts.schemas import CheckRequest, CheckResponse, Finding, Rewrite
from api.guidelines.catalogue import Severity
from api.replies.fitting import measure

_PROVEN = 8
"""Rewrites proven for one draft."""
_PROVABLE = 2_200
"""Characters of the longest public reply for which rewrites are proven."""


@dataclass(frozen=True)
class _Found:
    """A finding before it is put in words: offsets in the original text."""

    rule: Rule
    severity: Severity
    start: int
    end: int
    rewrite: str | None


def check(request: CheckRequest, analysis: Analysis | None, brand: Brand, *, reader: Language = "ja") -> CheckResponse:
    """Say what the guidelines would say of a draft. Pure; an empty draft has no findings.

    Args:
        analysis: what `request.comment` was judged to be.
        reader: language of the explanations.
    """
    found = _findings(request, analysis, brand) if request.text.strip() else []
    rewritten = [one for one in found if one.rewrite is not None]
    # Proving a rewrite reads the whole draft again; a draft longer than any reply gets findings alone.
    proving = rewritten[:_PROVEN] if len(request.text) <= _PROVABLE else []
    proven = {id(one): _proven(one, found, request, analysis, brand) for one in proving}
    kept = [replace(one, rewrite=proven.get(id(one))) for one in found]
    return CheckResponse(
        findings=[
            Finding(
                rule=one.rule.rule,
                name=one.rule.name,
                start=one.start,
                end=one.end,
                severity=one.severity,
                why=one.rule.why.said_in(reader),
                rewrite=Rewrite(text=one.rewrite) if one.rewrite is not None else None,
            )
            for one in kept
        ],
        length=measure(request.text, request.platform, request.channel),
    )


def _findings(request: CheckRequest, analysis: Analysis | None, brand: Brand) -> list[_Found]:
    reading = Reading(request.text)
    if not reading.sentences:
        return []
    context = context_of(request, analysis, brand, reading)
    found: list[_Found] = []
    for rule in rulebook().rules:
        severity = _severity(rule, context)
        if severity is None:
            continue
        for place, rewrite in find(rule, reading, context):
            start, end = reading.folded.original(place.start, place.end)
            found.append(_Found(rule, severity, start, end, rewrite))
    return sorted(_once(found), key=lambda one: (one.start, one.end))


def _severity(rule: Rule, context: Context) -> Severity | None:
    if not rule.when.holds(context.facets):
        return None
    for case in rule.cases:
        if case.when.holds(context.facets):
            return None if case.level == "off" else case.level
    return rule.severity


def _once(found: Iterable[_Found]) -> list[_Found]:
    """Of overlapping findings of one rule only the longest."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda each: (each.rule.name, each.start - each.end)):
        if not any(
            other.rule.name == one.rule.name and one.start < other.end and other.start < one.end for other in kept
        ):
            kept.append(one)
    return kept


def _proven(
    one: _Found, found: list[_Found], request: CheckRequest, analysis: Analysis | None, brand: Brand
) -> str | None:
    """The rewrite, if the draft with it in place has nothing new to be said against it and this finding is gone."""
    if one.rewrite is None:
        return None
    text = request.text[: one.start] + one.rewrite + request.text[one.end :]
    after = _findings(request.model_copy(update={"text": text}), analysis, brand)
    before = [each.rule.name for each in found]
    left = [each.rule.name for each in after]
    if left.count(one.rule.name) >= before.count(one.rule.name) or set(left) - set(before):
        return None
    return one.rewrite
