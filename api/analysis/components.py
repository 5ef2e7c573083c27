"""spaCy components and pipelines: Japanese cut by Sudachi (mode A), English by spaCy's rules, one panel for both.

After a pipeline has run, `doc._.reading` holds what the panel says of the text, `doc._.signals` the signals found.
"""

import json
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from api.analysis.panel import Panel
from api.analysis.signals import SignalMatcher

JUDGE = "henshin_judge"
SIGNALS = "henshin_signals"

for _extension in ("reading", "signals"):
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=None)


@Language.factory(JUDGE, default_config={})
class JudgeComponent:
    """Gives every Doc the panel's reading. The panel lies beside the pipelines, so both share it."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.panel: Panel | None = None

    def __call__(self, doc: Doc) -> Doc:
        if self.panel is None:
            raise ValueError("the pipeline was not loaded from an artefact: it has no trained panel")
        doc._.reading = self.panel.read(doc.text)
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        path.mkdir(parents=True, exist_ok=True)
        (path / "panel.json").write_text(json.dumps({"panel": "../../shared"}) + "\n", encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "JudgeComponent":
        pointer = json.loads((Path(path) / "panel.json").read_text(encoding="utf-8"))
        self.panel = Panel.load(Path(path) / pointer["panel"])
        return self


@Language.factory(SIGNALS, default_config={})
class SignalsComponent:
    """Finds signals by token patterns (`signals.yaml`)."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._matcher = SignalMatcher(nlp)

    def __call__(self, doc: Doc) -> Doc:
        doc._.signals = self._matcher.find(doc)
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """The patterns are configuration beside the code, not part of the artefact."""

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> "SignalsComponent":
        return self


def panel_of(nlp: Language) -> Panel:
    """The panel that a loaded pipeline judges with."""
    component = nlp.get_pipe(JUDGE)
    if not isinstance(component, JudgeComponent) or component.panel is None:
        raise ValueError("the pipeline was not loaded from an artefact: it has no trained panel")
    return component.panel


def blank_pipeline(language: str) -> Language:
    """The pipeline of one language (`ja` or `en`), still without a trained panel."""
    config = {"nlp": {"tokenizer": {"split_mode": "A"}}} if language == "ja" else {}
    nlp = spacy.blank(language, config=config)
    nlp.add_pipe(JUDGE)
    nlp.add_pipe(SIGNALS)
    return nlp
