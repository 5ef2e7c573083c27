"""What a brand has settled beforehand takes a finding back, or makes it lighter (R70, R84, R149)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from rapidfuzz import fuzz

from api.brand.knowledge import KnownIssue
from api.brand.matching import false_claims_in, fold, known_issues_in
from api.brand.service import Remedy
from api.drafts.context import Context
from api.drafts.figures import Money, money_in
from api.drafts.reading import Place, Reading
from api.guidelines.catalogue import Severity

Outcome = Severity | Literal["off"] | None
"""The severity from now on; None: as it was."""

_KINDS = ("replace", "refund", "repair", "redeliver", "voucher", "discount", "rebook", "visit")
_STATES = 70.0
"""Share (0-100) of a fact's own words in a draft from which the draft states it."""


def _remedy(place: Place, reading: Reading, context: Context) -> Outcome:
    """An offer that the profile allows: within its limit nothing is said, of unknown amount it is mentioned."""
    offered = {kind for kind in _KINDS if any(_meets(place, one) for one in reading.feature(f"remedy_{kind}"))}
    remedies = [remedy for remedy in context.brand.remedies if remedy.kind in offered]
    if not offered or {remedy.kind for remedy in remedies} != offered:
        return None
    amounts = list(_amounts(place, reading, context))
    allowed = [[_allows(remedy, amounts) for remedy in remedies if remedy.kind == kind] for kind in sorted(offered)]
    if all("off" in kind for kind in allowed):
        return "off"
    return "hint" if all("off" in kind or "hint" in kind for kind in allowed) else None


def _allows(remedy: Remedy, amounts: list[Money]) -> Outcome:
    if remedy.approval_above is None:
        return "off"
    if remedy.approval_above == 0:
        return None
    known = [money.amount for money in amounts if money.currency == remedy.currency]
    if not known:
        return "hint"
    return "off" if max(known) <= remedy.approval_above else None


def _amounts(place: Place, reading: Reading, context: Context) -> Iterator[Money]:
    """Sums named beside the offer, else anywhere in the draft, else in the comment."""
    sentence = reading.sentences[place.sentence].text
    comment = context.request.comment
    for text in (sentence, reading.text, fold(comment.text) if comment is not None else ""):
        if found := money_in(text):
            yield from found
            return


def _meets(place: Place, other: Place) -> bool:
    return place.start < other.end and other.start < place.end


def _fixed_issue(place: Place, reading: Reading, context: Context) -> Outcome:
    """Trouble that the profile calls fixed may be called solved; what it does not, never lightly."""
    comment = context.request.comment
    told = reading.text if comment is None else f"{comment.text}\n{reading.text}"
    issues: list[KnownIssue] = known_issues_in(told, context.brand)
    if not issues:
        return None
    return "off" if all(issue.status == "fixed" for issue in issues) else "warn"


def _stated_fact(place: Place, reading: Reading, context: Context) -> Outcome:
    """A story that a confirmed fact answers may be denied; with the fact beside it nothing is said."""
    comment = context.request.comment
    denied = [fact for fact, _ in false_claims_in(comment.text, context.brand)] if comment is not None else []
    if not denied:
        return None
    draft = fold(reading.text)
    said = [text for fact in denied for text in (fact.statement.ja, fact.statement.en) if text.strip()]
    return "off" if any(fuzz.partial_ratio(fold(text), draft) >= _STATES for text in said) else "hint"


RELIEFS: Mapping[str, Callable[[Place, Reading, Context], Outcome]] = {
    "remedy": _remedy,
    "fixed_issue": _fixed_issue,
    "stated_fact": _stated_fact,
}
