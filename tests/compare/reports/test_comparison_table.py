"""修改对照表: what was, what is and why, side by side; numbers and typography apart."""

from __future__ import annotations

from policypress.compare.changes import ChangeSet
from policypress.compare.proof import prove
from policypress.compare.reports.comparison_table import comparison_table
from policypress.document import Document, Paragraph, Table, plain
from policypress.render import html, xlsx
from policypress.render.docx import check_roles, render
from tests.support.texts import NEW, OLD, changed, part, replaced
from tests.support.word_files import look

MOVED = "企业应当在每年三月底以前提交上一年度的申报材料。"
ROWS = (("级别", "金额"), ("一级", "10万元"))


def table(changes: ChangeSet, **reasons: str) -> Document:
    """The document, which must be proven and fit the look."""
    document = comparison_table(changes, reasons=reasons)
    assert check_roles(document, look()) == []
    assert prove(changes, {"修改对照表.docx": render(document, look())}) == []
    return document


def rows(document: Document) -> dict[str, list[list[str]]]:
    """Each table by its name: the cells of its rows, [deleted] and *added* words marked."""
    return {
        block.name: [
            ["\n".join(map(shown, cell.paragraphs)) for cell in row]
            for row in block.rows[1:]
        ]
        for block in document.blocks
        if isinstance(block, Table)
    }


def shown(paragraph: Paragraph) -> str:
    signs = {"deleted": "[{}]", "added": "*{}*"}
    return "".join(
        signs.get(item.role, "{}").format(item.text)
        for item in paragraph.inlines
    )


def test_changed_clauses_stand_side_by_side_and_renumbered_ones_in_a_table_of_their_own() -> (
    None
):
    assert rows(table(changed(OLD, NEW), 第三条="与市级标准一致")) == {
        "条款修改": [
            ["", "*第二条 申报企业应当在本区登记。*", "新增。"],
            [
                "第二条 获奖企业奖励[10万元]。",
                "第三条 获奖企业奖励*20万元*。",
                "修改。\n条序由第二条调整为第三条。\n与市级标准一致",
            ],
            ["[第四条 本办法由区局解释。]", "", "删去。"],
        ],
        "条序调整": [
            [
                "第三条",
                "第四条",
                "[第三条]*第四条* 依照[第二条]*第三条*申报的，应当提交下列材料：",
            ]
        ],
    }


def test_typographic_differences_are_never_mixed_with_substance() -> None:
    found = rows(
        table(
            changed(
                "第一条 甲方、乙方应当守约并且交纳10万元。\n第二条 丙方、丁方应当守约。",
                "第一条 甲方，乙方应当守约并且交纳20万元。\n第二条 丙方，丁方应当守约。",
            )
        )
    )
    assert found["条款修改"] == [
        [
            "第一条 甲方、乙方应当守约并且交纳[10万元]。",
            "第一条 甲方，乙方应当守约并且交纳*20万元*。",
            "修改。\n另有版式差异，见后表。",
        ]
    ]
    assert found["版式差异"] == [
        [
            "第一条",
            "第一条 甲方[、]乙方应当守约并且交纳10万元。",
            "第一条 甲方*，*乙方应当守约并且交纳20万元。",
        ],
        [
            "第二条",
            "第二条 丙方[、]丁方应当守约。",
            "第二条 丙方*，*丁方应当守约。",
        ],
    ]


def test_a_moved_clause_says_where_it_came_from() -> None:
    found = rows(
        table(
            changed(
                f"第一条 {MOVED}\n第二条 给予奖励十万元。\n第三条 本办法由区局负责解释。",
                f"第一条 给予奖励十万元。\n第二条 本办法由区局负责解释。\n第三条 {MOVED}",
            )
        )
    )
    assert found["条款修改"] == [
        [f"第一条 {MOVED}", f"第三条 {MOVED}", "移动。\n原第一条移至第三条。"]
    ]
    assert [row[:2] for row in found["条序调整"]] == [
        ["第二条", "第一条"],
        ["第三条", "第二条"],
    ]


def test_titles_and_chapters_are_shown_as_well() -> None:
    found = rows(
        table(
            changed(
                OLD,
                OLD.replace("示范办法", "示范若干规定").replace(
                    "总则", "一般规定"
                ),
            )
        )
    )
    assert [row[2] for row in found["条款修改"]] == [
        "标题：修改。",
        "章节：修改。",
    ]


def test_a_table_in_a_clause_is_read_row_by_row() -> None:
    found = rows(
        table(
            changed(
                ["第一条 标准：", ROWS],
                ["第一条 标准：", (ROWS[0], ("一级", "20万元"))],
            )
        )
    )
    assert found["条款修改"] == [
        [
            "第一条 标准：\n级别｜金额\n一级｜[10万元]",
            "第一条 标准：\n级别｜金额\n一级｜*20万元*",
            "修改。",
        ]
    ]


