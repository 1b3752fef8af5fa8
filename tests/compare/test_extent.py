"""Where so much changes that a text is usually published anew."""

from __future__ import annotations

import pytest

from policypress.compare.extent import changed_clauses, extent_note
from policypress.language.numerals import article
from tests.support.texts import changed

THINGS = "甲乙丙丁戊己庚辛壬癸子丑"


def texts(count: int, amended: int) -> tuple[str, str]:
    """A text of so many clauses, and one in which the first of them differ."""
    old = [
        f"{article(at)}　{thing}事项由{thing}部门负责监督管理并且公布结果。"
        for at, thing in enumerate(THINGS[:count], 1)
    ]
    new = [line.replace("监督管理", "审核") for line in old[:amended]]
    title = "示范办法"
    return "\n".join([title, *old]), "\n".join([title, *new, *old[amended:]])


@pytest.mark.parametrize(
    ("count", "amended", "is_large"),
    [(12, 12, True), (12, 10, True), (12, 9, False), (12, 1, False)],
)
def test_a_share_of_the_clauses_decides(count, amended, is_large):
    changes = changed(*texts(count, amended))
    assert changed_clauses(changes) == (amended, count)
    note = extent_note(changes)
    assert bool(note) == is_large
    if is_large:
        assert note == (
            f"改动面较大（共{count}条，有变动的{amended}条），"
            "通常采用全文修订（重新公布全文）的方式。"
        )


def test_a_short_text_is_short_whatever_changes():
    assert extent_note(changed(*texts(5, 5))) == ""


def test_a_contract_is_amended_however_much_of_it_changes():
    old, new = texts(12, 12)
    titled = [text.replace("示范办法", "房屋租赁合同") for text in (old, new)]
    assert extent_note(changed(*titled)) == ""
