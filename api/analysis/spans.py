"""Spans of tokens as spans of words that can be shown."""

from spacy.tokens import Doc

_EDGE = " \t\n.,:;!?、。「」\"'()#@"


def grown(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The span of whole words that covers the pieces."""
    while start < end and doc.text[start].isspace():
        start += 1
    whole = doc.char_span(start, end, alignment_mode="expand") if start < end else None
    return (whole.start_char, whole.end_char) if whole is not None else (start, end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without spaces and punctuation at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end
