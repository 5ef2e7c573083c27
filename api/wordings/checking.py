"""A wording must pass the draft check wherever it may be used (R29-R87): every channel, platform and fault it names."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

from api.brand.profile import Brand
from api.contract import Language
from api.drafts.check import check
from api.drafts.rulebook import rulebook
from api.drafts.schemas import CheckRequest, Finding
from api.replies.schemas import Stage as ReplyStage
from api.wordings.blanks import filling, samples
from api.wordings.library import Kind, Stage, Wording

_READ_AS: Mapping[Stage, ReplyStage | None] = {
    "first": "first",
    "holding": "holding",
    "resolution": None,
    "follow_up": "answer",
    "close_out": "thanks",  # only written once the case is solved
    "thanks": "thanks",
    "answer": "answer",
    "firm": "firm",
    "playful": "thanks",
}
"""The stage of the draft check that a wording's stage stands for."""

_LATER = frozenset({"generic", "curt", "apology_missing", "apology_late", "empathy_missing", "same_as_before"})
"""What only a whole reply can lack; rules of kind `absence` belong here too."""
_OWN_POSTS = frozenset({"handed_off", "look_it_up_yourself", "apology_late", "too_long", "points_to_small_print"})
"""What a notice or a statement may do and a reply may not: name a window, a page, a condition."""
_INTERNAL = frozenset({"personal_data", "card_data", "secret_asked", "insults", "mockery"})
"""All that is asked of a text for colleagues."""


def violations(wording: Wording, language: Language, brand: Brand, *, reader: Language = "ja") -> Iterator[Finding]:
    """Findings of level `block` or `warn`, each rule once; offsets are those of the text with samples in its blanks."""
    text = filling(wording.text, samples(language)).text
    seen: set[str] = set()
    for platform, channel, fault in product(wording.platforms, wording.channels, wording.fault or (None,)):
        request = CheckRequest(
            text=text,
            platform=platform,
            channel=channel,
            stage=_READ_AS[wording.stage] if wording.stage else None,
            fault=fault,
        )
        for finding in check(request, None, brand, reader=reader).findings:
            if finding.severity != "hint" and finding.name not in seen and _applies(finding.name, wording.kind):
                seen.add(finding.name)
                yield finding


def _applies(rule: str, kind: Kind) -> bool:
    if rule == "open_blank":
        return False
    if kind == "phrase":
        return rule not in _LATER and rule not in _absences()
    if kind == "post":
        return rule not in _OWN_POSTS
    return kind == "reply" or rule in _INTERNAL


@cache
def _absences() -> frozenset[str]:
    return frozenset(rule.name for rule in rulebook().rules if rule.kind == "absence")
