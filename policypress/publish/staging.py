"""New contents beside their places, all of them on the disk before the first
is moved.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from policypress.findings import Finding, Place
from policypress.publish import files, setting_aside
from policypress.publish.manifest import Entry, Owner, Section, Sections
from policypress.publish.result import Published
from policypress.publish.setting_aside import Aside
from policypress.system.refusals import explain, is_full


class Output(Struct, frozen=True):
    """One file of a run. data None.

    What is there stays (see Publisher.keep).
    """

    name: str
    data: bytes | None
    entry: Entry
    owner: Owner


class Staged(Struct):
    """An output that waits to be moved.

    before: the state of what it takes the place of.
    """

    output: Output
    target: Path
    temporary: Path
    before: files.Signature | None
    aside: Aside | None = None


class Stage:
    """The files of one run that have changed, from their first byte to their
    place.
    """

    def __init__(
        self,
        out: Path,
        sections: Sections,
        result: Published,
    ) -> None:
        """sections: the record, kept up as files are placed."""
        self._out = out
        self._sections = sections
        self._result = result
        self._number = 0
        self.waiting: dict[str, Staged] = {}

    def fill(self, outputs: list[Output]) -> None:
        """Write and sync what has changed, and copies of what is not ours.

        A refusal is a finding and concerns one file. Raises OSError for a full
        disk.
        """
        for output in outputs:
            target = self._out / output.name
            with noting(self._result, target):
                self._add(output, target)
        for name, staged in list(self.waiting.items()):
            is_synced = False
            with noting(self._result, staged.target):
                files.sync(staged.temporary)
                is_synced = True
            if not is_synced:
                self._drop(name)

    def move(self) -> None:
        """Put everything into place, each file in one step.

        Raises OSError for a full disk; what has not been moved is still
        waiting.
        """
        for name, staged in list(self.waiting.items()):
            is_moved = False
            with noting(self._result, staged.target):
                is_moved = self._move(staged)
            if is_moved:
                self._result.written.append(staged.target)
            self._drop(name)
        folders = [path.parent for path in self._result.written]
        for folder in dict.fromkeys(folders):
            files.sync_folder(folder)

    def clear(self) -> None:
        """Remove what is still waiting."""
        for name in list(self.waiting):
            self._drop(name)

    def _add(
        self,
        output: Output,
        target: Path,
    ) -> None:
        """Stage one output, unless it holds these bytes already.

        Raises OSError.
        """
        before = files.signature(target)
        data = output.data
        if before and (data is None or files.same(target, data)):
            self._result.unchanged.append(target)
            return
        if data is None:
            return
        number = self._next()
        temporary = files.stage(target, data, number)
        staged = Staged(output, target, temporary, before)
        self.waiting[output.name] = staged
        if before is None:
            return
        try:
            staged.aside = self._aside(staged)
        except OSError:
            self._drop(output.name)
            raise
        except setting_aside.TooMany:
            self._drop(output.name)
            finding = setting_aside.too_many(target)
            self._result.findings.append(finding)

    def _aside(self, staged: Staged) -> Aside | None:
        """A copy of what is there, unless it is as its owner made it."""
        name = staged.output.name
        owner = staged.output.owner
        section = self._sections.get(owner, Section())
        ours = section.digests(name)
        if ours and files.digest_of(staged.target) in ours:
            return None
        # What was only coming when a run was killed may have never come.
        was_ours = name in section.files
        number = self._next()
        return setting_aside.prepare(staged.target, was_ours, number)

    def _move(self, staged: Staged) -> bool:
        """Move one file into its place.

        False when something has changed there.
        """
        signature = files.signature(staged.target)
        if signature != staged.before:
            changed = _changed(staged.target)
            self._result.findings.append(changed)
            return False
        if staged.aside is not None:
            noted = staged.aside.put()
            self._result.findings.append(noted)
        os.replace(staged.temporary, staged.target)
        return True

    def _drop(self, name: str) -> None:
        """Forget an output that waits, with its temporary files."""
        staged = self.waiting.pop(name)
        files.discard(staged.temporary)
        if staged.aside is not None and staged.aside.copy is not None:
            files.discard(staged.aside.copy)

    def _next(self) -> int:
        self._number += 1
        return self._number


@contextmanager
def noting(
    result: Published,
    target: Path,
) -> Iterator[None]:
    """A refusal to write `target` becomes a finding.

    Only a full disk is raised.
    """
    try:
        yield
    except OSError as problem:
        if is_full(problem):
            raise
        refused = explain(problem, target)
        result.findings.append(refused)


def _changed(path: Path) -> Finding:
    message = "生成期间这个文件被别的程序改动，没有更新"
    place = Place(str(path))
    return Finding("changed-meanwhile", message, place, "关闭那个程序后重试")
