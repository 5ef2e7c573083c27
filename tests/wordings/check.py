"""Check files of the library: `python -m tests.wordings.check api/wordings/library/ja/delivery.yaml …` (none: all)."""

import sys
from collections import Counter
from pathlib import Path

from api.brand.profile import load_brand
from api.contract import Language
from api.datafiles import DataFileError
from api.wordings.blanks import filling, samples
from api.wordings.checking import violations
from api.wordings.library import read_file, situations

_LIBRARY = Path(__file__).parents[2] / "api" / "wordings" / "library"


def main(paths: list[Path]) -> int:
    """Print what the draft check says against each wording, and how many there are; 1 when anything is wrong."""
    wrong, seen, counted = 0, set(), Counter[str]()
    for path in paths:
        language: Language = "ja" if path.parent.name == "ja" else "en"
        try:
            entries = list(read_file(path))
        except DataFileError as error:
            print(f"{language}/{error}")
            wrong += 1
            continue
        for situation, wording in entries:
            counted[f"{language} {situation}"] += 1
            if (language, wording.id) in seen:
                print(f"{path.name}: {wording.id} is given twice")
                wrong += 1
            seen.add((language, wording.id))
            for finding in violations(wording, language, load_brand(), reader="en"):
                said = filling(wording.text, samples(language)).text[finding.start : finding.end]
                print(f"{path.name}: {wording.id}: {finding.severity} {finding.name} ({finding.rule}) {said!r}")
                print(f"    {finding.why}")
                wrong += 1
    for folder in sorted({path.parent.name for path in paths}):
        empty = [name for name in situations() if not counted[f"{folder} {name}"]]
        total = sum(count for key, count in counted.items() if key.startswith(folder))
        print(f"{folder}: {total} wordings; no wording yet: {', '.join(empty) or '-'}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]] or sorted(_LIBRARY.glob("*/*.yaml"))))
