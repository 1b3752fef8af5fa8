"""Publishing a run: collect its files, then put them into place together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path

from policypress.findings import Finding, Place
from policypress.publish import checks, files, manifest, moving
from policypress.publish.manifest import Entry, Owner, Section
from policypress.publish.publication import Publication
from policypress.publish.result import Published
from policypress.publish.staging import Output
from policypress.system import locks
from policypress.system.refusals import explain

_LOCK = moving.LOCK
_BUILD = Owner("build")
_PATIENCE = 20.0  # seconds: a whole build of another process fits in


class Publisher:
    """Collects the outputs of one run for the folder `out` and publishes them.

    owner: who makes them, unless `add` says otherwise. inputs: files and
    folders that the run reads, which no output may touch. Never raises for the
    disk's sake.
    """

    def __init__(
        self,
        out: Path,
        owner: Owner = _BUILD,
        inputs: Iterable[Path] = (),
    ) -> None:
        """out: the folder; it is made when something is published."""
        self.out = out.absolute()
        self._owner = owner
        self._inputs = tuple(inputs)
        self._outputs: dict[str, Output] = {}
        self._names: dict[str, Output] = {}
        self._findings: list[Finding] = []

    def add(
        self,
        name: str,
        data: bytes,
        template: str = "",
        made_from: str = "",
        owner: Owner | None = None,
    ) -> None:
        """One output.

        name: path below `out` with suffix, parts joined by "/". template: what
        made it.
        made_from: digest of its input, when making it is dear or not
        repeatable (PDF); see `keep`.
        """
        digest = manifest.digest(data)
        entry = Entry(digest, template, made_from)
        output = Output(name, data, entry, owner or self._owner)
        self._accept(output)

    def data_of(self, name: str) -> bytes | None:
        """What an output says, made now or kept; None of one that there is not."""
        output = self._outputs.get(name)
        if output is None:
            return None
        if output.data is not None:
            return output.data
        return (self.out / name).read_bytes()

    def keep(
        self,
        name: str,
        made_from: str,
        template: str = "",
    ) -> bool:
        """Whether an output is there, made by the same owner from the same
        input.

        If so it stays, and there is no need to make it again.
        """
        if name in self._outputs:
            return self._outputs[name].data is None
        earlier = self._earlier.files
        entry = earlier.get(name)
        if not entry or not made_from:
            return False
        if entry.made_from != made_from:
            return False
        digest = files.digest_of(self.out / name)
        if digest != entry.sha256:
            return False
        kept = Entry(entry.sha256, template, made_from)
        output = Output(name, None, kept, self._owner)
        self._accept(output)
        return True

    def publish(self, complete: bool | Collection[Owner]) -> Published:
        """Put everything into place.

        complete: the owners all of whose outputs were made, so that earlier
        ones not among them are stale; True: all owners of this run. Nothing at
        all is published when an output is refused: nobody would know which of
        two is there.
        """
        result = Published(findings=list(self._findings))
        if result.findings:
            return result
        try:
            inputs = checks.Inputs(self._inputs)
            linked = checks.links(self.out, self._outputs)
            result.findings += linked
            result.findings += checks.touched_inputs(
                self.out,
                self._outputs,
                inputs,
            )
            if result.findings:
                return result
            self.out.mkdir(parents=True, exist_ok=True)
            is_moved = moving.is_moved(
                self.out
            )  # Windows lets none read a lock
            lock_file = self.out / _LOCK
            with locks.hold(lock_file, _PATIENCE) as lock:
                publication = Publication(
                    self.out,
                    self._outputs,
                    inputs,
                    result,
                    is_moved,
                )
                publication.run(self._complete(complete))
                if publication.is_recorded:
                    moving.remember(self.out, lock)
        except locks.Busy:
            message = "另一个 build.py 正在写这个文件夹"
            place = Place(str(self.out))
            result.findings.append(
                Finding("out-busy", message, place, "等它结束后重试")
            )
        except OSError as problem:
            refused = explain(problem, self.out)
            result.findings.append(refused)
        return result

    @cached_property
    def _earlier(self) -> Section:
        sections = _sections(self.out, self._owner)
        return sections.get(self._owner, Section())

    def _complete(
        self,
        complete: bool | Collection[Owner],
    ) -> Collection[Owner]:
        """The owners of whom this run made everything they want."""
        if complete is True:
            outputs = self._outputs.values()
            owners = {output.owner for output in outputs}
            return owners or {self._owner}
        return complete or ()

    def _accept(self, output: Output) -> None:
        """Take an output, or note why not."""
        name = output.name
        template = output.entry.template
        place = Place(template or output.name)
        if not checks.is_plain(name):
            message = f"输出路径“{name}”超出输出文件夹"
            hint = (
                "模板 file: 中写相对路径，用 / 分隔，不含 .. 和以点开头的名称"
            )
            self._findings.append(
                Finding("output-outside", message, place, hint)
            )
            return
        folded = files.folded(name)
        other = self._names.setdefault(folded, output)
        if other is not output:
            by = other.entry.template or "另一个模板"
            message = f"输出文件“{name}”已由 {by} 生成"
            hint = "改其中一个模板的 file:"
            self._findings.append(
                Finding("duplicate-output", message, place, hint)
            )
            return
        self._outputs[name] = output


def is_claimed(
    out: Path,
    owner: Owner,
    names: Iterable[str],
) -> bool:
    """Whether one of the names is there and belongs to another owner."""
    wanted = [(name, owner) for name in names]
    sections = _sections(out, owner)
    claimed = checks.claimed_by_others(out, wanted, sections)
    return bool(claimed)


def _sections(
    out: Path,
    owner: Owner,
) -> manifest.Sections:
    """The sections of a folder as an owner finds them.

    None when nothing is certain.
    """
    try:
        sections = manifest.read(out)
    except (OSError, manifest.Old, manifest.Damaged):
        return {}
    if moving.is_moved(out):
        moving.adopt(sections, [owner])
    return sections
