"""Where the files of a comparison go, so that no comparison replaces another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policypress.publish import Owner, Published, Publisher, is_claimed, seen_from

if TYPE_CHECKING:
    from policypress.pipeline.compare import CompareRequest

WORKING_COPY = "当前文稿"
_LONGEST = 40  # characters of one side in a folder's name: both fit the 255 bytes
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0\n\r\t', "-"))


def publish(
    request: CompareRequest, names: tuple[str, str], files: Mapping[str, bytes]
) -> tuple[Published, Path]:
    """Publish the files. Returns what happened, and the folder they are in.

    names: of the two sides. The folder is `request.out` itself where the user chose it
    and no other comparison or command has files of these names there; otherwise one
    below it that is named by the two sides.
    """
    sides = [_existing(spec) for spec in (request.old, request.new)]
    identities = []
    for spec, path in zip((request.old, request.new), sides, strict=True):
        identity = seen_from(request.out, path) if path else spec
        identities.append(identity or WORKING_COPY)
    subject = " → ".join(identities)
    owner = Owner.of("compare", request.out, request.policy, subject)
    inputs = [request.policy, request.templates, *(path for path in sides if path)]
    publisher = Publisher(request.out, owner, inputs)
    folder = next(
        folder
        for folder in _folders(names, request.own_folder)
        if not is_claimed(request.out, owner, (f"{folder}{name}" for name in files))
    )
    for name, data in files.items():
        publisher.add(f"{folder}{name}", data, "compare")
    return publisher.publish(complete=True), request.out / folder


def _existing(spec: str) -> Path | None:
    """The file or folder that a side names; None for a revision or the working copy."""
    try:
        path = Path(spec).expanduser().absolute()
        return path if spec and path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _folders(names: tuple[str, str], own_folder: bool) -> Iterator[str]:
    """Where a comparison may go, the best place first; "" or ending in "/"."""
    if not own_folder:
        yield ""
    name = "→".join(_for_name(one) for one in names)
    yield f"{name}/"
    for number in itertools.count(2):
        yield f"{name}（{number}）/"


def _for_name(side: str) -> str:
    """A side's name as part of a folder's name."""
    stem = side
    for suffix in (".docx", ".md", ".markdown", ".txt"):
        stem = stem.removesuffix(suffix)
    return stem.translate(_NOT_IN_NAMES).strip(". ")[:_LONGEST] or "版本"
