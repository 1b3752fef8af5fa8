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
_ARTICLE = re.compile(r"^  (a[0-9]+):")
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
    home = path.stem if path and path.parent.name == "measures" else ""
    key = ""
    for line in until:
        if (
            path
            and path.parent.name == "parts"
            and (at := _ARTICLE.match(line))
        ):
            home = at[1]
            key = ""
        if at := _SUPPORT.match(line):
            key = at[1]
    named = _NAMED.findall(until[-1]) if until else []
    own = proposals[home].supports if home in proposals else {}
    if found := {(home, one) for one in named if one in own}:
        return found
    if home in proposals and key in proposals[home].supports:
        return {(home, key)}
    if home in proposals:
        return {(home, one) for one in proposals[home].supports}
    return {
        (name, one)
        for name, made in proposals.items()
        for one in made.supports
    }


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
