"""Read a Japanese comment for a reply: trouble, thing, details, wish, in polite wording."""

import random

from api.analysis.schemas import Analysis, Comment
from api.replies.japanese.asking import asked, wanted
from api.replies.japanese.complaint import read_complaint
from api.replies.japanese.details import details_of
from api.replies.japanese.forms import linking
from api.replies.japanese.lexicon import feelings, praises, rumours, troubles, wishes
from api.replies.japanese.nouns import nouns
from api.replies.japanese.praising import read_praise
from api.replies.japanese.rewording import clause_words
from api.replies.japanese.situations import situations
from api.replies.japanese.text import Text
from api.replies.japanese.troubled import is_doubtful
from api.replies.reading import Reading, reading


def prepare_japanese() -> None:
    """Load dictionary and words now rather than with the first comment.

    Raises:
        DataFileError: a data file is not valid; names file and line.
    """
    for load in (troubles, feelings, wishes, praises, rumours, clause_words, nouns, situations):
        load()
    linking("電話がつながらない")
    details_of("")


def read_japanese(comment: Comment, analysis: Analysis, choice: random.Random) -> Reading:
    """Slots and facets for a Japanese reply to `comment`."""
    text = Text.of(comment, analysis)
    intent = analysis.intent.label
    if analysis.exception.type in ("prejudice", "trolling"):
        return read_complaint(text, analysis, choice)
    sentiment = analysis.sentiment.label
    kind = intent == "banter" and sentiment != "negative"
    if (kind or intent in ("praise", "other")) and sentiment != "negative" and is_doubtful(text, analysis):
        return reading(text.topic(), {"doubt": "yes"})
    if intent == "praise" or (intent in ("banter", "other") and sentiment == "positive"):
        return read_praise(text, analysis, choice)
    if intent == "question":
        return _read_question(text)
    if intent == "request":
        return _read_request(text)
    return reading(text.topic(), {}) if kind else read_complaint(text, analysis, choice)


def _read_question(text: Text) -> Reading:
    slots = text.topic()
    rumour = any(word in text.tidied for word in rumours())
    question = "" if rumour else asked(text.tokens, text.aspects)
    if question.endswith("か"):
        slots["asked"] = question
    elif question:
        slots["topic_said"] = question
    return reading(slots, {"question": "rumour" if rumour else "plain"})


def _read_request(text: Text) -> Reading:
    slots = text.topic()
    wish = wanted(text.tokens)
    if wish:
        slots["wanted"] = wish
    return reading(slots, {})
