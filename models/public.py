"""Public sets as training examples: those whose licence allows it, mapped as far as labels agree."""

import csv
import html
import random
from collections.abc import Iterator
from pathlib import Path

from models.examples import Example, one_hot

AUXILIARY = {"sexism": ("no", "yes"), "tone": ("hate", "offensive", "neither")}
"""Questions that only public sets answer; they teach the encoder and are not asked in serving."""
_GLAD = {"happy", "joy", "love", "in love", "affection", "cheerful", "excited", "proud", "celebrate", "smile", "glad"}
_CROSS = {
    "sad",
    "angry",
    "mad",
    "rage",
    "furious",
    "annoyed",
    "depressed",
    "crying",
    "unhappy",
    "disgust",
    "frustrated",
}


def table(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a TSV file with a header line and no quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _edos(data: Path) -> Iterator[Example]:
    for row in table(data / "en_edos" / "train.tsv"):
        sexist = row["label"] == "sexist"
        targets = {"sexism": one_hot(AUXILIARY["sexism"], "yes" if sexist else "no")}
        known = {"exception": "prejudice", "sentiment": "negative"} if sexist else {}
        yield Example.of(plain(row["text"]), known, targets, weight=0.5)


def _davidson(data: Path) -> Iterator[Example]:
    """Hate only where no annotator disagreed and `neither` likewise; `offensive` is left open.

    The set's annotators took African-American English for offence, so its tone must not teach our labels.
    """
    for row in table(data / "en_davidson" / "all.tsv"):
        votes = {name: int(row[f"n_{name}"]) for name in ("hate", "off", "neither")}
        known = {}
        if votes["hate"] >= 3 and not votes["off"] and not votes["neither"]:
            known = {"exception": "prejudice", "sentiment": "negative", "intent": "abuse"}
        elif votes["neither"] >= 3 and not votes["off"] and not votes["hate"]:
            known = {"exception": "none"}
        targets = {"tone": one_hot(AUXILIARY["tone"], row["label"])}
        yield Example.of(plain(row["text"]), known, targets, weight=0.5)


def _isarcasm(data: Path) -> Iterator[Example]:
    for row in table(data / "en_isarcasm" / "train.tsv"):
        yield Example.of(row["text"], {"irony": "yes" if row["label"] == "sarcastic" else "no"}, {}, weight=0.5)
        if row["label"] == "sarcastic" and row["rephrase"].strip():
            yield Example.of(row["rephrase"], {"irony": "no"}, {}, weight=0.5)


def _uci(data: Path) -> Iterator[Example]:
    for row in table(data / "en_uci_sentences" / "all.tsv"):
        yield Example.of(row["text"], {"sentiment": row["label"], "exception": "none"}, {}, weight=0.5)


def _kaomoji(data: Path) -> Iterator[Example]:
    for row in table(data / "ja_kaomoji" / "core.tsv"):
        feelings = {word.strip() for word in row["emotion"].split(",")} | {row["label"]}
        glad, cross = feelings & _GLAD, feelings & _CROSS
        if bool(glad) != bool(cross):
            yield Example.of(
                row["text"], {"sentiment": "positive" if glad else "negative", "exception": "none"}, {}, weight=0.3
            )


def plain(text: str) -> str:
    """The text as its author saw it: masks and HTML entities of the sets undone."""
    return html.unescape(text.replace("[USER]", "@user").replace("[URL]", "URL"))


_SETS = {"edos": _edos, "davidson": _davidson, "isarcasm": _isarcasm, "uci": _uci, "kaomoji": _kaomoji}


def load(data: Path, sizes: dict[str, int], seed: int) -> list[Example]:
    """Up to `sizes[name]` examples of each set, labels of its own balanced as far as they go, in a stable order."""
    result: list[Example] = []
    for name, size in sizes.items():
        groups: dict[str, list[Example]] = {}
        for example in _SETS[name](data):
            groups.setdefault(example.signature(), []).append(example)
        dice = random.Random(f"{seed}-{name}")  # noqa: S311 - a seeded draw is the point
        left = size
        for done, group in enumerate(sorted(groups.values(), key=len)):
            chosen = dice.sample(group, min(left // (len(groups) - done), len(group)))
            left -= len(chosen)
            result += chosen
    return result
