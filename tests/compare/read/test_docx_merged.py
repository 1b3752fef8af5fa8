"""Who gets an amount is told by which cells are merged, though each word is the same."""

from __future__ import annotations

import pytest

from policypress.compare import compare, parse_bytes
from policypress.compare.impact.uncompared import leftovers
from policypress.compare.text.tree import Tree
from tests.compare.read.test_docx import p, package
from tests.compare.read.test_docx_things import tree

DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
ACROSS, GOES_ON_ACROSS = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
WIDE = '<w:gridSpan w:val="2"/>'


def row(*cells: tuple[str, str]) -> str:
    inside = "".join(
        f"<w:tc><w:tcPr>{about}</w:tcPr>{p(words)}</w:tc>"
        for words, about in cells
    )
    return f"<w:tr>{inside}</w:tr>"


def text(*rows: str) -> Tree:
    return tree(
        package(p("第一条　奖励如下：") + f"<w:tbl>{''.join(rows)}</w:tbl>")
    )


def told(old: Tree, new: Tree) -> list[str]:
    return [one.sentence for one in leftovers(old, new, compare(old, new))]


HEAD = row(("等级", ""), ("金额", ""))
MERGED = (
    HEAD,
    row(("金奖", ""), ("10万元", DOWN)),
    row(("银奖", ""), ("", GOES_ON)),
)
APART = (HEAD, row(("金奖", ""), ("10万元", "")), row(("银奖", ""), ("", "")))


def test_one_amount_for_two_rows_is_not_one_for_the_first() -> None:
    assert told(text(*MERGED), text(*MERGED)) == []
    assert told(text(*MERGED), text(*APART)) == [
        "合并单元格：旧 1 处、新 0 处（第 2 段），内容有不同，没有作为文字比较"
    ]
    assert len(told(text(*APART), text(*MERGED))) == 1


@pytest.mark.parametrize(
    ("merged", "apart"),
    [
        ((("总额", WIDE),), (("总额", ""), ("", ""))),
        (
            (("总额", ACROSS), ("", GOES_ON_ACROSS)),
            (("总额", ""), ("", "")),
        ),
    ],
)
def test_cells_that_are_merged_across_are_told_as_well(
    merged: tuple[tuple[str, str], ...], apart: tuple[tuple[str, str], ...]
) -> None:
    assert told(text(HEAD, row(*merged)), text(HEAD, row(*merged))) == []
    assert len(told(text(HEAD, row(*merged)), text(HEAD, row(*apart)))) == 1


def test_a_row_elsewhere_changes_no_merged_cell() -> None:
    copper = row(("铜奖", ""), ("5万元", ""))
    assert told(text(*MERGED), text(MERGED[0], copper, *MERGED[1:])) == []
    assert told(text(*MERGED), text(*MERGED, copper)) == []


def test_a_row_more_below_a_merged_cell_is_told() -> None:
    copper = row(("铜奖", ""), ("", GOES_ON))
    assert len(told(text(*MERGED), text(*MERGED, copper))) == 1


def test_cells_of_a_table_inside_a_cell_are_told_as_well() -> None:
    def around(*rows: str) -> Tree:
        inner = f"<w:tbl>{''.join(rows)}</w:tbl><w:p/>"
        outer = f"<w:tr><w:tc>{p('标准')}</w:tc><w:tc>{inner}</w:tc></w:tr>"
        return text(outer)

    assert told(around(*MERGED), around(*MERGED)) == []
    assert len(told(around(*MERGED), around(*APART))) == 1


def test_a_table_that_came_or_went_is_told_as_words_alone() -> None:
    without = tree(package(p("第一条　奖励如下：")))
    assert told(without, text(*MERGED)) == []
    assert told(text(*MERGED), without) == []


def test_a_text_that_cannot_have_merged_cells_is_not_held_against() -> None:
    plain = Tree("来稿.md", text(*MERGED).nodes)
    assert told(plain, text(*MERGED)) == []


ROWS = "<tr><td>金奖</td><td{}>10万元</td></tr><tr><td>银奖</td>{}</tr>"


def page(first: str, second: str, more: str = "") -> Tree:
    rows = ROWS.format(first, second)
    text = f"第一条　甲。\n\n<table>{more}{rows}</table>\n"
    found = parse_bytes(text.encode(), "来稿.md").tree
    assert found
    return found


def test_cells_that_html_merges_are_told_as_well() -> None:
    merged = page(' rowspan="2"', "")
    apart = page("", "<td></td>")
    assert told(merged, merged) == [] and len(told(merged, apart)) == 1
    more = "<tr><td>特别奖</td><td>20万元</td></tr>"
    assert told(merged, page(' rowspan="2"', "", more)) == []
    word = text(*MERGED[1:])
    assert told(word, merged) == []


def test_rows_between_pipes_cannot_be_merged() -> None:
    rows = "第一条　甲。\n\n| 金奖 | 10万元 |\n|---|---|\n| 银奖 | |\n"
    plain = parse_bytes(rows.encode(), "来稿.md").tree
    assert plain and told(page(' rowspan="2"', ""), plain) == []
