"""What to do about a comment, by when and why: pure, decided by the rows of rules.yaml."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from api.analysis.schemas import Analysis, Comment
from api.contract import Language
from api.guidelines.catalogue import catalogue
from api.triage.facets import facets_of
from api.triage.rules import ActionRow, Row, rules
from api.triage.schemas import Advice, Escalation, Reason

AIM = timedelta(hours=1)
"""What customers hope for (R11)."""
LIMIT = timedelta(hours=24)
"""What must be kept (R8)."""


def advise(comment: Comment, analysis: Analysis, *, now: datetime, reader: Language = "ja") -> Advice:
    """Advise on one comment.

    Args:
        now: aware time that stands in for `comment.posted_at` where the page shows none.
        reader: language of reasons, steps and escalation.

    Returns:
        Advice whose deadlines keep the zone of the comment's own time.
    """
    table, facets = rules(), facets_of(comment, analysis)
    action = next(row for row in table.actions if row.when.holds(facets))
    priority = next(row for row in table.priorities if row.when.holds(facets))
    escalation = next((row for row in table.escalations if row.when.holds(facets)), None)
    notes = [row for row in table.notes if row.when.holds(facets)]
    cited: list[Row] = [action, *([escalation] if escalation else []), *notes, priority]
    since = comment.posted_at or now
    return Advice(
        action=action.action,
        needs_reply=action.needs_reply,
        priority=priority.priority,
        aim_by=since + AIM if action.needs_reply else None,
        reply_by=since + LIMIT if action.needs_reply else None,
        escalate=Escalation(reason=escalation.reason, text=escalation.text.said_in(reader)) if escalation else None,
        reasons=_reasons(cited, reader),
        steps=_steps(action, comment, reader),
    )


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
