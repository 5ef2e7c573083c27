"""What to do about a comment, by when and why: pure, decided by the rows of rules.yaml."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from api.analysis.schemas import Analysis, Comment
from api.brand.profile import Brand, load_brand
from api.brand.staffing import staffed_until
from api.conditions import Facets
from api.contract import Language
from api.guidelines.catalogue import catalogue
from api.triage.facets import facets_of
from api.triage.known import brand_facets, known_to
from api.triage.rules import ActionRow, Row, rules
from api.triage.schemas import Advice, Assessment, Crisis, Escalation, PrivateTalk, Reason
from api.triage.understood import understood

AIM = timedelta(hours=1)
"""What customers hope for (R11), in the hours in which somebody is there (C5)."""
LIMIT = timedelta(hours=24)
"""What must be kept, day and night (R8)."""
_URGENT = frozenset({"leak", "injury", "threat"})
"""Escalations that stand above everything else (R17)."""

AnyRow = TypeVar("AnyRow", bound=Row)


def advise(
    comment: Comment, analysis: Analysis, *, now: datetime, reader: Language = "ja", brand: Brand | None = None
) -> Advice:
    """Advise on one comment.

    Args:
        now: aware time that stands in for `comment.posted_at` where the page shows none.
        reader: language of reasons, steps and escalation.
        brand: whose desk it is; without it the profile that ships, which knows nothing.

    Returns:
        Advice whose deadlines keep the zone of the comment's own time.
    """
    brand = brand or load_brand()
    table = rules()
    read = understood(comment, analysis)
    facets: dict[str, frozenset[str]] = {**facets_of(comment, read), **brand_facets(comment, brand)}
    action = _decided(table.actions, facets)
    facets["action"] = frozenset({action.action})
    priority = _decided(table.priorities, facets)
    escalation, private = _first(table.escalations, facets), _first(table.privates, facets)
    crisis = _first(table.crises, facets)
    notes = [row for row in table.notes if row.when.holds(facets)]
    raised = [escalation] if escalation else []
    urgent = escalation is not None and escalation.reason in _URGENT
    first: list[Row] = [*raised, action] if urgent else [action, *raised]
    cited: list[Row] = [*first, *([private] if private else []), *notes, priority, *([crisis] if crisis else [])]
    since = comment.posted_at or now
    return Advice(
        action=action.action,
        needs_reply=action.needs_reply,
        priority=priority.priority,
        assessment=Assessment(
            importance=_decided(table.assessment.importance, facets).level,
            impact=_decided(table.assessment.impact, facets).level,
            urgency=_decided(table.assessment.urgency, facets).level,
        ),
        aim_by=_aim(since, brand, urgent) if action.needs_reply else None,
        reply_by=since + LIMIT if action.needs_reply else None,
        escalate=Escalation(reason=escalation.reason, text=escalation.text.said_in(reader)) if escalation else None,
        private=PrivateTalk(reason=private.reason, text=private.text.said_in(reader)) if private else None,
        crisis=Crisis(kind=crisis.kind, text=crisis.text.said_in(reader)) if crisis else None,
        known=known_to(brand, comment, analysis, reader),
        reasons=_reasons(cited, reader),
        steps=_steps(action, comment, reader),
    )


def _decided(rows: Sequence[AnyRow], facets: Facets) -> AnyRow:
    return next(row for row in rows if row.when.holds(facets))


def _first(rows: Sequence[AnyRow], facets: Facets) -> AnyRow | None:
    return next((row for row in rows if row.when.holds(facets)), None)


def _aim(since: datetime, brand: Brand, urgent: bool) -> datetime:
    """Harm does not wait for the desk to open; nothing else is aimed at later than the limit."""
    staffed = None if urgent else staffed_until(brand, since, AIM)
    return min(staffed or since + AIM, since + LIMIT)


def _reasons(cited: Iterable[Row], reader: Language) -> list[Reason]:
    """Each cited guideline once, in the words of the first row that says its own."""
    texts: dict[str, str] = {}
    own: set[str] = set()
    for row in cited:
        for rule in row.rules:
            if rule in row.why and rule not in own:
                texts[rule] = row.why[rule].said_in(reader)
                own.add(rule)
            elif rule not in texts:
                guideline = catalogue()[rule]
                texts[rule] = guideline.ja if reader == "ja" else guideline.en
    return [Reason(rule=rule, text=text) for rule, text in texts.items()]


def _steps(action: ActionRow, comment: Comment, reader: Language) -> list[str]:
    table = rules()
    return [
        (table.platform_steps[step][comment.platform] if step in table.platform_steps else table.steps[step]).said_in(
            reader
        )
        for step in action.steps
    ]
