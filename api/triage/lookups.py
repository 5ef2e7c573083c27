"""What staff have to ask for before a matter can be looked into, also where the judgement names nothing."""

from collections.abc import Mapping

from api.analysis.schemas import Analysis, CauseLabel, Hardship, Lookup

_BY_HARDSHIP: Mapping[Hardship, Lookup] = {
    "parcel": "order",
    "precious": "order",
    "day_ruined": "booking",
    "wait": "visit",
    "rude": "visit",
    "refused": "visit",
    "meal": "visit",
    "unclean": "visit",
    "place": "visit",
    "dear": "visit",
    "body": "visit",
    "danger": "visit",
    "foreign": "item",
    "broken": "item",
    "differs": "item",
    "app": "account",
    "money": "billing",
    "ignored": "contact",
    "data": "privacy",
}
"""The commonest lookup of each hardship in the corpus, for those in which nine of ten need one."""
_BY_CAUSE: Mapping[CauseLabel, Lookup] = {
    "quality": "item",
    "service": "visit",
    "delivery": "order",
    "privacy": "privacy",
}
"""The same of causes, where no hardship was named."""


def looked_up(analysis: Analysis) -> Analysis:
    """`analysis` with what has to be asked for, where a specific complaint was judged to need nothing.

    The judge names a lookup only where it is likely enough; of specific complaints about a piece, a visit or a delivery
    that it leaves without one, three of four cannot be looked into either (dev part).
    """
    situation = analysis.situation
    if analysis.intent.label != "complaint" or not analysis.specific or situation.lookup is not None:
        return analysis
    hardship = situation.hardship
    lookup = _BY_CAUSE.get(analysis.cause.label) if hardship is None else _BY_HARDSHIP.get(hardship)
    return analysis.model_copy(update={"situation": situation.model_copy(update={"lookup": lookup})})
