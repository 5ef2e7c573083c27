"""Read a Japanese comment for a reply: trouble, thing, details, wish, in polite wording."""

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from api.analysis.schemas import Analysis, Comment, FocusKind
from api.replies.japanese.answering import answers, frame_of
from api.replies.japanese.asking import asked, wanted, wished
from api.replies.japanese.besides import besides_words
from api.replies.japanese.complaint import read_complaint
from api.replies.japanese.details import details_of
from api.replies.japanese.doubts import borne_out, is_soured, only_praises, tells_of_nothing
from api.replies.japanese.echoing import joke_of
from api.replies.japanese.entire import sentence_quoted
from api.replies.japanese.facts import facts, is_bereaved, is_fresh_loss, mentions
from api.replies.japanese.forms import linking
from api.replies.japanese.hardships import hardships
from api.replies.japanese.harmed import patient_of
from api.replies.japanese.lexicon import clause_words, feelings, praises, rumours, troubles, wishes
from api.replies.japanese.nouns import nouns
from api.replies.japanese.praising import read_praise
from api.replies.japanese.premises import premises
from api.replies.japanese.quoting import another, put_in_words, quoting
from api.replies.japanese.rewording import is_repeatable, sentences
from api.replies.japanese.safety import protection, safety
from api.replies.japanese.smoothing import smoothing
from api.replies.japanese.stretch import is_faithful, is_rough, quotation, told
from api.replies.japanese.telling import ends_in_predicate
from api.replies.japanese.text import Text
from api.replies.japanese.trades import trades
from api.replies.japanese.troubled import is_doubtful
from api.replies.reading import Reading, reading
from api.triage.hints import hints_in

_LIGHT = {"intent": frozenset({"banter"}), "sentiment": frozenset({"neutral"})}
_NEED = re.compile(
    "[読使入乗行食着見]え?[めなれ]な|できな|かか[るりっ]|難し|困[るっり]|重[いく]|遠[いく]|苦手|小さ|足り|アレルギ|車いす|車椅子|杖|ベビーカー|きつ[いく]"
)
"""Words of a need out of which something is wished."""
_LONGEST_NEED = 30
_PART = 0.5
"""Share of a question below which the clause made of it has lost what it is about."""
_CALLED_FOR = re.compile(
    "(?:^|、)(?P<what>[^、]{3,24})を(?:強く|切に|断固)?(?:要求|希望|切望|熱望|所望|要望|求む|求め|望み|望む)"
)
"""A demand for a thing."""


_CONDOLENCE = "心よりお悔やみ申し上げます。"
_MOURNED = 0.8
"""Confidence below which words about a death are not taken for a complaint."""
_LONGEST_RUMOUR = 24
"""Characters of a rumour that is said back; a longer one tells the tale again."""
_QUESTION_END = re.compile("(?:[るたすい]|でしょう)(?:か(?:な|ね|しら)?|っけ)$")
_ANOTHER = "もう一つのお尋ね"
"""What a second question is called that cannot be said back."""
_LONE = re.compile("(?![台本個枚回])(?:[^「」『』]*[^ぁ-ん「」『』]){2,14}")
"""A thing that is named in a few words and by no quotation."""
_GUESS = 0.5
"""Confidence below which nobody knows what a comment is after: then a trouble that it tells of decides."""


def prepare_japanese() -> None:
    """Load dictionary and words now rather than with the first comment.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    for load in (
        troubles,
        feelings,
        wishes,
        praises,
        rumours,
        clause_words,
        nouns,
        hardships,
        premises,
        answers,
        safety,
        facts,
        besides_words,
        trades,
        quoting,
        smoothing,
    ):
        load()
    linking("電話がつながらない")
    details_of("")


def read_japanese(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for a Japanese reply to `comment`."""
    text = Text.of(comment, analysis)
    analysis = borne_out(comment, analysis)
    if analysis.exception.type in ("prejudice", "trolling"):
        return read_complaint(text, analysis, choice)
    read = _read_soured if is_soured(comment, analysis) else _read
    return _with_mentions(read(text, analysis, choice), text, analysis)


