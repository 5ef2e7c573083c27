"""Texts that are no comments to a company, labelled by hand for sentiment alone: everyday posts and real sentences.

The posts of `corpus/posts` are our own. Of public sets (`corpus/relabelled`) only row numbers and our labels are kept
here; the texts stay in the data folder, and a digest tells whether its rows are still the ones that were labelled.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.analysis.schemas import SentimentLabel
from api.contract import Language
from models.dataset import CORPUS, CorpusError
from models.examples import Example
from models.public import plain, table

_SETS = {
    "isarcasm": "en_isarcasm/train.tsv",
    "isarcasm_test": "en_isarcasm/test.tsv",
    "davidson": "en_davidson/all.tsv",
    "edos": "en_edos/train.tsv",
    "hotel": "ja_quasi_reviews_unlabelled/hotel.tsv",
    "spot": "ja_quasi_reviews_unlabelled/spot.tsv",
}
_MAYBE_HATEFUL = frozenset({"edos"})
"""Sets whose texts may attack a group, so that nothing is said of exceptions there."""
WEIGHT = 0.9
"""What one of these counts beside a comment of the corpus."""


class Post(BaseModel):
    """One everyday post that no company is meant to read."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9]+-\d{4}$")
    lang: Language
    text: str = Field(min_length=1, max_length=10_000)
    sentiment: SentimentLabel


@dataclass(frozen=True)
class General:
    """A text, its sentiment, and whether it is known to hold no exception."""

    text: str
    sentiment: str
    harmless: bool = True


def _posts(corpus: Path) -> Iterator[General]:
    for path in sorted((corpus / "posts").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                post = Post.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(step) for step in first["loc"]) or "row"
                raise CorpusError(f"{path}:{number}: {where}: {first['msg']}") from error
            yield General(post.text, post.sentiment)


def _relabelled(corpus: Path, data: Path) -> Iterator[General]:
    for path in sorted((corpus / "relabelled").glob("*.tsv")):
        rows = list(table(data / _SETS[path.stem]))
        for number, label in enumerate(table(path), 2):
            text = rows[int(label["row"])]["text"] if int(label["row"]) < len(rows) else ""
            if hashlib.sha256(text.encode()).hexdigest()[:8] != label["digest"]:
                raise CorpusError(f"{path}:{number}: the data folder holds another text in row {label['row']}")
            yield General(plain(text), label["sentiment"], path.stem not in _MAYBE_HATEFUL)


def labelled(corpus: Path = CORPUS, data: Path | None = None) -> list[General]:
    """Texts with their sentiment; those of public sets only where their data folder is given.

    Raises:
        CorpusError: a line is not valid, or the data folder is not the one that was labelled; names file and line.
    """
    return [*_posts(corpus), *(_relabelled(corpus, data) if data else ())]


def examples(texts: Sequence[General]) -> list[Example]:
    """The same as training examples: a sentiment, and no exception where that is known."""
    return [
        Example.of(one.text, {"sentiment": one.sentiment} | ({"exception": "none"} if one.harmless else {}), {}, WEIGHT)
        for one in texts
    ]
