"""What the company knows, from the rooms where it is kept, in the form in which judgements use it."""

from api.analysis.knowledge import Knowledge
from api.brand.matching import false_claims_in
from api.brand.profile import Brand
from api.corrections.store import CorrectionStore


class KnowledgeBase:
    """Knowledge of brands and of corrections, put together anew when either changes."""

    def __init__(self, corrections: CorrectionStore) -> None:
        self._corrections = corrections
        self._made: dict[str, Knowledge] = {}

    def of(self, brand: Brand) -> Knowledge:
        """What is known when comments to this brand are judged."""
        changed, settled = self._corrections.settled()
        version = f"{brand.id} {brand.version} {changed}"
        made = self._made.get(brand.id)
        if made is None or made.version != version:
            made = self._made[brand.id] = Knowledge(
                neutral_words=tuple(brand.neutral_words),
                settled=settled,
                tells_false_claim=lambda text: bool(false_claims_in(text, brand)),
                version=version,
            )
        return made
