"""What is known of the place a draft will stand in, as facets that rules put conditions on."""

from dataclasses import dataclass

from api.analysis.schemas import Analysis
from api.brand.profile import Brand
from api.conditions import Facets
from api.drafts.reading import Reading
from api.drafts.schemas import CheckRequest
from api.triage.facets import facets_of

MOODS = ("complaint", "praise", "question", "open")


@dataclass(frozen=True)
class Context:
    """The request, what the comment was judged to be, and who writes."""

    request: CheckRequest
    analysis: Analysis | None
    brand: Brand
    facets: Facets


def facets_of_place(request: CheckRequest, analysis: Analysis | None) -> Facets:
    """What holds whatever the draft says."""
    facets: dict[str, frozenset[str]] = {}
    if request.comment is not None and analysis is not None:
        facets.update(facets_of(request.comment, analysis))
    return facets | {
        "comment": frozenset({"given" if request.comment is not None else "none"}),
        "platform": frozenset({request.platform}),
        "channel": frozenset({request.channel}),
        "stage": frozenset({request.stage or "open"}),
        "fault": frozenset({request.fault or "open"}),
    }


def context_of(
    request: CheckRequest, analysis: Analysis | None, brand: Brand, reading: Reading, place: Facets | None = None
) -> Context:
    """Add to the facets of the place what the draft itself shows."""
    place = facets_of_place(request, analysis) if place is None else place
    facets = {
        **place,
        "language": frozenset({reading.language}),
        "mood": frozenset({_mood(request, place, reading)}),
    }
    return Context(request, analysis, brand, facets)


def _mood(request: CheckRequest, facets: Facets, reading: Reading) -> str:
    """What kind of reply this is: what a person said of it counts more than what the comment was judged to be."""
    if request.fault == "confirmed":
        return "complaint"
    if request.stage == "thanks":
        return "praise"
    kind = not facets.get("intent", frozenset()).isdisjoint({"praise", "question", "request"})
    if request.stage in ("first", "holding") and request.fault == "unknown" and not kind:
        return "complaint"
    told = _mood_of_comment(facets) if "intent" in facets else "open"
    if told == "praise" and reading.has("apology"):
        told = "complaint"
    return told if told != "open" else _mood_of_reply(request, reading)


def _mood_of_reply(request: CheckRequest, reading: Reading) -> str:
    if request.stage == "answer":
        return "question"
    return "complaint" if request.stage in ("first", "holding", "firm") or reading.has("apology") else "open"


def _mood_of_comment(facets: Facets) -> str:
    intent, sentiment = facets["intent"], facets["sentiment"]
    if "question" in intent or "request" in intent:
        return "question"
    if "yes" in facets["issue"] or ("complaint" in intent and "negative" in sentiment):
        return "complaint"
    if "praise" in intent and "positive" in sentiment:
        return "praise"
    return "complaint" if "negative" in sentiment and "abuse" not in intent else "open"
