"""批注和修订记录: who said what of which clause, and who changed what, as the
files themselves say.
"""

from __future__ import annotations

from collections.abc import Iterator

from policypress.compare.changes import ChangeSet
from policypress.compare.reports.parts import body, heading, table
from policypress.compare.text.tree import Node, Revision, Tree, walk
from policypress.document import Block
from policypress.findings import Place

_LONGEST = 80  # characters of a change that a row shows
_NO_NAME = "（未署名）"


def remarks(changes: ChangeSet) -> Iterator[Block]:
    """The sections on comments and tracked changes; nothing where there are
    none.
    """
    rows = [
        (
            _clause_at(tree, remark.place),
            remark.author or _NO_NAME,
            _day(remark.date),
            remark.text,
        )
        for tree in _trees_with_remarks(changes)
        for remark in tree.remarks
    ]
    if rows:
        yield heading("批注")
        yield body(f"送审文件中有批注{len(rows)}条：")
        heads = ["条款", "批注人", "日期", "批注"]
        yield table("批注", heads, rows, (8, 8, 9, 30))
    yield from _revisions(changes.new)


def _trees_with_remarks(changes: ChangeSet) -> list[Tree]:
    """The texts whose comments are shown: both, but those of one file once."""
    if changes.old.remarks == changes.new.remarks:
        return [changes.new]
    return [changes.old, changes.new]


def _revisions(tree: Tree) -> Iterator[Block]:
    """Who changed what."""
    if not tree.revisions:
        return
    yield heading("修订记录")
    counts: dict[str, int] = {}
    for one in tree.revisions:
        who = one.author or _NO_NAME
        counts[who] = counts.get(who, 0) + 1
    listed = "、".join(f"{who}{count}处" for who, count in counts.items())
    yield body(f"文件中标明的修订共{len(tree.revisions)}处：{listed}。")
    yield table(
        "修订记录",
        ["条款", "修订人", "日期", "方式", "文字"],
        [_revision_row(tree, one) for one in tree.revisions],
        (8, 8, 9, 6, 26),
    )


def _revision_row(
    tree: Tree,
    one: Revision,
) -> tuple[str, ...]:
    """A row of the table of tracked changes."""
    words = one.text
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST]}……"
    who = one.author or _NO_NAME
    where = _clause_at(tree, one.place)
    return where, who, _day(one.date), one.kind, words


def _day(date: str) -> str:
    """2026-03-01 of 2026-03-01T09:00:00Z, "—" where the file has none."""
    return date[:10] or "—"


def _clause_at(tree: Tree, place: Place) -> str:
    """The number of the unit that stands at a place of the file."""
    found = ""
    for node, _ in walk(tree):
        if _begins_behind(node, place):
            break
        found = node.label or _NAMES.get(node.kind, found)
    return found or "—"


def _begins_behind(node: Node, place: Place) -> bool:
    """Whether a unit stands wholly behind a place."""
    return bool(node.lines) and node.place.line > place.line


_NAMES = {
    "letter": "印发通知",
    "title": "标题",
    "preamble": "序言",
    "contents": "目录",
    "annex": "附件",
    "closing": "落款",
}
