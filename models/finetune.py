"""Fine-tuning of the encoder on all tasks at once: masked losses, layer-wise learning rates, resumable by epoch."""

import hashlib
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from api.analysis.encoder import Tokens, encode
from api.analysis.labels import SITUATION, TASKS, WIDTH, columns_of
from models.encoder import Encoder
from models.examples import Example
from models.public import AUXILIARY

Array = NDArray[np.float32]
ALL_TASKS = {**TASKS, **SITUATION, **AUXILIARY}
PAD = 1
FULL_WIDTH = sum(len(labels) for labels in ALL_TASKS.values())


@dataclass(frozen=True)
class FinetuneConfig:
    """Everything that decides a run. Rates are for AdamW; `decay` is the factor from each layer to the one below.

    `shares` says how much of each group of examples takes part in an epoch, newly drawn each time: of the corpus, of
    general texts, of public sets, of drafts. Embeddings and the first `frozen` layers stay as they are: their output is
    computed once, which halves the work.
    """

    layers: list[int]
    frozen: int
    epochs: int
    batch: int
    max_tokens: int
    rate: float
    head_rate: float
    decay: float
    warmup: float
    weight_decay: float
    smoothing: float
    shares: list[float]
    task_weights: dict[str, float]
    balance: dict[str, float]
    threads: int


@dataclass(frozen=True)
class _Item:
    length: int
    lower: Tensor
    targets: dict[str, Array]
    weight: float
    tags: dict[str, list[int]]


def _items(examples: Sequence[Example], model: Encoder, tokenizer: Tokenizer, config: FinetuneConfig) -> list[_Item]:
    """Examples as tokens, with what the frozen layers make of them, which never changes."""
    tokens = [encode(tokenizer, example.text, config.max_tokens) for example in examples]
    lower = dict(lower_states(tokens, model, config.batch, config.frozen))
    return [
        _Item(len(tokens[i].ids), lower[i], dict(example.targets), example.weight, tags_of(example, tokens[i].spans))
        for i, example in enumerate(examples)
    ]


def lower_states(tokens: Sequence[Tokens], model: Encoder, batch: int, layers: int) -> Iterator[tuple[int, Tensor]]:
    """Number of each text and its token vectors after so many layers, (length, hidden)."""
    order = sorted(range(len(tokens)), key=lambda i: len(tokens[i].ids))
    model.eval()
    for first in range(0, len(order), batch):
        chosen = order[first : first + batch]
        ids = pad_sequence([torch.tensor(tokens[i].ids) for i in chosen], batch_first=True, padding_value=PAD)
        with torch.no_grad():
            rows = model.lower(ids, _mask([len(tokens[i].ids) for i in chosen]), layers)
        for i, row in zip(chosen, rows, strict=True):
            yield i, row[: len(tokens[i].ids)].clone()


def vectors(model: Encoder, tokenizer: Tokenizer, examples: Sequence[Example], config: FinetuneConfig) -> Array:
    """Mean token vectors after the frozen layers, (examples, hidden)."""
    tokens = [encode(tokenizer, example.text, config.max_tokens) for example in examples]
    means = {i: rows.mean(0).numpy() for i, rows in lower_states(tokens, model, config.batch, config.frozen)}
    return np.stack([means[i] for i in range(len(examples))])


def votes(model: Encoder, tokenizer: Tokenizer, examples: Sequence[Example], config: FinetuneConfig) -> Array:
    """Scores of every task that serving asks for, (examples, WIDTH)."""
    items = _items(examples, model, tokenizer, config)
    with torch.no_grad():
        rows = [model.upper(*_tensors([item]), config.frozen)[0][0, :WIDTH].numpy() for item in items]
    return np.stack(rows)


def tags_of(example: Example, spans: Sequence[tuple[int, int]]) -> dict[str, list[int]]:
    """A number for each token, for each kind of span that is known: 0 outside.

    Of an aspect 1 for the token that begins it, 2 for those inside; of focus the number of its kind.
    """
    tags = {}
    if example.aspects is not None:
        tags["aspect"] = [0] * len(spans)
        for start, end in example.aspects:
            for place, i in enumerate(_touched(spans, start, end)):
                tags["aspect"][i] = 2 if place else 1
    for name, stretches in (("draft", example.draft), ("focus", example.focus)):
        if stretches is not None:
            tags[name] = [0] * len(spans)
            for start, end, kind in stretches:
                for i in _touched(spans, start, end):
                    tags[name][i] = kind
    return tags


