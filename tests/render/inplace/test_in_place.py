"""An office marks changes in the file it has: the layout stays, only the changes are marked, and both texts come back."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from policypress.compare import compare
from policypress.compare.proof.in_place import prove_in_place
from policypress.compare.read.plain_text import parse_text
from policypress.render import inplace
from policypress.render.inplace import Marked
from tests.render.test_redline_outside import libreoffice
from tests.support.edited_originals import (
    SCHEMAS,
    lines_of,
    main_part,
    paragraph,
    schema_errors,
    table,
    tree_of,
    word_file,
)

BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>第一条</w:t></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026年3月1日</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>内部文件</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
ROWS = (("级别", "金额"), ("一级", "10万元"), ("二级", "5万元"))


def mark(original: bytes, new: bytes | str, *, quiet: bool = False) -> Marked:
    """The original with the changes to a new text, or Word file, proven."""
    text = (
        parse_text(new, "新.txt").tree
        if isinstance(new, str)
        else tree_of(new, "新.docx")
    )
    marked = inplace.render(
        original,
        "原稿.docx",
        compare(tree_of(original), text),
        author="法规科",
        date="2026-03-01T00:00:00Z",
        quiet=quiet,
    )
    assert marked.problem == ""
    assert (
        prove_in_place(
            "原稿.docx", original, marked.data, marked.accepted, quiet=quiet
        )
        == []
    )
    assert lines_of(marked.data, "rejected") == lines_of(original)
    if SCHEMAS.is_file():
        assert _schema_errors(marked.data) == _schema_errors(original)
    return marked


def _schema_errors(data: bytes, path: Path = Path("")) -> list[str]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "文.docx"
        file.write_bytes(data)
        return [str(one) for one in schema_errors()(str(file))]


def told(marked: Marked) -> list[tuple[str, str, str]]:
    return [(one.old, one.new, one.reason) for one in marked.told]


def test_a_run_is_split_at_the_changed_characters_and_keeps_its_properties() -> (
    None
):
    original = word_file(
        paragraph(
            BOLD,
            '<w:r w:rsidR="00A1B2C3"><w:rPr><w:sz w:val="32"/></w:rPr><w:t>　奖励十万元，一次拨付。</w:t></w:r>',
        )
    )
    marked = mark(original, "第一条　奖励二十万元，一次拨付。")
    assert marked.told == ()
    assert lines_of(marked.data, "accepted") == [
        "第一条　奖励二十万元，一次拨付。"
    ]
    part = main_part(marked.data)
    kept, gone, new, rest = re.findall(
        r"<w:r(?: [^>]*)?><w:rPr><w:sz w:val=\"32\"/></w:rPr><w:(?:t|delText)[^>]*>([^<]*)<",
        part,
    )
    assert (kept, gone, new, rest) == (
        "　奖励",
        "十万元",
        "二十万元",
        "，一次拨付。",
    )
    assert BOLD in part
    assert '<w:del w:id="1" w:author="法规科"' in part


@pytest.mark.parametrize(
    "new",
    [
        "第一条　甲。\n第二条　丁。\n第三条　丙。",
        "第一条　甲。\n第二条　丙。",
        "第一条　乙。\n第二条　丙。",
        "第一条　甲。\n第二条　新。\n第三条　乙。\n第四条　丙。",
    ],
)
def test_clauses_on_two_pages_of_one_paragraph_are_marked(new: str) -> None:
    original = word_file(
        paragraph(
            "第一条　甲。",
            '<w:r><w:br w:type="page"/></w:r>',
            "第二条　乙。",
        )
        + paragraph("第三条　丙。")
    )
    marked = mark(original, new)
    assert marked.told == ()
    assert lines_of(marked.data, "accepted") == new.split("\n")


def test_headers_styles_bookmarks_comments_and_pictures_stay() -> None:
    picture = "<w:r><w:drawing/></w:r>"
    original = word_file(
        paragraph(
            '<w:bookmarkStart w:id="9" w:name="a"/>',
            "第一条　奖励十万元。",
            '<w:bookmarkEnd w:id="9"/>',
            picture,
        )
        + paragraph("第二条　由市局负责。"),
        styles='<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>',
        header1=paragraph("某市文件"),
    )
    marked = mark(original, "第一条　奖励二十万元。\n第二条　由省局负责。")
    part = main_part(marked.data)
    assert part.count("<w:drawing/>") == 1
    assert '<w:bookmarkStart w:id="9" w:name="a"/>' in part
    # A number of a revision is none that a bookmark has.
    assert sorted(re.findall(r'<w:(?:ins|del) w:id="(\d+)"', part)) == [
        "10",
        "11",
        "12",
        "13",
    ]
    for name in ("word/styles.xml", "word/header1.xml"):
        assert _read(marked.data, name) == _read(original, name)


def _read(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_words_of_a_hyperlink_and_of_a_content_control_are_marked_inside() -> (
    None
):
    control = "<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>三十日</w:t></w:r></w:sdtContent></w:sdt>"
    link = '<w:hyperlink w:anchor="a"><w:r><w:t>另行公布</w:t></w:r></w:hyperlink>'
    original = word_file(
        paragraph(
            "第一条　期限为", control, "，具体办法由主管部门", link, "。"
        )
    )
    marked = mark(
        original, "第一条　期限为六十日，具体办法由主管部门另行印发。"
    )
    assert marked.told == ()
    part = main_part(marked.data)
    inside = re.search("<w:sdtContent>.*</w:sdtContent>", part)[0]
    assert "三十</w:delText>" in inside
    assert "六十</w:t>" in inside
    linked = re.search("<w:hyperlink.*</w:hyperlink>", part)[0]
    assert "公布</w:delText>" in linked


def test_new_paragraphs_look_like_their_neighbour() -> None:
    look = '<w:ind w:firstLine="640"/><w:jc w:val="both"/>'
    original = word_file(
        paragraph("某办法", properties='<w:jc w:val="center"/>')
        + paragraph("第一条　甲。", properties=look)
        + paragraph("第二条　乙。", properties=look)
    )
    marked = mark(original, "某办法\n第一条　甲。\n第二条　丙。\n第三条　乙。")
    assert lines_of(marked.data, "accepted")[2] == "第二条　丙。"
    new = re.search(
        "<w:p>(?:(?!</w:p>).)*丙(?:(?!</w:p>).)*</w:p>", main_part(marked.data)
    )
    assert new and look in new[0] and "<w:rPr><w:ins " in new[0]


def test_the_last_paragraph_of_a_file_can_be_followed_by_a_new_one() -> None:
    look = '<w:rPr><w:sz w:val="32"/></w:rPr>'
    original = word_file(
        paragraph(f"<w:r>{look}<w:t>第一条　甲。</w:t></w:r>")
    )
    marked = mark(original, "第一条　甲。\n第二条　乙。\n第三条　丙。")
    assert lines_of(marked.data, "accepted") == [
        "第一条　甲。",
        "第二条　乙。",
        "第三条　丙。",
    ]
    part = main_part(marked.data)
    assert part.count("<w:r>") == part.count(f"<w:r>{look}")


def test_where_no_paragraph_has_words_a_new_one_has_no_look() -> None:
    files = [
        word_file(heading + table(*ROWS) + "<w:p/>")
        for heading in ("", paragraph("某办法"))
    ]
    marked = mark(*files)
    assert marked.told == ()
    assert "<w:r><w:t>某办法</w:t></w:r></w:ins>" in main_part(marked.data)


def test_words_behind_a_hyphen_that_word_draws_come_behind_it() -> None:
    hyphen = "<w:r><w:noBreakHyphen/></w:r>"
    marked = mark(
        word_file(paragraph("第一条　甲", hyphen)), "第一条　甲-乙。"
    )
    assert marked.told == ()
    part = main_part(marked.data)
    assert part.index("乙。") > part.index(hyphen)


def test_paragraphs_that_are_deleted_joined_or_split_are_marked_as_such() -> (
    None
):
    original = word_file(
        paragraph("第一条　甲单位负责受理，乙单位负责审核并且公布结果。")
        + paragraph("第二条　丙。")
        + paragraph("第三条　申请人应当提交材料。")
        + paragraph("　　逾期不予受理，但有正当理由的除外。")
    )
    new = "第一条　甲单位负责受理，\n乙单位负责审核并且公布结果。\n第二条　申请人应当提交材料。逾期不予受理，但有正当理由的除外。"
    marked = mark(original, new)
    assert marked.told == ()
    assert lines_of(marked.data, "accepted") == new.split("\n")


def test_lines_that_breaks_part_are_marked_within_their_paragraph() -> None:
    original = word_file(
        paragraph(
            "第一条　甲：",
            "<w:r><w:br/><w:t>（一）子；</w:t></w:r>",
            "<w:r><w:br/><w:t>（二）丑。</w:t></w:r>",
        )
    )
    new = "第一条　甲：\n（一）子；\n（二）寅；\n（三）丑。"
    marked = mark(original, new)
    assert lines_of(marked.data, "accepted") == new.split("\n")
    assert main_part(marked.data).count("<w:p>") == 1


def test_numbers_that_word_counts_are_left_to_word() -> None:
    original = word_file(
        "".join(
            paragraph(words, properties=NUMBERED)
            for words in ("甲。", "乙。", "丙。")
        ),
        numbering=NUMBERING,
    )
    marked = mark(
        original, "第一条 甲。\n第二条 丁。\n第三条 乙。\n第四条 丙。"
    )
    assert marked.told == ()
    part = main_part(marked.data)
    assert "第" not in part
    assert part.count(NUMBERED) == 4


def test_a_number_that_word_counts_otherwise_is_told() -> None:
    original = word_file(
        paragraph("甲。", properties=NUMBERED)
        + paragraph("乙。", properties=NUMBERED),
        numbering=NUMBERING,
    )
    marked = mark(original, "第一条 甲。\n第三条 乙而且更多。")
    [(shown, wanted, reason)] = told(marked)
    assert (shown, wanted) == ("第二条", "第三条")
    assert "自动编号" in reason
    assert lines_of(marked.data, "accepted") == [
        "第一条 甲。",
        "第二条 乙而且更多。",
    ]


def test_a_typed_number_beside_automatic_ones_is_typed() -> None:
    original = word_file(
        paragraph("甲。", properties=NUMBERED)
        + paragraph("乙。", properties=NUMBERED),
        numbering=NUMBERING,
    )
    marked = mark(original, "第一条 甲。\n（一）子；\n第二条 乙。")
    assert marked.told == ()
    assert "（一）" in main_part(marked.data)


def test_what_a_field_or_text_box_says_is_told_with_its_place() -> None:
    original = word_file(
        paragraph("第一条　自", FIELD, "起施行。")
        + paragraph("第二条　甲。", BOX)
    )
    new = word_file(
        paragraph("第一条　自2027年5月1日起施行。")
        + paragraph("第二条　乙。", BOX.replace("内部", "公开"))
    )
    marked = mark(original, new)
    reasons = {one.reason: one.place.line for one in marked.told}
    assert reasons == {"域内的文字，Word 会自动更新": 1, "文本框": 3}
    assert lines_of(marked.data, "accepted") == [
        "第一条　自2026年3月1日起施行。",
        "第二条　乙。",
        "内部文件",
    ]


def test_the_words_of_a_link_are_the_writers_own() -> None:
    link = FIELD.replace(" DATE ", ' HYPERLINK "https://a.example" ').replace(
        "2026年3月1日", "申请指南"
    )
    original = word_file(paragraph("第一条　见", link, "全文。"))
    marked = mark(original, "第一条　见办理指南全文。")
    assert marked.told == ()
    assert "申请</w:delText>" in main_part(marked.data)


def test_words_around_a_field_are_marked_and_a_paragraph_goes_with_its_field() -> (
    None
):
    original = word_file(
        paragraph("第一条　自", FIELD, "起施行。")
        + paragraph("第二条　至", FIELD, "止。")
        + paragraph("第三条　完。")
    )
    marked = mark(original, "第一条　从2026年3月1日开始施行。\n第二条　完。")
    assert marked.told == ()
    part = main_part(marked.data)
    assert part.count("<w:delInstrText>") == 1
    assert part.count("<w:instrText>") == 1


def test_words_of_cells_and_rows_are_marked_in_the_table() -> None:
    original = word_file(
        paragraph("第一条　标准：") + table(*ROWS) + paragraph("第二条　完。")
    )
    new_rows = (ROWS[0], ("一级", "20万元"), ("特级", "另定"))
    new = word_file(
        paragraph("第一条　标准：")
        + table(*new_rows)
        + paragraph("第二条　完。")
    )
    marked = mark(original, new)
    assert marked.told == ()
    assert lines_of(marked.data, "accepted")[1] == new_rows
    part = main_part(marked.data)
    assert re.findall(r"<w:trPr><w:(ins|del) ", part) == ["del", "ins"]
    assert "10万元</w:delText>" in part


def test_a_table_comes_and_goes_as_a_whole() -> None:
    without = word_file(
        paragraph("第一条　标准：") + paragraph("第二条　完。")
    )
    with_table = word_file(
        paragraph("第一条　标准：") + table(*ROWS) + paragraph("第二条　完。")
    )
    added = mark(without, with_table)
    assert added.told == ()
    assert lines_of(added.data, "accepted") == lines_of(with_table)
    taken = mark(with_table, without)
    assert taken.told == ()
    assert lines_of(taken.data, "accepted") == lines_of(without)


def test_a_column_comes_and_goes_in_the_table() -> None:
    wider = (
        ("级别", "类别", "金额"),
        ("一级", "甲类", "20万元"),
        ("二级", "乙类", "5万元"),
    )
    files = [
        word_file(
            paragraph("第一条　标准：")
            + table(*rows)
            + paragraph("第二条　完。")
        )
        for rows in (ROWS, wider)
    ]
    added = mark(*files)
    assert added.told == ()
    assert lines_of(added.data, "accepted")[1] == wider
    assert main_part(added.data).count("<w:cellIns ") == 3
    grid = re.search("<w:tblGrid>.*?<w:tblGridChange", main_part(added.data))
    assert grid and grid[0].count("<w:gridCol ") == 3
    taken = mark(*reversed(files))
    assert taken.told == ()
    assert lines_of(taken.data, "accepted")[1] == ROWS
    assert main_part(taken.data).count("<w:cellDel ") == 3


def test_a_table_with_other_columns_gets_plain_rows() -> None:
    other = (("项目", "级别", "条件", "比例"), ("一", "一级", "有", "5%"))
    files = [
        word_file(
            paragraph("第一条　标准：")
            + table(*rows)
            + paragraph("第二条　完。")
        )
        for rows in (ROWS, other)
    ]
    marked = mark(*files)
    assert marked.told == ()
    assert lines_of(marked.data, "accepted")[1] == other


def test_a_row_that_holds_a_merged_cell_is_told() -> None:
    rows = table(*ROWS)
    rows = rows.replace(
        'w:type="dxa"/></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">一级',
        'w:type="dxa"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">一级',
    ).replace(
        'w:type="dxa"/></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">二级',
        'w:type="dxa"/><w:vMerge/></w:tcPr><w:p><w:pPr></w:pPr><w:r><w:t xml:space="preserve">二级',
    )
    assert rows.count("w:vMerge") == 2
    original = word_file(
        paragraph("第一条　标准：") + rows + paragraph("第二条　完。")
    )
    new = word_file(
        paragraph("第一条　标准：")
        + table(ROWS[0], ROWS[2])
        + paragraph("第二条　完。")
    )
    marked = mark(original, new)
    assert told(marked) == [("一级\t10万元", "", "合并单元格")]
    assert lines_of(marked.data, "accepted")[1] == ROWS


def test_typography_can_be_left_as_it_is() -> None:
    original = word_file(paragraph("第一条　比例为50%，共（三）项。"))
    marked = mark(original, "第一条　比例为50％,共(三)项。", quiet=True)
    assert "<w:ins " not in main_part(marked.data)
    marked = mark(original, "第一条　比例为60％,共(三)项。", quiet=True)
    assert lines_of(marked.data, "accepted") == [
        "第一条　比例为60％，共（三）项。"
    ]


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (("_xmlsignatures/sig1.xml", b"<Signature/>"), "电子签名"),
        (("word/document.xml", b""), "重名"),
    ],
)
def test_a_package_that_cannot_be_written_into_is_refused(
    inside: tuple[str, bytes], why: str
) -> None:
    original = io.BytesIO(word_file(paragraph("第一条　甲。")))
    changes = compare(
        tree_of(original.getvalue()),
        parse_text("第一条　乙。", "新.txt").tree,
    )
    with zipfile.ZipFile(original, "a") as archive:
        archive.writestr(*inside)
    marked = inplace.render(
        original.getvalue(), "原.docx", changes, author="甲", date="2026-03-01"
    )
    assert marked.data == b""
    assert why in marked.problem


@pytest.mark.libreoffice
def test_libreoffice_takes_both_texts_back(tmp_path: Path) -> None:
    original = word_file(
        paragraph("某办法")
        + paragraph(BOLD, "　奖励十万元，一次拨付。")
        + paragraph("第二条　由市局负责。")
        + table(*ROWS)
        + paragraph("第三条　自2026年起施行。")
    )
    new = word_file(
        paragraph("某办法")
        + paragraph(BOLD, "　奖励二十万元，一次拨付。")
        + paragraph("第二条　申请人应当提交材料。")
        + paragraph("第三条　由省局负责。")
        + table(*ROWS[:2], ("特级", "另定"))
        + paragraph("第四条　自2027年起施行。")
    )
    paths = []
    for name, data in (
        ("marked", mark(original, new).data),
        ("old", original),
        ("new", new),
    ):
        paths.append(tmp_path / f"{name}.docx")
        paths[-1].write_bytes(data)
    marked, old, accepted = libreoffice(tmp_path, paths)
    assert marked["rejected"] == old["accepted"]
    assert marked["accepted"] == accepted["accepted"]


@pytest.mark.validator
def test_the_open_xml_sdk_finds_no_further_error(
    tmp_path: Path, ooxml_validator: Path
) -> None:
    original = word_file(
        paragraph(BOLD, "　奖励十万元，一次拨付。")
        + paragraph("第二条　由市局负责。")
        + table(*ROWS)
        + paragraph("第三条　自", FIELD, "起施行。"),
        styles='<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
    )
    new = word_file(
        paragraph(BOLD, "　奖励二十万元，一次拨付。")
        + paragraph("第二条　申请人应当提交材料。")
        + paragraph("第三条　由省局负责。")
        + table(*(("类", *row) for row in ROWS[:2]))
        + paragraph("第四条　从", FIELD, "起施行。")
    )
    found = []
    for name, data in (("old", original), ("new", mark(original, new).data)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        answer = subprocess.run(
            [str(ooxml_validator), str(path)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        ).stdout
        found.append(json.loads(answer)["errors"])
    assert found[1] == found[0]
