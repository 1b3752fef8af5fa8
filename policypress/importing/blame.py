"""Which proposed supports an error of `check` is about (追查): the file and line that it
names say in which provision and support it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from policypress.findings import Finding
from policypress.importing.proposals import Proposed

_SUPPORT = re.compile(r"^ +(s[0-9]+):")
_NAMED = re.compile(r"\bs\.(s[0-9]+)\.")
_CLAUSE = re.compile(r"^  ([a-z]+[0-9]+):")
Key = tuple[str, str]  # of a provision, and of a support in it


def blamed(
    errors: Iterable[Finding],
    files: Mapping[Path, bytes],
    proposals: Mapping[str, Proposed],
) -> set[Key]:
    """The supports to leave out, as keys of provision and support: the one that an error
    stands in; else all of its provision; else all there are."""
    found: set[Key] = set()
    for error in errors:
        found |= _about(error, files, proposals)
    return found


def _about(
    error: Finding,
    files: Mapping[Path, bytes],
    proposals: Mapping[str, Proposed],
) -> set[Key]:
    """The supports of one error."""
    path, lines = _lines(error, files)
    until = lines[: error.place.line or 0]
    home, key = _home(path, until)
    if home not in proposals:
        return {
            (name, one)
            for name, made in proposals.items()
            for one in made.supports
        }
    own = proposals[home].supports
    named = set(_NAMED.findall(until[-1])) if until else set()
    found = (named & own.keys()) or ({key} & own.keys()) or own.keys()
    return {(home, one) for one in found}


def _home(path: Path | None, until: list[str]) -> Key:
    """The provision and the support that the last of these lines stands in; "" for what
    is not known."""
    if path is None:
        return "", ""
    is_part = path.parent.name == "parts"
    home = path.stem if path.parent.name == "measures" else ""
    key = ""
    for line in until:
        article = _CLAUSE.match(line) if is_part else None
        if article:
            home, key = article[1], ""
        if support := _SUPPORT.match(line):
            key = support[1]
    return home, key


def _lines(
    error: Finding,
    files: Mapping[Path, bytes],
) -> tuple[Path | None, list[str]]:
    """The file of ours that an error names, and its lines."""
    named = Path(error.place.file)
    for path, data in files.items():
        if named.parts[-len(path.parts) :] == path.parts:
            return path, data.decode().splitlines()
    return None, []
