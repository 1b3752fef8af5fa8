"""One policy built somewhere else (另一台机器): what has to travel there, and back.

Nothing is shared but the program: the sources travel as bytes, are built in a temporary
folder of the other machine, and every file comes back as bytes, to be published here
under the rules of a build of our own.
"""

from __future__ import annotations

import tempfile
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from policypress.findings import Finding, Place, has_errors
from policypress.pipeline.request import BuildRequest
from policypress.pipeline.several import Outcome, Task, outcome_of
from policypress.publish import Owner, Publisher
from policypress.system.environment import ROOT
from policypress.system.regular import read_regular

Files = dict[str, bytes]
# Bytes of one source file, and of all: pictures and annexes in Word among them.
_LARGEST = 64 * 1024 * 1024
_MOST = 512 * 1024 * 1024
_SITE = "site/"


class Shipment(Struct, frozen=True):
    """What another machine needs to build one policy.

    name: among the others; folder: what its own folder is called; only, formats, marks,
    final: as in BuildRequest; program: digest of the program that asks, which must be
    the one that answers.
    """

    name: str
    folder: str
    only: tuple[str, ...]
    formats: tuple[str, ...] | None
    marks: bool
    final: bool
    program: str
    sources: Files
    templates: Files


class Parcel(Struct, frozen=True):
    """What comes back: the outcome, and the files where there are any."""

    outcome: Outcome
    files: Files


class TooLarge(Exception):
    """A folder holds more than travels."""


def program_digest() -> str:
    """The digest of the program's own files: equal wherever it is the same program. What
    a machine keeps between runs lies in __pycache__ and is none of it."""
    found = sha256()
    for path in sorted((ROOT / "policypress").rglob("*")):
        inside = path.relative_to(ROOT)
        is_kept = "__pycache__" in inside.parts or path.name.startswith(".")
        if not is_kept and path.is_file():
            name = inside.as_posix()
            found.update(name.encode() + b"\0" + path.read_bytes())
    found.update((ROOT / "requirements.lock").read_bytes())
    return found.hexdigest()


def files_of(folder: Path) -> Files:
    """Every file below a folder, by its path there, hidden ones left out.

    Raises OSError and TooLarge.
    """
    files: Files = {}
    size = 0
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if is_hidden or not path.is_file():
            continue
        files[inside.as_posix()] = data = read_regular(str(path), _LARGEST)
        size += len(data)
        if size > _MOST:
            raise TooLarge(folder)
    return files


def encoded(shipment: Shipment) -> bytes:
    """A shipment as it travels."""
    return msgspec.msgpack.encode(shipment)


def build_shipment(data: bytes) -> bytes:
    """Builds what was sent; the parcel. Both as msgpack: this runs on another machine."""
    shipment = msgspec.msgpack.decode(data, type=Shipment)
    if shipment.program != program_digest():
        parcel = Parcel(_refused(shipment.name), {})
        return msgspec.msgpack.encode(parcel)
    with tempfile.TemporaryDirectory(prefix="policypress-") as name:
        parcel = _built(shipment, Path(name))
    return msgspec.msgpack.encode(parcel)


def _built(shipment: Shipment, home: Path) -> Parcel:
    """Builds a shipment in a folder that is there for nothing else."""
    # The folder has the name it has at home: documents say where their words stand.
    policy, out = home / "source" / shipment.folder, home / "out"
    templates = home / "templates"
    _lay_out(policy, shipment.sources)
    _lay_out(templates, shipment.templates)
    request = BuildRequest(
        policy,
        templates,
        out,
        only=shipment.only,
        formats=shipment.formats,
        marks=shipment.marks,
        final=shipment.final,
    )
    outcome = outcome_of(Task(shipment.name, request))
    files = files_of(out) if outcome.is_built else {}
    return Parcel(outcome, files)


def _lay_out(folder: Path, files: Files) -> None:
    """Writes files below a folder; their names come from a folder like it."""
    folder.mkdir(parents=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def unpack(task: Task, data: bytes) -> Outcome:
    """Publishes the files of a parcel as a build here would have; the outcome."""
    parcel = msgspec.msgpack.decode(data, type=Parcel)
    if not parcel.outcome.is_built:
        return parcel.outcome
    request = task.request
    owner = Owner.of("build", request.out, request.policy)
    of_site = Owner.of("site", request.out, request.policy)
    inputs = (request.policy, request.templates)
    publisher = Publisher(request.out, owner, inputs)
    has_site = False
    for name, content in parcel.files.items():
        is_page = name.startswith(_SITE)
        has_site = has_site or is_page
        publisher.add(name, content, owner=of_site if is_page else owner)
    is_whole = not request.only and request.formats is None
    complete = {owner} if is_whole else set()
    if has_site:
        complete.add(of_site)
    published = publisher.publish(complete)
    findings = [*parcel.outcome.findings, *published.findings]
    if has_errors(published.findings):
        return Outcome(task.name, findings, facts=parcel.outcome.facts)
    return replace(
        parcel.outcome,
        findings=findings,
        written=len(published.written),
        unchanged=len(published.unchanged),
        removed=len(published.removed),
    )


def _refused(name: str) -> Outcome:
    """The outcome where another program would have built."""
    message = "另一台机器上的本工具不是同一个版本，没有在那里生成"
    hint = "在每台机器上检出同一个提交、装同一份依赖，再启动 dask worker"
    finding = Finding("other-program", message, Place(name), hint)
    return Outcome(name, [finding])
