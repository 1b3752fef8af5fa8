"""Tables that a text draws with lines or blanks are found again as rows."""

from __future__ import annotations

from policypress.importing.supports.drawn import drawn_in


def cells(text):
    """The cells of each table of a text, row by row."""
    lines = text.splitlines()
    found = []
    for table in drawn_in(lines):
        for number, row in table.rows:
            for one in row:
                assert lines[number][one.at :].startswith(one.words)
        found.append([[one.words for one in row] for _, row in table.rows])
    return found


def test_lines_around_cells_are_no_words_of_them():
    drawn = (
        "标准见下表：\n┌───┬────┐\n│类别│补贴上限 │\n├───┼────┤\n"
        "│甲类│ 30万元  │\n│乙类│ 10万元  │\n└───┴────┘\n另行公布。"
    )
    assert cells(drawn) == [
        [["类别", "补贴上限"], ["甲类", "30万元"], ["乙类", "10万元"]]
    ]


def test_blanks_part_cells_and_a_column_label_of_the_page_is_none():
    spaced = (
        "    等级          补贴标准（元/人）\n    一级              20\n"
        "服务内容      二级              40"
    )
    assert cells(spaced) == [
        [["等级", "补贴标准（元/人）"], ["一级", "20"], ["二级", "40"]]
    ]


def test_prose_and_two_lines_are_no_table():
    assert cells("对企业  给予奖励。\n标准  另行制定。\n期限  三年。") == []
    assert cells("等级    标准\n一级    20") == []
