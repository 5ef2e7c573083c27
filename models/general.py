"""Texts that are no comments to a company, labelled by hand for sentiment alone: everyday posts and real sentences.

The posts of `corpus/posts` are our own. Of public sets (`corpus/relabelled`) only row numbers and our labels are kept
here; the texts stay in the data folder, and a digest tells whether its rows are still the ones that were labelled.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from api.analysis.schemas import SentimentLabel
from api.contract import Language
from models.dataset import CORPUS, CorpusError
from models.examples import Example
from models.public import table

_SETS = {
    "isarcasm": "en_isarcasm/train.tsv",
    "isarcasm_test": "en_isarcasm/test.tsv",
    "davidson": "en_davidson/all.tsv",
    "hotel": "ja_quasi_reviews_unlabelled/hotel.tsv",
    "spot": "ja_quasi_reviews_unlabelled/spot.tsv",
}
WEIGHT = 0.6
"""What one of these counts beside a comment of the corpus."""


class Post(BaseModel):
    """One everyday post that no company is meant to read."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(pattern=r"^[a-z0-9]+-\d{4}$")
    lang: Language
    text: str = Field(min_length=1, max_length=10_000)
    sentiment: SentimentLabel


def _posts(corpus: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((corpus / "posts").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                post = Post.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(step) for step in first["loc"]) or "row"
                raise CorpusError(f"{path}:{number}: {where}: {first['msg']}") from error
            yield post.text, post.sentiment


def _relabelled(corpus: Path, data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((corpus / "relabelled").glob("*.tsv")):
        rows = list(table(data / _SETS[path.stem]))
        for number, label in enumerate(table(path), 2):
            text = rows[int(label["row"])]["text"] if int(label["row"]) < len(rows) else ""
            if hashlib.sha256(text.encode()).hexdigest()[:8] != label["digest"]:
                raise CorpusError(f"{path}:{number}: the data folder holds another text in row {label['row']}")
            yield text, label["sentiment"]


def labelled(corpus: Path = CORPUS, data: Path | None = None) -> list[tuple[str, str]]:
    """Texts with their sentiment; those of public sets only where their data folder is given.

    Raises:
        CorpusError: a line is not valid, or the data folder is not the one that was labelled; names file and line.
    """
    return [*_posts(corpus), *(_relabelled(corpus, data) if data else ())]


def examples(texts: Sequence[tuple[str, str]]) -> list[Example]:
    """The same as training examples: a sentiment, and no exception."""
    return [Example.of(text, {"sentiment": label, "exception": "none"}, {}, WEIGHT) for text, label in texts]
