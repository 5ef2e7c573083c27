"""Measure the shipped pipelines: `python -m models.evaluate --data FOLDER [--out FOLDER]`.

On a part of the corpus that no training saw, and on public sets that are only for measuring, beside other packages that
judge sentiment. Writes `evaluation.json`, the confusion matrices and a reliability diagram.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, get_args

from api.analysis import artefact
from api.analysis.judge import Judge
from api.analysis.labels import MARKS
from api.analysis.schemas import Analysis, Comment, FocusKind
from models import dataset, drafts, metrics, peers, pictures, public

REPORTS = Path(__file__).parent / "reports"
FUNCTIONS = Path(__file__).parent / "functions_ja.tsv"
_BATCH = 50
_MENTIONS = ("ident_neutral_nh", "ident_pos_nh")
"""Functions of HateCheck that name a group without any hate: a flag there is bias."""
_TASKS: dict[str, tuple[Callable[[dataset.Row], str], Callable[[Analysis], tuple[str, float]]]] = {
    "sentiment": (lambda r: r.sentiment, lambda a: (a.sentiment.label, a.sentiment.confidence)),
    "exception": (lambda r: r.exception, lambda a: (a.exception.type, a.exception.confidence)),
    "intent": (lambda r: r.intent, lambda a: (a.intent.label, a.intent.confidence)),
    "cause": (lambda r: r.cause, lambda a: (a.cause.label, a.cause.confidence)),
}


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def analyses(judge: Judge, texts: Sequence[str]) -> list[Analysis]:
    """Judge any number of texts."""
    comments = [Comment(id=str(i), platform="x", text=text[:10_000]) for i, text in enumerate(texts)]
    return [one for start in range(0, len(comments), _BATCH) for one in judge.judge(comments[start : start + _BATCH])]


def corpus_scores(rows: Sequence[dataset.Row], judged: Sequence[Analysis]) -> dict[str, Any]:
    """Every task's figures for these comments; cause is scored over complaints, its calibration over all comments."""
    result: dict[str, Any] = {"comments": len(rows)}
    for task, (truth_of, guess_of) in _TASKS.items():
        chosen = [i for i, row in enumerate(rows) if task != "cause" or row.label("cause") is not None]
        truth = [truth_of(rows[i]) for i in chosen]
        names = [guess_of(judged[i])[0] for i in chosen]
        sure = [guess_of(one)[1] for one in judged]
        right = [truth_of(row) == guess_of(one)[0] for row, one in zip(rows, judged, strict=True)]
        result[task] = {
            "macro_f1": round(metrics.macro_f1(truth, names), 3),
            "accuracy": round(metrics.accuracy(truth, names), 3),
            "ece": round(metrics.ece(sure, right), 3),
            "f1": {label: round(metrics.label_f1(truth, names, label), 3) for label in sorted(set(truth))},
        }
    result["flags"] = flag_scores(rows, judged)
    complaints = [i for i, row in enumerate(rows) if row.intent == "complaint"]
    found = sum(judged[i].specific == rows[i].specific for i in complaints)
    result["specific"] = {"accuracy": round(found / max(1, len(complaints)), 3)}
    result["language"] = round(sum(a.language.code == r.lang for r, a in zip(rows, judged, strict=True)) / len(rows), 3)
    return result


def flag_scores(rows: Sequence[dataset.Row], judged: Sequence[Analysis]) -> dict[str, float]:
    """Any exception against none, and the share of honest complaints that are flagged (R24)."""
    flagged = [one.exception.type != "none" for one in judged]
    real = [row.exception != "none" for row in rows]
    hits = sum(f and r for f, r in zip(flagged, real, strict=True))
    honest = [f for f, row in zip(flagged, rows, strict=True) if row.intent == "complaint" and row.exception == "none"]
    return {
        "precision": round(hits / max(1, sum(flagged)), 3),
        "recall": round(hits / max(1, sum(real)), 3),
        "false_flags_on_complaints": round(sum(honest) / max(1, len(honest)), 4),
    }


def signal_scores(rows: Sequence[dataset.Row], judged: Sequence[Analysis]) -> dict[str, dict[str, int]]:
    """Hits, false alarms and misses for each signal."""
    names = sorted({name for row in rows for name in row.signals})
    return {
        name: {
            "hits": sum(name in r.signals and name in a.signals for r, a in zip(rows, judged, strict=True)),
            "false": sum(name not in r.signals and name in a.signals for r, a in zip(rows, judged, strict=True)),
            "missed": sum(name in r.signals and name not in a.signals for r, a in zip(rows, judged, strict=True)),
        }
        for name in names
    }


