"""From the published encoder to the ONNX file that ships: prune, fine-tune, export."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from api.analysis.encoder import FILES, encode
from models import e5, export, finetune, public, refit, smoothing, vocabulary
from models.dataset import Row
from models.encoder import Encoder
from models.examples import Example, of_row

_CALIBRATION = 60
"""Every so many comments of the corpus show how large the encoder's inner values get."""


def kept_pieces(source: e5.E5, examples: Sequence[Example], config: dict[str, int]) -> list[int]:
    """The pieces of the pruned vocabulary: everything the examples use, and what Japanese and English need besides."""
    whole = vocabulary.build_tokenizer(source, list(range(len(source.pieces))))
    seen = {number for example in examples for number in whole.encode(example.text).ids}
    return vocabulary.choose(source, seen, config["latin"], config["kanji_words"])


def run(
    config: dict[str, Any],
    rows: Sequence[Row],
    general: Sequence[Example],
    written: Sequence[Example],
    data: Path,
    out: Path,
    work: Path,
) -> list[dict[str, Any]]:
    """Fine-tune on corpus rows, general texts, public sets and drafts that were written; write the encoder into `out`.

    Returns the loss curve. `work` keeps what an interrupted run has reached.
    """
    source = e5.read()
    corpus = [of_row(row) for row in rows]
    others = public.load(data, config["public"], config["seed"])
    kept = kept_pieces(source, [*corpus, *general, *others, *written], config["vocabulary"])
    tokenizer = vocabulary.build_tokenizer(source, kept)
    settings = finetune.FinetuneConfig(**config["finetune"])
    torch.manual_seed(config["seed"])
    model = Encoder(source, kept, settings.layers, finetune.FULL_WIDTH, settings.max_tokens)
    curve = finetune.train(model, tokenizer, [corpus, general, others, written], settings, config["seed"], work)
    refit.heads(model, tokenizer, corpus, written, settings)
    state = {name: tensor.detach().numpy() for name, tensor in model.eval().state_dict().items()}
    seen = [encode(tokenizer, example.text, settings.max_tokens) for example in corpus[::_CALIBRATION]]
    graphs = export.graphs_of(state, source.heads, source.eps, smoothing.factors(model, seen))
    for name, graph in zip(FILES, graphs, strict=True):
        export.save(graph, out / name)
    vocabulary.save_tokenizer(tokenizer, out / "tokenizer.json")
    return curve