def _touched(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    return [i for i, (a, b) in enumerate(spans) if b > start and a < end and b > a]


def _mask(lengths: Sequence[int]) -> Tensor:
    return torch.arange(max(lengths)) < torch.tensor(lengths)[:, None]


def _balance(items: Sequence[_Item], powers: dict[str, float]) -> dict[str, Tensor]:
    """Weight of each label of a task: inverse frequency to the given power, one on average over the rows."""
    weights = {}
    for task, labels in ALL_TASKS.items():
        rows = [item.targets[task] for item in items if task in item.targets]
        counts = np.maximum(np.sum(rows, axis=0), 1) if rows else np.ones(len(labels))
        raw = (counts.sum() / counts) ** powers.get(task, 0.0)
        weights[task] = torch.tensor(raw / ((raw * counts).sum() / counts.sum()), dtype=torch.float32)
    return weights


def _batches(items: Sequence[_Item], size: int, dice: random.Random) -> Iterator[list[_Item]]:
    """Batches of like length, in random order, drafts apart; long texts in smaller batches."""
    order = sorted(range(len(items)), key=lambda i: ("draft" in items[i].tags, items[i].length, dice.random()))
    batches, current = [], list[int]()
    for place, i in enumerate(order):
        current.append(i)
        full = len(current) * max(24, items[i].length) >= size * 48 or len(current) >= size
        last = place + 1 < len(order) and ("draft" in items[order[place + 1]].tags) != ("draft" in items[i].tags)
        if full or last:
            batches.append(current)
            current = []
    if current:
        batches.append(current)
    dice.shuffle(batches)
    for batch in batches:
        yield [items[i] for i in batch]


def _tensors(batch: Sequence[_Item]) -> tuple[Tensor, Tensor]:
    return pad_sequence([item.lower for item in batch], batch_first=True), _mask([item.length for item in batch])


def _loss(
    scores: tuple[Tensor, Tensor, Tensor],
    batch: Sequence[_Item],
    balance: dict[str, Tensor],
    config: FinetuneConfig,
) -> tuple[Tensor, dict[str, float]]:
    labels, aspects, focus = scores
    total = labels.new_zeros(())
    parts = {}
    for task, columns in columns_of(ALL_TASKS).items():
        rows = [i for i, item in enumerate(batch) if task in item.targets]
        if not rows:
            continue
        target = torch.from_numpy(np.stack([batch[i].targets[task] for i in rows]))
        soft = target * (1 - config.smoothing) + config.smoothing / target.shape[1]
        weight = (target @ balance[task]) * torch.tensor([batch[i].weight for i in rows])
        losses = -(soft * functional.log_softmax(labels[rows][:, columns], -1)).sum(-1)
        part = (losses * weight).sum() / len(batch)
        total = total + config.task_weights[task] * part
        parts[task] = float((losses * weight).mean().detach())
    for name, tokens in (("aspect", aspects), ("focus", focus)):
        tagged = [i for i, item in enumerate(batch) if name in item.tags]
        if tagged:
            part = _tag_loss(tokens[tagged], [batch[i].tags[name] for i in tagged])
            total = total + config.task_weights[name] * part * len(tagged) / len(batch)
            parts[name] = float(part.detach())
    return total, parts


def _step(
    model: Encoder, batch: Sequence[_Item], balance: dict[str, Tensor], config: FinetuneConfig
) -> tuple[Tensor, dict[str, float]]:
    if "draft" not in batch[0].tags:
        return _loss(model.upper(*_tensors(batch), config.frozen), batch, balance, config)
    part = _tag_loss(model.draft(*_tensors(batch), config.frozen), [item.tags["draft"] for item in batch])
    return config.task_weights["draft"] * part, {"draft": float(part.detach())}


def _tag_loss(scores: Tensor, tags: Sequence[Sequence[int]]) -> Tensor:
    """Mean over the tokens of `scores` (texts, length, width); padding does not count."""
    wanted = torch.full(scores.shape[:2], -100)
    for row, numbers in zip(wanted, tags, strict=True):
        row[: len(numbers)] = torch.tensor(numbers)
    return functional.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=-100)


