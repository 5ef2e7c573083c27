"""The text as the models see it, with the way back to the text as it was written.

Models read compatibility-composed text (NFKC: half-width kana, full-width Latin) without invisible characters, with
escapes undone, addresses and mentions masked and long runs shortened. Every character of it knows which code points
it came from.
"""

import re
import unicodedata
from dataclasses import dataclass

MAX_MODEL_CHARS = 12_000
"""NFKC can lengthen a text (one code point may become eighteen); what is longer is cut."""
HEAD, TAIL = 1_400, 600
"""Code points read of a longer text, from its beginning and from its end: a cost that does not grow without limit."""
MAX_RUN = 3
"""The same character more often than this in a row says no more than this many times."""
URL_MASK = "URL"
USER_MASK = "@user"

_MASKED = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>「」（）、。]+|\b(?:t\.co|bit\.ly|line\.me|lin\.ee|instagr\.am|youtu\.be)/\S+)"
    r"|(?P<user>(?<![\w@])[@＠][A-Za-z0-9_](?:[\w.]*\w)?)"
    r"|(?P<escaped>(?:\\u[0-9A-Fa-f]{4})+)"
)
_KANA_VOICING = frozenset("ﾞﾟ\u3099\u309a")
_ASCII = re.compile(r"[\x20-\x7e]*\Z")


@dataclass(frozen=True, slots=True)
class ModelText:
    """Normalised `text`; character i of it stems from `starts[i]:ends[i]` (code points) of the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the non-empty slice `start:end` of the normalised text."""
        return self.starts[start], self.ends[end - 1]


class _Writer:
    """Collects normalised characters with their origin, joining white space and shortening runs."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._run = 0

    def put(self, char: str, start: int, end: int) -> None:
        if char.isspace():
            char = " "
            if not self.chars or self.chars[-1] == " ":
                return
        last = self.chars[-1] if self.chars else ""
        self._run = self._run + 1 if char == last and not char.isdigit() else 1
        if self._run > MAX_RUN or len(self.chars) >= MAX_MODEL_CHARS:
            return
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def mask(self, word: str, start: int, end: int) -> None:
        if self.chars and self.chars[-1] != " ":
            self.put(" ", start, start)
        for char in word:
            self.put(char, start, end)
        self._run = 0

    def done(self) -> ModelText:
        while self.chars and self.chars[-1] == " ":
            for column in (self.chars, self.starts, self.ends):
                column.pop()
        return ModelText("".join(self.chars), self.starts, self.ends)


def _visible(char: str) -> str:
    """The character itself, a space for control characters, nothing for invisible ones."""
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category == "Cs":
        return "\ufffd"
    if category == "Cn" and "\U0001f300" <= char <= "\U0001faff":
        return char  # an emoji younger than Python's tables
    if category in ("Cf", "Co", "Cn") or "\ufe00" <= char <= "\ufe0f":
        return ""
    return char


def _write_plain(writer: _Writer, text: str, offset: int) -> None:
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and (text[end] in _KANA_VOICING or unicodedata.combining(text[end])):
            end += 1
        # A stack of combining marks ("zalgo") carries no more meaning than its base and the first few.
        cluster = "".join(_visible(char) for char in text[position : min(end, position + 4)])
        for char in unicodedata.normalize("NFKC", cluster):
            writer.put(char, offset + position, offset + end)
        position = end


def normalise(text: str) -> ModelText:
    """Return what the models read of `text`. Accepts any string, also an empty one; never raises."""
    writer = _Writer()
    if len(text) <= HEAD + TAIL:
        _write_masked(writer, text, 0)
    else:
        _write_masked(writer, text[:HEAD], 0)
        writer.put(" ", HEAD, HEAD)
        _write_masked(writer, text[-TAIL:], len(text) - TAIL)
    return writer.done()


def _write_masked(writer: _Writer, text: str, offset: int) -> None:
    position = 0
    for match in _MASKED.finditer(text):
        start, end = match.start() + offset, match.end() + offset
        _write(writer, text[position : match.start()], offset + position)
        if match["escaped"]:
            _write_escaped(writer, match["escaped"], start, end)
        else:
            writer.mask(URL_MASK if match["url"] else USER_MASK, start, end)
            if text[match.end() : match.end() + 1].isalnum():
                writer.put(" ", end, end)
        position = match.end()
    _write(writer, text[position:], offset + position)


def _write_escaped(writer: _Writer, escaped: str, start: int, end: int) -> None:
    """Characters that some export left as UTF-16 escapes (Isn\\u2019t), the whole run of them standing for each."""
    units = bytes.fromhex(escaped.replace("\\u", ""))
    for char in unicodedata.normalize("NFKC", units.decode("utf-16-be", errors="replace")):
        if shown := _visible(char):
            writer.put(shown, start, end)


def _write(writer: _Writer, text: str, offset: int) -> None:
    if _ASCII.match(text):
        for index, char in enumerate(text, offset):
            writer.put(char, index, index + 1)
    else:
        _write_plain(writer, text, offset)


def without_masks(text: str) -> str:
    """What is left of normalised text when masked addresses and mentions are taken out."""
    return re.sub(rf"(?<!\w)(?:{URL_MASK}|{USER_MASK})(?![A-Za-z])", " ", text).strip()