def _with_mentions(found: Reading, text: Text, analysis: Analysis) -> Reading:
    """`found` with what a reply may name whatever kind of comment it is, and with a death that is told."""
    situation = analysis.situation
    about = next((named for aspect in text.aspects if (named := text.named(aspect)) and _LONE.fullmatch(named)), "")
    slots = {**mentions(text.tidied), "about": about, "patient": patient_of(text.tidied, text.tidied, situation)}
    slots["entire"] = _entire(text)
    slots = {name: value for name, value in {**slots, **found.slots}.items() if value}
    facets = {**found.facets, "has": found.facets.get("has", frozenset()) | frozenset(slots)}
    if is_bereaved(text.tidied, situation):
        facets |= {"mark": frozenset({*situation.marks, "bereaved"})}
        slots |= {"condolence": _CONDOLENCE} if is_fresh_loss(text.tidied, situation) else {}
        if situation.hardship == "grief":  # nobody is wished a recovery after a death
            facets |= {"body": frozenset({"no"})}
        if analysis.intent.label == "complaint" and analysis.intent.confidence < _MOURNED:
            facets |= {"doubt": frozenset({"yes"})}
    return replace(found, slots=slots, facets=facets)


def _entire(text: Text) -> str:
    """The sentence that tells what the comment is about, in its own words; empty where none is short and civil."""
    told = [part.tidied for kind in ("trouble", "praise") for part in text.stretched(kind) if not part.masked]
    return sentence_quoted(text.tidied, told[0] if told else re.split("[。?]", text.tidied)[0])


