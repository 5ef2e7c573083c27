"""What lets 8 bits hold the inputs of the second feed-forward matrices: channels with outliers are scaled down.

A few channels are ten times as large as the others and would leave these only a few levels. Dividing every channel by
a factor, and multiplying the matrix behind it by the same, changes nothing but the quantisation (SmoothQuant, Xiao et
al. 2023). Beside a scale for each row this is as exact and takes a quarter off the encoder's time.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from api.analysis.encoder import Tokens
from models.encoder import Encoder

Array = NDArray[np.float32]
_STRENGTH = 0.8
"""How much of a channel's size is moved into the matrix; of 0.4 to 1 it strays least from floating point on dev."""


def factors(model: Encoder, texts: Sequence[Tokens]) -> list[Array]:
    """For each layer one factor a channel, (inner,), from what the channels reach in `texts`."""
    largest = [torch.full((layer.inner.out_features,), 1e-3) for layer in model.layers]

    def watch(number: int, inner: Tensor) -> None:
        largest[number] = torch.maximum(largest[number], functional.gelu(inner).abs().flatten(0, 1).amax(0))

    hooks = [
        layer.inner.register_forward_hook(lambda _, __, inner, number=number: watch(number, inner))
        for number, layer in enumerate(model.layers)
    ]
    model.eval()
    with torch.no_grad():
        for tokens in texts:
            ids = torch.tensor([tokens.ids])
            model(ids, torch.ones_like(ids, dtype=torch.bool))
    for hook in hooks:
        hook.remove()
    return [_factor(reached, layer.outer.weight) for reached, layer in zip(largest, model.layers, strict=True)]


def _factor(reached: Tensor, weight: Tensor) -> Array:
    columns = weight.detach().abs().amax(0).clamp(min=1e-4)
    raw = reached**_STRENGTH / columns ** (1 - _STRENGTH)
    return np.asarray((raw / raw.median()).numpy(), np.float32)