def span_scores(pairs: Sequence[tuple[Sequence[_Span], Sequence[_Span]]]) -> dict[str, float]:
    """Of pairs (marked, given): marked spans met by an overlapping one, and given ones that overlap a marked one."""
    met, marked, right, given = 0, 0, 0, 0
    for wanted, found in pairs:
        marked += len(wanted)
        met += sum(any(_overlap(one, other) for other in found) for one in wanted)
        given += len(found)
        right += sum(any(_overlap(one, other) for other in wanted) for one in found)
    return {"recall": round(met / max(1, marked), 3), "precision": round(right / max(1, given), 3)}


def _overlap(one: _Span, other: _Span) -> bool:
    return one.start < other.end and one.end > other.start


def focus_scores(rows: Sequence[dataset.Row], judged: Sequence[Analysis]) -> dict[str, dict[str, float]]:
    """The same for each kind of focus, over the comments whose stretches were marked."""
    chosen = [(row.focus, one.focus) for row, one in zip(rows, judged, strict=True) if row.focus is not None]
    return {
        kind: span_scores([([s for s in w if s.kind == kind], [s for s in f if s.kind == kind]) for w, f in chosen])
        for kind in get_args(FocusKind)
    }


def situation_scores(rows: Sequence[dataset.Row], judged: Sequence[Analysis]) -> dict[str, dict[str, float]]:
    """Each question about the situation: how often right, overall and where a hand named something; marks by F1."""
    pairs = [(row.situation, one.situation) for row, one in zip(rows, judged, strict=True) if row.situation is not None]
    result: dict[str, dict[str, float]] = {}
    for task in ("hardship", "lookup", "wish"):
        same = [getattr(wanted, task) == getattr(given, task) for wanted, given in pairs]
        named = [ok for ok, (wanted, _) in zip(same, pairs, strict=True) if getattr(wanted, task)]
        result[task] = {
            "accuracy": round(sum(same) / max(1, len(same)), 3),
            "where_named": round(sum(named) / max(1, len(named)), 3),
        }
    for mark in MARKS:
        both = sum(mark in wanted.marks and mark in given.marks for wanted, given in pairs)
        marked = sum(mark in wanted.marks for wanted, _ in pairs)
        found = sum(mark in given.marks for _, given in pairs)
        result[mark] = {
            "marked": marked,
            "recall": round(both / max(1, marked), 3),
            "precision": round(both / max(1, found), 3),
        }
    return result


def draft_scores(judge: Judge, written: Sequence[drafts.Draft]) -> dict[str, float]:
    """The reader of drafts without the rules beside it: marked faults met, also by the same name, and calm drafts."""
    met, named, marked, calm, clean = 0, 0, 0, 0, 0
    for draft in written:
        found = judge.suspect(draft.text).found
        marked += len(draft.faults)
        for fault in draft.faults:
            there = [one.name for one in found if one.start < fault.end and fault.start < one.end]
            met += bool(there)
            named += fault.name in there
        clean += not draft.faults
        calm += not draft.faults and not found
    return {
        "drafts": len(written),
        "faults_met": round(met / max(1, marked), 3),
        "by_the_same_name": round(named / max(1, marked), 3),
        "clean_left_alone": round(calm / max(1, clean), 3),
    }


