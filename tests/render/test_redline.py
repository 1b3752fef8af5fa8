"""修订稿: a reviewer sees in Word what changed, and can take every change back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from policypress.compare.changes import ChangeSet
from policypress.compare.proof import prove
from policypress.render.redline import render
from tests.support.texts import (
    AUTHOR,
    DATE,
    NEW,
    OLD,
    changed,
    part,
    shorthand,
)
from tests.support.verify_revisions import verify_revisions
from tests.support.verify_word import verify
from tests.support.word_files import look

ROWS = (("级别", "金额"), ("一级", "10万元"), ("二级", "5万元"))


def redline(
    changes: ChangeSet,
    reasons: dict[str, str] | None = None,
    *,
    auto_numbers: bool = False,
) -> bytes:
    """The redline, which must be proven and free of faults."""
    data = render(
        changes,
        look(),
        author=AUTHOR,
        date=DATE,
        reasons=reasons or {},
        auto_numbers=auto_numbers,
    )
    assert prove(changes, {"修订稿.docx": data}) == []
    assert verify(data) == [] and verify_revisions(data) == []
    return data


def test_an_inserted_clause_marks_itself_and_the_numbers_below_it() -> None:
    assert shorthand(redline(changed(OLD, NEW))) == [
        "示范办法",
        "第一章 总则",
        "第一条 为了促进发展，制定本办法。",
        "+第二条 申报企业应当在本区登记。+ [ins]",
        "-第二条-+第三条+ 获奖企业奖励-10万元-+20万元+。",
        "-第三条-+第四条+ 依照-第二条-+第三条+申报的，应当提交下列材料：",
        "（一）申请表；",
        "（二）营业执照。",
        "-第四条 本办法由区局解释。- [del]",
        "第五条 本办法自印发之日起施行。",
    ]


def test_with_automatic_numbers_an_inserted_clause_marks_itself_and_nothing_below_it() -> (
    None
):
    data = redline(changed(OLD, NEW), auto_numbers=True)
    assert shorthand(data) == [
        "示范办法",
        "总则",
        "为了促进发展，制定本办法。",
        "+申报企业应当在本区登记。+ [ins]",
        "获奖企业奖励-10万元-+20万元+。",
        "依照-第二条-+第三条+申报的，应当提交下列材料：",
        "申请表；",
        "营业执照。",
        "-本办法由区局解释。- [del]",
        "本办法自印发之日起施行。",
    ]
    assert re.findall(
        r'<w:lvlText w:val="([^"]*)"', part(data, "word/numbering.xml")
    ) == ["第%1章 ", "第%1条 ", "（%1）"]


def test_a_number_that_does_not_count_on_stays_words() -> None:
    old = "第一条 甲方应当守约。\n第二条 乙方应当守约。\n第三条 本办法自印发之日起施行。"
    new = old.replace("第三条", "第二条之一 丙方应当守约。\n第三条")
    lines = shorthand(redline(changed(old, new), auto_numbers=True))
    assert lines == [
        "甲方应当守约。",
        "乙方应当守约。",
        "+第二条之一 丙方应当守约。+ [ins]",
        "本办法自印发之日起施行。",
    ]


def test_the_numbers_after_the_last_paragraph_that_stays_are_words() -> None:
    """LibreOffice would leave the number behind when the clause is taken back."""
    lines = shorthand(
        redline(
            changed("第一条 甲。", "第一条 甲。\n第二条 乙。"),
            auto_numbers=True,
        )
    )
    assert lines == ["甲。", "+第二条 乙。+ [ins]"]


def test_renumbering_and_typography_have_authors_of_their_own() -> None:
    story = part(
        redline(
            changed(
                "第一条 甲方、乙方应当守约。",
                "第一条 新设一条内容。\n第二条 甲方，乙方应当守约。",
            )
        )
    )
    deleted = r'<w:del [^>]*w:author="([^"]*)"[^>]*><w:r>(?:<w:rPr>[^/]*/></w:rPr>)?<w:delText [^>]*>([^<]*)'
    assert dict(re.findall(deleted, story)) == {
        f"{AUTHOR}（条序）": "第一条",
        f"{AUTHOR}（版式）": "、",
    }


def test_the_layout_is_that_of_the_policy() -> None:
    articles, measures = (
        part(redline(changed(OLD, NEW))),
        part(
            redline(
                changed(
                    "一、质量\n（一）质量奖。给予奖励10万元。\n（二）标准。给予奖励5万元。",
                    "一、质量\n（一）质量奖。给予奖励20万元。\n（二）标准。给予奖励5万元。",
                )
            )
        ),
    )
    styles = re.findall(r'<w:pStyle w:val="([^"]*)"/>', articles)
    assert styles == ["title", "chapter"] + ["body"] * 8
    assert (
        '<w:rStyle w:val="strong"/></w:rPr><w:t xml:space="preserve">第一条</w:t>'
        in articles
    )
    assert (
        '<w:rStyle w:val="run-in"/></w:rPr><w:t xml:space="preserve">（一）质量奖。</w:t>'
        in measures
    )


def test_a_long_title_breaks_by_meaning_and_stays_the_same_words() -> None:
    title = "深圳市光明区关于促进质量标准知识产权发展的若干措施\n第一条 "
    story = part(
        redline(
            changed(f"{title}甲方应当守约。", f"{title}甲方应当诚信守约。")
        )
    )
    lines = re.findall(
        r"<w:t [^>]*>([^<]*)</w:t>(?:<w:br/>)?", story[: story.index("</w:p>")]
    )
    assert lines == ["深圳市光明区关于促进质量标准", "知识产权发展的若干措施"]


def test_a_moved_clause_is_a_move_and_what_was_amended_on_the_way_is_seen() -> (
    None
):
    first, last = (
        "企业应当在每年三月底以前提交上一年度的申报材料",
        "区局应当在十个工作日内审核并且向社会公示结果",
    )
    middle = "资金实行总额控制，先到先得，用完为止"
    old = f"第一条 {first}。\n第二条 {middle}。\n第三条 {last}。\n第四条 本办法由区局解释。"
    new = f"第一条 {middle}。\n第二条 {last}。\n第三条 本办法由区局解释。\n第四条 {first}和附件。"
    data = redline(changed(old, new))
    lines = shorthand(data)
    assert lines[0] == f"-第一条-< {first}。< [moveFrom]"
    assert lines[-1] == f"+第四条+> {first}>+和附件+>。> [moveTo]"
    names = re.findall(
        r'<w:(moveFrom|moveTo)RangeStart [^>]*w:name="([^"]*)"', part(data)
    )
    assert names == [("moveFrom", "move1"), ("moveTo", "move1")]


def test_a_clause_that_is_split_on_its_way_moves_in_as_many_paragraphs() -> (
    None
):
    moved = "申报企业应当在本区登记注册并且依法纳税。{}获奖企业应当公示名单接受监督。"
    third = "丙方应当依照本办法办理有关手续。"
    fourth = "丁方应当配合主管部门开展检查。"
    changes = changed(
        f"第一条 {moved.format('')}\n第二条 {third}\n第三条 {fourth}",
        f"第一条 {third}\n第二条 {fourth}\n第三条 " + moved.format("\n"),
    )
    first, second = moved.split("{}")
    assert shorthand(redline(changes)) == [
        f"-第一条-< {first}{second}< [moveFrom]",
        f"-第二条-+第一条+ {third}",
        f"-第三条-+第二条+ {fourth}",
        f"+第三条+> {first}> [ins]",
        f">{second}> [moveTo]",
    ]


def test_a_table_of_a_moved_clause_goes_there_and_comes_here() -> None:
    head = "申报企业应当在本区登记注册并且依法纳税，标准如下："
    third = "丙方应当依照本办法办理有关手续。"
    fourth = "丁方应当配合主管部门开展检查。"
    changes = changed(
        [f"第一条 {head}", ROWS, f"第二条 {third}", f"第三条 {fourth}"],
        [f"第一条 {third}", f"第二条 {fourth}", f"第三条 {head}", ROWS[:2]],
    )
    lines = shorthand(redline(changes))
    assert lines[1:7] == [f"-{cell}-" for row in ROWS for cell in row]
    assert lines[-4:] == [f"+{cell}+" for row in ROWS[:2] for cell in row]
    assert len(lines) == 1 + 6 + 2 + 1 + 4


def test_a_paragraph_that_is_split_or_merged_changes_only_its_marks() -> None:
    head, tail = (
        "企业应当按照规定提交申报材料并且对其真实性负责。",
        "区局应当在收到材料以后十个工作日内完成审核工作。",
    )
    apart, whole = (
        f"第一条 {head}\n{tail}\n第二条 本办法自印发之日起施行。",
        f"第一条 {head}{tail}\n第二条 本办法自印发之日起施行。",
    )
    assert shorthand(redline(changed(whole, apart)))[:2] == [
        f"第一条 {head} [ins]",
        tail,
    ]
    assert shorthand(redline(changed(apart, whole)))[:2] == [
        f"第一条 {head} [del]",
        tail,
    ]


def test_a_row_comes_and_goes_and_a_cell_changes_in_place() -> None:
    rows = (ROWS[0], ("一级", "20万元"), ("特别贡献", "另行确定"))
    data = redline(
        changed(
            ["第一条 标准如下：", ROWS, "第二条 施行。"],
            ["第一条 标准如下：", rows, "第二条 施行。"],
        )
    )
    assert shorthand(data)[1:-1] == [
        "级别",
        "金额",
        "一级",
        "-10万元-+20万元+",
        "-二级-",
        "-5万元-",
        "+特别贡献+",
        "+另行确定+",
    ]
    assert re.findall(
        r"<w:trPr><w:cantSplit/>(?:<w:tblHeader/>)?<w:(\w+) ", part(data)
    ) == ["del", "ins"]


def test_a_new_column_comes_within_the_rows_of_the_one_table() -> None:
    wide = tuple(
        (*row, note)
        for row, note in zip(ROWS, ("备注", "无", "无"), strict=False)
    )
    data = redline(changed(["第一条 标准：", ROWS], ["第一条 标准：", wide]))
    assert part(data).count("<w:tbl>") == 1
    assert part(data).count("<w:cellIns ") == 3
    assert not re.findall(r"<w:trPr>[^/]*<w:(ins|del) ", part(data))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["第一条 标准：", ROWS], ["第一条 标准："]),
        (["第一条 标准："], ["第一条 标准：", ROWS]),
        (
            ["第一条 标准：", ROWS, "中间说明文字。", ROWS[:2]],
            ["第一条 标准：", ROWS, ROWS[:2]],
        ),
        (["第一条 甲。", "第二条 乙。"], ["第一条 甲。"]),
        (["第一条 甲。"], ["第一条 甲。", "第二条 乙。"]),
        (
            "第一条 完全不同的旧内容。",
            "一、全新的另一种写法\n（一）没有一处相同",
        ),
    ],
)
def test_what_stands_at_an_end_or_beside_a_table_can_be_taken_back(
    old: list[str] | str, new: list[str] | str
) -> None:
    redline(changed(old, new))


def test_paragraphs_behind_inserted_words_are_marked_as_if_typed_there() -> (
    None
):
    """Otherwise LibreOffice loses the old paragraph mark when changes are rejected."""
    old = "第一条 企业应当提交下列材料：\n（一）申请表。\n第二条 本办法自印发之日起施行。"
    new = "第一条 企业应当提交下列材料：\n（一）申请表和营业执照。\n（二）信用报告。\n第二条 本办法自印发之日起施行。"
    assert "（一）申请表+和营业执照+。" in shorthand(
        redline(changed(old, new))
    )
    new = new.replace("营业执照。", "营业执照原件").replace(
        "申请表和", "申请表。和"
    )
    lines = shorthand(redline(changed(old, new)))
    assert lines[1:3] == [
        "（一）申请表。+和营业执照原件+ [ins]",
        "+（二）信用报告。+",
    ]


def test_a_changed_clause_has_its_reason_as_a_comment() -> None:
    data = redline(
        changed(OLD, NEW),
        {
            "第三条": "与市级标准一致",
            "第一条": "没有变化，不该出现",
            "原第四条": "改在附则规定",
        },
    )
    notes = part(data, "word/comments.xml")
    assert re.findall(r"<w:t [^>]*>([^<]*)", notes) == [
        "与市级标准一致",
        "改在附则规定",
    ]
    assert notes.count(f'w:author="{AUTHOR}" w:date="{DATE}"') == 2
    assert re.search(
        r"<w:del [^>]*><w:r><w:rPr><w:rStyle [^>]*/></w:rPr><w:commentReference",
        part(data),
    )


def test_the_file_is_called_a_redline_unless_named_otherwise() -> None:
    changes = changed(OLD, NEW)
    core = part(redline(changes), "docProps/core.xml")
    assert "<dc:title>修订稿</dc:title>" in core
    named = render(changes, look(), author=AUTHOR, date=DATE, title="对照")
    core = part(named, "docProps/core.xml")
    assert "<dc:title>对照</dc:title>" in core
    assert f"<dc:creator>{AUTHOR}</dc:creator>" in core


def test_words_that_look_like_markup_stay_words() -> None:
    data = redline(
        changed("第一条 甲<b>&amp;乙。", "第一条 甲<i>&amp;乙]]>。")
    )
    assert "&lt;" in part(data)


def test_two_equal_texts_give_a_clean_copy() -> None:
    story = part(redline(changed(OLD, OLD)))
    assert not re.search(r"<w:(ins|del|moveFrom|moveTo) ", story)


def test_the_file_is_the_same_in_every_process() -> None:
    code = (
        "import hashlib; from tests.support.texts import *; from tests.support.word_files import look;"
        "from policypress.render.redline import render;"
        "print(hashlib.sha256(render(changed(OLD, NEW), look(), author=AUTHOR, date=DATE)).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