def test_the_counts_stand_at_the_head() -> None:
    said = [
        plain(block.inlines)
        for block in table(changed(OLD, NEW)).blocks
        if isinstance(block, Paragraph)
    ]
    assert said[0] == "《示范办法》修改对照表"
    assert (
        "共6条：新增1条、删去1条、修改1条、仅条序调整1条、未变2条。" in said[1]
    )


def test_word_gets_a_landscape_page_a_repeated_head_and_whole_rows() -> None:
    story = part(render(table(changed(OLD, NEW)), look()))
    assert (
        'w:orient="landscape"' in story and story.count("<w:tblHeader/>") == 2
    )
    assert story.count("<w:cantSplit/>") == story.count("<w:tr>")
    assert (
        '<w:rStyle w:val="added"/>' in story
        and '<w:rStyle w:val="deleted"/>' in story
    )
    sheet = part(render(table(changed(OLD, NEW)), look()), "word/styles.xml")
    assert 'w:styleId="deleted"' in sheet and "<w:strike/>" in sheet


def test_a_row_longer_than_a_page_may_be_split() -> None:
    long = "企业应当按照规定提交申报材料。" * 200
    story = part(
        render(
            table(
                changed(
                    f"第一条 {long}给予十万元。\n第二条 施行。",
                    f"第一条 {long}给予二十万元。\n第二条 施行。",
                )
            ),
            look(),
        )
    )
    assert story.count("<w:cantSplit/>") == story.count("<w:tr>") - 1


def test_a_page_and_a_workbook_can_be_made_of_it_too() -> None:
    document = table(changed(OLD, NEW))
    page = html.render(document).decode("utf-8")
    assert "奖励<del>10万元</del>" in page and "奖励<ins>20万元</ins>" in page
    assert xlsx.render(document).startswith(b"PK")


def of_table(
    number: str, mark: str, amount: str
) -> tuple[tuple[str, ...], ...]:
    """A table with a citation, a mark that may be typed otherwise, and an amount."""
    cited = (f"依照第{number}条", "1万元")
    return (("依据", "金额"), cited, (f"甲{mark}乙", "2万元"), ("丙", amount))


def with_table(mark: str, amount: str) -> ChangeSet:
    """A clause with that table, before which another one is put in."""
    before = ["示范办法", "第一条 甲。", "第二条 标准："]
    after = [*before[:2], "第二条 新设机构审核材料。", "第三条 标准："]
    old, new = of_table("二", ",", "3万元"), of_table("三", mark, amount)
    return changed([*before, old], [*after, new])


NEW_CLAUSE = ["", "*第二条 新设机构审核材料。*", "新增。"]
CITING = ["第二条", "第三条", "依照[第二条]*第三条*｜1万元"]
RETYPED = ["第三条", "甲[,]乙｜2万元", "甲*，*乙｜2万元"]


def test_of_a_table_only_the_rows_that_differ_are_shown_each_by_its_reason() -> (
    None
):
    assert rows(table(with_table(",", "3万元"))) == {
        "条款修改": [NEW_CLAUSE],
        "条序调整": [CITING],
    }
    assert rows(table(with_table("，", "3万元"))) == {
        "条款修改": [NEW_CLAUSE],
        "条序调整": [CITING],
        "版式差异": [RETYPED],
    }


def test_a_changed_table_says_which_citations_only_follow_the_numbers() -> (
    None
):
    assert rows(table(with_table("，", "4万元"))) == {
        "条款修改": [
            NEW_CLAUSE,
            [
                "第二条 标准：\n依据｜金额\n依照第二条｜1万元\n甲,乙｜2万元\n丙｜[3万元]",
                "第三条 标准：\n依据｜金额\n依照第三条｜1万元\n甲，乙｜2万元\n丙｜*4万元*",
                "修改。\n条序由第二条调整为第三条。\n"
                "随条序调整的引用：“第二条”改为“第三条”。\n"
                "另有版式差异，见后表。",
            ],
        ],
        "版式差异": [RETYPED],
    }


def test_a_row_of_a_table_that_cites_otherwise_than_the_texts_is_caught() -> (
    None
):
    for mark in (",", "，"):
        changes = with_table(mark, "3万元")
        data = render(comparison_table(changes), look())
        story = part(data)
        start = story.index("1万元", story.index("原条序"))
        wrong = f"{story[:start]}9{story[start + 1 :]}"
        (found,) = prove(
            changes, {"修改对照表.docx": replaced(data, story, wrong)}
        )
        assert "“条序调整”表，第三条：第3列的文字不在文本中" in found.message
        assert "依照第二条｜9万元" in found.message
