"""What a suggested reply costs once the comment has been judged: reading, binding, wording, and the checker's gate."""

from collections.abc import Callable

from api.analysis.schemas import Analysis, Cause, Comment, DetectedLanguage, ExceptionJudgement, Intent, Sentiment
from api.brand.profile import load_brand
from api.contract import Language
from api.drafts.gate import gate
from api.replies.compose import prepare, suggest
from api.replies.passing import Gate, open_gate
from api.replies.schemas import SuggestRequest
from api.triage.advise import advise
from tests.bench.timing import Figures, milliseconds
from tests.replies.labelled import NOW

_VARIANTS = 5


def composing(texts: dict[str, list[str]]) -> list[Figures]:
    """Time one first reply a comment, five variants of it, and the same with every text checked."""
    prepare()
    rows = []
    for language in ("ja", "en"):
        for name, variants, checked in (("one", 1, False), ("five", _VARIANTS, False), ("one, checked", 1, True)):
            row = milliseconds(
                f"reply {language}, {name}", texts[language], _reply(language, variants, checked=checked)
            )
            rows.append(row)
    return rows


def _reply(language: Language, variants: int, *, checked: bool) -> Callable[[str], object]:
    analysis, brand = _complaint(language), load_brand()
    door: Gate = gate(analysis, brand, "en") if checked else open_gate

    def call(text: str) -> object:
        comment = Comment(id=f"bench:{hash(text)}", platform="x", text=text)
        request = SuggestRequest(comment=comment, variants=variants)
        return suggest(request, analysis, advise(comment, analysis, now=NOW), brand, gate=door)

    return call


def _complaint(language: Language) -> Analysis:
    """Labels of a plain complaint: the case in which most is read and bound."""
    return Analysis(
        language=DetectedLanguage(code=language, confidence=0.99),
        sentiment=Sentiment(label="negative", score=-0.8, confidence=0.9),
        exception=ExceptionJudgement(type="none", confidence=0.9),
        intent=Intent(label="complaint", confidence=0.9),
        cause=Cause(label="quality", confidence=0.9),
        specific=True,
    )
