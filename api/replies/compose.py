"""Suggested replies: a plan for the situation, a phrase for each move, bound to this comment and cut to length."""

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.analysis.schemas import Analysis, Comment
from api.brand.profile import Brand
from api.conditions import Facets
from api.contract import Language
from api.replies.either import reads_either_way
from api.replies.english.reader import prepare_english
from api.replies.fitting import measure
from api.replies.japanese.reader import prepare_japanese
from api.replies.names import called
from api.replies.passing import Gate, Verdict, open_gate
from api.replies.phrasebook import Phrasebook, Plan, Way, phrasebook
from api.replies.profile import FromProfile, alternatives, from_profile
from api.replies.read import read
from api.replies.reading import Reading
from api.replies.retreats import retreats
from api.replies.schemas import Blank, Fault, Stage, Suggestion, SuggestRequest
from api.replies.writing import Draft, Writer
from api.triage.facets import facets_of
from api.triage.hints import hints_in
from api.triage.rules import rules
from api.triage.schemas import Advice
from api.triage.understood import understood

_WHERE: dict[Language, dict[str, str]] = {
    "ja": {"here": "こちらの返信で", "invite": "DMで", "dm": "このメッセージで"},
    "en": {"here": "here", "invite": "in your DMs", "dm": "here"},
}
"""Where the next word will come: the place the customer chose, or a message they are invited to (C2)."""
_SILENT = ("consider_silence", "none")
_CUT_OFF = frozenset(
    {"parcel", "wait", "ignored", "app", "money", "price", "missed_out", "unclear", "refused", "farewell"}
)
"""Hardships in which a body is in need of something that has not come; who asks how they are would miss it."""
_PLEASED = frozenset({"praise", "banter", "other"})
"""Intents that ask for no apology by themselves."""


def prepare() -> None:
    """Read and check all that advice and replies are made from, so that a mistake in a data file stops the start.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    rules()
    hints_in("")
    prepare_japanese()
    prepare_english()
    for language in ("ja", "en"):
        phrasebook(language)


def stage_for(comment: Comment, analysis: Analysis, advice: Advice) -> tuple[Stage, Fault]:
    """Stage and fault to offer before anybody has chosen: what is known at this point is only the comment."""
    if advice.action in ("thank", "share_and_thank", "play_along"):
        return "thanks", "none"
    if advice.action in ("state_fact_once", "firm_reply"):
        return "firm", "unknown" if advice.action == "firm_reply" else "none"
    if advice.action == "hold":
        return "holding", "unknown"
    intent = understood(comment, analysis).intent.label
    if intent == "question" and advice.action == "reply":
        return "answer", "none"
    if intent == "request" and advice.action == "reply":
        return "first", "none"
    return "first", "unknown"


def suggest(
    request: SuggestRequest,
    analysis: Analysis,
    advice: Advice,
    brand: Brand,
    *,
    reader: Language = "ja",
    gate: Gate = open_gate,
) -> list[Suggestion]:
    """Up to `request.variants` replies, each of another structure; the same request gives the same texts.

    A text that does not pass `gate` is written anew; hints of the gate come with the suggestion.

    The list is empty where a reply would feed what it answers (threats, hate, spam), and where silence is advised and
    nobody has chosen a stage of their own.
    """
    if advice.action == "hide_and_report" or (advice.action in _SILENT and request.stage == "first"):
        return []
    language = reply_language(analysis, reader)
    composer = _Composer(request, understood(request.comment, analysis), advice, brand, language, reader, gate)
    return composer.suggestions()


def reply_language(analysis: Analysis, reader: Language) -> Language:
    """Customers are answered in their own language where we can, else in English; no language at all: the reader's."""
    code = analysis.language.code
    if code == "und":
        return reader
    return "ja" if code == "ja" else "en"


def _hurts_pet(found: Reading) -> bool:
    """Whether somebody's animal came to harm, for which no judgement has a word."""
    return "pet" in found.facets.get("who", ())


