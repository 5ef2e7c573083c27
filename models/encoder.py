"""The multi-task encoder in torch: BERT layers over frozen embeddings, mean pooling, one linear head over all tasks.

Only training uses torch; serving reads the ONNX graph that `models.export` writes from these weights.
"""

import math
from typing import cast, get_args

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from api.analysis.encoder import DRAFT_LAYERS
from api.analysis.labels import DRAFT_FAULTS
from api.analysis.schemas import FocusKind
from models.e5 import E5

ASPECT_WIDTH = 3
"""Per token: outside, begins an aspect, inside one."""
FOCUS_WIDTH = 1 + len(get_args(FocusKind))
"""Per token: outside, or inside a stretch of each kind."""
DRAFT_WIDTH = 1 + len(DRAFT_FAULTS)
"""Per token of a draft: outside, or inside a fault of each kind."""


class Layer(nn.Module):  # type: ignore[misc]
    """One post-norm transformer layer. Attention is written out: on CPU it is faster than the fused kernels."""

    def __init__(self, hidden: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.attention_out = nn.Linear(hidden, hidden)
        self.attention_norm = nn.LayerNorm(hidden, eps=eps)
        self.inner = nn.Linear(hidden, 4 * hidden)
        self.outer = nn.Linear(4 * hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=eps)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        attention = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(hidden // self.heads) + bias, -1)
        mixed = (attention @ v).transpose(1, 2).reshape(batch, length, hidden)
        x = self.attention_norm(x + self.attention_out(mixed))
        return cast(Tensor, self.norm(x + self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):  # type: ignore[misc]
    """Token ids (batch, length) and mask to scores of tasks (batch, width), aspects and focus (batch, length, …)."""

    def __init__(self, e5: E5, kept: list[int], layers: list[int], width: int, max_tokens: int) -> None:
        super().__init__()
        weights = {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in e5.weights.items()}
        self.words = nn.Embedding.from_pretrained(weights["emb.word"][kept], freeze=True)
        places = weights["emb.pos"][:max_tokens] + weights["emb.type"][: e5.hidden]
        self.places = nn.Parameter(places, requires_grad=False)
        self.start_norm = nn.LayerNorm(e5.hidden, eps=e5.eps)
        self.layers = nn.ModuleList(Layer(e5.hidden, e5.heads, e5.eps) for _ in layers)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(e5.hidden, width)
        self.aspect_head = nn.Linear(e5.hidden, ASPECT_WIDTH)
        self.focus_head = nn.Linear(e5.hidden, FOCUS_WIDTH)
        self.draft_head = nn.Linear(e5.hidden, DRAFT_WIDTH)
        self._load(weights, layers)

    def _load(self, weights: dict[str, Tensor], layers: list[int]) -> None:
        state = {"start_norm.weight": weights["emb.ln.w"], "start_norm.bias": weights["emb.ln.b"]}
        names = {
            "attention_out": "ao",
            "attention_norm": "aln",
            "inner": "fi",
            "outer": "fo",
            "norm": "oln",
        }
        for place, source in enumerate(layers):
            for kind, short in (("weight", "w"), ("bias", "b")):
                qkv = [weights[f"l{source}.{part}.{short}"] for part in "qkv"]
                state[f"layers.{place}.qkv.{kind}"] = torch.cat(qkv)
                for name, abbreviation in names.items():
                    state[f"layers.{place}.{name}.{kind}"] = weights[f"l{source}.{abbreviation}.{short}"]
        missing, unexpected = self.load_state_dict(state, strict=False)
        allowed = ("words", "places", "head", "aspect_head", "focus_head", "draft_head")
        if unexpected or any(not name.startswith(allowed) for name in missing):
            raise ValueError(f"weights do not fit: missing {missing}, unexpected {unexpected}")

    def lower(self, ids: Tensor, mask: Tensor, layers: int) -> Tensor:
        """Vectors after the first `layers` layers, (batch, length, hidden)."""
        x = self.start_norm(self.words(ids) + self.places[: ids.shape[1]])
        return self._through(x, mask, 0, layers)

    def upper(self, x: Tensor, mask: Tensor, layers: int) -> tuple[Tensor, Tensor, Tensor]:
        """From the vectors after `layers` layers to the scores."""
        x = self._through(self.dropout(x), mask, layers, len(self.layers))
        pooled = (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        tokens = self.dropout(x)
        return self.head(self.dropout(pooled)), self.aspect_head(tokens), self.focus_head(tokens)

    def draft(self, x: Tensor, mask: Tensor, layers: int) -> Tensor:
        """From the vectors after `layers` layers to the scores of a draft's faults, which read DRAFT_LAYERS layers."""
        return cast(Tensor, self.draft_head(self.dropout(self._through(self.dropout(x), mask, layers, DRAFT_LAYERS))))

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        return self.upper(self.lower(ids, mask, 0), mask, 0)

    def _through(self, x: Tensor, mask: Tensor, start: int, stop: int) -> Tensor:
        bias = (~mask)[:, None, None, :] * -1e4
        for layer in self.layers[start:stop]:
            x = layer(x, bias.to(x.dtype))
        return x
