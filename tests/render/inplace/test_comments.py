"""A reviewer's comments stand on the words of a file that somebody else wrote."""

from __future__ import annotations

import re

from policypress.render.inplace.comments import Commented, Note, comment
from tests.render.inplace.test_in_place import (
    BOLD,
    NUMBERED,
    NUMBERING,
    ROWS,
)
from tests.support.edited_originals import (
    lines_of,
    main_part,
    paragraph,
    table,
    tree_of,
    word_file,
)


def noted(original: bytes, *notes: Note) -> Commented:
    """The file with comments; its text reads as before."""
    made = comment(original, "原稿.docx", tree_of(original), notes, "法规科")
    assert made.problem == ""
    assert lines_of(made.data) == lines_of(original)
    return made


def pieces(made: Commented) -> list[str]:
    """The runs with words of the file, with the numbers of the comments on
    each."""
    found, on = [], []
    for mark, number, run in re.findall(
        r'<w:comment(RangeStart|RangeEnd) w:id="(\d)"/>|(<w:r>.*?</w:r>)',
        main_part(made.data),
    ):
        if mark == "RangeStart":
            on.append(number)
        elif mark:
            on.remove(number)
        elif "<w:t" in run:
            words = "".join(re.findall(r"<w:t[ >][^<]*", run))
            bold = "*" if "<w:b/>" in run else ""
            text = re.sub(r"<w:t[^>]*>", "", words)
            found.append(f"{bold}{text}{''.join(on)}")
    return found


def test_runs_are_parted_where_the_words_of_a_note_begin_and_end() -> None:
    original = word_file(
        paragraph(BOLD, "　奖励十万元，一次拨付。")
        + table(*ROWS)
        + paragraph("乙。", properties=NUMBERED),
        numbering=NUMBERING,
    )
    notes = (
        Note(0, 6, 8, "数额"),
        Note(0, 0, 3, "条号"),
        Note(0, 1, 5, "两处"),
        Note(1, 0, 4, "格", row=1, column=1),
    )
    number = Note(2, 0, 3, "Word 自己编的号")
    nowhere = Note(1, 0, 1, "没有的格", row=9, column=0)
    made = noted(original, *notes, number, nowhere)
    assert made.left == (number, nowhere)
    assert pieces(made) == [
        "*第1",
        "*一条12",
        "　奖2",
        "励",
        "十万0",
        "元，一次拨付。",
        "级别",
        "金额",
        "一级",
        "10万元3",
        "二级",
        "5万元",
        "乙。",
    ]


def test_what_else_a_run_holds_stays_beside_the_words() -> None:
    run = "<w:r><w:t>第一条　甲</w:t><w:tab/><w:t>乙丙 丁</w:t><w:br/></w:r>"
    original = word_file(paragraph(run))
    across = Note(0, 4, 8, "隔着制表符")
    made = noted(original, Note(0, 6, 7, "一"), Note(0, 6, 8, "二"), across)
    assert made.left == (across,)
    assert pieces(made) == ["第一条　甲", "乙01", "丙1", " 丁"]
    part = main_part(made.data)
    assert '<w:t xml:space="preserve"> 丁</w:t><w:br/></w:r>' in part
    assert "<w:t>第一条　甲</w:t><w:tab/>" in part
