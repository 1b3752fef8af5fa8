"""Tables of Word however they are merged, nested, wrapped, hidden or tracked."""

from __future__ import annotations

import pytest

from policypress.compare.read.docx import read_docx
from tests.compare.read.test_docx import p, package
from tests.compare.read.test_docx_kinds import run, words
from tests.compare.read.test_docx_tracked import WHO, both
from tests.compare.read.test_docx_variants import (
    lines,
    new_box,
    note,
    par,
    sdt,
    told,
)

Rows = tuple[tuple[str, ...], ...]


def cell(inner: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, about: str = "") -> str:
    """A row; a cell without tags is its words."""
    inner = "".join(
        one if one.startswith("<") else cell(p(one)) for one in cells
    )
    return f"<w:tr><w:trPr>{about}</w:trPr>{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def rows_of(body: str, **parts: str) -> Rows:
    found = read_docx(package(body, **parts), "某文.docx").lines
    return found[0].rows


SPAN = '<w:gridSpan w:val="2"/>'
TOP, BELOW = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        pytest.param(
            table(row(cell(p("甲"), SPAN)), row("乙", "丙")),
            (("甲", ""), ("乙", "丙")),
            id="over two columns",
        ),
        pytest.param(
            table(
                row(cell(p("甲"), TOP), "乙"), row(cell("<w:p/>", BELOW), "丙")
            ),
            (("甲", "乙"), ("", "丙")),
            id="over two rows",
        ),
        pytest.param(
            table(
                row(cell(p("甲"), SPAN + TOP), "乙"),
                row(cell("<w:p/>", SPAN + BELOW), "丙"),
            ),
            (("甲", "", "乙"), ("", "", "丙")),
            id="over rows and columns",
        ),
        pytest.param(
            table(
                row(
                    cell(p("甲"), '<w:hMerge w:val="restart"/>'),
                    cell("<w:p/>", "<w:hMerge/>"),
                    "乙",
                )
            ),
            (("甲", "", "乙"),),
            id="merged in the old way",
        ),
        pytest.param(
            table(
                row("甲", "乙", about='<w:gridAfter w:val="1"/>'),
                row("丙", "丁", "戊"),
            ),
            (("甲", "乙", ""), ("丙", "丁", "戊")),
            id="a short row",
        ),
        pytest.param(
            table(sdt(row("甲", "乙")), row(sdt(cell(p("丙"))), "丁")),
            (("甲", "乙"), ("丙", "丁")),
            id="controls around a row and a cell",
        ),
        pytest.param(
            table(f"<w:customXml>{row('甲', '乙')}</w:customXml>"),
            (("甲", "乙"),),
            id="custom XML around a row",
        ),
        pytest.param(
            table(row(cell(sdt(p("甲")) + sdt(p("乙"))), "丙")),
            (("甲\n乙", "丙"),),
            id="controls in a cell",
        ),
        pytest.param(
            table(row(cell(table(row("内", "里")) + p("外")), "乙")),
            (("内\n里\n外", "乙"),),
            id="a table in a cell",
        ),
        pytest.param(
            table(
                row(cell(par(words("甲"), run("<w:br/>"), words("乙"))), "丙")
            ),
            (("甲\n乙", "丙"),),
            id="a forced line in a cell",
        ),
        pytest.param(
            table(row(cell(par(run(new_box(p("框"))), words("甲"))), "乙")),
            (("甲\n框", "乙"),),
            id="a box in a cell",
        ),
        pytest.param(
            "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>"
            + row("甲", "乙")
            + "</w:tbl>",
            (("甲", "乙"),),
            id="from right to left",
        ),
        pytest.param(
            table(row("甲", "乙"), row("丙", "丁", about="<w:tblHeader/>")),
            (("甲", "乙"), ("丙", "丁")),
            id="a row that is repeated",
        ),
        pytest.param(
            table(row("甲", "乙"), row("密", "密", about="<w:hidden/>")),
            (("甲", "乙"),),
            id="a hidden row",
        ),
        pytest.param(
            table(row(cell("<w:p/>"), cell("<w:p/>")), row("甲", "乙")),
            (("", ""), ("甲", "乙")),
            id="an empty row",
        ),
        pytest.param(
            table(
                row(cell(par(words("甲"), run("<w:tab/>"), words("乙"))), "丙")
            ),
            (("甲　乙", "丙"),),
            id="a tab in a cell",
        ),
    ],
)
def test_a_table_has_the_cells_that_word_shows(body: str, rows: Rows) -> None:
    assert rows_of(body) == rows


def test_a_hidden_row_is_told() -> None:
    body = table(row("甲"), row("密", about="<w:hidden/>"))
    assert "设为隐藏" in told(body)


