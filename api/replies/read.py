"""Read a comment for what a reply must name, in the language it will be answered in."""

import random

from api.analysis.schemas import Analysis, Comment
from api.contract import Language
from api.replies.english.reader import read_english
from api.replies.japanese.reader import read_japanese
from api.replies.reading import Reading


def read(comment: Comment, analysis: Analysis, language: Language, choice: random.Random) -> Reading:
    """What the comment names, worded for a reply in `language`."""
    if language == "ja":
        return read_japanese(comment, analysis, choice)
    return read_english(comment, analysis, choice)
