"""Where the files of a comparison go, so that no comparison replaces another."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from policypress.publish import (
    Owner,
    Published,
    Publisher,
    is_claimed,
    seen_from,
)

if TYPE_CHECKING:
    from policypress.pipeline.compare import CompareRequest

WORKING_COPY = "当前文稿"
_LONGEST = (
    40  # characters of one side in a folder's name: both fit the 255 bytes
)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|\0\n\r\t', "-"))


def publish(
    request: CompareRequest,
    names: tuple[str, str],
    files: Mapping[str, bytes],
) -> tuple[Published, Path]:
    """Publish the files. Returns what happened, and the folder they are in.

    names: of the two sides. The folder is `request.out` itself where the user chose it
    and no other comparison or command has files of these names there; otherwise one
    below it that is named by the two sides.
    """
    specs = (request.old, request.new)
    subject = " → ".join(_identity(request.out, spec) for spec in specs)
    owner = Owner.of("compare", request.out, request.policy, subject)
    folder = _free_folder(request, names, files, owner)
    inputs = [request.policy, request.templates]
    for spec in specs:
        path = existing(spec)
        if path is not None:
            inputs.append(path)
    publisher = Publisher(request.out, owner, inputs)
    for name, data in files.items():
        publisher.add(f"{folder}{name}", data, "compare")
    return publisher.publish(complete=True), request.out / folder


def _identity(out: Path, spec: str) -> str:
    """A side as the manifest names it: the same for the same side at another time."""
    path = existing(spec)
    if path is not None:
        return seen_from(out, path)
    return spec or WORKING_COPY


def _free_folder(
    request: CompareRequest,
    names: tuple[str, str],
    files: Iterable[str],
    owner: Owner,
) -> str:
    """The best folder in which no file of another comparison has one of these names."""
    for folder in _folders(names, request.own_folder):
        paths = [f"{folder}{name}" for name in files]
        if not is_claimed(request.out, owner, paths):
            return folder
    raise AssertionError("there is always another number")


def existing(spec: str) -> Path | None:
    """The file or folder that a side names; None for a revision or the working copy."""
    try:
        path = Path(spec).expanduser().absolute()
        return path if spec and path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None


def _folders(
    names: tuple[str, str],
    own_folder: bool,
) -> Iterator[str]:
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
