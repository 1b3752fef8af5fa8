"""Files that anybody wrote, held to the rules of `lint` (校核)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from policypress.findings import Finding, Place, in_order
from policypress.pipeline.workers import Workers, processors

if TYPE_CHECKING:
    from policypress.compare import Tree
    from policypress.lint.paper import Paper
    from policypress.lint.rule import Genre, Loaded
    from policypress.pipeline.foreign_files import Side

Lines = dict[Finding, str]
# What the reader of a comparison warns of: a rule says it better (OR-05), or it is of no
# concern here.
_SAID_BY_RULES = ("clause-number", "look-alike", "no-clauses")


class Proofread(Struct):
    """What was found. lines: the text of the line that a finding is about."""

    findings: list[Finding] = field(default_factory=list)
    lines: Lines = field(default_factory=dict)


def of_files(
    files: Sequence[Path],
    rules: Sequence[Loaded],
    jobs: int = 0,
    since: Path | None = None,
) -> Proofread:
    """Files that anybody wrote: .docx, .md, .txt and what LibreOffice converts. since: the
    text before, where references are to be held against it."""
    whole = Proofread()
    count = jobs or processors()
    shares = [files[start::count] for start in range(count)]
    with Workers(count) as workers:
        works = [
            partial(_files, share, rules, since) for share in shares if share
        ]
        waiting = [workers.start(work, "linting") for work in works]
        for wait in waiting:
            _add(whole, wait())
    whole.findings = in_order(whole.findings)
    return whole


def _files(
    files: Sequence[Path],
    rules: Sequence[Loaded],
    since: Path | None,
) -> Proofread:
    """One after the other, in one process."""
    from policypress.lint.needs import NEEDS

    found = Proofread()
    before = _before(since) if since else None
    for file in files:
        _add(found, _file(file, rules, before))
    if before is not None and before.tree is None and since is not None:
        found.findings += [_named(one, since) for one in before.findings]
    NEEDS.keep()
    return found


def _before(since: Path) -> Side:
    """The text before, or why it cannot be read."""
    from policypress.pipeline.foreign_files import missing, read_file

    return missing(since) or read_file(since)


def _add(whole: Proofread, part: Proofread) -> None:
    whole.findings += part.findings
    whole.lines |= part.lines


def _file(
    file: Path,
    rules: Sequence[Loaded],
    before: Side | None = None,
) -> Proofread:
    """One file: what its reader has to say that concerns a check, and the rules. before:
    the text that references are held against."""
    from policypress.lint.engine import paper_hits
    from policypress.lint.genres import genre_of
    from policypress.lint.paper import paper_of

    side = _as_it_will_read(file)
    told = [one for one in side.findings if one.code not in _SAID_BY_RULES]
    found = Proofread([_named(one, file) for one in told])
    if side.tree is None:
        return found
    paper = paper_of(side.tree, genre_of(side.tree))
    for finding, start, _ in paper_hits(paper, rules):
        named = _named(finding, file)
        found.findings.append(named)
        found.lines[named] = paper.line_of(paper.passage_at(start))
    said = _of_word(side, paper.genre, rules)
    found.findings += [_named(one, file) for one in said]
    if before is not None and before.tree is not None:
        for one in _against(before.tree, side.tree, rules, file.name):
            named, line = _at_its_words(_named(one, file), paper)
            found.findings.append(named)
            found.lines[named] = line
    return found


def _at_its_words(
    finding: Finding,
    paper: Paper,
) -> tuple[Finding, str]:
    """A finding that knows its line and its words, at the last place where they stand
    there; with the line."""
    place = finding.place
    lines = [
        one
        for one in paper.passages
        if one.place.line == place.line and place.line
    ]
    for passage in lines:
        at = paper.text.rfind(finding.quote, passage.words, passage.end)
        if at >= 0:
            column = (passage.place.column or 1) + at - passage.start
            there = Place(place.file, place.line, column)
            return replace(finding, place=there), paper.line_of(passage)
    return finding, ""


def _of_word(
    side: Side,
    genre: Genre,
    rules: Sequence[Loaded],
) -> list[Finding]:
    """What rules on layout say of a Word file; nothing of any other."""
    from policypress.lint.engine import subject_findings
    from policypress.lint.subjects import word_file

    if not side.original:
        return []
    word = word_file(side.original, side.name, genre)
    if word is None:
        return []
    return subject_findings(word, "package", rules, side.name)


def _against(
    old: Tree,
    new: Tree,
    rules: Sequence[Loaded],
    name: str,
) -> list[Finding]:
    """What rules say of a text beside the one before it."""
    from policypress.compare import compare
    from policypress.compare.impact.citations import citation_impacts
    from policypress.lint.engine import subject_findings
    from policypress.lint.subjects import Renumbered

    subject = Renumbered(citation_impacts(compare(old, new)))
    return subject_findings(subject, "changes", rules, name)


def _as_it_will_read(file: Path) -> Side:
    """A file, with its tracked changes (修订) accepted; or why it cannot be read."""
    from policypress.pipeline.foreign_files import missing, read_file

    side = missing(file) or read_file(file)
    if any(one.code == "tracked-changes" for one in side.findings):
        return _as_accepted(file)
    return side


def _as_accepted(file: Path) -> Side:
    """A Word file with tracked changes, as it reads once they are accepted."""
    from policypress.pipeline.foreign_files import read_file

    accepted = read_file(file, "accept")
    message = f"“{file.name}”里还有未处理的修订，按全部接受后的文字校核。"
    hint = "定稿前在 Word 中逐处接受或者拒绝。"
    told = Finding(
        "tracked-changes",
        message,
        Place(file.name),
        hint,
        "warning",
    )
    return replace(accepted, findings=[told, *accepted.findings])


def _named(finding: Finding, file: Path) -> Finding:
    """A finding of a file by the path that the user gave for it."""
    return replace(finding, place=replace(finding.place, file=str(file)))
