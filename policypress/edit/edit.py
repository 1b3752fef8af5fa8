"""Edits of a policy (修改源文件): the only writer below `policy/`.

Changes are made in the texts first, the whole policy is loaded from a copy with the new
texts, and only what brings no new mistake is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

from msgspec import Struct, field

from policypress.edit import transaction
from policypress.edit.changes import Change, Put
from policypress.edit.journal import Entry, FileState, digest
from policypress.edit.splice import Spliced, splice
from policypress.edit.together import put_all
from policypress.edit.transaction import Refused
from policypress.findings import Finding, Place, has_errors, in_order
from policypress.source import load
from policypress.source.inventory import find
from policypress.system import temporary
from policypress.system.user_files import as_text, read_bytes_file

_BOM = b"\xef\xbb\xbf"


class Edit(Struct, frozen=True):
    """One change of one file. file: its name in the policy folder, measures/x.yaml;
    seen: the digest of the file it was thought of for, "" for what is there now."""

    file: str
    change: Change
    seen: str = ""


class NewFile(Struct, frozen=True):
    """A file that is not there yet, with its text."""

    file: str
    text: str


class NoFile(Struct, frozen=True):
    """A file that goes. seen: as for an edit."""

    file: str
    seen: str = ""


Step = Edit | NewFile | NoFile


class Edited(Struct, frozen=True):
    """What came of it. files: what each file was and is; findings: why nothing was
    written, or warnings that are new."""

    files: list[FileState] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_made(self) -> bool:
        """Whether it was, or would be, written."""
        return not has_errors(self.findings)


def edit(
    root: Path,
    steps: Sequence[Step],
    what: str,
    when: str,
    look: Callable[[Path], list[Finding]] = lambda new: [],
) -> Edited:
    """Makes the steps, one after the other, and writes the files; all or nothing.

    root: the policy folder; what: in words, for `undo`; when: the time, for it too.
    look: shown a copy of the policy as it is about to be, before it is written; what it
    finds wrong with that is held against the edit.
    """
    try:
        with transaction.held(root) as held:
            made = spliced(root, steps)
            if not made.is_made:
                return made
            new = _new_findings(root, made.files, look)
            if has_errors(new):
                return Edited([], new)
            transaction.replace(root, held.folder, what, when, made.files)
            return Edited(made.files, new)
    except Refused as refused:
        return Edited([], in_order(refused.args[0]))
    except OSError as problem:
        return Edited([], [temporary.refusal(problem)])


def undo(root: Path) -> Entry | list[Finding]:
    """Takes the last edit of a policy back; what it was, or why it stays."""
    try:
        with transaction.held(root) as held:
            return transaction.undo(root, held)
    except Refused as refused:
        return in_order(refused.args[0])


def spliced(root: Path, steps: Sequence[Step]) -> Edited:
    """The files as the steps make them; nothing is written."""
    by_file: dict[str, list[Step]] = {}
    for step in steps:
        by_file.setdefault(step.file, []).append(step)
    files: list[FileState] = []
    findings: list[Finding] = []
    for name, own in by_file.items():
        before, found = _read(root, own[0])
        after = before
        for some in _together(own):
            if not has_errors(found):
                after, found = _stepped(root, some, after)
        findings += found
        if after != before:
            files.append(FileState(name, before, after))
    if has_errors(findings):
        return Edited([], in_order(findings))
    return Edited(files, [])


def _together(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """The steps of a file, values that are put one after the other together."""
    for is_put, some in groupby(steps, _is_put):
        if is_put:
            yield list(some)
        else:
            yield from ([step] for step in some)


def _is_put(step: Step) -> bool:
    """Whether a step puts a value."""
    return isinstance(step, Edit) and isinstance(step.change, Put)


def _read(
    root: Path,
    step: Step,
) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a step's file, and why it cannot be made there."""
    path, name = root / step.file, _shown(root, step)
    if isinstance(step, NewFile):
        if path.exists() or path.is_symlink():
            message = "已有同名的文件，没有改动它"
            finding = Finding(
                "file-exists",
                message,
                Place(name),
                "换一个标识",
            )
            return None, [finding]
        return None, []
    data, findings = read_bytes_file(path, name)
    if data is None:
        return None, findings
    if step.seen and step.seen != digest(data):
        message = "这份文件在读取之后又有改动，没有写入"
        hint = "重新运行产生这次改动的命令"
        return data, [Finding("changed-since", message, Place(name), hint)]
    return data, []


def _stepped(
    root: Path,
    steps: Sequence[Step],
    data: bytes | None,
) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a file after one step, or after several that put values."""
    step = steps[0]
    if isinstance(step, NewFile):
        return step.text.encode(), []
    if isinstance(step, NoFile) or data is None:
        return None, []
    name = _shown(root, step)
    _, findings = as_text(data, name)
    if findings:
        return data, findings
    bom = _BOM if data.startswith(_BOM) else b""
    text = data[len(bom) :].decode()
    made = _changed(text, steps, name)
    if made.text is None:
        return data, made.findings
    return bom + made.text.encode(), []


def _changed(
    text: str,
    steps: Sequence[Step],
    name: str,
) -> Spliced:
    """The text of a file after the changes of some steps: one, or values put."""
    changes = [step.change for step in steps if isinstance(step, Edit)]
    puts = [change for change in changes if isinstance(change, Put)]
    if len(puts) == len(changes):
        return put_all(text, puts, name)
    return splice(text, changes[0], name)


def _shown(root: Path, step: Step) -> str:
    """How messages call a file."""
    return f"{root.name}/{step.file}"


def _new_findings(
    root: Path,
    files: list[FileState],
    look: Callable[[Path], list[Finding]],
) -> list[Finding]:
    """What is wrong with the policy as it is about to be and was not before."""
    before = load(root).findings
    with copied(root, files) as copy:
        new = added(before, load(copy).findings)
        return new if has_errors(new) else [*new, *look(copy)]


def added(
    before: list[Finding],
    after: list[Finding],
) -> list[Finding]:
    """The findings of a later state that an earlier one did not have."""
    known = {_about(finding) for finding in before}
    return [one for one in after if _about(one) not in known]


def _about(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about, wherever its line is now."""
    return finding.code, finding.place.file, finding.message


@contextmanager
def copied(
    root: Path,
    files: list[FileState],
) -> Iterator[Path]:
    """A copy of the policy with other contents, under its own name. Raises OSError."""
    with temporary.folder() as home:
        copy = home / root.name
        for file in find(root)[0]:
            target = copy / file.path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.path, target)
        for state in files:
            target = copy / state.name
            target.unlink(missing_ok=True)
            if state.after is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(state.after)
        yield copy
