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
    data: bytes, name: str, attempt: Attempt, quiet: bool
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
    for index, one in enumerate(expected):
        same = index < len(read) and same_words(
            read[index], one.printed, quiet
        )
        if not same:
            return {one.stretch: _READ_OTHERWISE}
    if len(read) > len(expected):
        last = expected[-1].stretch if expected else 0
        return {last: _READ_OTHERWISE}
    return {}


def accepted_lines(data: bytes, name: str) -> list[Printed]:
    """What a marked file says with all changes accepted."""
    read = read_docx(data, name, "accepted")
    lines: list[Printed] = []
    for raw in read.lines:
        line = printable(raw)
        if line.rows or line.text.strip():
            lines.append(line.rows or line.text)
    return lines


def same_words(one: Printed, other: Printed, quiet: bool) -> bool:
    """Whether two lines are the same. quiet: but for typography."""
    if one == other:
        return True
    if not quiet:
        return False
    return core(str(one)) == core(str(other))
