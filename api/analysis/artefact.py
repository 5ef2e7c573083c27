"""The trained artefact: where it lies, and that it is exactly what was trained (SHA-256 of every file)."""

import hashlib
import json
from pathlib import Path

PIPELINES = Path(__file__).resolve().parents[2] / "models" / "pipelines"
SHIPPED = PIPELINES / "henshin"
_MANIFEST = "manifest.json"


class ArtefactError(RuntimeError):
    """The artefact is missing, incomplete or altered; the message is one sentence for the operator."""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _MANIFEST)


def seal(folder: Path, name: str) -> str:
    """Write the manifest of a finished artefact and return its version: release name and the weights' own digest."""
    checksums = {path.relative_to(folder).as_posix(): _digest(path) for path in _files(folder)}
    digest = hashlib.sha256(json.dumps(checksums, sort_keys=True).encode()).hexdigest()
    version = f"{name}+{digest[:12]}"
    manifest = {"version": version, "sha256": checksums}
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return version


def verify(folder: Path) -> str:
    """Return the artefact's version. Raises ArtefactError when any file is missing, added or differs."""
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        version, checksums = str(manifest["version"]), dict(manifest["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtefactError(f"No usable model artefact in {folder}: its {_MANIFEST} cannot be read.") from error
    present = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    if odd := sorted(present.keys() ^ checksums.keys()):
        raise ArtefactError(f"The model artefact in {folder} is not complete or holds foreign files: {', '.join(odd)}.")
    for name, path in present.items():
        if _digest(path) != checksums[name]:
            raise ArtefactError(f"The checksum of {path} does not match: the file was damaged or altered.")
    return version
