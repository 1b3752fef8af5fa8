"""What earlier builds made (outputs/.manifest.json): name below the folder → digest, template, what it was made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One output. sha256 of its bytes; template that made it; made_from: digest of its input, "" if never asked."""

    sha256: str
    template: str = ""
    made_from: str = ""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(out: Path) -> dict[str, Entry]:
    """The manifest of a folder; empty when there is none or when it is damaged (then nothing is ever removed)."""
    try:
        files = json.loads((out / NAME).read_text("utf-8"))["files"]
        return {name: Entry(**entry) for name, entry in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def encode(entries: dict[str, Entry]) -> bytes:
    """The manifest's bytes, the same for the same entries."""
    files = {name: asdict(entry) for name, entry in sorted(entries.items())}
    return (json.dumps({"files": files}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
