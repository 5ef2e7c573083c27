"""Corrections as lines of the corpus, so that the next training learns from them."""

import json
from collections.abc import Iterator, Sequence

from api.corrections.schemas import Correction

PART = "staff"


def corpus_lines(corrections: Sequence[Correction]) -> Iterator[str]:
    """One JSON object a line in the form of `models/corpus`: what staff set right, and else what was judged.

    Texts in other languages than Japanese and English are left out: the corpus has none.
    """
    for one in corrections:
        judged, labels = one.judged, one.labels
        if judged.language.code not in ("ja", "en"):
            continue
        intent = labels.intent or judged.intent.label
        cause = labels.cause or judged.cause.label
        kind, _, subtype = (labels.exception or "").partition(".")
        row = {
            "id": f"{PART}-{one.id:04d}",
            "platform": one.platform,
            "lang": judged.language.code,
            "text": one.text,
            "sentiment": labels.sentiment or judged.sentiment.label,
            "intent": intent,
            "exception": kind or judged.exception.type,
            "subtype": (subtype or None) if kind else judged.exception.subtype,
            "cause": cause,
            "also": [also for also in judged.cause.also if also != cause] if cause != "none" else [],
            "specific": judged.specific if labels.specific is None else labels.specific,
            "signals": judged.signals,
            "style": [],
            "aspects": [{"start": span.start, "end": span.end} for span in judged.aspects],
            "incident": "corrected",
            "note": one.note,
        }
        yield json.dumps(row, ensure_ascii=False) + "\n"
