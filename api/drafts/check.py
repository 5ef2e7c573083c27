"""The draft check: every rule over one reading, severities by context, rewrites that pass themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from api.analysis.schemas import Analysis
from api.brand.profile import Brand
from api.contract import Language
from api.drafts.context import Context, context_of
from api.drafts.finders import find
from api.drafts.reading import Reading
from api.drafts.rewriting import Edit
from api.drafts.rulebook import Rule, rulebook
from api.drafts.schemas import CheckRequest, CheckResponse, Finding, Rewrite
from api.guidelines.catalogue import Severity
from api.replies.fitting import measure

_TRIED = 16
"""Edits tried for one draft."""
_PROVABLE = 2_200
"""Characters of the longest public reply for which rewrites are proven."""
_OF_OURS = frozenset({"open_blank"})
"""What a rewrite may bring with it: a blank for what only staff knows."""


@dataclass(frozen=True)
class _Found:
    """A finding before it is put in words: offsets in the original text."""

    rule: Rule
    severity: Severity
    start: int
    end: int
    offers: tuple[Rewrite, ...]


def check(request: CheckRequest, analysis: Analysis | None, brand: Brand, *, reader: Language = "ja") -> CheckResponse:
    """Say what the guidelines would say of a draft. Pure; an empty draft has no findings.

    Args:
        analysis: what `request.comment` was judged to be.
        reader: language of the explanations.
    """
    found = _findings(request, analysis, brand) if request.text.strip() else []
    proven = _Proof(request, analysis, brand, found)
    return CheckResponse(
        findings=[
            Finding(
                rule=one.rule.rule,
                name=one.rule.name,
                start=one.start,
                end=one.end,
                severity=one.severity,
                why=one.rule.why.said_in(reader),
                rewrite=proven.first(one),
            )
            for one in found
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
        for hit in find(rule, reading, context):
            start, end = reading.folded.original(hit.place.start, hit.place.end)
            offers = tuple(_original(edit, reading) for edit in hit.edits)
            found.append(_Found(rule, hit.level or severity, start, end, offers))
    return sorted(_once(found), key=lambda one: (one.start, one.end))


def _original(edit: Edit, reading: Reading) -> Rewrite:
    start, end = reading.folded.original(edit.start, edit.end)
    return Rewrite(start=start, end=end, text=edit.text)


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


class _Proof:
    """Tries offers on the draft: one is good when the finding goes and nothing grave comes in its place."""

    def __init__(self, request: CheckRequest, analysis: Analysis | None, brand: Brand, found: list[_Found]) -> None:
        self._request, self._analysis, self._brand = request, analysis, brand
        self._before = [one.rule.name for one in found]
        # A draft longer than any reply gets findings alone.
        self._left = _TRIED if len(request.text) <= _PROVABLE else 0

    def first(self, one: _Found) -> Rewrite | None:
        """The first of the offers that holds, while any may still be tried."""
        for offer in one.offers:
            if self._left == 0:
                break
            self._left -= 1
            if self._holds(one.rule.name, offer):
                return offer
        return None

    def _holds(self, name: str, offer: Rewrite) -> bool:
        text = self._request.text[: offer.start] + offer.text + self._request.text[offer.end :]
        after = _findings(self._request.model_copy(update={"text": text}), self._analysis, self._brand)
        if [one.rule.name for one in after].count(name) >= self._before.count(name):
            return False
        grave = {one.rule.name for one in after if one.severity != "hint"}
        return grave <= {*self._before, *_OF_OURS}
