"""What earlier runs made (.manifest.json of an output folder), by whom, and of
what.

One section for each owner: a command, its policy and, for a comparison or a
letter, what it is about. A section says of each file the digest we gave it;
`coming` lists the digests a run was about to give, so that a run that was
killed still knows its files.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import asdict

NAME = ".manifest.json"
VERSION = 2


class Owner(Struct, frozen=True, eq=False):
    """Who makes outputs.

    policy: its folder, seen from the output folder ("" = none).

    subject: what is compared, or whom a letter is about; "" for a whole set.
    title: the policy's, which counts only in a folder that was moved.
    """

    command: str
    policy: str = ""
    subject: str = ""
    title: str = ""

    @classmethod
    def of(
        cls,
        command: str,
        out: Path,
        policy: Path,
        subject: str = "",
    ) -> Owner:
        """The owner for a policy folder.

        Moved together, both keep their identity.
        """
        folder = seen_from(out, policy)
        title = _title(policy)
        return cls(command, folder, subject, title)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Owner) and self.identity == other.identity

    def __ne__(self, other: object) -> bool:
        return not self == other  # a Struct's own would be "is not"

    def __hash__(self) -> int:
        return hash(self.identity)

    @property
    def identity(self) -> tuple[str, str, str]:
        """What tells owners apart, and orders them."""
        return self.command, self.policy, self.subject

    def __str__(self) -> str:
        """As findings name it: compare（policy，对照表）."""
        about = list(filter(None, (self.policy, self.subject)))
        if not about:
            return self.command
        names = "，".join(about)
        return f"{self.command}（{names}）"


class Entry(Struct, frozen=True):
    """One output. sha256 of its bytes; template that made it.

    made_from: digest of its input, "" if never asked.
    """

    sha256: str
    template: str = ""
    made_from: str = ""


class Section(Struct):
    """The outputs of one owner by name.

    coming: digests that a run was about to give.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    coming: dict[str, list[str]] = field(default_factory=dict)

    def forget(self, name: str) -> None:
        """The file is no longer this owner's."""
        self.files.pop(name, None)
        self.coming.pop(name, None)

    def digests(self, name: str) -> set[str]:
        """Every content of file `name` that is this owner's own making."""
        coming = self.coming.get(name, ())
        known = set(coming)
        entry = self.files.get(name)
        if entry:
            known.add(entry.sha256)
        return known

    def names(self) -> Iterator[str]:
        """All names that this owner has given, each once."""
        names = [*self.files, *self.coming]
        yield from dict.fromkeys(names)


Sections = dict[Owner, Section]


class Damaged(Exception):
    """The manifest is there and cannot be understood."""


class Old(Exception):
    """A manifest of the release before: it does not say who made its files.

    files: the entries, by name.
    """

    def __init__(self, files: dict[str, Entry]) -> None:
        super().__init__()
        self.files = files


def digest(data: bytes) -> str:
    """How the content of a file is remembered."""
    return hashlib.sha256(data).hexdigest()


def seen_from(
    out: Path,
    path: Path,
) -> str:
    """A path as seen from the output folder.

    Absolute on another drive of Windows.
    """
    real = path.resolve()
    try:
        way = os.path.relpath(real, out.resolve())
        return Path(way).as_posix()
    except ValueError:
        return real.as_posix()


def read(out: Path) -> Sections:
    """The sections of a folder's manifest; none when there is no manifest.

    Raises Damaged, Old, and OSError when it may not be read.
    """
    try:
        data = (out / NAME).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    try:
        text = data.decode("utf-8")
        whole = json.loads(text)
        if "sections" not in whole:
            raise Old(_entries(whole["files"]))
        if whole["version"] != VERSION:
            raise Damaged
        sections = whole["sections"]
        found = {_owner(one): _section(one) for one in sections}
        if len(found) != len(sections):
            raise Damaged
        return found
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ):
        raise Damaged from None


def encode(sections: Sections) -> bytes:
    """The manifest's bytes, the same for the same sections.

    Empty ones are left out.
    """
    whole = []
    for owner in sorted(sections, key=lambda one: one.identity):
        section = sections[owner]
        if not section.files and not section.coming:
            continue
        by_name = sorted(section.files.items())
        data: dict[str, Any] = asdict(owner)
        data["files"] = {name: asdict(one) for name, one in by_name}
        if section.coming:
            coming = sorted(section.coming.items())
            data["coming"] = dict(coming)
        whole.append(data)
    data = {"version": VERSION, "sections": whole}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _title(policy: Path) -> str:
    """The title line of a policy, as it is written; "" when there is none."""
    try:
        path = policy / "policy.yaml"
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""
    found = re.search(r"^title:[ \t]*(.*?)[ \t]*$", text, re.MULTILINE)
    return found[1] if found else ""


def _owner(data: dict[str, Any]) -> Owner:
    """An owner as it stands in the record; raises where it is no such."""
    owner = Owner(
        command=data["command"],
        policy=data["policy"],
        subject=data["subject"],
        title=data.get("title", ""),
    )
    _require_text(asdict(owner).values())
    return owner


def _section(data: dict[str, Any]) -> Section:
    """A section as it stands in the record; raises where it is no such."""
    written = data.get("coming", {})
    coming = {name: list(found) for name, found in written.items()}
    for digests in coming.values():
        _require_text(digests)
    files = _entries(data["files"])
    return Section(files, coming)


def _entries(data: dict[str, Any]) -> dict[str, Entry]:
    entries = {name: Entry(**one) for name, one in data.items()}
    for entry in entries.values():
        _require_text(asdict(entry).values())
    return entries


def _require_text(values: Any) -> None:
    for value in values:
        if not isinstance(value, str):
            raise ValueError
