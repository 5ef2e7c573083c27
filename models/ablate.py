"""What each choice of the training is worth: `python -m models.ablate --data FOLDER`.

Trains the variants of `ablations.yaml` and two baselines (character n-grams; logistic regression over the vectors of
the encoder as published), each alone and without the panel, and measures them on the dev part: macro-F1 a task. Writes
`ablations.json`; a run that was interrupted goes on with the variants still missing.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from api.analysis.labels import TASKS, task_slices
from api.analysis.text import normalise
from models import dataset, e5, finetune, general, metrics, ngram_training, public, vocabulary
from models.encoder import Encoder
from models.encoder_training import kept_pieces
from models.examples import Example, of_row
from models.train import ROOT, labels_of

Array = NDArray[np.float32]
MEASURED = ("sentiment", "exception", "intent", "cause")
VARIANTS = Path(__file__).with_name("ablations.yaml")
REPORT = Path(__file__).parent / "reports" / "ablations.json"


def scores(rows: Sequence[dataset.Row], votes: Array) -> dict[str, float]:
    """Macro-F1 of the likeliest label, task by task, over the rows that have one."""
    result = {}
    for task in MEASURED:
        guess = votes[:, task_slices()[task]].argmax(1)
        known = [(str(row.label(task)), TASKS[task][g]) for row, g in zip(rows, guess, strict=True) if row.label(task)]
        result[task] = round(metrics.macro_f1([t for t, _ in known], [g for _, g in known]), 3)
    return result


def ngrams(train: Sequence[dataset.Row], dev: Sequence[dataset.Row], config: dict[str, Any]) -> dict[str, float]:
    """The n-gram voter alone."""
    texts = [normalise(row.text).text for row in train]
    voter = ngram_training.train(texts, labels_of(train), ngram_training.NgramConfig(**config["ngrams"]))
    return scores(dev, voter.rows([normalise(row.text).text for row in dev]))


def frozen(train: Sequence[dataset.Row], dev: Sequence[dataset.Row], config: dict[str, Any]) -> dict[str, float]:
    """Logistic regression over the mean vectors of the encoder as it was published."""
    source, settings = e5.read(), finetune.FinetuneConfig(**config["finetune"])
    examples = [of_row(row) for row in (*train, *dev)]
    kept = kept_pieces(source, examples, config["vocabulary"])
    model = Encoder(source, kept, settings.layers, finetune.FULL_WIDTH, settings.max_tokens)
    whole = replace(settings, frozen=len(settings.layers))
    vectors = finetune.vectors(model, vocabulary.build_tokenizer(source, kept), examples, whole)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    votes = np.zeros((len(dev), sum(map(len, TASKS.values()))), np.float32)
    for task in MEASURED:
        known = [i for i, row in enumerate(train) if row.label(task)]
        fitted = LogisticRegression(C=30.0, max_iter=500).fit(vectors[known], [train[i].label(task) for i in known])
        columns = [task_slices()[task].start + TASKS[task].index(str(name)) for name in fitted.classes_]
        votes[:, task_slices()[task]] = -np.inf
        votes[:, columns] = fitted.decision_function(vectors[len(train) :])
    return scores(dev, votes)


def _drawn(train: Sequence[dataset.Row], share: float, seed: int) -> list[dataset.Row]:
    """A part of the corpus; a smaller one is drawn out of a larger one."""
    return random.Random(seed).sample(list(train), len(train))[: round(share * len(train))]  # noqa: S311


def variant(
    run: dict[str, Any], train: Sequence[dataset.Row], dev: Sequence[dataset.Row], config: dict[str, Any], data: Path
) -> dict[str, float]:
    """Fine-tune once with the changes that `run` asks for; tasks that it leaves out are not reported."""
    dice = random.Random(config["seed"])  # noqa: S311 - a seeded draw is the point
    own: list[Example] = [of_row(row) for row in _drawn(train, run.get("share", config["share"]), config["seed"])]
    known = general.examples(general.labelled(data=data))
    extra = dice.sample(known, run.get("general", config["general"]))
    others = public.load(data, run.get("public", config["public"]), config["seed"])
    chosen = {**config["finetune"], **run.get("finetune", {})}
    tasks = run.get("tasks", list(chosen["task_weights"]))
    chosen["task_weights"] = {name: w if name in tasks else 0.0 for name, w in chosen["task_weights"].items()}
    settings = finetune.FinetuneConfig(**chosen)
    source = e5.read()
    kept = kept_pieces(source, [*own, *extra, *others], config["vocabulary"])
    tokenizer = vocabulary.build_tokenizer(source, kept)
    torch.manual_seed(config["seed"])
    model = Encoder(source, kept, settings.layers, finetune.FULL_WIDTH, settings.max_tokens)
    finetune.train(model, tokenizer, [own, extra, others], settings, config["seed"], None)
    result = scores(dev, finetune.votes(model, tokenizer, [of_row(row) for row in dev], settings))
    return {task: value for task, value in result.items() if task in tasks}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m models.ablate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    parser.add_argument("--config", type=Path, default=ROOT / "models" / "config.yaml")
    parser.add_argument("--variants", type=Path, default=VARIANTS)
    parser.add_argument("--corpus", type=Path, default=dataset.CORPUS)
    parser.add_argument("--out", type=Path, default=REPORT)
    chosen = parser.parse_args(arguments)
    try:
        splits = dataset.check(chosen.corpus)
    except dataset.CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    train, dev = splits["train"], splits["dev"]
    plan = yaml.safe_load(chosen.variants.read_text(encoding="utf-8"))
    config = yaml.safe_load(chosen.config.read_text(encoding="utf-8"))
    config = {**config, **plan["base"], "finetune": {**config["finetune"], **plan["base"]["finetune"]}}
    sizes = {"train": len(train), "dev": len(dev), "base": plan["base"]}
    report: dict[str, Any] = {}
    if chosen.out.exists():
        report = json.loads(chosen.out.read_text(encoding="utf-8"))
    if report.get("data") != sizes:
        report = {"data": sizes, "runs": {}}
    base = _drawn(train, config["share"], config["seed"])
    jobs: dict[str, Callable[[], dict[str, float]]] = {
        "character n-grams": partial(ngrams, base, dev, config),
        "frozen vectors": partial(frozen, base, dev, config),
    }
    jobs |= {run["name"]: partial(variant, run, train, dev, config, chosen.data) for run in plan["runs"]}
    for name, job in jobs.items():
        if name not in report["runs"]:
            report["runs"][name] = job()
            print(json.dumps({name: report["runs"][name]}), flush=True)
            chosen.out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
