"""One run's files into their places, while the output folder is locked.

Order, so that a kill at any moment leaves every output old or new: (1)
left-overs of killed runs are removed; (2) names of other owners are refused;
(3) new contents, and copies of what is not ours, are written beside their
places and synced; (4) the manifest says what is coming; (5) each file is
moved, which the system does in one step; (6) outputs that the same owner no
longer makes are removed; (7) the manifest, last. A full disk shows in (3) or
(4), before anything has changed; where it shows later, the report says how
many files are new and how many are still old.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from policypress.findings import Finding, Place
from policypress.publish import checks, files, manifest, moving
from policypress.publish.manifest import Entry, Owner, Section, Sections
from policypress.publish.result import Published
from policypress.publish.staging import Output, Stage, noting
from policypress.system.refusals import explain, explain_full, is_full


class Publication:
    """Publishes the outputs of one run. Adds to `result` what it does."""

    def __init__(
        self,
        out: Path,
        outputs: dict[str, Output],
        inputs: checks.Inputs,
        result: Published,
        is_moved: bool,
    ) -> None:
        """out: the folder of outputs.

        outputs: by name below `out`. inputs: what the run reads. result: where
        findings and counts go. is_moved: whether the folder was copied or
        moved since the last run.
        """
        self._out = out
        self._outputs = outputs
        self._inputs = inputs
        self._result = result
        self._is_moved = is_moved
        self.is_recorded = False
        self._sections: Sections = {}
        self._stage = Stage(out, self._sections, result)

    def run(self, complete: Collection[Owner]) -> None:
        """Publish. complete: owners whose other files are stale.

        Raises OSError.
        """
        old = self._read()
        old |= self._read_inner()
        outputs = list(self._outputs.values())
        if self._is_moved:
            owners = [output.owner for output in outputs]
            moving.adopt(self._sections, dict.fromkeys(owners))
        names = [(output.name, output.owner) for output in outputs]
        claimed = checks.claims(self._out, names, self._sections)
        if claimed:
            self._result.findings += claimed
            return
        self._clean()
        try:
            self._stage.fill(outputs)
            self._announce()
            self._stage.move()
            self._remove_stale(complete)
            self._record()
            self._describe(old)
        except OSError as problem:
            if not is_full(problem):
                raise
            full = self._full()
            self._result.findings.append(full)
        finally:
            self._stage.clear()

    def _read(self) -> dict[str, Entry]:
        """Fill the sections from the manifest.

        Returns the entries of an old one.

        A damaged manifest is set aside: none of its files counts as ours.
        Raises OSError.
        """
        try:
            sections = manifest.read(self._out)
            self._sections.update(sections)
        except manifest.Old as old:
            return old.files
        except manifest.Damaged:
            set_aside = _set_aside_manifest(self._out)
            self._result.findings.append(set_aside)
        return {}

    def _read_inner(self) -> dict[str, Entry]:
        """The entries of old manifests in folders of ours.

        A site had one of its own.
        """
        found: dict[str, Entry] = {}
        for folder in self._inner_folders():
            try:
                manifest.read(self._out / folder)
            except manifest.Old as old:
                for name, entry in old.files.items():
                    found[f"{folder}/{name}"] = entry
            except (OSError, manifest.Damaged):
                continue
        return found

    def _inner_folders(self) -> list[str]:
        """The folders directly below the output folder that hold outputs."""
        folders = set()
        for name in self._outputs:
            parts = PurePosixPath(name).parts
            if len(parts) > 1:
                folders.add(parts[0])
        return sorted(folders)

    def _clean(self) -> None:
        """Remove what killed runs left in every folder that this one may write
        to.
        """
        names = list(self._outputs)
        for section in self._sections.values():
            names += section.names()
        folders = {self._out}
        for name in names:
            path = self._out / name
            folders.add(path.parent)
        for folder in folders:
            files.clean(folder, locked=True)

    def _announce(self) -> None:
        """Write down what is about to be moved, so that the next run knows it
        for ours.
        """
        if not self._stage.waiting:
            return
        for name, staged in self._stage.waiting.items():
            owner = staged.output.owner
            section = self._sections.setdefault(owner, Section())
            digests = section.coming.setdefault(name, [])
            digest = staged.output.entry.sha256
            if digest not in digests:
                digests.append(digest)
        self._put_manifest()

    def _remove_stale(self, complete: Collection[Owner]) -> None:
        """Remove what a complete owner made before and makes no more."""
        current = {files.folded(name) for name in self._outputs}
        for owner in complete:
            section = self._sections.get(owner, Section())
            earlier = set(section.names())
            stale = earlier - self._outputs.keys()
            for name in sorted(stale):
                # The same file on some systems, or not a name of ours at all.
                is_current = files.folded(name) in current
                is_ours = not is_current and checks.is_plain(name)
                if not is_ours or self._remove(name, section):
                    section.forget(name)

    def _remove(
        self,
        name: str,
        section: Section,
    ) -> bool:
        """Remove a file that is as we made it.

        False when the system refuses.
        """
        target = self._out / name
        linked = checks.crosses_link(self._out, name)
        if linked or self._inputs.holds(target):
            return True
        digest = files.digest_of(target)
        if digest not in section.digests(name):
            return True  # gone, or the user has made it their own
        try:
            target.unlink()
        except OSError as problem:
            refused = explain(problem, target)
            self._result.findings.append(refused)
            return False
        self._result.removed.append(target)
        parts = PurePosixPath(name).parts
        self._remove_empty_folders(target, len(parts) - 1)
        return True

    def _remove_empty_folders(
        self,
        target: Path,
        depth: int,
    ) -> None:
        """Remove the folders above a removed file, as far as they are empty
        now.
        """
        for folder in target.parents[:depth]:
            try:
                folder.rmdir()
            except OSError:  # not empty
                return

    def _record(self) -> None:
        """Write the manifest as everything stands now.

        Raises OSError when full.
        """
        result = self._result
        there = {*result.written, *result.unchanged}
        for output in self._outputs.values():
            if self._out / output.name in there:
                self._take(output)
        record = self._out / manifest.NAME
        with noting(self._result, record):
            manifest_digest = self._put_manifest()
            self.is_recorded = True
        is_whole = len(there) == len(self._outputs)
        if self.is_recorded and is_whole:
            digests = {manifest.NAME: manifest_digest}
            for output in self._outputs.values():
                digests[output.name] = output.entry.sha256
            result.digests = digests

    def _take(self, output: Output) -> None:
        """The file is its owner's now, and nobody else's."""
        name = output.name
        owner = output.owner
        for other, section in self._sections.items():
            if other != owner:
                section.forget(name)
        section = self._sections.pop(owner, Section())
        self._sections[owner] = section  # under the title of today
        section.files[name] = output.entry
        section.coming.pop(name, None)

    def _put_manifest(self) -> str:
        """Write the manifest, when it changes; its digest. Raises OSError."""
        target = self._out / manifest.NAME
        data = manifest.encode(self._sections)
        if files.same(target, data):
            return manifest.digest(data)
        temporary = files.stage(target, data, 0)
        try:
            files.sync(temporary)
            os.replace(temporary, target)
        except OSError:
            files.discard(temporary)
            raise
        return manifest.digest(data)

    def _full(self) -> Finding:
        """That the disk is full, and how much was done before it was."""
        result = self._result
        done = len(result.written) + len(result.removed)
        missing = len(self._stage.waiting)
        return explain_full(self._out, done, missing)

    def _describe(self, old: dict[str, Entry]) -> None:
        """Name the files of old manifests that no section has taken over."""
        if not old:
            return
        self._discard_inner(old)
        left = list(filter(self._is_left, sorted(old)))
        if not left:
            return
        message = (
            f"输出清单是旧版格式，没有记录是哪套政策的；其中 {len(left)} 个文件"
            f"这次没有生成，留在原处，以后也不会移除：{'、'.join(left)}"
        )
        record = self._out / manifest.NAME
        place = Place(str(record))
        hint = "不再需要的，请自行删除"
        finding = Finding("old-manifest", message, place, hint, "warning")
        self._result.findings.append(finding)

    def _discard_inner(self, old: dict[str, Entry]) -> None:
        """Remove the old manifests of folders of ours.

        Ours names their files now.
        """
        for folder in self._inner_folders():
            inside = f"{folder}/"
            if any(name.startswith(inside) for name in old):
                inner = self._out / folder / manifest.NAME
                files.discard(inner)

    def _is_left(self, name: str) -> bool:
        """Whether a file of an old manifest is still there, and none of this
        run.
        """
        if name in self._outputs:
            return False
        if not checks.is_plain(name):
            return False
        path = self._out / name
        return path.is_file()


def _set_aside_manifest(out: Path) -> Finding:
    """Keep a manifest that cannot be read under another name.

    Raises OSError.
    """
    path = out / manifest.NAME
    data = path.read_bytes()
    kept = out / f".manifest.{manifest.digest(data)[:8]}.damaged.json"
    if not files.same(kept, data):
        files.discard(kept)
        copy = files.stage_copy(path, 0)
        files.move_new(copy, kept)
    message = (
        f"输出清单已损坏，另存为“{kept.name}”；认不出哪些文件是以前生成的，"
        "有变化的原有文件一律先另存"
    )
    hint = "请核对另存的文件，不再需要的自行删除"
    return Finding(
        "manifest-damaged",
        message,
        Place(str(path)),
        hint,
        "warning",
    )
