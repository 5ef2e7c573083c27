"""Train the pipelines: `python -m models.train --data FOLDER`.

The train part teaches the voters, the dev part chooses their weights, temperatures and thresholds, the test part is not
looked at. The artefact is written beside its final place and swapped in, so that a broken run leaves the old one whole.
"""

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
from api.analysis.encoder import EncoderVoter
from api.analysis.labels import SITUATION, TASKS, WIDTH
from api.analysis.text import normalise
from models import calibration, dataset, drafts, general, ngram_training, pictures

Array = NDArray[np.float32]
ROOT = Path(__file__).resolve().parents[1]


def labels_of(rows: Sequence[dataset.Row]) -> dict[str, list[str | None]]:
    """One list of labels for each task and each question about the situation, None where it was not asked."""
    told = {task: [row.situation.label(task) if row.situation else None for row in rows] for task in SITUATION}
    return {task: [row.label(task) for row in rows] for task in TASKS} | told


def with_general(
    rows: Sequence[dataset.Row], others: Sequence[general.General]
) -> tuple[list[str], dict[str, list[str | None]]]:
    """Normalised texts of the rows and of general texts, and a list of labels a task: of those, sentiment alone."""
    labels = labels_of(rows)
    for task, known in labels.items():
        known += [one.sentiment if task == "sentiment" else None for one in others]
    texts = [*(row.text for row in rows), *(one.text for one in others)]
    return [normalise(text).text for text in texts], labels


def run(config: dict[str, Any], data: Path, corpus: Path, out: Path, work: Path) -> tuple[str, dict[str, Any]]:
    """Train, calibrate, write and seal the artefact; returns its version and a report."""
    splits = dataset.check(corpus)
    train, dev = splits["train"], splits["dev"]
    texts = [normalise(row.text).text for row in dev]
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    shared = fresh / "shared"
    others = general.labelled(corpus, data if config.get("finetune") else None)
    voter = ngram_training.train(*with_general(train, others), ngram_training.NgramConfig(**config["ngrams"]))
    voter.to_disk(shared)
    votes, curve = {"ngrams": voter.rows(texts)[:, :WIDTH]}, []
    if config.get("finetune"):
        from models import encoder_training  # noqa: PLC0415 - torch is there only where encoders are trained

        curve = encoder_training.run(
            config, train, general.examples(others), drafts.examples(corpus), data, shared, work
        )
        votes["encoder"] = EncoderVoter.from_disk(shared).rows(texts)
    settings = calibration.fit(votes, labels_of(dev))
    (shared / "panel.json").write_text(settings.to_json(), encoding="utf-8")
    for language in ("ja", "en"):
        blank_pipeline(language).to_disk(fresh / language)
    version = artefact.seal(fresh, config["name"])
    shutil.rmtree(out, ignore_errors=True)
    fresh.rename(out)
    sizes = {split: len(rows) for split, rows in splits.items()}
    return version, {
        "version": version,
        "rows": sizes,
        "config": config,
        "curve": curve,
        "panel": json.loads(settings.to_json()),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m models.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the public data sets")
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.yaml"))
    parser.add_argument("--corpus", type=Path, default=dataset.CORPUS)
    parser.add_argument("--out", type=Path, default=artefact.SHIPPED)
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build" / "training", help="where an interrupted run is kept"
    )
    parser.add_argument("--report", type=Path, help="JSON file for loss curve and settings")
    chosen = parser.parse_args(arguments)
    try:
        config = yaml.safe_load(chosen.config.read_text(encoding="utf-8"))
        version, report = run(config, chosen.data, chosen.corpus, chosen.out, chosen.work)
    except (dataset.CorpusError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if chosen.report:
        chosen.report.parent.mkdir(parents=True, exist_ok=True)
        chosen.report.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        if report["curve"]:
            pictures.losses(report["curve"], chosen.report.with_name("losses.png"))
    print(json.dumps({"version": version, "artefact": str(chosen.out)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
