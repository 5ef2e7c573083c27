"""The encoder in serving: a pruned and fine-tuned multilingual-e5-small as an ONNX graph, one text a run.

A text is never padded nor batched with others, so its scores cannot depend on its neighbours; on one thread this is
also faster than a mixed batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from api.analysis.kin import with_known_emoji
from api.analysis.labels import SITUATION_WIDTH, WIDTH

Array = NDArray[np.float32]
MAX_TOKENS = 128
"""Tokens read of a text, the two special ones included."""
_HEAD_SHARE = 0.7
"""Of a longer text its beginning and its end are read in this proportion: people say there what they want."""
_MAX_CHARS = 8 * MAX_TOKENS
_START, _END = 0, 2
FILES = ("encoder_lower.onnx", "encoder_upper.onnx")
"""The two halves of the graph."""
DRAFT_LAYERS = 8
"""Layers that a draft is read with: it is checked at every pause in typing, and its faults lie near the surface."""


@dataclass(frozen=True)
class Tokens:
    """Ids with the special ones, and each token's span in the text (empty for special ones)."""

    ids: list[int]
    spans: list[tuple[int, int]]


@dataclass(frozen=True)
class Reading:
    """Token spans, the scores each token speaks for (tokens, WIDTH), scores of the situation (SITUATION_WIDTH), each
    token's aspect scores (tokens, 3) and focus scores (tokens, 6), and the text vector (hidden)."""

    spans: list[tuple[int, int]]
    scores: Array
    situation: Array
    aspects: Array
    focus: Array
    vector: Array


def encode(tokenizer: Tokenizer, text: str, max_tokens: int = MAX_TOKENS) -> Tokens:
    """Cut normalised text into at most `max_tokens` tokens, leaving out the middle of a long one."""
    room = max_tokens - 2
    text = with_known_emoji(text)
    if len(text) > 2 * _MAX_CHARS:
        head, tail = tokenizer.encode(text[:_MAX_CHARS]), tokenizer.encode(text[-_MAX_CHARS:])
        shift = len(text) - _MAX_CHARS
        ids = [*head.ids, *tail.ids]
        spans = [*head.offsets, *((start + shift, end + shift) for start, end in tail.offsets)]
    else:
        whole = tokenizer.encode(text)
        ids, spans = list(whole.ids), list(whole.offsets)
    if len(ids) > room:
        first = round(room * _HEAD_SHARE)
        ids, spans = ids[:first] + ids[first - room :], spans[:first] + spans[first - room :]
    return Tokens([_START, *ids, _END], [(0, 0), *spans, (0, 0)])


def session(path: Path) -> onnxruntime.InferenceSession:
    """A session on the calling thread alone: no pool that a fork would leave behind."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class EncoderVoter:
    """Scores for every label of every task from the encoder."""

    def __init__(
        self, tokenizer: Tokenizer, lower: onnxruntime.InferenceSession, upper: onnxruntime.InferenceSession
    ) -> None:
        self._tokenizer = tokenizer
        self._lower, self._upper = lower, upper

    def read(self, text: str) -> Reading:
        """Everything the encoder says of one normalised text."""
        tokens = encode(self._tokenizer, text)
        ids = np.array(tokens.ids, np.int64)
        (states,) = self._lower.run(["states"], {"ids": ids})
        scores, aspects, focus, vector = self._upper.run(["scores", "aspects", "focus", "vector"], {"states": states})
        situation = scores[:, WIDTH : WIDTH + SITUATION_WIDTH].mean(0)
        return Reading(tokens.spans, scores[:, :WIDTH], situation, aspects, focus, vector)

    def faults(self, text: str) -> tuple[list[tuple[int, int]], Array]:
        """Token spans of a draft's normalised text, and the scores of each for none and every one of DRAFT_FAULTS.

        A draft longer than MAX_TOKENS is read piece by piece.
        """
        whole = self._tokenizer.encode(text)
        room = MAX_TOKENS - 2
        pieces = [
            self._lower.run(["faults"], {"ids": np.array([_START, *whole.ids[i : i + room], _END], np.int64)})[0][1:-1]
            for i in range(0, max(1, len(whole.ids)), room)
        ]
        return list(whole.offsets), np.concatenate(pieces)

    def rows(self, texts: Sequence[str]) -> Array:
        """Scores of several texts, shape (texts, WIDTH)."""
        return np.stack([self.read(text).scores.mean(0) for text in texts])

    @classmethod
    def from_disk(cls, folder: Path) -> "EncoderVoter":
        return cls(Tokenizer.from_file(str(folder / "tokenizer.json")), *(session(folder / name) for name in FILES))