def public_scores(judge: Judge, data: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sets that are only for measuring."""
    folder = data / "measure_only"
    files = {
        "WRIME-1 (ja, derived)": "ja_wrime1/dev.tsv",
        "JRTE polarity (ja)": "ja_jrte_pn/dev.tsv",
        "TweetEval sentiment (en)": "en_tweeteval_sentiment/val.tsv",
    }
    for name, file in files.items():
        if not (folder / file).exists():
            continue
        table = list(public.table(folder / file))
        texts, truth = [row["text"] for row in table], [row["label"] for row in table]
        guess = [one.sentiment.label for one in analyses(judge, texts)]
        scores = {"henshin": metrics.sentiment(truth, guess)}
        scores |= {peer: metrics.sentiment(truth, call(texts)) for peer, call in peers.available("(ja" in name).items()}
        yield name, {"texts": len(texts), **scores}
    path = folder / "en_hatecheck/test.tsv"
    if path.exists():
        yield "HateCheck (en)", hatecheck(judge, list(public.table(path)))


def hatecheck(judge: Judge, table: Sequence[dict[str, str]]) -> dict[str, Any]:
    """«Hateful» there is prejudice here: insults of single people and of bankers are none. Overall and by function."""
    found = [one.exception.type for one in analyses(judge, [row["text"] for row in table])]
    hateful = [row["label"] == "hateful" for row in table]
    right = [(kind == "prejudice") == wanted for kind, wanted in zip(found, hateful, strict=True)]
    any_flag = sum((kind != "none") == wanted for kind, wanted in zip(found, hateful, strict=True))
    functions: dict[str, list[bool]] = {}
    for row, ok in zip(table, right, strict=True):
        functions.setdefault(row["functionality"], []).append(ok)
    by_function = {name: round(sum(oks) / len(oks), 3) for name, oks in sorted(functions.items())}
    mentions: dict[str, list[bool]] = {}
    for row, kind in zip(table, found, strict=True):
        if row["functionality"] in _MENTIONS:
            mentions.setdefault(row["target_ident"], []).append(kind != "none")
    return {
        "texts": len(table),
        "accuracy": round(sum(right) / len(right), 3),
        "accuracy_of_any_flag": round(any_flag / len(right), 3),
        "functions": by_function,
        "flagged_mentions": {group: round(sum(flags) / len(flags), 3) for group, flags in sorted(mentions.items())},
    }


def functions(judge: Judge, path: Path = FUNCTIONS) -> dict[str, Any]:
    """Our own functional cases in HateCheck's manner: flagged as wanted, by function; and the type of the flag."""
    cases = list(public.table(path))
    judged = [one.exception.type for one in analyses(judge, [case["text"] for case in cases])]
    wanted = ["none" if case["flag"] == "no" else case["flag"] for case in cases]
    results: dict[str, list[bool]] = {}
    for case, want, got in zip(cases, wanted, judged, strict=True):
        results.setdefault(case["function"], []).append((want == "none") == (got == "none"))
    right = [ok for oks in results.values() for ok in oks]
    return {
        "cases": len(cases),
        "accuracy": round(sum(right) / len(right), 3),
        "type_macro_f1": round(metrics.macro_f1(wanted, judged), 3),
        "functions": {name: round(sum(oks) / len(oks), 3) for name, oks in results.items()},
    }


def run(data: Path | None, corpus: Path, split: str, pipelines: Path, out: Path) -> dict[str, Any]:
    """Measure everything, write report and pictures into `out`, return the report."""
    judge = Judge.load(pipelines)
    rows = dataset.load(split, corpus)
    began = time.perf_counter()
    judged = analyses(judge, [row.text for row in rows])
    each = (time.perf_counter() - began) / len(rows) * 1000
    report: dict[str, Any] = {"version": judge.version, "split": split, "milliseconds_a_comment": round(each, 2)}
    for name in ("all", "ja", "en"):
        chosen = [i for i, row in enumerate(rows) if name in ("all", row.lang)]
        own = [rows[i] for i in chosen]
        report[name] = corpus_scores(own, [judged[i] for i in chosen])
        texts, truth = [row.text for row in own], [row.sentiment for row in own]
        if name != "all":
            callers = peers.available(name == "ja")
            report[name]["peers"] = {peer: metrics.sentiment(truth, call(texts)) for peer, call in callers.items()}
    report["signals"] = signal_scores(rows, judged)
    report["aspects"] = span_scores([(row.aspects, one.aspects) for row, one in zip(rows, judged, strict=True)])
    report["focus"] = focus_scores(rows, judged)
    report["situation"] = situation_scores(rows, judged)
    report["drafts"] = draft_scores(judge, drafts.load("dev", corpus))
    report["functions_ja"] = functions(judge)
    report["public"] = dict(public_scores(judge, data)) if data else {}
    out.mkdir(parents=True, exist_ok=True)
    (out / "evaluation.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    guesses = {task: [pair[1](one)[0] for one in judged] for task, pair in _TASKS.items()}
    truths = {task: [pair[0](row) for row in rows] for task, pair in _TASKS.items()}
    pictures.confusions(truths, guesses, out / "confusion.png")
    sure = [one.sentiment.confidence for one in judged]
    pictures.reliability(
        sure, [t == g for t, g in zip(truths["sentiment"], guesses["sentiment"], strict=True)], out / "reliability.png"
    )
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m models.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the public data sets")
    parser.add_argument("--corpus", type=Path, default=dataset.CORPUS)
    parser.add_argument("--split", choices=dataset.SPLITS, default="test")
    parser.add_argument("--pipelines", type=Path, default=artefact.SHIPPED)
    parser.add_argument("--out", type=Path, default=REPORTS)
    chosen = parser.parse_args(arguments)
    try:
        report = run(chosen.data, chosen.corpus, chosen.split, chosen.pipelines, chosen.out)
    except (dataset.CorpusError, artefact.ArtefactError) as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(report, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
