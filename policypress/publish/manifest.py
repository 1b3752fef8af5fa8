"""What earlier builds made (outputs/.manifest.json): name below the folder → digest, template, what it was made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = ".manifest.json"
PENDING = ".manifest.pending.json"  # there only while a build moves its files, or when it was killed then


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


def read_pending(out: Path) -> dict[str, list[str]]:
    """The digests that builds cut short were about to give each name; empty when the last build came to its end."""
    try:
        files = json.loads((out / PENDING).read_text("utf-8"))
        return {name: [str(digest) for digest in digests] for name, digests in files.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def encode_pending(digests: dict[str, list[str]]) -> bytes:
    return json.dumps(digests, ensure_ascii=False, sort_keys=True).encode("utf-8")
