"""就地标注: the changes as tracked changes in the original Word file itself.

original → places (each character of the old text in the file) and script (what
is to be done, stretch by stretch) → paragraphs, tables, additions (what that
is in the tree) → runs → archive. Nothing else of the file changes: its layout,
styles, headers, pictures, fields, comments and bookmarks stay.

What was written is read again; a stretch that does not read as it should is
taken back and told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from policypress.compare.match.sequences import common
from policypress.compare.quiet import quieted
from policypress.compare.read.docx import read_docx
from policypress.compare.read.raw_lines import printable
from policypress.compare.text.typography import core
from policypress.word.revisions import Who

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policypress.compare.changes import ChangeSet
    from policypress.render.inplace.marking import Attempt, Printed, Told

# How often stretches are taken back before the file is given up: each reads
# the whole file again, and one is enough for almost any.
_ATTEMPTS = 12
_READ_OTHERWISE = "标注后读回的文字不同"


class Marked(Struct, frozen=True):
    """The original with its marks.

    accepted: what accepting all of them must give, line by line. told: the
    changes that are not marked. problem: why there is no file, "" for none.
    """

    data: bytes = b""
    accepted: tuple[Printed, ...] = ()
    told: tuple[Told, ...] = ()
    problem: str = ""


def render(
    original: bytes,
    name: str,
    changes: ChangeSet,
    *,
    author: str,
    date: str,
    quiet: bool = False,
) -> Marked:
    """The original with every change as a tracked change.

    name: what the user calls it. changes: of its text, as read from it, to
    another one. date: xsd:dateTime. quiet: what differs in typography only is
    left as it is.
    """
    from policypress.render.inplace.archive import why_not, with_document
    from policypress.render.inplace.marking import Marker, script

    problem = why_not(original)
    if problem:
        return Marked(problem=problem)
    who = Who(author, date)
    if quiet:
        changes, _ = quieted(changes, "old")
    found = script(changes)
    refused: dict[int, str] = {}
    for _ in range(_ATTEMPTS):
        try:
            marker = Marker(original, name, changes, who)
        except LookupError:
            return Marked(problem="文字与版式对应不上")
        attempt = marker.mark(found, refused)
        data = with_document(original, attempt.root)
        wrong = _read_otherwise(data, name, attempt, quiet)
        if not wrong:
            accepted = tuple(one.printed for one in attempt.expected)
            return Marked(data, accepted, tuple(attempt.told))
        if not wrong.keys() - refused.keys():
            break
        refused |= wrong
    return Marked(problem=_READ_OTHERWISE)


def _read_otherwise(
    data: bytes,
    name: str,
    attempt: Attempt,
    quiet: bool,
) -> Mapping[int, str]:
    """The stretches that read otherwise than they should, with all changes
    accepted. A line in which only the number that Word gives differs is told,
    and expected as it is.
    """
    from policypress.render.inplace.numbers import told_numbers

    read = accepted_lines(data, name)
    expected = attempt.expected
    if attempt.counted:
        attempt.told += told_numbers(read, expected)
    shown = [_key(line, quiet) for line in read]
    wanted = [_key(one.printed, quiet) for one in expected]
    wrong: dict[int, str] = {}
    i = j = 0
    for next_i, next_j in [*common(shown, wanted), (len(shown), len(wanted))]:
        for one in expected[j:next_j]:
            wrong[one.stretch] = _READ_OTHERWISE
        if next_i > i and next_j == j:
            # A line too many: of what stands before it, or else behind it.
            near = expected[max(j - 1, 0)] if expected else None
            wrong[near.stretch if near else 0] = _READ_OTHERWISE
        i, j = next_i + 1, next_j + 1
    return wrong


def accepted_lines(
    data: bytes,
    name: str,
) -> list[Printed]:
    """What a marked file says with all changes accepted."""
    read = read_docx(data, name, "accepted")
    lines: list[Printed] = []
    for raw in read.lines:
        line = printable(raw)
        if line.rows or line.text.strip():
            lines.append(line.rows or line.text)
    return lines


def _key(line: Printed, quiet: bool) -> str:
    """What two equal lines share. quiet: but for typography."""
    return core(str(line)) if quiet else str(line)
