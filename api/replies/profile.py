"""What the brand profile gives to a reply: known issues, answers, facts and remedies that fit this comment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from api.analysis.schemas import Comment
from api.brand.bounds import Said
from api.brand.matching import answers_in, facts_in, false_claims_in, known_issues_in
from api.brand.profile import Brand
from api.brand.service import Remedy
from api.contract import Language

_WISHED: Mapping[str, str] = {"refund": "refund", "exchange": "replace", "resend": "redeliver", "fix": "repair"}
"""Kind of remedy that a wish asks for; it is not offered in place of itself (R63)."""
_FITTING: Mapping[str, tuple[str, ...]] = {
    "delivery": ("redeliver", "replace", "refund"),
    "quality": ("replace", "repair", "refund"),
    "price": ("refund", "discount", "voucher"),
    "service": ("rebook", "visit", "voucher"),
    "expectation": ("refund", "replace"),
}
"""Kinds of remedy that fit a cause, best first."""
_STOPS = ("。", ".", "!", "?", "！", "？")


@dataclass(frozen=True)
class FromProfile:
    """Slots that hold whole sentences of ours, facets about them, and what blanks may show."""

    slots: Mapping[str, str] = field(default_factory=dict)
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


def from_profile(brand: Brand, comment: Comment, language: Language, causes: frozenset[str]) -> FromProfile:
    """What `brand` has to say about `comment`, in `language`; empty where it has nothing."""
    slots: dict[str, str] = {}
    name = brand.name.ja if language == "ja" else brand.name.en
    team = brand.team.ja if language == "ja" else brand.team.en
    slots |= {"brand": name, "team": team}
    status = "none"
    for issue in known_issues_in(comment.text, brand):
        if statement := _said(issue.statement, language):
            slots |= {
                "known_issue": statement,
                "known_workaround": _said(issue.workaround, language),
                "known_next": _moment(issue.next_update, brand.timezone, language),
                "known_link": issue.link or "",
            }
            status = issue.status
            break
    for answer in answers_in(comment.text, brand):
        if text := _said(answer.answer, language):
            slots |= {"faq_answer": text, "faq_link": answer.link or ""}
            break
    denied = [fact for fact, _ in false_claims_in(comment.text, brand)]
    for fact in [*denied, *facts_in(comment.text, brand)]:
        if text := _said(fact.statement, language):
            slots |= {"brand_fact": text, "brand_source": fact.source, "fact_link": fact.link or ""}
            break
    fitting = [_said(remedy.wording, language, sentence=False) for remedy in _fitting(brand, causes)]
    offered = [wording for wording in fitting if wording][:2]
    shown = {"measure": ("／" if language == "ja" else " / ").join(offered)} if offered else {}
    return FromProfile(
        slots={slot: value for slot, value in slots.items() if value},
        facets={"known_status": frozenset({status})},
        shown=shown,
    )


def alternatives(brand: Brand, wish: str, causes: frozenset[str], language: Language) -> list[str]:
    """Remedies that can be offered where `wish` cannot be met, most fitting first (R63)."""
    others = [remedy for remedy in _fitting(brand, causes) if remedy.kind != _WISHED.get(wish)]
    return [wording for remedy in others if (wording := _said(remedy.wording, language, sentence=False))]


def _fitting(brand: Brand, causes: frozenset[str]) -> list[Remedy]:
    order = [kind for cause in sorted(causes) for kind in _FITTING.get(cause, ())]
    fitting = [remedy for remedy in brand.remedies if remedy.kind in order]
    return sorted(fitting, key=lambda remedy: order.index(remedy.kind))


def _said(said: Said | None, language: Language, *, sentence: bool = True) -> str:
    text = "" if said is None else (said.ja if language == "ja" else said.en).strip()
    if not sentence:
        return text.rstrip("。.")
    return text if not text or text.endswith(_STOPS) else text + ("。" if language == "ja" else ".")


def _moment(moment: datetime | None, zone: str, language: Language) -> str:
    """A time as a reply says it, on the brand's clock."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(zone))
    if language == "ja":
        minutes = f"{local.minute}分" if local.minute else ""
        return f"{local.month}月{local.day}日{local.hour}時{minutes}"
    return f"{local:%H:%M} on {local.day} {local:%B}"