def _read_soured(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    """Praise that is none: what looks praised is what went wrong."""
    turned: list[tuple[FocusKind, Text]] = [
        ("trouble" if kind == "praise" else kind, part) for kind, part in text.stretches
    ]
    found = read_complaint(replace(text, stretches=turned), analysis, choice)
    grieved = {"intent": frozenset({"complaint"}), "sentiment": frozenset({"negative"})}
    return replace(found, facets={**found.facets, **grieved})


def _read(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    intent = analysis.intent.label
    sentiment = analysis.sentiment.label
    kind = intent == "banter" and sentiment != "negative"
    kindly = (kind or intent in ("praise", "other")) and sentiment != "negative"
    kind = kind or (intent == "other" and sentiment != "negative" and "kindly" in hints_in(text.tidied))
    meant = (kind and intent == "other") or "jest" in analysis.situation.marks
    if kindly and not meant and is_doubtful(text, analysis):
        if intent == "other" and analysis.intent.confidence < _GUESS:
            return _read_soured(text, analysis, choice)
        return reading(_topic(text), {"doubt": "yes"})
    if intent == "praise" or (intent in ("banter", "other") and sentiment == "positive"):
        return read_praise(text, analysis, choice)
    if intent == "question":
        return _read_question(text, analysis)
    if intent == "request":
        return _read_request(text)
    return reading({**text.topic(), **joke_of(text)}, {}) if kind else _read_displeased(text, analysis, choice)


def _topic(text: Text) -> dict[str, str]:
    """What the comment is about; a single character is mostly half a word."""
    return {name: value for name, value in text.topic().items() if len(value) > 1}


def _read_displeased(text: Text, analysis: Analysis, choice: random.Random) -> Reading:
    if analysis.intent.label == "complaint" and only_praises(text, analysis):
        found = read_praise(text, analysis, choice)
        kindly = {"intent": frozenset({"praise"}), "sentiment": frozenset({"positive"})}
        return replace(found, facets={**found.facets, **kindly})
    if analysis.intent.label == "complaint" and tells_of_nothing(text, analysis):
        if "jest" in analysis.situation.marks:
            found = reading({**text.topic(), **joke_of(text)}, {})
            return replace(found, facets={**found.facets, **_LIGHT})
        return reading(_topic(text), {"doubt": "yes", "intent": "other"})
    return read_complaint(text, analysis, choice)


def _read_question(text: Text, analysis: Analysis) -> Reading:
    slots = text.topic()
    rumour = "rumour" in analysis.situation.marks or any(word in text.tidied for word in rumours())
    marked = text.stretched("question")
    told_apart = [part for part in marked if not _asks(part, text) and f"{part.tidied}。" in text.tidied]
    marked = [part for part in marked if part not in told_apart] or marked
    if rumour:
        slots = {name: value for name, value in slots.items() if any(aspect in value for aspect in text.aspects)}
    marked = marked + _asked_besides(text, marked) if len(marked) == 1 else marked
    marked = sorted(marked[:2], key=lambda part: text.tidied.find(part.tidied)) + marked[2:]
    tokens = marked[0].tokens if marked else text.tokens
    question = "" if rumour else asked(tokens, text.aspects, marked=bool(marked))
    shown: dict[str, str] = {}
    if question.endswith("か"):
        slots["asked"] = question
    elif question:
        slots["topic_said"] = question
    frame = None if rumour else frame_of(tokens)
    slots["safe"] = protection(text.tidied)
    if slots["safe"]:
        frame = None
    if frame is not None:
        slots |= {"answer_before": frame.before, "answer_after": frame.after}
        shown |= {"told_here" if frame.after else "chosen": frame.shown}
    asking = [part for number, part in enumerate(marked) if not part.masked and (not number or _asks(part, text))]
    first, *others = (_put(part, text, rumour=rumour) for part in asking[:2]) if asking else ("",)
    others = [one for one in others if not one or one.removesuffix("か") not in first]
    slots["query"] = first or (question if question.endswith("か") and not is_rough(question) else "")
    slots["query_more"] = "".join(one or _ANOTHER for one in others)
    kind = "none" if frame is None else "told" if frame.after else "choice"
    found = reading(slots, {"question": "rumour" if rumour else "plain", "frame": kind})
    return replace(found, shown=shown)


def _asked_besides(text: Text, marked: Sequence[Text]) -> list[Text]:
    """A second question that was not marked: 「クール便はいくらですか」 behind one that was."""
    parts = [(text.part(first, last), signed) for first, last, signed in sentences(text.tokens)]
    asking = [part for part, signed in parts if signed or _QUESTION_END.search(part.tidied)]
    told = "".join(part.tidied for part in marked)
    return [
        part for part in asking if part.tidied not in told and not any(one.tidied in part.tidied for one in marked)
    ][:1]


def _asks(part: Text, text: Text) -> bool:
    """Whether a stretch asks by its own ending or by the mark behind it."""
    return (
        bool(re.search("(?:か[なね]?|かしら|っけ|教えて(?:ください)?)$", part.tidied))
        or f"{part.tidied}?" in text.tidied
    )


def _put(part: Text, text: Text, *, rumour: bool) -> str:
    """A question as it is said back: as a clause, else in 「」; empty where neither can be.

    A rumour is not said back at length.
    """
    whole = "" if rumour else put_in_words(text.tidied, part.tidied)
    if rumour and len(part.tidied) > _LONGEST_RUMOUR:
        return ""
    clause = asked(part.tokens, text.aspects, marked=True)
    torn = len(clause) < _PART * len(part.tidied)
    if clause.endswith("か") and not is_rough(clause) and not (torn and whole):
        return clause
    quote = quotation(part.tidied, asks=True)
    if not quote:
        return whole
    return quote if re.search("か[、」]", quote) else f"{quote[:-1]}？」"


def _read_request(text: Text) -> Reading:
    slots = text.topic()
    marked = text.stretched("wish")
    wish = next((wish for part in marked if (wish := wanted(part.tokens, marked=True) or wished(part.tokens))), "")
    wish = wish or wanted(text.tokens) or _called_for(text)
    quotes = (put_in_words(text.tidied, part.tidied) or quotation(part.tidied) for part in marked)
    slots["wanted"] = wish or next((quote for quote in quotes if quote), "")
    slots["because"] = _because(text, marked)
    said = "」".join([slots["wanted"], *(part.tidied for part in marked)])
    slots["keepsake"] = "" if slots["because"] else another(text.tidied, said)
    # What is wished for is seldom decided on the day.
    return replace(reading(slots, {}), shown={"reply_at": "〇日〇時"})


def _called_for(text: Text) -> str:
    """What is called for as a thing: 「チョコミント味の復活を要求する」."""
    for sentence in re.split("[。?]", text.tidied):
        found = _CALLED_FOR.search(sentence)
        if found and is_repeatable(found["what"]):
            return f"{found['what']}をお望み"
    return ""


def _because(text: Text, marked: Sequence[Text]) -> str:
    """The need out of which something is wished, from a sentence beside the wish; empty where none tells of one."""
    for first, last, asks in sentences(text.tokens):
        tokens = text.tokens[first:last]
        written = "".join(token.surface for token in tokens)
        if asks or not _NEED.search(written) or any(part.tidied in written for part in marked):
            continue
        clause = told(tokens)
        if len(clause) <= _LONGEST_NEED and ends_in_predicate(clause) and is_faithful(written, clause):
            return clause
    return ""
