"""Training and measuring from the command line: repeatable, strict about the corpus, safe about the artefact."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from models import dataset

CONFIG = {
    "name": "small",
    "seed": 7,
    "ngrams": {"features": 4000, "min_count": 2, "c": 4.0, "balance": 0.5},
}
ROW: dict[str, object] = {
    "id": "z1-0001",
    "platform": "x",
    "lang": "ja",
    "text": "三日たっても届きません",
    "sentiment": "negative",
    "intent": "complaint",
    "exception": "none",
    "subtype": None,
    "cause": "delivery",
    "also": [],
    "specific": True,
    "signals": [],
    "style": [],
    "aspects": [],
    "incident": "late-parcel",
    "note": "",
}


def run(module: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def slice_of_corpus(folder: Path, rows: int) -> Path:
    """The first rows of one part of each split, as a corpus of its own."""
    for split in dataset.SPLITS:
        path = min((dataset.CORPUS / split).glob("*.jsonl"))
        (folder / split).mkdir(parents=True)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)[
            :: max(1, len(path.read_text().splitlines()) // rows)
        ]
        (folder / split / path.name).write_text("".join(lines), encoding="utf-8")
    return folder


def corpus_of(folder: Path, *rows: dict[str, object] | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    for split in dataset.SPLITS:
        (folder / split).mkdir(parents=True)
    (folder / "train" / "z1.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def config_file(folder: Path) -> Path:
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(CONFIG), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """A small corpus, the artefact trained on it, and its version."""
    folder = tmp_path_factory.mktemp("training")
    corpus = slice_of_corpus(folder / "corpus", 80)
    out = folder / "first"
    done = run("models.train", "--data", folder, "--config", config_file(folder), "--corpus", corpus, "--out", out)
    assert done.returncode == 0, done.stderr
    return corpus, out, json.loads(done.stdout)["version"]


def test_training_twice_gives_the_same_artefact_to_the_byte(trained: tuple[Path, Path, str], tmp_path: Path) -> None:
    corpus, _, version = trained
    config = config_file(tmp_path)
    done = run("models.train", "--data", tmp_path, "--config", config, "--corpus", corpus, "--out", tmp_path / "second")
    assert json.loads(done.stdout)["version"] == version


def test_evaluation_reports_every_task_for_both_languages(trained: tuple[Path, Path, str], tmp_path: Path) -> None:
    corpus, out, version = trained
    done = run("models.evaluate", "--corpus", corpus, "--pipelines", out, "--out", tmp_path)
    report = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stderr
    assert report["version"] == version
    for language in ("all", "ja", "en"):
        assert {"sentiment", "exception", "intent", "cause", "flags"} <= report[language].keys()
    assert (tmp_path / "confusion.png").stat().st_size > 0


def test_no_pickle_is_in_the_artefact(trained: tuple[Path, Path, str]) -> None:
    _, out, _ = trained
    assert not [path for path in out.rglob("*") if path.suffix in (".pkl", ".pickle", ".pt", ".joblib")]


def test_an_altered_artefact_is_refused_with_a_sentence(trained: tuple[Path, Path, str], tmp_path: Path) -> None:
    corpus, out, _ = trained
    weights = out / "shared" / "panel.json"
    before = weights.read_text(encoding="utf-8")
    weights.write_text(before.replace('"thresholds"', ' "thresholds"'), encoding="utf-8")
    done = run("models.evaluate", "--corpus", corpus, "--pipelines", out, "--out", tmp_path)
    weights.write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert f"The checksum of {weights} does not match" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_artefact_is_named(tmp_path: Path) -> None:
    done = run("models.evaluate", "--pipelines", tmp_path / "nowhere", "--out", tmp_path)
    assert done.returncode == 1
    assert "No usable model artefact" in done.stderr
    assert str(tmp_path / "nowhere") in done.stderr


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({**ROW, "sentiment": "angry"}, "sentiment"),
        ({**ROW, "exception": "trolling"}, "no label"),
        ({**ROW, "aspects": [{"start": 2, "end": 99}]}, "outside the text"),
        ({**ROW, "id": "y1-0001"}, "does not belong to part"),
        ({**ROW, "mood": "bad"}, "mood"),
        ("{not json", "row"),
    ],
)
def test_a_bad_corpus_line_is_named_by_file_and_line(
    line: dict[str, object] | str, reason: str, tmp_path: Path
) -> None:
    good = {**ROW, "id": "z1-0002", "text": "とても親切でした"}
    corpus = corpus_of(tmp_path / "corpus", good, line)
    done = run("models.train", "--data", tmp_path, "--corpus", corpus, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert f"{corpus / 'train' / 'z1.jsonl'}:2:" in done.stderr
    assert reason in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_text_that_stands_twice_is_refused(tmp_path: Path) -> None:
    again = {**ROW, "id": "z1-0002", "text": "三日たっても届きません!!"}
    corpus = corpus_of(tmp_path / "corpus", ROW, again)
    for split in ("dev", "test"):
        row = {**ROW, "id": f"{split[0]}9-0001", "text": f"{split} では別の話をしています"}
        (corpus / split / f"{split[0]}9.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    done = run("models.train", "--data", tmp_path, "--corpus", corpus, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "z1-0002: nearly the same text as z1-0001" in done.stderr
