"""How much of what a person takes up in a reply the suggestions take up: `make bound`.

Each line of references.jsonl holds, for one comment of models/corpus/train, the parts of a reply as a hand wrote them:
`sorry`, `check`, `ask`, `care` for a complaint, `thanks`, `pass` for praise, `answer` for a question, `heard` and
`check` for a request. Of the comment's words (content words by Sudachi's normalised form; English ones without endings)
those that the first part says are compared with those that the first suggestion says. The judge has learned from these
comments, so what is measured is how replies are composed, not how strange comments are read.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS
from sudachipy import SplitMode

from api.analysis.judge import Judge
from api.analysis.schemas import Comment
from api.brand.profile import load_brand
from api.comments.assess import assess
from api.japanese import tokenizer

_HERE = Path(__file__).parent
_CORPUS = _HERE.parents[1] / "models" / "corpus" / "train"
_FIRST = {"complaint": "sorry", "praise": "thanks", "question": "answer", "request": "heard"}
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞")
_WORD = 4
"""Letters up to which an English word keeps its ending."""
_AT_ONCE = 50


@dataclass(frozen=True)
class Bound:
    """One comment: its words that the person's first part says, that all parts say, and that the suggestion says."""

    lang: str
    kind: str
    wanted: frozenset[str]
    allowed: frozenset[str]
    said: frozenset[str]


def measured(every: int = 1) -> Iterator[Bound]:
    """Compare the first suggestion for each `every`-th reference."""
    references = [json.loads(line) for line in (_HERE / "references.jsonl").read_text(encoding="utf-8").splitlines()]
    references = references[::every]
    comments = _comments({one["id"] for one in references})
    judge, brand, now = Judge.load(), load_brand(), datetime(2026, 11, 23, 12, tzinfo=UTC)
    for first in range(0, len(references), _AT_ONCE):
        some = references[first : first + _AT_ONCE]
        texts = [comments[one["id"]] for one in some]
        results = assess(texts, judge, brand, now=now, reader="ja", suggestions=1)
        for one, comment, result in zip(some, texts, results, strict=True):
            told = content(comment.text, one["lang"])
            parts = " ".join(text for name, text in one.items() if name not in ("id", "lang", "kind"))
            reply = result.suggestions[0].text if result.suggestions else ""
            yield Bound(
                one["lang"],
                one["kind"],
                content(one[_FIRST[one["kind"]]], one["lang"]) & told,
                content(parts, one["lang"]) & told,
                content(reply, one["lang"]) & told,
            )


def content(text: str, lang: str) -> frozenset[str]:
    """The words of a text that carry its matter."""
    if lang == "ja":
        tokens = tokenizer(SplitMode.A).tokenize(text)
        kinds = ((token.normalized_form(), token.part_of_speech()) for token in tokens)
        return frozenset(word for word, kind in kinds if kind[0] in _CONTENT and kind[1] != "非自立可能")
    words = (word for word in re.findall(r"[a-z0-9£$€']+", text.lower()) if word not in STOP_WORDS)
    return frozenset(re.sub(r"(?:'s|s|ed|ing|e)$", "", word) if len(word) > _WORD else word for word in words)


def _recall(some: Sequence[Bound]) -> float:
    """Mean share of the words a person took up that the suggestion takes up."""
    shares = [len(one.wanted & one.said) / len(one.wanted) for one in some if one.wanted]
    return sum(shares) / len(shares)


def _silent(some: Sequence[Bound]) -> float:
    """Share of suggestions that say no word of the comment's matter."""
    return sum(not one.said for one in some) / len(some)


def _precision(some: Sequence[Bound]) -> float:
    shares = [len(one.said & one.allowed) / len(one.said) for one in some if one.said]
    return sum(shares) / len(shares)


def _comments(wanted: Iterable[str]) -> dict[str, Comment]:
    left = set(wanted)
    rows = (json.loads(line) for path in sorted(_CORPUS.glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    return {
        row["id"]: Comment.model_validate({name: row[name] for name in ("id", "platform", "text")}, strict=False)
        for row in rows
        if row["id"] in left
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bound", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--every", type=int, default=1, help="compose for each n-th reference only")
    every = list(measured(parser.parse_args().every))
    print("lang\tkind\tn\trecall\tprecision\tsilent")
    for lang in ("ja", "en"):
        for kind in _FIRST:
            some = [one for one in every if (one.lang, one.kind) == (lang, kind)]
            print(f"{lang}\t{kind}\t{len(some)}\t{_recall(some):.3f}\t{_precision(some):.3f}\t{_silent(some):.3f}")


if __name__ == "__main__":
    main()