def _groups(model: Encoder, config: FinetuneConfig) -> list[dict[str, Any]]:
    """Parameters with their rates; biases and norms are not decayed."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        depth = int(name.split(".")[1]) + 1 if name.startswith("layers.") else 0
        if "head" in name:
            rate = config.head_rate
        elif parameter.requires_grad and depth > config.frozen:
            rate = config.rate * config.decay ** (len(config.layers) - depth)
        else:
            continue
        decay = config.weight_decay if name.endswith(".weight") and "norm" not in name else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [{"params": chosen, "lr": rate, "weight_decay": decay} for (rate, decay), chosen in groups.items()]


def _sample(groups: Sequence[Sequence[_Item]], config: FinetuneConfig, dice: random.Random) -> list[_Item]:
    return [
        item
        for group, share in zip(groups, config.shares, strict=True)
        for item in (group if share == 1 else dice.sample(group, round(share * len(group))))
    ]


def train(
    model: Encoder,
    tokenizer: Tokenizer,
    groups: Sequence[Sequence[Example]],
    config: FinetuneConfig,
    seed: int,
    folder: Path | None,
) -> list[dict[str, Any]]:
    """Fine-tune `model` in place on several groups of examples; returns the curve (one entry an epoch).

    After every epoch weights and optimiser are kept in `folder`, if given; the same run goes on from there.
    """
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(config.threads)
    inputs = _fingerprint(groups, config, seed)
    items = [_items(examples, model, tokenizer, config) for examples in groups]
    balance = _balance([item for group in items for item in group], config.balance)
    dice = random.Random(seed)  # noqa: S311 - a seeded draw is the point
    epoch_size = len(list(_batches(_sample(items, config, dice), config.batch, dice)))
    optimiser = torch.optim.AdamW(_groups(model, config), fused=True)
    steps = epoch_size * config.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate_at(step, steps, config.warmup))
    curve = _resume(folder, model, optimiser, schedule, inputs) if folder else []
    for epoch in range(len(curve), config.epochs):
        dice = random.Random(f"{seed}-{epoch}")  # noqa: S311
        torch.manual_seed(seed + epoch)
        model.train()
        began, losses, sums = time.monotonic(), [], dict[str, list[float]]()
        for batch in _batches(_sample(items, config, dice), config.batch, dice):
            loss, parts = _step(model, batch, balance, config)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
            for task, part in parts.items():
                sums.setdefault(task, []).append(part)
        means = {task: round(float(np.mean(values)), 4) for task, values in sorted(sums.items())}
        entry = {"epoch": epoch + 1, "loss": round(float(np.mean(losses)), 4), "tasks": means}
        curve.append(entry)
        print(json.dumps({**entry, "seconds": round(time.monotonic() - began)}), flush=True)
        if folder:
            _keep(folder, model, optimiser, schedule, inputs, curve)
    return curve


def _fingerprint(groups: Sequence[Sequence[Example]], config: FinetuneConfig, seed: int) -> str:
    """Changes with anything that a run depends on, so that only the same run is taken up again."""
    digest = hashlib.sha256(json.dumps([asdict(config), seed, list(ALL_TASKS)]).encode())
    for example in (example for group in groups for example in group):
        targets = {task: target.tolist() for task, target in sorted(example.targets.items())}
        known = [example.text, targets, example.weight, example.aspects, example.focus, example.draft]
        digest.update(json.dumps(known).encode())
    return digest.hexdigest()


def _rate_at(step: int, steps: int, warmup: float) -> float:
    """Linear rise, then cosine to a twentieth."""
    rise = max(1, round(steps * warmup))
    if step < rise:
        return (step + 1) / rise
    done = min(1.0, (step - rise) / max(1, steps - rise))
    return 0.05 + 0.95 * (1 + math.cos(math.pi * done)) / 2


def _trainable(model: Encoder) -> dict[str, Tensor]:
    return {name: tensor for name, tensor in model.state_dict().items() if not name.startswith(("words", "places"))}


def _keep(
    folder: Path, model: Encoder, optimiser: Any, schedule: Any, inputs: str, curve: list[dict[str, Any]]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_file(_trainable(model), folder / "weights.safetensors")
    torch.save({"optimiser": optimiser.state_dict(), "schedule": schedule.state_dict()}, folder / "optimiser.pt")
    (folder / "curve.json").write_text(json.dumps({"inputs": inputs, "curve": curve}), encoding="utf-8")


def _resume(folder: Path, model: Encoder, optimiser: Any, schedule: Any, inputs: str) -> list[dict[str, Any]]:
    """Load what an interrupted run with the same inputs left; returns its curve so far."""
    path = folder / "curve.json"
    if not path.exists():
        return []
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept.get("inputs") != inputs:
        return []
    model.load_state_dict(load_file(folder / "weights.safetensors"), strict=False)
    state = torch.load(folder / "optimiser.pt", weights_only=True)
    optimiser.load_state_dict(state["optimiser"])
    schedule.load_state_dict(state["schedule"])
    return list(kept["curve"])