@dataclass(frozen=True)
class _Composer:
    request: SuggestRequest
    analysis: Analysis
    advice: Advice
    brand: Brand
    language: Language
    reader: Language
    gate: Gate

    def suggestions(self) -> list[Suggestion]:
        at_fault = self.request.fault == "confirmed" and self.request.stage == "first"
        written = [] if at_fault and self.analysis.intent.label in _PLEASED else self._planned()
        if written or self.request.fault == "none" or self.analysis.intent.label == "complaint":
            return written
        # Who names a fault knows of trouble that the label does not show; thanks alone would leave it unanswered.
        trouble = self.analysis.intent.model_copy(update={"label": "complaint"})
        return replace(self, analysis=self.analysis.model_copy(update={"intent": trouble}))._planned()

    def _planned(self) -> list[Suggestion]:
        """What the plan for this comment gives and the gate lets pass."""
        reading = read(self.request.comment, self.analysis, self.language, self._random("reading"))
        ours = from_profile(self.brand, self.request.comment, self.language, frozenset(self._causes()))
        facets = self._facets(reading, ours)
        book = phrasebook(self.language)
        ways = self._ways(book, facets)
        if not ways:
            return []
        slots = {**reading.slots, **ours.slots, **self._own_slots(facets)}
        bound = frozenset(slots) - {"self", "where", "name"}
        shown = {**reading.shown, **ours.shown}
        writer = Writer(book, slots, facets, bound, shown, self.request, self._signature(), self.language)
        written: list[Suggestion] = []
        used: set[str] = set()
        for number in range(max(self.request.variants, len(ways))):
            if len(written) == self.request.variants:
                break
            plan, way = ways[number % len(ways)]
            passed = self._passing(writer, way, number, used, {earlier.text for earlier in written})
            if passed is None:
                continue
            draft, verdict = passed
            used |= draft.phrases
            written.append(self._suggestion(plan, way, draft, book, verdict))
        return written

    def _passing(
        self, writer: Writer, way: Way, number: int, used: set[str], earlier: set[str]
    ) -> tuple[Draft, Verdict] | None:
        """The first text for `way` that is new and passes the gate; later attempts say less of the customer's words."""
        avoided = set(used)
        for attempt, plainer in enumerate(retreats(writer)):
            draft = plainer.write(way, self._random(f"variant {number}.{attempt}"), frozenset(avoided))
            if draft is None or draft.text in earlier:
                continue
            verdict = self.gate(draft.text, self.request)
            if verdict.passes:
                return draft, verdict
            avoided |= draft.phrases
        return None

    def _ways(self, book: Phrasebook, facets: Facets) -> list[tuple[Plan, Way]]:
        """The ways that can be taken, those that suit this comment best in front; otherwise by chance.

        Where a comment may be kind or bitter, one that can be sent to either comes first; those for its label follow.
        """
        plans = [book.plan_for(self.request.stage, one) for one in (facets, {**facets, "either": frozenset[str]()})]
        open_to_both, labelled = (self._taken(plan, facets) for plan in plans)
        if plans[0] is plans[1]:
            return labelled
        return open_to_both if "yes" in facets.get("doubt", ()) else [*open_to_both[:1], *labelled]

    def _taken(self, plan: Plan | None, facets: Facets) -> list[tuple[Plan, Way]]:
        if plan is None:
            return []
        ways = [(plan, way) for way in plan.ways if way.when.holds(facets)]
        self._random("ways").shuffle(ways)
        return sorted(ways, key=lambda one: one[1].best is None or not one[1].best.holds(facets))

    def _causes(self) -> tuple[str, ...]:
        return (self.analysis.cause.label, *self.analysis.cause.also)

    def _facets(self, found: Reading, ours: FromProfile) -> Facets:
        told = facets_of(self.request.comment, self.analysis)
        doubted = "yes" in found.facets.get("doubt", ()) or reads_either_way(self.analysis, told["hint"])
        settled = _hurts_pet(found) or "yes" in found.facets.get("settled", ())
        unsure = doubted and not settled and self.advice.action != "escalate"
        return {
            **told,
            **found.facets,
            **ours.facets,
            "has": found.facets.get("has", frozenset()) | frozenset(ours.slots),
            "stage": frozenset({self.request.stage}),
            "fault": frozenset({self.request.fault}),
            "channel": frozenset({self.request.channel}),
            "action": frozenset({self.advice.action}),
            "dm": frozenset({"yes" if self._invites(found) else "no"}),
            **({"frame": frozenset({"none"})} if self.request.details.get("answer", "").strip() else {}),
            "refusal": frozenset({"yes" if self.request.cannot_fulfil else "no"}),
            "harmed": frozenset({"yes" if self._harmed(found, told) else "no"}),
            "person": frozenset({"yes" if self._praises_somebody(found) else "no"}),
            "either": frozenset({"yes" if self.request.fault != "confirmed" and unsure else "no"}),
        }

    def _harmed(self, found: Reading, told: Facets) -> bool:
        """Whether a body was harmed or in danger, so that the reply cares for the person before all else (R126)."""
        judged = self.analysis.situation
        if judged.hardship in _CUT_OFF and "injury" not in self.analysis.signals and "peril" not in told["hint"]:
            return False
        harmed = "body_first" in told["mark"] or "injury" in told["signal"] or _hurts_pet(found)
        return harmed and "no" not in found.facets.get("body", ())

    def _praises_somebody(self, found: Reading) -> bool:
        if "no" in found.facets.get("somebody", ()):
            return False
        return "person" in self.analysis.situation.marks or "staff" in found.facets.get("praise", ())

    def _invites(self, found: Reading) -> bool:
        """Whether to invite to a private message: only from a public place, and only where the advice has a reason.

        A reply that has nothing to ask for there says what follows in public.
        """
        talk = self.advice.private
        grave = self.advice.action == "escalate" or (talk is not None and talk.reason != "pii_needed")
        return (
            (grave or "ask_what" in found.slots)
            and self.request.channel == "public"
            and self.request.fault != "none"
            and self.advice.action in ("reply_then_dm", "escalate", "firm_reply")
        )

    def _own_slots(self, facets: Facets) -> Mapping[str, str]:
        private = "dm" if self.request.channel == "dm" else ("invite" if "yes" in facets["dm"] else "here")
        slots = {"self": self.brand.self_reference, "where": _WHERE[self.language][private]}
        if self.request.cannot_fulfil:
            wish = next(iter(facets.get("wish", ())), "none")
            offered = alternatives(self.brand, wish, frozenset(self._causes()), self.language)
            slots |= dict(zip(("remedy_a", "remedy_b"), offered, strict=False))
        name = called(self.request.recipient_name, self.language, self.brand.honorific)
        return {**slots, "name": name} if name else slots

    def _signature(self) -> str:
        return self.brand.signature.ja if self.language == "ja" else self.brand.signature.en

    def _suggestion(self, plan: Plan, way: Way, draft: Draft, book: Phrasebook, verdict: Verdict) -> Suggestion:
        rules = dict.fromkeys([*plan.rules, *draft.rules])
        return Suggestion(
            id=hashlib.sha256(f"{self.request.comment.id}\n{draft.text}".encode()).hexdigest()[:16],
            stage=self.request.stage,
            fault=self.request.fault,
            language=self.language,
            text=draft.text,
            when=way.use.said_in(self.reader),
            rules=list(rules),
            blanks=[Blank(name=name, hint=book.blanks[name].hint.said_in(self.reader)) for name in draft.blanks],
            length=measure(draft.text, self.request.comment.platform, self.request.channel),
            findings=list(verdict.hints),
            brand_version=self.brand.version,
        )

    def _random(self, purpose: str) -> random.Random:
        """A generator of its own for each purpose, so that one more choice here changes nothing there."""
        request = self.request
        parts = (str(request.seed), request.comment.id, request.comment.text, request.stage, request.fault, purpose)
        return random.Random(hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest())  # noqa: S311
