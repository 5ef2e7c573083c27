"""What the brand profile knows about the matter of a comment."""

from api.analysis.schemas import Analysis, Comment
from api.brand.bounds import Said
from api.brand.matching import answers_in, false_claims_in, known_issues_in
from api.brand.profile import Brand
from api.conditions import Facets
from api.contract import Language
from api.triage.schemas import Known


def brand_facets(comment: Comment, brand: Brand) -> Facets:
    """What the profile adds to the facets of a comment."""
    troubles: set[str] = {issue.status for issue in known_issues_in(comment.text, brand)}
    return {
        "playful": frozenset({"yes" if brand.playful else "no"}),
        "claim": frozenset({"told" if false_claims_in(comment.text, brand) else "none"}),
        "answer": frozenset({"known" if answers_in(comment.text, brand) else "none"}),
        "trouble": frozenset(troubles or {"none"}),
    }


def known_to(brand: Brand, comment: Comment, analysis: Analysis, reader: Language) -> list[Known]:
    """Entries that bear on the comment: false claims it tells, issues it may be about, the answer to its question."""
    found = [
        Known(kind="fact", id=fact.id, text=_said(fact.statement, reader), source=fact.source, claim=claim.claim)
        for fact, claim in false_claims_in(comment.text, brand)
    ]
    found += [
        Known(kind="known_issue", id=issue.id, text=_said(issue.statement, reader), status=issue.status)
        for issue in known_issues_in(comment.text, brand)
        if analysis.sentiment.label != "positive"
    ]
    if analysis.intent.label in ("question", "request"):
        found += [
            Known(kind="answer", id=answer.id, text=_said(answer.answer, reader))
            for answer in answers_in(comment.text, brand)
        ]
    return found


def _said(text: Said, reader: Language) -> str:
    first, second = (text.ja, text.en) if reader == "ja" else (text.en, text.ja)
    return first or second
