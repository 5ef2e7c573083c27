"""Train the pipelines: `python -m models.train --data FOLDER [--config FILE] [--corpus FOLDER] [--out FOLDER]`."""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from api.analysis import artefact
from api.analysis.components import blank_pipeline
from api.analysis.labels import TASKS, WIDTH
from api.analysis.panel import Settings
from api.analysis.text import normalise
from models import calibration, dataset, ngram_training

Array = NDArray[np.float32]


def labels_of(rows: Sequence[dataset.Row]) -> dict[str, list[str | None]]:
    return {task: [row.label(task) for row in rows] for task in TASKS}


def out_of_fold(rows: Sequence[dataset.Row], config: ngram_training.NgramConfig) -> Array:
    """Scores for every row by a voter that has read nothing of the same hand."""
    texts = [normalise(row.text).text for row in rows]
    result = np.zeros((len(rows), WIDTH), np.float32)
    for part in sorted({row.part for row in rows}):
        inside = [i for i, row in enumerate(rows) if row.part != part]
        outside = [i for i, row in enumerate(rows) if row.part == part]
        voter = ngram_training.train([texts[i] for i in inside], labels_of([rows[i] for i in inside]), config)
        result[outside] = voter.rows([texts[i] for i in outside])
    return result


def run(config: dict[str, Any], corpus: Path, out: Path) -> str:
    """Train on the train split, calibrate out of fold, write and seal the artefact; returns its version."""
    rows = dataset.check(corpus)["train"]
    settings = ngram_training.NgramConfig(**config["ngrams"])
    votes = {"ngrams": out_of_fold(rows, settings)}
    panel = calibration.fit(votes, labels_of(rows), config["panel"])
    voter = ngram_training.train([normalise(row.text).text for row in rows], labels_of(rows), settings)
    return write(out, config["name"], voter, panel)


def write(out: Path, name: str, voter: Any, panel: Settings) -> str:
    """Write the artefact beside its final place, then swap it in, so that a broken run leaves the old one whole."""
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    voter.to_disk(fresh / "shared")
    (fresh / "shared" / "panel.json").write_text(panel.to_json(), encoding="utf-8")
    for language in ("ja", "en"):
        blank_pipeline(language).to_disk(fresh / language)
    version = artefact.seal(fresh, name)
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    return version


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m models.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))
    parser.add_argument("--corpus", type=Path, default=dataset.CORPUS)
    parser.add_argument("--out", type=Path, default=artefact.SHIPPED)
    chosen = parser.parse_args(arguments)
    try:
        version = run(yaml.safe_load(chosen.config.read_text(encoding="utf-8")), chosen.corpus, chosen.out)
    except dataset.CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps({"version": version, "artefact": str(chosen.out)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
