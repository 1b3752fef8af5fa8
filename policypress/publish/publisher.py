"""Publishing a build: collect the files, then put them into place together.

Order, so that a kill at any moment leaves every output old or new: (1) all files are staged beside their places;
(2) all are synced, one after the other, which costs little because the first sync carries the rest along, and what is
about to be moved is written down, so that the next build knows it for ours; (3) each is moved into place, which the
system does in one step; (4) outputs nobody makes any more are removed; (5) the manifest, last. A full disk shows in
(1) or (2), before anything has changed. The moves themselves are not synced: after a power cut a name may still mean
the old file, whole, and the next build moves it again.
"""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath

from policypress import locks
from policypress.publish import files, manifest
from policypress.publish.manifest import Entry
from policypress.source.place import Finding, Place

_LOCK = ".policypress.lock"
_PATIENCE = 20.0


@dataclass(slots=True)
class Published:
    """What happened to the outputs; absolute paths, in the order they were added."""

    findings: list[Finding] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    unchanged: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


class Publisher:
    """Collects the outputs of one build for the folder `out` and publishes them. Never raises for the disk's sake."""

    def __init__(self, out: Path) -> None:
        self.out = out.absolute()
        self._files: dict[str, tuple[bytes | None, Entry]] = {}
        self._taken: dict[str, Entry] = {}
        self._findings: list[Finding] = []

    def add(self, name: str, data: bytes, template: str = "", made_from: str = "") -> None:
        """Output `name` (path below out with suffix, parts joined by "/"), its bytes, and the template that made it.

        made_from: digest of what it was made from, when making it is dear or not repeatable (PDF); see `keep`.
        """
        self._accept(name, data, Entry(manifest.digest(data), template, made_from))

    def keep(self, name: str, made_from: str, template: str = "") -> bool:
        """True when output `name` is there, as an earlier build made it from the same input: no need to make it."""
        if name in self._files:
            return self._files[name][0] is None
        entry = self._earlier.get(name)
        if not entry or not made_from or entry.made_from != made_from or _digest(self.out / name) != entry.sha256:
            return False
        self._accept(name, None, Entry(entry.sha256, template, made_from))
        return True

    def publish(self, complete: bool) -> Published:
        """Put everything into place. complete: all outputs were made, so earlier ones not among them are stale.

        Nothing at all when an output was refused: the drafter would not know which of two is there.
        """
        result = Published(findings=list(self._findings))
        if result.findings:
            return result
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            with locks.hold(self.out / _LOCK, _PATIENCE):
                self._publish(result, complete)
        except locks.Busy:
            place = Place(str(self.out))
            result.findings.append(Finding("out-busy", "另一个 build.py 正在写这个文件夹", place, "等它结束后重试"))
        except OSError as problem:
            result.findings.append(files.explain(problem, self.out))
        return result

    @cached_property
    def _earlier(self) -> dict[str, Entry]:
        return manifest.read(self.out)

    def _accept(self, name: str, data: bytes | None, entry: Entry) -> None:
        place = Place(entry.template or name)
        if not self._is_below(name):
            hint = "模板 file: 中写相对路径，用 / 分隔，不含 .. 和以点开头的名称"
            self._findings.append(Finding("output-outside", f"输出路径“{name}”超出输出文件夹", place, hint))
            return
        other = self._taken.setdefault(_folded(name), entry)
        if other is not entry:
            message = f"输出文件“{name}”已由 {other.template or '另一个模板'} 生成"
            self._findings.append(Finding("duplicate-output", message, place, "改其中一个模板的 file:"))
            return
        self._files[name] = (data, entry)

    def _is_below(self, name: str) -> bool:
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or any(part.startswith(".") for part in parts) or set(name) & set('\\:\0'):
            return False
        parent = (self.out / name).parent
        return parent.resolve().is_relative_to(self.out.resolve())

    def _publish(self, result: Published, complete: bool) -> None:
        entries, pending = manifest.read(self.out), manifest.read_pending(self.out)
        ours = {name: {*pending.get(name, ()), *([entries[name].sha256] if name in entries else ())}
                for name in (*entries, *pending)}
        for folder in {self.out, *((self.out / name).parent for name in (*entries, *self._files))}:
            files.clean(folder)
        staged = self._stage(result, pending)
        for name, temporary in staged.items():
            target = self.out / name
            with _noting(result, target):
                self._set_aside(target, ours.get(name), result)
                os.replace(temporary, target)
                result.written.append(target)
            files.discard(temporary)
        there = {*result.written, *result.unchanged}
        current = {name: entry for name, (_, entry) in self._files.items() if self.out / name in there}
        stale = entries.keys() - self._files.keys() if complete else set()
        kept = {name: entry for name, entry in entries.items() if name not in stale}
        kept |= self._remove(sorted(stale), ours, entries, result)
        self._record(kept | current, result)

    def _stage(self, result: Published, pending: dict[str, list[str]]) -> dict[str, Path]:
        """Write what has changed beside its place, sync it, and write down what is pending: name → temporary file.

        A refusal is a finding and concerns one file; a full disk concerns all: everything is taken back, and raised.
        """
        staged: dict[str, Path] = {}
        synced: dict[str, Path] = {}
        try:
            for number, (name, (data, _)) in enumerate(self._files.items()):
                target = self.out / name
                if data is None or files.same(target, data):
                    result.unchanged.append(target)
                    continue
                with _noting(result, target):
                    staged[name] = files.stage(target, data, number)
            for name, temporary in staged.items():
                with _noting(result, self.out / name):
                    files.sync(temporary)
                    synced[name] = temporary
            if synced:
                coming = {name: [*pending.get(name, ()), self._files[name][1].sha256] for name in synced}
                self._put(manifest.PENDING, manifest.encode_pending(pending | coming))
        except OSError:
            for temporary in staged.values():
                files.discard(temporary)
            raise
        return synced

    def _set_aside(self, target: Path, ours: set[str] | None, result: Published) -> None:
        """A copy of an output that somebody has edited by hand since we made it: nobody's work is lost."""
        if not ours or not target.exists() or _digest(target) in ours:
            return
        number = next(n for n in range(1, 1000) if not files.aside(target, n).exists())
        shutil.copy2(target, files.aside(target, number))
        message = f"这个文件生成后被手工改过，改过的一份已另存为“{files.aside(target, number).name}”"
        hint = "需要保留的改动请写进 policy/，否则下次生成还会覆盖"
        result.findings.append(Finding("edited-by-hand", message, Place(str(target)), hint, "warning"))

    def _remove(self, stale: list[str], ours: dict[str, set[str]], entries: dict[str, Entry],
                result: Published) -> dict[str, Entry]:
        """Remove stale outputs that are still as we made them; the entries of those that could not be removed."""
        current = {_folded(name) for name in self._files}
        stuck: dict[str, Entry] = {}
        for name in stale:
            target = self.out / name
            if _folded(name) in current or not self._is_below(name) or _digest(target) not in ours[name]:
                continue  # the same file on some systems, or a file the user has made their own
            try:
                target.unlink()
                result.removed.append(target)
                for folder in target.parents[: len(PurePosixPath(name).parts) - 1]:
                    folder.rmdir()
            except OSError as problem:
                if target.exists():
                    stuck[name] = entries[name]
                    result.findings.append(files.explain(problem, target))
        return stuck

    def _record(self, entries: dict[str, Entry], result: Published) -> None:
        target, data = self.out / manifest.NAME, manifest.encode(entries)
        with _noting(result, target):
            if not files.same(target, data):
                self._put(manifest.NAME, data)
            files.discard(self.out / manifest.PENDING)

    def _put(self, name: str, data: bytes) -> None:
        """One of our own records, whole or not at all. Raises OSError."""
        temporary = files.stage(self.out / name, data, len(self._files))
        files.sync(temporary)
        os.replace(temporary, self.out / name)


@contextmanager
def _noting(result: Published, target: Path) -> Iterator[None]:
    """A refusal to write `target` becomes a finding; only a full disk is raised."""
    try:
        yield
    except OSError as problem:
        if files.is_full(problem):
            raise
        result.findings.append(files.explain(problem, target))


def _digest(path: Path) -> str:
    """The digest of a file, "" when it cannot be read."""
    try:
        return manifest.digest(path.read_bytes())
    except OSError:
        return ""


def _folded(name: str) -> str:
    """Names that some file systems take for one and the same."""
    return unicodedata.normalize("NFC", name).casefold()
