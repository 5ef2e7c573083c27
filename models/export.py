"""Trained encoder weights to the two ONNX graphs that serve: one text at a time, 8-bit matrices, 4-bit embeddings.

They read the ids of a single text, so there is no padding and nothing a text could feel of its neighbours.
Activations are quantised while running, weights per output column once; the embedding table keeps the 4-bit blocks in
which the original was published, without loss.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from api.analysis.encoder import DRAFT_LAYERS

Array = NDArray[np.float32]
_BLOCK = 32


class _Graph:
    """Collects nodes and constants, naming results by count."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def name(self) -> str:
        self._count += 1
        return f"t{self._count}"

    def constant(self, value: NDArray[np.generic]) -> str:
        name = self.name()
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def op(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> str:
        names = [self.name() for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else "|".join(names)


def four_bit(table: Array) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Blocks of 32 as signed nibbles (two a byte, low first) with half-precision scales; exact for Q4_0 weights."""
    blocks = table.reshape(len(table), -1, _BLOCK)
    extreme = np.take_along_axis(blocks, np.abs(blocks).argmax(-1, keepdims=True), -1)
    scales = (extreme / -8).astype(np.float16)
    safe = np.where(scales == 0, 1, scales).astype(np.float32)
    levels = np.clip(np.rint(blocks / safe), -8, 7).astype(np.int8).reshape(len(table), -1)
    nibbles = (levels & 0x0F).astype(np.uint8)
    return nibbles[:, 0::2] | nibbles[:, 1::2] << 4, scales[..., 0]


def eight_bit(matrix: Array) -> tuple[NDArray[np.int8], Array]:
    """Columns of (in, out) weights as int8 with one scale per output."""
    scales = np.maximum(np.abs(matrix).max(0), 1e-8) / 127
    return np.rint(matrix / scales).astype(np.int8), scales.astype(np.float32)


def _embed(graph: _Graph, ids: str, words: Array, places: Array, floats: bool) -> str:
    if floats:
        found = graph.op("Gather", graph.constant(words), ids)
    else:
        packed, scales = four_bit(words)
        table = graph.name()
        graph.constants.append(
            helper.make_tensor(table, TensorProto.INT4, list(words.shape), packed.tobytes(), raw=True)
        )
        scale = graph.constant(scales.astype(np.float32))
        found = graph.op(
            "GatherBlockQuantized",
            table,
            ids,
            scale,
            domain="com.microsoft",
            block_size=_BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
    length = graph.op("Shape", ids)
    start, axis = graph.constant(np.array([0], np.int64)), graph.constant(np.array([0], np.int64))
    return graph.op("Add", found, graph.op("Slice", graph.constant(places), start, length, axis))


def _matmul(graph: _Graph, x: str, weight: Array, bias: Array, eight: bool) -> str:
    """x · weightᵀ + bias with weight (out, in), in 8 bits or in floating point."""
    matrix = np.ascontiguousarray(weight.T)
    if not eight:
        return graph.op("Add", graph.op("MatMul", x, graph.constant(matrix)), graph.constant(bias))
    values, scales = eight_bit(matrix)
    return graph.op(
        "DynamicQuantizeMatMul",
        x,
        graph.constant(values),
        graph.constant(scales),
        "",
        graph.constant(bias),
        domain="com.microsoft",
    )


def _norm(graph: _Graph, x: str, state: dict[str, Array], name: str, eps: float) -> str:
    weight, bias = graph.constant(state[f"{name}.weight"]), graph.constant(state[f"{name}.bias"])
    return graph.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=eps)


def _attention(graph: _Graph, x: str, state: dict[str, Array], name: str, heads: int, eight: bool) -> str:
    weight, bias = state[f"{name}.qkv.weight"].copy(), state[f"{name}.qkv.bias"].copy()
    hidden = weight.shape[1]
    shrink = np.float32((hidden // heads) ** -0.5)
    weight[:hidden] *= shrink
    bias[:hidden] *= shrink
    qkv = _matmul(graph, x, weight, bias, eight)
    shape = graph.constant(np.array([-1, 3, heads, hidden // heads], np.int64))
    apart = graph.op("Transpose", graph.op("Reshape", qkv, shape), perm=[1, 2, 0, 3])
    q, k, v = graph.op("Split", apart, outputs=3, axis=0, num_outputs=3).split("|")
    scores = graph.op("Softmax", graph.op("MatMul", q, graph.op("Transpose", k, perm=[0, 1, 3, 2])), axis=-1)
    mixed = graph.op("Transpose", graph.op("MatMul", scores, v), perm=[2, 0, 1, 3])
    flat = graph.op("Reshape", mixed, graph.constant(np.array([-1, hidden], np.int64)))
    return _matmul(graph, flat, state[f"{name}.attention_out.weight"], state[f"{name}.attention_out.bias"], eight)


def _layer(
    graph: _Graph, x: str, state: dict[str, Array], number: int, heads: int, eps: float, factors: Sequence[Array] | None
) -> str:
    name, eight = f"layers.{number}", factors is not None
    attended = _attention(graph, x, state, name, heads, eight)
    x = _norm(graph, graph.op("Add", x, attended), state, f"{name}.attention_norm", eps)
    active = graph.op("Gelu", _matmul(graph, x, state[f"{name}.inner.weight"], state[f"{name}.inner.bias"], eight))
    weight = state[f"{name}.outer.weight"]
    if factors is not None:
        active = graph.op("Mul", active, graph.constant(1 / factors[number]))
        weight = weight * factors[number]
    outer = _matmul(graph, active, weight, state[f"{name}.outer.bias"], eight)
    return _norm(graph, graph.op("Add", x, outer), state, f"{name}.norm", eps)


def _head(graph: _Graph, x: str, state: dict[str, Array], name: str) -> tuple[str, list[str | int | None]]:
    weight, bias = state[f"{name}.weight"], state[f"{name}.bias"]
    return _matmul(graph, x, weight, bias, False), ["length", len(bias)]


def graphs_of(
    state: dict[str, Array], heads: int, eps: float, factors: Sequence[Array] | None
) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The serving graphs, the lower and the upper half, so that a draft need not be read by the upper one.

    Lower: `ids` (length) to `states` (length, hidden) and `faults` (length, …). Upper: `states` to `scores`, `aspects`
    and `focus` (length, …) and `vector` (hidden). Matrices are 8-bit and inputs are quantised with one scale a text
    while running. `factors`, one array of a layer's inner channels each (`models.smoothing`), are moved from those
    inputs into the matrix behind them; without any the graphs compute in floating point.
    """
    hidden = len(state["start_norm.weight"])
    count = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    split = min(DRAFT_LAYERS, count)
    lower = _Graph()
    x = _embed(lower, "ids", state["words.weight"], state["places"], factors is None)
    x = _norm(lower, x, state, "start_norm", eps)
    for number in range(split):
        x = _layer(lower, x, state, number, heads, eps, factors)
    upper, y = _Graph(), "states"
    for number in range(split, count):
        y = _layer(upper, y, state, number, heads, eps, factors)
    vector = upper.op("ReduceMean", y, upper.constant(np.array([0], np.int64)), keepdims=0)
    return (
        _model(
            lower,
            ("ids", TensorProto.INT64, ["length"]),
            {"states": (x, ["length", hidden]), "faults": _head(lower, x, state, "draft_head")},
        ),
        _model(
            upper,
            ("states", TensorProto.FLOAT, ["length", hidden]),
            {
                "vector": (vector, [hidden]),
                # The head is linear and pooling a mean, so a text's scores are exactly the mean of its tokens' scores.
                "scores": _head(upper, y, state, "head"),
                "aspects": _head(upper, y, state, "aspect_head"),
                "focus": _head(upper, y, state, "focus_head"),
            },
        ),
    )


def _model(
    graph: _Graph,
    given: tuple[str, int, list[str | int]],
    outputs: dict[str, tuple[str, list[str | int | None]]],
) -> onnx.ModelProto:
    for name, (result, _) in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [result], [name]))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "encoder",
            [helper.make_tensor_value_info(*given)],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, (_, shape) in outputs.items()],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)],
    )
    model.ir_version = 10
    return model


def save(model: onnx.ModelProto, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString(deterministic=True))
