"""Who made a change is told as the marks of the file say, and never guessed."""

from __future__ import annotations

from msgspec.structs import replace

from policypress.compare import compare, parse_text
from policypress.compare.changes import ChangeSet
from policypress.compare.reports.authors import Author, authors
from policypress.compare.text.tree import Revision
from policypress.findings import Place

OLD = "第一条 奖励10万元。\n第二条 共三项。\n第三条 废止。\n第四条 不变。"
NEW = "第一条 奖励20万元。\n第二条 共五项。\n第四条 不变。"
MARCH, MAY = "2026-03-01T09:00:00Z", "2026-05-01T09:00:00+08:00"


def mark(line: int, author: str, date: str = MARCH) -> Revision:
    return Revision(Place("新.docx", line, 1), author, date, "插入", "甲")


def changes(old: list[Revision], new: list[Revision]) -> ChangeSet:
    """The two texts with marks in each."""
    before = parse_text(OLD, "旧.docx").tree
    after = parse_text(NEW, "新.docx").tree
    return compare(
        replace(before, revisions=tuple(old)),
        replace(after, revisions=tuple(new)),
    )


def test_each_change_has_those_who_marked_it_and_the_latest_moment():
    found = authors(
        changes(
            [mark(3, "王五"), mark(1, "李四", "昨天")],
            [
                mark(1, "张三", MAY),
                mark(1, "李四（条序）", MARCH),
                mark(2, "（版式）", "2026-03-01"),
                mark(3, "张三"),
            ],
        )
    )
    assert found == {
        "第一条": Author("李四、张三", MAY),
        "第二条": Author("（版式）", ""),
        "原第三条": Author("王五", MARCH),
    }


def test_a_mark_without_a_name_says_nobody():
    assert authors(changes([], [mark(1, "")])) == {}


def test_without_marks_nobody_is_named():
    assert authors(changes([], [])) == {}
