"""Tables of a Word file and sheets of a workbook say their words cell by cell."""

from __future__ import annotations

from lxml import etree

from policypress.word.grids import (
    Cell,
    Grid,
    grids,
    is_of_workbook,
    is_workbook,
)
from policypress.word.package_reader import DOCUMENT, Package
from policypress.word.relationships import Target

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(*words: str, **properties: str) -> str:
    """A cell of a Word file, a paragraph for each of the words."""
    values = {
        name: f' w:val="{one}"' if one else ""
        for name, one in properties.items()
    }
    about = "".join(f"<w:{name}{value}/>" for name, value in values.items())
    lines = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{lines}</w:tc>"


def document(*tables: str) -> Package:
    """A Word file with these tables, a row a line."""
    made = "".join(
        f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in table.splitlines())}</w:tbl>"
        for table in tables
    )
    text = f'<w:document xmlns:w="{W}"><w:body>{made}</w:body></w:document>'
    return Package(roots={DOCUMENT: etree.fromstring(text)})


def workbook(*sheets: str, strings: str = "") -> Package:
    """A workbook with sheets 甲, 乙 …, given by what stands in each."""
    names = "甲乙丙"[: len(sheets)]
    listed = "".join(
        f'<sheet name="{name}" r:id="r{at}"/>' for at, name in enumerate(names)
    )
    main = (
        f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets>{listed}'
        '<sheet name="图" r:id="chart"/></sheets></workbook>'
    )
    parts = {DOCUMENT: main}
    targets = {"t": Target("theme", "xl/theme.xml", True)}
    for at, sheet in enumerate(sheets):
        part = f"xl/worksheets/sheet{at}.xml"
        parts[part] = f'<worksheet xmlns="{S}">{sheet}</worksheet>'
        targets[f"r{at}"] = Target("worksheet", part, True)
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{S}">{strings}</sst>'
        targets["s"] = Target("sharedStrings", "xl/sharedStrings.xml", True)
    roots = {name: etree.fromstring(text) for name, text in parts.items()}
    return Package(roots=roots, targets=targets)


def words(grid: Grid) -> list[list[str]]:
    """What each cell says."""
    return [[one.text for one in row] for row in grid.rows]


def test_a_cell_knows_its_words_and_where_it_stands():
    first, second = grids(document(cell("单位", "（盖章）", ""), cell("一")))
    assert first == Grid(
        "第1个表", [[Cell("单位\n（盖章）", "第1个表第1行第1列")]]
    )
    assert second.rows[0][0].where == "第2个表第1行第1列"


def test_merged_cells_say_everywhere_what_they_say():
    wide, start, below = (
        {"gridSpan": "2"},
        {"vMerge": "restart"},
        {"vMerge": ""},
    )
    rows = [
        cell("单位", **start) + cell("意见", **wide),
        cell("", **below) + cell("一") + cell("二"),
        cell("局", **start) + cell("三") + cell("四") + cell("", **below),
    ]
    (grid,) = grids(document("\n".join(rows)))
    assert words(grid) == [
        ["单位", "意见", "意见"],
        ["单位", "一", "二"],
        ["局", "三", "四", ""],
    ]
    assert grid.rows[0][2].where == "第1个表第1行第3列"


def test_a_span_that_cannot_be_is_bounded():
    row = cell("甲", gridSpan="4000") + cell("乙", gridSpan="-2")
    (grid,) = grids(document(row))
    assert len(grid.rows[0]) == 201


def test_words_that_reviewers_deleted_are_not_there():
    gone = "<w:del><w:r><w:t>旧</w:t></w:r></w:del>"
    away = "<w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom>"
    new = "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
    row = f"<w:tc><w:p>{gone}{away}{new}<w:r><w:t/></w:r></w:p></w:tc>"
    (grid,) = grids(document(row))
    assert words(grid) == [["新"]]


def test_a_sheet_shows_texts_numbers_and_what_is_not_there():
    strings = (
        "<si><t>单位</t><rPh><t>ダンイ</t></rPh></si>"
        "<si><r><t>意</t></r><r><t>见 </t></r></si>"
    )
    sheet = (
        '<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>'
        '<c r="A2"><v>3.0</v></c><c r="B2"><v>3.50</v></c>'
        '<c r="C2" t="inlineStr"><is><t>直接写</t></is></c>'
        '<c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>-1</v></c><c r="C3"/>'
        '<c r="GS1"><v>1</v></c><c r="A20001"><v>1</v></c><c r="?"><v>1</v></c>'
    )
    (grid,) = grids(workbook(sheet, strings=strings))
    assert words(grid) == [
        ["", "单位", "意见"],
        ["3", "3.50", "直接写"],
        ["", "", ""],
    ]
    assert grid.name == "甲"
    assert grid.rows[1][2].where == "工作表“甲”C2"


def test_merged_cells_of_a_sheet_say_what_the_first_of_them_says():
    sheet = (
        '<c r="A1"><v>7</v></c><c r="AB3"><v>9</v></c>'
        '<mergeCell ref="A1:B2"/><mergeCell ref="C1"/>'
    )
    (grid,) = grids(workbook(sheet))
    rows = words(grid)
    assert [row[:3] for row in rows] == [
        ["7", "7", ""],
        ["7", "7", ""],
        ["", "", ""],
    ]
    assert [len(row) for row in rows] == [28, 28, 28]
    assert grid.rows[2][27] == Cell("9", "工作表“甲”AB3")
    assert grid.rows[2][25].where == "工作表“甲”Z3"


def test_each_sheet_is_a_table_and_an_empty_one_has_no_rows():
    one = '<c r="A1"><v>1</v></c>'
    first, second = grids(workbook(one, ""))
    assert (words(first), second) == ([["1"]], Grid("乙"))


def test_which_parts_of_a_workbook_hold_words():
    assert is_workbook(workbook(""))
    assert not is_workbook(document(""))
    assert is_of_workbook("xl/worksheets/sheet1.xml")
    assert is_of_workbook("xl/sharedStrings.xml")
    assert not is_of_workbook("xl/styles.xml")
