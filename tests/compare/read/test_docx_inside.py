"""Of what stands inside cells and notes only what Word shows is read: no hidden rows, no
text boxes that a change took away or that stand in hidden words."""

from __future__ import annotations

import pytest

from tests.compare.read.test_docx import p
from tests.compare.read.test_docx_kinds import run, words
from tests.compare.read.test_docx_tracked import WHO, both
from tests.compare.read.test_docx_variants import (
    lines,
    new_box,
    note,
    par,
    told,
    vml_box,
)
from tests.compare.read.test_table_variants import cell, row, table

HIDDEN = "<w:hidden/>"
NESTED = table(row("甲", "1"), row("秘密", "2", about=HIDDEN))


@pytest.mark.parametrize(
    "held",
    [
        NESTED,
        table(row(cell(NESTED + "<w:p/>"))),
        table(row("甲", "1"), row(cell(NESTED + "<w:p/>"), about=HIDDEN)),
        par(run(new_box(NESTED + "<w:p/>"))),
    ],
)
def test_a_hidden_row_of_a_table_in_a_cell_is_not_read_and_told(
    held: str,
) -> None:
    body = table(row("等级", cell(held + "<w:p/>"))) + p("第二条　乙。")
    (found, rest) = lines(body)
    assert "甲\n1" in found and "秘密" not in found
    assert rest == "第二条　乙。"
    assert "1 处文字设为隐藏" in told(body)


def test_a_hidden_row_of_a_table_in_a_note_is_not_read_and_told() -> None:
    notes = f'<w:footnote w:id="2">{NESTED}<w:p/></w:footnote>'
    body = par(words("甲"), note(2))
    assert lines(body, footnotes=notes) == ["甲〔脚注：甲　1〕"]
    assert "1 处文字设为隐藏" in told(body, footnotes=notes)


BOX = vml_box(p("另加5万元"))


@pytest.mark.parametrize(
    ("mark", "texts"),
    [
        ("del", (["10万元\n另加5万元"], ["10万元"])),
        ("ins", (["10万元"], ["10万元\n另加5万元"])),
        ("moveFrom", (["10万元\n另加5万元"], ["10万元"])),
    ],
)
def test_a_text_box_of_a_cell_comes_and_goes(
    mark: str, texts: tuple[list[str], list[str]]
) -> None:
    changed = f"<w:{mark} {WHO}>{run(BOX)}</w:{mark}>"
    assert both(table(row(cell(par(words("10万元"), changed))))) == texts


def test_a_text_box_of_a_note_comes_and_goes() -> None:
    changed = f"<w:del {WHO}>{run(BOX)}</w:del>"
    inner = par(words("注"), changed)
    notes = f'<w:footnote w:id="2">{inner}</w:footnote>'
    assert both(par(words("甲"), note(2)), footnotes=notes) == (
        ["甲〔脚注：注　另加5万元〕"],
        ["甲〔脚注：注〕"],
    )


@pytest.mark.parametrize("holder", ["{}", table(row(cell("{}"))), "note"])
def test_a_text_box_in_hidden_words_does_not_show(holder: str) -> None:
    held = par(words("甲"), run(BOX, "<w:vanish/>"), words("乙"))
    parts = {}
    if holder == "note":
        parts["footnotes"] = f'<w:footnote w:id="2">{held}</w:footnote>'
        held, holder = par(note(2)), "{}"
    body = holder.format(held)
    assert "另加" not in "".join(lines(body, **parts))
    assert "设为隐藏" in told(body, **parts)


def test_a_new_page_in_a_cell_or_note_begins_a_new_line() -> None:
    broken = par(words("甲"), run('<w:br w:type="page"/>'), words("乙"))
    assert lines(table(row(cell(broken)))) == ["甲\n乙"]
