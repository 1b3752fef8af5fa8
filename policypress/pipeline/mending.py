"""`check --fix` from beginning to end (改正): mechanical slips of the source through its one
writer, those of a Word file as tracked changes in a copy.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from policypress.findings import Finding, Place, has_errors

if TYPE_CHECKING:
    from policypress.edit.edit import Edit
    from policypress.lint.paper import Paper
    from policypress.lint.rule import Loaded
    from policypress.render.inplace.comments import Note
    from policypress.source.inventory import SourceFile

AUTHOR = "校核"
_Shown = tuple[Place, str, str]  # a place, its line before and after


class Fixed(Struct):
    """What came of it. shown: each place with its line before and after; findings: why
    something was not put right; written: new files."""

    shown: list[_Shown] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)


def fix_policy(
    folder: Path,
    findings: Sequence[Finding],
) -> Fixed:
    """Put the mechanical slips of a policy right, all or none; nothing else changes."""
    from policypress.edit import edit
    from policypress.source.inventory import find

    certain = [one for one in findings if one.instead is not None]
    steps: list[Edit] = []
    shown: list[_Shown] = []
    for file in find(folder)[0]:
        own = [one for one in certain if one.place.file == file.name]
        if own:
            made_here, shown_here = _mended(file, folder, own)
            steps += made_here
            shown += shown_here
    if not steps:
        return Fixed()
    when = datetime.datetime.now().isoformat(timespec="seconds")
    what = f"check --fix：改正 {len(shown)} 处"
    made = edit(folder, steps, what, when)
    if not made.is_made:
        return Fixed(findings=made.findings)
    return Fixed(
        shown,
        made.findings,
        [folder / one.name for one in made.files],
    )


def _mended(
    file: SourceFile,
    folder: Path,
    slips: Sequence[Finding],
) -> tuple[list[Edit], list[_Shown]]:
    """The edits of one file that put its slips right, and what they change."""
    from policypress.edit.changes import Put
    from policypress.edit.edit import Edit
    from policypress.edit.journal import digest
    from policypress.lint.mending import mended_values
    from policypress.source.reading.yaml_file import read_text

    data = file.path.read_bytes()
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    read = read_text(text, file.name)
    lines = text.split("\n")
    name = file.path.relative_to(folder).as_posix()
    steps = []
    shown = []
    for mend in mended_values(read.data, read.places, lines, slips):
        step = Edit(name, Put(mend.loc, mend.value), digest(data) or "")
        steps.append(step)
        shown += [_shown(one, lines) for one in mend.findings]
    return steps, shown


def _shown(
    finding: Finding,
    lines: Sequence[str],
) -> _Shown:
    """A slip with its line before and after."""
    place = finding.place
    before = lines[place.line - 1]
    at = place.column - 1
    after = before[:at] + (finding.instead or "")
    after += before[at + len(finding.quote) :]
    return place, before.strip(), after.strip()


def fix_word(
    file: Path,
    rules: Sequence[Loaded],
    policy: Path,
    out: Path,
) -> Fixed:
    """A copy of a Word file with its mechanical slips as tracked changes. policy: that
    the manifest names; out: the folder of the copy."""
    from policypress.compare import compare
    from policypress.lint.engine import paper_hits
    from policypress.lint.genres import genre_of
    from policypress.lint.mending import mended_tree
    from policypress.lint.paper import paper_of
    from policypress.pipeline import in_place
    from policypress.pipeline.foreign_files import missing, read_file

    side = missing(file) or read_file(file)
    if side.tree is None or has_errors(side.findings):
        return Fixed(findings=list(side.findings))
    refused = in_place.refusal(side, "")
    if refused:
        return Fixed(findings=refused)
    paper = paper_of(side.tree, genre_of(side.tree))
    found = paper_hits(paper, rules)
    hits = [one for one in found if one[0].instead is not None]
    if not hits:
        return Fixed()
    changes = compare(side.tree, mended_tree(paper, hits))
    date = datetime.datetime.now().isoformat(timespec="seconds") + "Z"
    marked = in_place.mark(side, changes, AUTHOR, date, quiet=False)
    if marked.marked is None:
        return Fixed(findings=list(marked.findings))
    shown = [_shown_in(paper, *one) for one in hits]
    name = f"{file.stem}（校改）.docx"
    done = published(file, policy, out, name, marked.marked.data)
    findings = [*marked.findings, *done.findings]
    return Fixed(shown, findings, done.written)


def _shown_in(
    paper: Paper,
    finding: Finding,
    start: int,
    end: int,
) -> _Shown:
    """A slip of a Word file with its line before and after. start, end: its words, in
    the text of the paper."""
    passage = paper.passage_at(start)
    line = paper.line_of(passage)
    at, behind = start - passage.start, end - passage.start
    after = line[:at] + (finding.instead or "") + line[behind:]
    return finding.place, line, after


def comment_word(
    file: Path,
    rules: Sequence[Loaded],
    policy: Path,
    out: Path,
) -> Fixed:
    """A copy of a Word file with all findings as comments on their words; its text is
    untouched."""
    from policypress.lint.engine import paper_hits
    from policypress.lint.genres import genre_of
    from policypress.lint.paper import paper_of
    from policypress.pipeline import in_place
    from policypress.pipeline.foreign_files import missing, read_file
    from policypress.render.inplace.comments import comment

    side = missing(file) or read_file(file)
    if side.tree is None:
        return Fixed(findings=list(side.findings))
    refused = in_place.refusal(side, "")
    if refused:
        return Fixed(findings=refused)
    paper = paper_of(side.tree, genre_of(side.tree))
    hits = paper_hits(paper, rules)
    notes = [_note(paper, finding, start, end) for finding, start, end in hits]
    made = comment(side.original, side.name, side.tree, notes, AUTHOR)
    if made.problem:
        message = f"不能在“{side.name}”上加批注：{made.problem}。"
        hint = "用 Word 打开，另存为 .docx 后重试。"
        place = Place(side.name)
        return Fixed(findings=[Finding("no-comments", message, place, hint)])
    findings = [finding for finding, _, _ in hits]
    name = f"{file.stem}（校核批注）.docx"
    done = published(file, policy, out, name, made.data)
    return Fixed([], [*side.findings, *findings, *done.findings], done.written)


def _note(
    paper: Paper,
    finding: Finding,
    start: int,
    end: int,
) -> Note:
    """A finding as a comment on its words."""
    from policypress.render.inplace.comments import Note

    passage = paper.passage_at(start)
    said = f"[{finding.code}] {finding.message}"
    if finding.hint:
        said += f"\n建议：{finding.hint}"
    first, last = start - passage.start, min(end, passage.end) - passage.start
    row, column = passage.row - 1, passage.column - 1
    return Note(passage.line, first, last, said, row, column)


def published(
    file: Path,
    policy: Path,
    out: Path,
    name: str,
    data: bytes,
) -> Fixed:
    """A copy of a file in its folder; never in the place of a file of the user."""
    from policypress.publish import Owner, Publisher, seen_from

    owner = Owner.of("check", out, policy, seen_from(out, file) + name)
    publisher = Publisher(out, owner, [file])
    publisher.add(name, data, "check")
    done = publisher.publish(complete=True)
    written = [] if has_errors(done.findings) else [out / name]
    return Fixed([], list(done.findings), written)
