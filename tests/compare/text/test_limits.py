"""What is too large to be compared is named with what there is too much of, and where."""

from __future__ import annotations

import pytest

from policypress.compare.read.raw_lines import RawLine
from policypress.compare.text import limits
from policypress.compare.text.limits import beyond, too_different
from policypress.findings import Place
from tests.support.texts import changed

SPLIT = "请确认选对了文件；确需比较的，拆成几个文件分别比较。"
PLACE = Place("旧稿.docx", 7, 1)


def said(
    lines: list[RawLine],
) -> list[tuple[str, str, str, str]]:
    """Code, place, message and hint of each finding."""
    return [
        (f.code, str(f.place), f.message, f.hint)
        for f in beyond(lines, "旧稿.docx")
    ]


def of_whole(code: str, what: str) -> list[tuple[str, str, str, str]]:
    message = f"“旧稿.docx”{what} 的上限，没有比较。"
    return [(code, "旧稿.docx", message, SPLIT)]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits that a test reaches in a few lines."""
    for name, most in {
        "LINES": 3,
        "TEXT": 30,
        "CELLS": 4,
        "CITATIONS": 2,
        "LINE": 10,
        "COLUMNS": 3,
    }.items():
        monkeypatch.setattr(limits, name, most)


@pytest.mark.usefixtures("small")
def test_as_much_as_the_limit_is_not_too_much() -> None:
    table = RawLine("", rows=(("甲", "乙"), ("丙", "丁")))
    assert said([RawLine("甲" * 10), table]) == []
    assert said([RawLine("甲" * 10)] * 3) == []
    assert said([RawLine("第一条、第二条")]) == []


@pytest.mark.usefixtures("small")
def test_printed_lines_and_rows_are_counted_together() -> None:
    table = RawLine("", rows=(("甲",), ("乙",)))
    assert said([RawLine("甲"), RawLine("乙"), table]) == of_whole(
        "too-many-lines", "有 4 段（表格一行算一段），超过 3"
    )


@pytest.mark.usefixtures("small")
def test_characters_of_lines_and_cells_are_counted_together() -> None:
    cells = RawLine("", rows=(("甲" * 10, "乙"), ("丙" * 10,)))
    assert said([RawLine("甲" * 10), cells]) == of_whole(
        "too-much-text", "有 31 字，超过 30"
    )


@pytest.mark.usefixtures("small")
def test_cells_are_counted_over_all_tables() -> None:
    one = RawLine("", rows=(("甲", "乙", "丙"),))
    two = RawLine("", rows=(("甲", "乙"),))
    assert said([one, two]) == of_whole(
        "too-many-cells", "的表格有 5 格，超过 4"
    )


@pytest.mark.usefixtures("small")
def test_citations_are_counted_but_not_the_own_number_of_a_clause() -> None:
    lines = [RawLine("第九条 第一条"), RawLine("依第二条"), RawLine("第三章")]
    assert said(lines) == []
    lines[2] = RawLine("依第三章")
    assert said(lines) == of_whole(
        "too-many-citations", "引用条、章有 3 处，超过 2"
    )


@pytest.mark.usefixtures("small")
def test_a_long_line_or_cell_is_named_once_where_it_is_first() -> None:
    first = RawLine("甲" * 11, place=PLACE)
    assert said([first, RawLine("乙" * 12)]) == [
        (
            "long-line",
            "旧稿.docx:7:1",
            "“旧稿.docx”有一段长达 11 字，超过 10 的上限，没有比较。",
            SPLIT,
        )
    ]
    cell = RawLine("", rows=(("甲", "乙" * 13), ()), place=PLACE)
    ((code, _, message, _),) = said([cell])
    assert code == "long-line" and "长达 13 字" in message


@pytest.mark.usefixtures("small")
def test_a_wide_table_is_named_with_the_limit_of_word() -> None:
    table = RawLine("", rows=(("甲",), ("甲", "乙", "丙", "丁")), place=PLACE)
    found = [one for one in said([table]) if one[0] == "wide-table"]
    assert found == [
        (
            "wide-table",
            "旧稿.docx:7:1",
            "“旧稿.docx”的表格有一行占 4 列，超过 3 的上限，没有比较。",
            "Word 的表格最多 63 列；拆成几个表格，或者核对单元格的合并。",
        )
    ]


def test_two_texts_with_hardly_an_equal_unit_are_no_versions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changes = changed(
        "第一条 甲。\n第二条 乙方应当守约。\n第三条 丙方应当诚信。",
        "第一条 甲。\n第二条 乙方应当公告。\n第三条 丙方应当保密。",
    )
    monkeypatch.setattr(limits, "CHANGES", 2)
    assert too_different(changes) == []
    monkeypatch.setattr(limits, "CHANGES", 1)
    (found,) = too_different(changes)
    assert (found.code, found.place) == ("too-many-changes", Place("新稿"))
    assert found.message == (
        "“新稿”与“旧稿”有 2 处不同，超过 1 的上限，没有比较。"
    )
    assert found.hint == (
        "请核对两个文件是不是同一文件的两个版本；确需比较的，分成几部分比较。"
    )
