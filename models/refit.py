"""Heads that learn from few examples, fitted to convergence on the encoder as fine-tuning left it.

An epoch has some forty steps for drafts, and a rare hardship is seen a few dozen times: the shared encoder learns
enough from that, a head of its own does not. The encoder is not touched, so every other score stays what it was.
"""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from api.analysis.encoder import DRAFT_LAYERS, encode
from api.analysis.labels import SITUATION, WIDTH, columns_of
from models.encoder import Encoder
from models.examples import Example
from models.finetune import FinetuneConfig, lower_states, tags_of

_STEPS = 120
_SHRINK = 1e-3
"""Weight of the squared weights in the loss of a fit."""
_BALANCE = 0.3
"""Power of the inverse frequency by which a rare answer counts more."""

Array = NDArray[np.float32]


def heads(
    model: Encoder, tokenizer: Tokenizer, corpus: Sequence[Example], written: Sequence[Example], config: FinetuneConfig
) -> None:
    """Fit the answers about the situation, the kinds of focus, aspects and the faults of drafts, in place.

    Args:
        corpus: comments with targets; those without a situation, focus or aspect do not take part in its fit (where no
            aspect is marked, mostly nobody looked for one).
        written: drafts with their faults.
    """
    model.eval()
    known = [example for example in corpus if "hardship" in example.targets]
    read = [encode(tokenizer, example.text, config.max_tokens) for example in known]
    upper = dict(lower_states(read, model, config.batch, len(model.layers)))
    whole = torch.stack([upper[number].mean(0) for number in range(len(known))])
    for task, columns in columns_of(SITUATION, WIDTH).items():
        _fit(model.head, columns, whole, torch.tensor(np.stack([e.targets[task] for e in known]).argmax(1)))
    tags = [tags_of(example, tokens.spans) for example, tokens in zip(known, read, strict=True)]
    focused = [number for number, kinds in enumerate(tags) if "focus" in kinds]
    named = [number for number, example in enumerate(known) if example.aspects]
    for head, kind, chosen in ((model.focus_head, "focus", focused), (model.aspect_head, "aspect", named)):
        truth = torch.tensor([tag for number in chosen for tag in tags[number][kind]])
        _fit(head, slice(None), torch.cat([upper[number] for number in chosen]), truth, balance=0.0)
    read = [encode(tokenizer, example.text, config.max_tokens) for example in written]
    lower = dict(lower_states(read, model, config.batch, DRAFT_LAYERS))
    faults = [
        tag for example, tokens in zip(written, read, strict=True) for tag in tags_of(example, tokens.spans)["draft"]
    ]
    states = torch.cat([lower[number] for number in range(len(read))])
    _fit(model.draft_head, slice(None), states, torch.tensor(faults), balance=0.0)


def _fit(head: nn.Linear, columns: slice, inputs: Tensor, truth: Tensor, balance: float = _BALANCE) -> None:
    """Logistic regression from the weights that fine-tuning found, on standardised inputs."""
    middle, spread = inputs.mean(0), inputs.std(0) + 1e-6
    x = (inputs - middle) / spread
    start = head.weight.detach()[columns] * spread
    weight = start.clone().requires_grad_()
    bias = (head.bias.detach()[columns] + head.weight.detach()[columns] @ middle).clone().requires_grad_()
    counts = torch.bincount(truth, minlength=len(weight)).clamp(min=1).float()
    share = (len(truth) / counts) ** balance
    share = share * len(truth) / (share * counts).sum()
    search = torch.optim.LBFGS([weight, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        search.zero_grad()
        value = functional.cross_entropy(x @ weight.T + bias, truth, weight=share) + _SHRINK * weight.square().sum()
        value.backward()
        return value

    search.step(loss)
    with torch.no_grad():
        head.weight[columns] = weight / spread
        head.bias[columns] = bias - (weight / spread) @ middle