def test_a_table_between_paragraphs_stays_there() -> None:
    body = p("甲") + table(row("乙")) + p("丙")
    assert lines(body) == ["甲", "乙", "丙"]


def test_two_tables_are_two() -> None:
    body = table(row("甲")) + table(row("乙"))
    found = read_docx(package(body), "某文.docx").lines
    assert [line.rows for line in found] == [(("甲",),), (("乙",),)]


def test_a_note_in_a_cell_is_in_the_cell() -> None:
    notes = f'<w:footnote w:id="1">{p("每年一次。")}</w:footnote>'
    body = table(row(cell(par(words("甲"), note(1))), "乙"))
    assert rows_of(body, footnotes=notes) == (
        ("甲〔脚注：每年一次。〕", "乙"),
    )


def tracked_cell(words_: str, mark: str) -> str:
    return cell(p(words_), f"<w:{mark} {WHO}/>")


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        pytest.param(
            table(row("甲", tracked_cell("乙", "cellIns"))),
            ["甲"],
            ["甲 乙"],
            id="a cell came",
        ),
        pytest.param(
            table(row("甲", tracked_cell("乙", "cellDel"))),
            ["甲 乙"],
            ["甲"],
            id="a cell went",
        ),
        pytest.param(
            table(row("甲"), row("乙", about=f"<w:ins {WHO}/>")),
            ["甲"],
            ["甲|乙"],
            id="a row came",
        ),
        pytest.param(
            p("子") + table(row("乙", about=f"<w:del {WHO}/>")),
            ["子", "乙"],
            ["子"],
            id="a table went",
        ),
        pytest.param(
            p("甲")
            + par(
                f"<w:del {WHO}>{run(new_box(p('旧框')))}</w:del>"
                f"<w:ins {WHO}>{run(new_box(p('新框')))}</w:ins>"
            ),
            ["甲", "旧框"],
            ["甲", "新框"],
            id="a box was replaced",
        ),
        pytest.param(
            par(
                words("按"),
                '<m:oMath xmlns:m="http://schemas.openxmlformats.org/'
                'officeDocument/2006/math">'
                f"<w:del {WHO}><m:r><m:t>a</m:t></m:r></w:del>"
                f"<w:ins {WHO}><m:r><m:t>b</m:t></m:r></w:ins></m:oMath>",
            ),
            ["按a"],
            ["按b"],
            id="a term was replaced",
        ),
        pytest.param(
            par(
                words("甲"),
                f'<w:ins {WHO}><w:hyperlink w:anchor="a">{words("乙")}'
                "</w:hyperlink></w:ins>",
            ),
            ["甲"],
            ["甲乙"],
            id="a link came",
        ),
        pytest.param(
            par(
                f"<w:del {WHO}><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
                "<w:r><w:delInstrText>REF a</w:delInstrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
                "<w:r><w:delText>第三条</w:delText></w:r>"
                "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:del>"
                f"<w:ins {WHO}>{words('第四条')}</w:ins>"
            ),
            ["第三条"],
            ["第四条"],
            id="a field went",
        ),
        pytest.param(
            par(
                sdt(
                    f"<w:del {WHO}><w:r><w:delText>甲</w:delText></w:r></w:del>"
                )
                + sdt(f"<w:ins {WHO}>{words('乙')}</w:ins>")
            ),
            ["甲"],
            ["乙"],
            id="within controls",
        ),
        pytest.param(
            par(
                words("甲"),
                f"<w:ins {WHO}>{words('乙')}</w:ins>",
                words(
                    "丙",
                    f"<w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>",
                ),
            ),
            ["甲丙"],
            ["甲乙丙"],
            id="only the look of the last word changed",
        ),
        pytest.param(
            par(
                words("甲"),
                f"<w:ins {WHO}>{words('乙')}</w:ins>",
                words(
                    "密",
                    f"<w:vanish/><w:rPrChange {WHO}><w:rPr/></w:rPrChange>",
                ),
            ),
            ["甲密"],
            ["甲乙"],
            id="a word was hidden",
        ),
        pytest.param(
            par(
                f'<w:moveFromRangeStart w:name="m" {WHO}/>'
                f"<w:moveFrom {WHO}>{words('甲')}</w:moveFrom>"
                '<w:moveFromRangeEnd w:id="1"/>',
                words("乙"),
                f'<w:moveToRangeStart w:name="m" {WHO}/>'
                f"<w:moveTo {WHO}>{words('甲')}</w:moveTo>"
                '<w:moveToRangeEnd w:id="1"/>',
            ),
            ["甲乙"],
            ["乙甲"],
            id="a word moved",
        ),
    ],
)
def test_tracked_changes_give_both_texts(
    body: str, before: list[str], after: list[str]
) -> None:
    assert both(body) == (before, after)
