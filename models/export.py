"""Trained encoder weights to the ONNX graph that serves: one text at a time, 8-bit matrices, 4-bit embeddings.

The graph reads the ids of a single text, so there is no padding and nothing a text could feel of its neighbours.
Activations are quantised while running, weights per output column once; the embedding table keeps the 4-bit blocks in
which the original was published, without loss.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

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


def _quantised(graph: _Graph, x: str) -> tuple[str, str]:
    """Rows of x as uint8 around 128 (what the fast kernels read) and the scale of each row."""
    largest = graph.op("ReduceMax", graph.op("Abs", x), graph.constant(np.array([-1], np.int64)), keepdims=1)
    scale = graph.op(
        "Mul",
        graph.op("Max", largest, graph.constant(np.array(1e-6, np.float32))),
        graph.constant(np.array(1 / 127, np.float32)),
    )
    shifted = graph.op("Round", graph.op("Add", graph.op("Div", x, scale), graph.constant(np.array(128, np.float32))))
    return graph.op("Cast", shifted, to=TensorProto.UINT8), scale


def _matmul(graph: _Graph, x: str, weight: Array, bias: Array, mode: str) -> str:
    """x · weightᵀ + bias with weight (out, in)."""
    matrix = np.ascontiguousarray(weight.T)
    if mode == "float":
        return graph.op("Add", graph.op("MatMul", x, graph.constant(matrix)), graph.constant(bias))
    values, scales = eight_bit(matrix)
    if mode == "tensor":
        return graph.op(
            "DynamicQuantizeMatMul",
            x,
            graph.constant(values),
            graph.constant(scales),
            "",
            graph.constant(bias),
            domain="com.microsoft",
        )
    rows, row_scale = _quantised(graph, x)
    product = graph.op(
        "Cast",
        graph.op("MatMulInteger", rows, graph.constant(values), graph.constant(np.array(128, np.uint8))),
        to=TensorProto.FLOAT,
    )
    scaled = graph.op("Mul", graph.op("Mul", product, row_scale), graph.constant(scales))
    return graph.op("Add", scaled, graph.constant(bias))


def _norm(graph: _Graph, x: str, state: dict[str, Array], name: str, eps: float) -> str:
    weight, bias = graph.constant(state[f"{name}.weight"]), graph.constant(state[f"{name}.bias"])
    return graph.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=eps)


def _attention(graph: _Graph, x: str, state: dict[str, Array], name: str, heads: int, mode: str) -> str:
    weight, bias = state[f"{name}.qkv.weight"].copy(), state[f"{name}.qkv.bias"].copy()
    hidden = weight.shape[1]
    shrink = np.float32((hidden // heads) ** -0.5)
    weight[:hidden] *= shrink
    bias[:hidden] *= shrink
    qkv = _matmul(graph, x, weight, bias, mode)
    shape = graph.constant(np.array([-1, 3, heads, hidden // heads], np.int64))
    apart = graph.op("Transpose", graph.op("Reshape", qkv, shape), perm=[1, 2, 0, 3])
    q, k, v = graph.op("Split", apart, outputs=3, axis=0, num_outputs=3).split("|")
    scores = graph.op("Softmax", graph.op("MatMul", q, graph.op("Transpose", k, perm=[0, 1, 3, 2])), axis=-1)
    mixed = graph.op("Transpose", graph.op("MatMul", scores, v), perm=[2, 0, 1, 3])
    flat = graph.op("Reshape", mixed, graph.constant(np.array([-1, hidden], np.int64)))
    return _matmul(graph, flat, state[f"{name}.attention_out.weight"], state[f"{name}.attention_out.bias"], mode)


def graph_of(
    state: dict[str, Array], heads: int, eps: float, mode: str = "tensor", outer_mode: str | None = "row"
) -> onnx.ModelProto:
    """The serving graph: `ids` (length) to `scores` (length, width), `aspects` (length, 3) and `vector` (hidden).

    `mode` is `row` (int8, quantised per token row), `tensor` (int8, per text) or `float`; `outer_mode` overrides it for
    the second matrix of each feed-forward pair, whose inputs have the outliers that one scale per text would blur.
    """
    graph = _Graph()
    x = _embed(graph, "ids", state["words.weight"], state["places"], mode == "float")
    x = _norm(graph, x, state, "start_norm", eps)
    count = len({name.split(".")[1] for name in state if name.startswith("layers.")})
    for number in range(count):
        name = f"layers.{number}"
        attended = _attention(graph, x, state, name, heads, mode)
        x = _norm(graph, graph.op("Add", x, attended), state, f"{name}.attention_norm", eps)
        inner = _matmul(graph, x, state[f"{name}.inner.weight"], state[f"{name}.inner.bias"], mode)
        active = graph.op("Gelu", inner)
        outer = _matmul(graph, active, state[f"{name}.outer.weight"], state[f"{name}.outer.bias"], outer_mode or mode)
        x = _norm(graph, graph.op("Add", x, outer), state, f"{name}.norm", eps)
    vector = graph.op("ReduceMean", x, graph.constant(np.array([0], np.int64)), keepdims=0)
    # The head is linear and pooling a mean, so a text's scores are exactly the mean of its tokens' scores.
    outputs: dict[str, tuple[str, list[str | int | None]]] = {
        "vector": (vector, ["hidden"]),
        "scores": (_matmul(graph, x, state["head.weight"], state["head.bias"], "float"), ["length", "width"]),
        "aspects": (_matmul(graph, x, state["aspect_head.weight"], state["aspect_head.bias"], "float"), ["length", 3]),
    }
    for name, (result, _) in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [result], [name]))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "encoder",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, ["length"])],
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
