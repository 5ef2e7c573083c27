"""The quick lookup over HTTP: what is asked, what is found, what a company adds."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, AwareDatetime, Field

from api.analysis.schemas import CauseLabel, IntentLabel
from api.brand.bounds import Slug
from api.brand.profile import DEFAULT_ID
from api.contract import Contract, Language, Line, Platform
from api.guidelines.catalogue import catalogue
from api.replies.schemas import Blank, Channel, Fault
from api.wordings.entries import Origin
from api.wordings.library import Feeling, Kind, Stage, Tone, situations

MAX_QUERY = 200
"""Characters of a query."""
MAX_PAGE = 50
_LINE = r"^[^\x00-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x1f\x7f-\x9f]*$"
"""One line with something in it."""
_TEXT = r"^[^\x00-\x09\x0b-\x1f\x7f-\x9f]*[^\s\x00-\x1f\x7f-\x9f][^\x00-\x09\x0b-\x1f\x7f-\x9f]*$"
"""The same over several lines."""


def _known_situation(name: str) -> str:
    if name not in situations():
        raise ValueError("is not a situation; GET /v1/situations lists them")
    return name


def _known_rule(rule: str) -> str:
    if rule not in catalogue():
        raise ValueError("is not a guideline")
    return rule


SituationName = Annotated[
    str, AfterValidator(_known_situation), Field(max_length=60, json_schema_extra={"enum": [*situations()]})
]
RuleId = Annotated[str, AfterValidator(_known_rule), Field(max_length=4, json_schema_extra={"enum": [*catalogue()]})]
Name = Annotated[Line, Field(max_length=100)]
ShortLine = Annotated[str, Field(min_length=1, max_length=40, pattern=_LINE)]


class Filling(Contract):
    """What is known where the wording will stand; it goes into the blanks."""

    platform: Platform | None = None
    """Also a filter: only wordings that fit there."""
    name: Name | None = None
    """The customer's name as the page shows it."""
    product: Name | None = None
    brand: Slug = DEFAULT_ID
    """Whose name goes into the blank for the brand."""
    brand_name: Name | None = None
    """The brand's name in place of the profile's."""


class LookupQuery(Filling):
    """A lookup; without `q`, everything that passes the filters: favourites, what was used last, the rest."""

    q: Annotated[str, Field(max_length=MAX_QUERY)] = ""
    lang: Language | None = None
    situation: SituationName | None = None
    kind: Kind | None = None
    stage: Stage | None = None
    fault: Fault | None = None
    cause: CauseLabel | None = None
    intent: IntentLabel | None = None
    channel: Channel | None = None
    tone: Tone | None = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE, strict=False)] = 10
    offset: Annotated[int, Field(ge=0, le=100_000, strict=False)] = 0


class WordingPath(Contract):
    id: Annotated[str, Field(pattern=r"^(?:ja|en)\.[a-z][a-z0-9_]{2,59}$")]


class NamedSituation(Contract):
    id: str
    ja: str
    en: str


class Situations(Contract):
    situations: list[NamedSituation]
    """In the order to show them in."""


class Highlight(Contract):
    """A place in a text; offsets count Unicode code points, end exclusive."""

    start: int
    end: int


class Highlights(Contract):
    """What of the query was found where."""

    title: list[Highlight]
    text: list[Highlight]


class PlacedBlank(Blank):
    """A blank that is still open in the text, and where."""

    start: int
    end: int


class FoundWording(Contract):
    """A wording as it can be used now: `text` has every blank filled that could be."""

    id: str
    language: Language
    situation: NamedSituation
    origin: Origin
    """`shipped` with Henshin, `edited` by the company, or the company's `own`."""
    kind: Kind
    title: str
    text: str
    template: str
    """The text as it is stored, all blanks open."""
    blanks: list[PlacedBlank]
    stage: Stage | None
    fault: list[Fault]
    cause: list[CauseLabel]
    intent: list[IntentLabel]
    feelings: list[Feeling]
    tone: Tone
    platforms: list[Platform]
    channels: list[Channel]
    rules: list[str]
    """Guidelines that shaped it."""
    keywords: list[str]
    note: str
    favourite: bool
    used_at: AwareDatetime | None
    """When this key used it last, as long as that is remembered."""
    highlights: Highlights


class LookupResponse(Contract):
    wordings: list[FoundWording]
    """Best first."""
    next_offset: int | None
    """Where the next page begins; null on the last."""


class WordingFields(Contract):
    """What a company writes of a wording; blanks stand in the text as 【…】 or [[…]]."""

    situation: SituationName
    kind: Kind = "reply"
    title: Annotated[str, Field(min_length=2, max_length=80, pattern=_LINE)]
    text: Annotated[str, Field(min_length=2, max_length=2000, pattern=_TEXT)]
    stage: Stage | None = None
    fault: Annotated[list[Fault], Field(max_length=3)] = Field(default_factory=list)
    cause: Annotated[list[CauseLabel], Field(max_length=8)] = Field(default_factory=list)
    intent: Annotated[list[IntentLabel], Field(max_length=7)] = Field(default_factory=list)
    feelings: Annotated[list[Feeling], Field(max_length=10)] = Field(default_factory=list)
    tone: Tone = "standard"
    platforms: Annotated[list[Platform], Field(min_length=1, max_length=3)] = Field(
        default_factory=lambda: [*get_args(Platform)]
    )
    channels: Annotated[list[Channel], Field(min_length=1, max_length=2)] = Field(
        default_factory=lambda: [*get_args(Channel)]
    )
    rules: Annotated[list[RuleId], Field(max_length=30)] = Field(default_factory=list)
    keywords: Annotated[list[ShortLine], Field(max_length=30)] = Field(default_factory=list)
    note: Annotated[Line, Field(max_length=300)] = ""
    brand: Slug = DEFAULT_ID
    """Whose rules the wording must keep to."""


class NewWording(WordingFields):
    """A wording to add."""

    language: Language
    source: Literal["own", "reply"] = "own"
    """`reply`: the text was sent to somebody; what belongs to that person becomes blanks before it is stored."""
    people: Annotated[list[ShortLine], Field(max_length=5)] = Field(default_factory=list)
    """Names as the page showed them, to be taken out of a reply; they are not stored."""
