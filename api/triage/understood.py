"""What advice and replies make of a judgement, so that neither reads it otherwise than the other."""

from api.analysis.schemas import Analysis, Comment
from api.triage.awaited import awaited
from api.triage.lookups import looked_up


def understood(comment: Comment, analysis: Analysis) -> Analysis:
    """`analysis` with a question about what is overdue as a complaint, and with what has to be asked for."""
    return looked_up(awaited(comment, analysis))
