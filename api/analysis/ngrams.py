"""The simple voter: weights of character n-grams (TF-IDF, logistic regression), computed without any ML library.

It sees spelling, slang, masked letters (「○ね」) and endings that an encoder's word pieces blur, and needs little data.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

from api.analysis.labels import SITUATION_WIDTH, WIDTH

MAX_CHARS = 1_200
"""Of longer texts the first 800 and the last 400 characters are read."""
_HEAD = 800
_ORDERS = range(1, 6)

Array = NDArray[np.float32]


def grams(text: str) -> Counter[str]:
    """Count the character n-grams (1 to 5 characters) and a few shape features of normalised text."""
    if len(text) > MAX_CHARS:
        text = text[:_HEAD] + " " + text[_HEAD - MAX_CHARS :]
    padded = f" {text.lower()} "
    counts = Counter(padded[start : start + size] for size in _ORDERS for start in range(len(padded) - size + 1))
    letters = [char for char in text if "A" <= char <= "Z" or "a" <= char <= "z"]
    if len(letters) > 5 and sum(char.isupper() for char in letters) > 0.7 * len(letters):
        counts["\x02CAPS"] = 1
    counts[f"\x02LEN{min(len(text), 255).bit_length()}"] = 1
    return counts


class NgramVoter:
    """Scores for every label of every task and of the situation, from the n-grams of a text.

    Weights are bytes with one scale for each n-gram, kept for the columns that have any. A text's vector is divided by
    its length with the unknown n-grams counted in: the stranger a text is, the weaker the vote.
    """

    def __init__(
        self,
        vocabulary: list[str],
        idf: Array,
        weights: NDArray[np.int8],
        columns: NDArray[np.int64],
        scales: Array,
        bias: Array,
    ) -> None:
        self.vocabulary = vocabulary
        self.idf = idf
        self.weights = weights
        self.columns = columns
        self.scales = scales
        self.bias = bias
        self._unknown = float(idf.max())
        self._index = {gram: number for number, gram in enumerate(vocabulary)}

    @classmethod
    def of(cls, vocabulary: list[str], idf: Array, weights: Array, bias: Array) -> "NgramVoter":
        """A voter from weights as trained, shape (n-grams, WIDTH + SITUATION_WIDTH)."""
        scales = np.maximum(np.abs(weights).max(axis=1), 1e-8) / np.float32(127)
        columns = np.flatnonzero(weights.any(axis=0))
        kept = np.rint(weights[:, columns] / scales[:, None]).astype(np.int8)
        return cls(vocabulary, idf, kept, columns, scales, bias)

    def features(self, text: str) -> tuple[NDArray[np.int64], Array]:
        """Indices and values (sublinear TF × IDF, over the length of the whole vector) of the known n-grams."""
        known: list[tuple[int, float]] = []
        strange = 0.0
        for gram, count in grams(text).items():
            weight = 1 + math.log(count)
            if (index := self._index.get(gram)) is None:
                strange += weight * weight
            else:
                known.append((index, weight))
        if not known:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        indices = np.array([index for index, _ in known], np.int64)
        values = np.array([weight for _, weight in known], np.float32) * self.idf[indices]
        length = math.sqrt(float(values @ values) + strange * self._unknown**2)
        return indices, values / np.float32(length)

    def scores(self, text: str) -> Array:
        """One row of scores (before softmax) for normalised text: WIDTH of the tasks, SITUATION_WIDTH after them."""
        indices, values = self.features(text)
        row = self.bias.copy()
        row[self.columns] += (values * self.scales[indices]) @ self.weights[indices].astype(np.float32)
        return row

    def rows(self, texts: Sequence[str]) -> Array:
        """Scores of several texts, shape (texts, WIDTH + SITUATION_WIDTH)."""
        return np.stack([self.scores(text) for text in texts])

    def to_disk(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "ngrams.json").write_text(json.dumps(self.vocabulary, ensure_ascii=False), encoding="utf-8")
        tensors = {
            "idf": self.idf,
            "weights": self.weights,
            "columns": self.columns,
            "scales": self.scales,
            "bias": self.bias,
        }
        save_file(
            {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}, folder / "ngrams.safetensors"
        )

    @classmethod
    def from_disk(cls, folder: Path) -> "NgramVoter":
        """Raises ValueError when vocabulary and weights do not belong together."""
        vocabulary = json.loads((folder / "ngrams.json").read_text(encoding="utf-8"))
        tensors = load_file(folder / "ngrams.safetensors")
        if len(tensors["weights"]) != len(vocabulary) or len(tensors["bias"]) != WIDTH + SITUATION_WIDTH:
            raise ValueError(f"{folder}: n-gram weights do not fit the vocabulary and the labels of this version")
        return cls(vocabulary, *(tensors[name] for name in ("idf", "weights", "columns", "scales", "bias")))
