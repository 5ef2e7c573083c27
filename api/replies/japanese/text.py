"""A Japanese comment taken apart once, for every reader that looks into it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.analysis.schemas import Analysis, Comment, FocusKind
from api.replies.japanese.canonical import Unit, canonical, line
from api.replies.japanese.edges import stretch_tokens
from api.replies.japanese.nouns import NounPhrase, noun_phrases, topic_of
from api.replies.japanese.tokens import Token, tidy, tokenize

_MASKED = re.compile(r"[ぁ-んァ-ヶ一-龠][○◯〇*＊●][ぁ-んァ-ヶ一-龠]?|[○◯〇△□×]{2,}|^[^ぁ-ん]*[ｦ-ﾟ][^ぁ-ん]*$")
"""A word that its writer has masked, which a reply does not spell out, or half-width letters without any other kana."""
_SUPPOSED = re.compile(
    "(?P<what>[^、]*)(?P<if>(?:たら|だら|れば|えば|けば|めば|ても|でも))、?"
    "(?:どう(?:する|して|しよう|なる|なって|責任)|(?:誰|だれ)が責任|責任(?:は|を|取)|弁償|遅い|手遅れ)"
)
"""What nobody says has come about, and who would have to answer for it."""
_FOUND_SO = (
    (re.compile("(.+)くない$"), r"\1い"),
    (re.compile("(.+)すぎない$"), r"\1すぎる"),
    (re.compile("(.+[てで])(?:い)?(?:ません|ない)(?:です)?か?$"), r"\1いる"),
)
"""How somebody asks in the negative who has found that it is so, and how it is told."""
_TELLING = frozenset({"trouble", "wish", "praise"})
"""Kinds of stretch that are read to the end of their clause."""
_LONGEST_NAME = 14
"""Characters of a noun phrase that is named whole; of a longer one only the part that was marked."""


def sentence_of(written: str, comment: str) -> str:
    """The sentence of the tidied `comment` that holds `written`, without its stop; `written` itself where none does."""
    return next((one for one in re.split("[。?]", comment) if written in one), written)


def _is_supposed(written: str, comment: str) -> bool:
    """Whether `written` is only what might have come about: 「子どもが沈んだらどうするんですか」."""
    supposed = _SUPPOSED.search(sentence_of(written, comment))
    return supposed is not None and written.rstrip("らばもと") in supposed["what"] + supposed["if"]


def _meant(part: Sequence[Token], comment: str) -> Sequence[Token]:
    """`part` as it is meant where it asks in the negative what it finds: 「短くない?」 says that it is short."""
    written = "".join(token.surface for token in part)
    asks = written.endswith("か") or re.search(f"{re.escape(written)}(?:か|\\?)", comment)
    meant = next((found.expand(said) for form, said in _FOUND_SO if (found := form.match(written))), "")
    return tokenize(meant) if asks and meant else part


@dataclass(frozen=True)
class Text:
    """A comment taken apart once."""

    tidied: str
    tokens: Sequence[Token]
    units: Sequence[Unit]
    line: str
    phrases: Sequence[NounPhrase]
    aspects: Sequence[str]
    stretches: Sequence[tuple[FocusKind, "Text"]] = ()
    """What a reply has to take up, surest first of each kind; each is a text of its own."""

    stretch: bool = False
    """Whether this is a stretch of a comment and no whole one."""
    masked: bool = False
    """Whether a word of it was masked by its writer."""

    @classmethod
    def of(cls, comment: Comment, analysis: Analysis) -> "Text":
        tidied = tidy(comment.text)
        tokens = tokenize(tidied)
        units = canonical(tokens)
        aspects = [span.text for span in analysis.aspects]
        stretches: list[tuple[FocusKind, Text]] = []
        for focus in analysis.focus:
            part = stretch_tokens(tokens, focus.text, whole=focus.kind in _TELLING)
            part = _meant(part, tidied) if focus.kind == "trouble" else part
            written = "".join(token.surface for token in part)
            if part and not _is_supposed(written, tidied):
                stretch = cls._of_tokens(part, aspects)
                stretches.append((focus.kind, replace(stretch, masked=bool(_MASKED.search(focus.text)))))
        return cls(tidied, tokens, units, line(units), noun_phrases(tokens), aspects, stretches)

    @classmethod
    def _of_tokens(cls, tokens: Sequence[Token], aspects: Sequence[str]) -> "Text":
        units = canonical(tokens)
        written = "".join(token.surface for token in tokens)
        return cls(written, tokens, units, line(units), noun_phrases(tokens), aspects, stretch=True)

    def part(self, first: int, last: int) -> "Text":
        """The tokens from `first` up to `last` as a stretch."""
        return self._of_tokens(self.tokens[first:last], self.aspects)

    def stretched(self, kind: FocusKind) -> list["Text"]:
        """The stretches of `kind`."""
        return [part for its, part in self.stretches if its == kind]

    def topic(self) -> dict[str, str]:
        """The thing the comment is about, as a reply names it; empty when there is none to be named."""
        for phrase in self.phrases:
            lacking = phrase.end + 1 < len(self.tokens) and self.tokens[phrase.end + 1].lemma == "無い"
            if phrase.particle in ("が", "も") and lacking:
                return {"topic_said": phrase.text, "named": phrase.text}
        for aspect in self.aspects:
            named = self.named(aspect) if not self.stretch or aspect in self.tidied else ""
            named = re.sub("^(?:御社|貴社|お宅|おたく)の", "", named)
            if named:
                return {"topic_said": named, "named": named}
        for phrase in self.phrases:
            if phrase.particle in ("が", "は", "も", "を", "の") and not phrase.person:
                return {"topic_said": phrase.text, "named": phrase.text}
        return {}

    def named(self, aspect: str) -> str:
        """The whole noun phrase that holds `aspect`, as a reply names it: 電気 in 「電気代の請求」; empty if unfit."""
        part = tidy(aspect)
        for phrase in self.phrases:
            written = "".join(token.surface for token in self.tokens[phrase.start : phrase.end])
            marked = phrase.particle not in ("", "に") or written.endswith(part)
            if part and part in written and marked and len(written) <= _LONGEST_NAME:
                return phrase.text
        return topic_of(part) or ""
