"""The proof: what was written agrees with what was compared, and whatever does not agree is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from policypress.compare import compare, parse_bytes
from policypress.compare.changes import ChangeSet
from policypress.compare.proof import prove
from policypress.compare.reports.comparison_table import comparison_table
from policypress.render import redline
from policypress.render.docx import render
from tests.support.change_sets import change_sets
from tests.support.effort import has_time, times
from tests.support.texts import AUTHOR, DATE, NEW, OLD, changed, part, replaced
from tests.support.verify_revisions import verify_revisions
from tests.support.verify_word import verify
from tests.support.versions import versions
from tests.support.word_files import look

REDLINE, TABLE = "修订稿.docx", "修改对照表.docx"
LOOK = look()
LAWS = sorted(
    (Path(__file__).parents[4] / "shared" / "corpora" / "laws").glob("*.md")
)


def written(changes: ChangeSet) -> dict[str, bytes]:
    """Both Word files of a comparison."""
    table = render(comparison_table(changes), LOOK)
    return {
        REDLINE: redline.render(changes, LOOK, author=AUTHOR, date=DATE),
        TABLE: table,
    }


def faults(changes: ChangeSet) -> list[str]:
    """Everything that is wrong with both files, and with a redline whose numbers Word counts."""
    counted = redline.render(
        changes, LOOK, author=AUTHOR, date=DATE, auto_numbers=True
    )
    found = []
    for files in (written(changes), {REDLINE: counted}):
        found += [
            finding.message for finding in prove(changes, files)
        ] + verify_revisions(files[REDLINE])
        found += [fault for data in files.values() for fault in verify(data)]
    return found


CHANGES = changed(
    OLD.replace("营业执照", "营业执照、印章"),
    NEW.replace("营业执照", "营业执照，印章"),
)
FILES = written(CHANGES)


def test_what_agrees_is_proven() -> None:
    assert prove(CHANGES, FILES) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "20万元",
            "30万元",
            "全部接受修订后，第三条与新文本不同：应为“第三条 获奖企业奖励20万元。”，实为“第三条 获奖企业奖励30万元。”（第11字起）",
        ),
        ("10万元", "15万元", "全部拒绝修订后，第二条与旧文本不同"),
        (
            '<w:delText xml:space="preserve">10万元</w:delText>',
            "<w:t>10万元</w:t>",
            "全部拒绝修订后，第二条与旧文本不同",
        ),
        (
            "（一）申请表；",
            "（一）申报表；",
            "全部接受修订后，第四条与新文本不同",
        ),
        (
            '<w:pStyle w:val="title"/>',
            '<w:pStyle w:val="title"/><w:rPr><w:del w:id="99" w:author="a" w:date="b"/></w:rPr>',
            "全部接受修订后，标题与新文本不同",
        ),
        (
            "<w:sectPr>",
            "<w:p><w:r><w:t>多出一段</w:t></w:r></w:p><w:sectPr>",
            "比新文本多出1段，第一段是“多出一段”",
        ),
        (
            "<w:sectPr>",
            "<w:p/><w:p><w:r><w:t>尾</w:t></w:r></w:p><w:sectPr>",
            "比新文本多出2段",
        ),
        (
            '<w:p><w:pPr><w:pStyle w:val="body"/></w:pPr><w:r><w:rPr><w:rStyle w:val="strong"/></w:rPr>',
            '<w:p><w:pPr><w:pStyle w:val="chapter"/></w:pPr><w:r><w:rPr><w:rStyle w:val="strong"/></w:rPr>',
            "段落样式",
        ),
    ],
)
def test_a_redline_that_says_something_else_is_caught(
    old: str, new: str, message: str
) -> None:
    found = prove(CHANGES, {REDLINE: replaced(FILES[REDLINE], old, new)})
    assert [finding.code for finding in found] == ["proof-failed"] * len(found)
    assert any(message in finding.message for finding in found), found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '<w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条 "/>',
            '<w:start w:val="2"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条 "/>',
            "全部接受修订后，第一条与新文本不同：应为“第一条 为了促进发展，制定”，实为“第二条 为了促进发展，制定”",
        ),
        (
            '<w:lvlText w:val="（%1）"/>',
            '<w:lvlText w:val="(%1)"/>',
            "全部接受修订后，第四条与新文本不同",
        ),
        (
            '<w:numFmt w:val="chineseCountingThousand"/>',
            '<w:numFmt w:val="upperRoman"/>',
            "全部接受修订后，第一章与新文本不同",
        ),
    ],
)
def test_a_number_that_word_counts_otherwise_is_caught(
    old: str, new: str, message: str
) -> None:
    counted = redline.render(
        CHANGES, LOOK, author=AUTHOR, date=DATE, auto_numbers=True
    )
    assert prove(CHANGES, {REDLINE: counted}) == []
    found = prove(
        CHANGES, {REDLINE: replaced(counted, old, new, "word/numbering.xml")}
    )
    assert any(message in finding.message for finding in found), found


def test_a_lost_paragraph_is_caught() -> None:
    story = part(FILES[REDLINE])
    start = story.rindex("<w:p>", 0, story.index("申请表"))
    paragraph = story[start : story.index("</w:p>", start) + len("</w:p>")]
    found = prove(CHANGES, {REDLINE: replaced(FILES[REDLINE], paragraph, "")})
    assert (
        "全部接受修订后" in found[0].message
        and "全部拒绝修订后" in found[1].message
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("共6条：", "共7条：", "开头写的条数与比较结果不同"),
        ("新增1条、", "新增2条、", "开头写的条数与比较结果不同"),
        ("20万元", "25万元", "“条款修改”表，第三条：第2列与文本不同"),
        ("10万元", "15万元", "“条款修改”表，第三条：第1列与文本不同"),
        (
            '<w:rStyle w:val="added"/>',
            '<w:rStyle w:val="strong"/>',
            "标出的文字不是修改的文字",
        ),
        (
            '<w:rStyle w:val="deleted"/>',
            '<w:rStyle w:val="strong"/>',
            "标出的文字不是修改的文字",
        ),
        (">新增。<", ">移动。<", "“新增”应有1条，实有0条"),
        (
            "（二）营业执照",
            "（三）营业执照",
            "“版式差异”表，第四条：第2列与文本不同",
        ),
        ("依照", "按照", "“条序调整”表，第四条：第3列的文字不在文本中"),
        (
            ">第三条</w:t>",
            ">第六条</w:t>",
            "“条款修改”表，第三条：第2列与文本不同",
        ),
    ],
)
def test_a_table_that_says_something_else_is_caught(
    old: str, new: str, message: str
) -> None:
    found = prove(CHANGES, {TABLE: replaced(FILES[TABLE], old, new)})
    assert found and any(message in finding.message for finding in found), (
        found
    )


def test_a_row_that_was_dropped_is_caught() -> None:
    story = part(FILES[TABLE])
    last = story[
        story.rindex("<w:tr>") : story.rindex("</w:tr>") + len("</w:tr>")
    ]
    assert any(
        "应有1行，实有0行" in finding.message
        for finding in prove(
            CHANGES, {TABLE: replaced(FILES[TABLE], last, "")}
        )
    )


ITEMS = "（一）申请表；\n（二）营业执照；\n（三）承诺书。"
WITH_ITEMS = changed(
    f"第一条 给予10万元，并提交：\n{ITEMS}",
    f"第一条 给予20万元，并提交：\n{ITEMS}",
)


def test_a_table_that_lost_the_last_item_of_a_clause_is_caught() -> None:
    data = written(WITH_ITEMS)[TABLE]
    assert prove(WITH_ITEMS, {TABLE: data}) == []
    story = part(data)
    start = story.rindex("<w:p>", 0, story.index("（三）承诺书。"))
    end = story.index("</w:p>", start) + len("</w:p>")
    found = prove(WITH_ITEMS, {TABLE: replaced(data, story[start:end], "")})
    assert "第1列应有4段，实有3段" in found[0].message


def test_a_renumbered_clause_has_its_numbers_and_its_citations() -> None:
    """“条序调整”: the number of each side, and each line that cites another number."""
    story = part(FILES[TABLE])
    head = story.index("原条序")
    number = story.index(">第三条<", head)
    wrong = f"{story[:number]}>第七条<{story[number + 5 :]}"
    found = prove(CHANGES, {TABLE: replaced(FILES[TABLE], story, wrong)})
    assert any(
        "列应为“第三条”，实为“第七条”" in fault.message for fault in found
    )


def test_a_citation_that_is_not_shown_is_caught() -> None:
    changes = changed(OLD, NEW)
    data = written(changes)[TABLE]
    story = part(data)
    start = story.rindex("<w:p>", 0, story.index("依照"))
    end = story.index("</w:p>", start) + len("</w:p>")
    found = prove(changes, {TABLE: replaced(data, story[start:end], "<w:p/>")})
    assert any(
        "第3列缺少“第三条 依照第二条" in fault.message for fault in found
    )


ROWS = (("项目", "金额"), ("研发", "5万元"))
WITH_TABLE = changed(
    ["示范办法", "第一条 标准如下：", ROWS, "第二条 本办法由区局解释。"],
    ["示范办法", "第一条 标准见表：", ROWS, "第二条 本办法由区局解释。"],
)


def test_a_paragraph_in_place_of_a_table_is_caught() -> None:
    data = written(WITH_TABLE)[REDLINE]
    assert prove(WITH_TABLE, {REDLINE: data}) == []
    story = part(data)
    start = story.index("<w:tbl>")
    end = story.index("</w:tbl>") + len("</w:tbl>")
    paragraph = "<w:p><w:r><w:t>项目\t金额</w:t></w:r></w:p>"
    found = prove(
        WITH_TABLE, {REDLINE: replaced(data, story[start:end], paragraph)}
    )
    assert "第一条应是表格，实为段落" in found[0].message


def test_a_table_in_place_of_a_paragraph_is_caught() -> None:
    data = written(WITH_TABLE)[REDLINE]
    story = part(data)
    table = story[
        story.index("<w:tbl>") : story.index("</w:tbl>") + len("</w:tbl>")
    ]
    start = story.rindex("<w:p>", 0, story.index("解释"))
    end = story.index("</w:p>", start) + len("</w:p>")
    found = prove(
        WITH_TABLE, {REDLINE: replaced(data, story[start:end], table)}
    )
    assert "第二条应是段落，实为表格" in found[0].message


MOVED = "企业应当在每年三月底以前提交上一年度的申报材料。"
WITH_MOVE = changed(
    f"第一条 {MOVED}\n第二条 给予奖励十万元。\n第三条 本办法由区局负责解释。",
    f"第一条 给予奖励十万元。\n第二条 本办法由区局负责解释。\n第三条 {MOVED}",
)


def test_both_ends_of_a_move_must_say_the_same() -> None:
    data = written(WITH_MOVE)[REDLINE]
    story = part(data)
    end = story.index("每年三月底", story.index("moveToRangeStart"))
    wrong = f"{story[:end]}每年五月底{story[end + 5 :]}"
    found = prove(WITH_MOVE, {REDLINE: replaced(data, story, wrong)})
    assert any("两端的文字不同：应为" in fault.message for fault in found)


def test_two_moves_of_one_name_are_caught() -> None:
    data = written(WITH_MOVE)[REDLINE]
    story = part(data)
    start = story.index("<w:moveToRangeStart")
    range_start = story[start : story.index("/>", start) + 2]
    twice = replaced(data, range_start, range_start * 2)
    found = prove(WITH_MOVE, {REDLINE: twice})
    assert any("有两处移动用了同一个名字" in fault.message for fault in found)


def test_a_move_that_was_not_marked_is_caught() -> None:
    changes = WITH_MOVE
    data = written(changes)[REDLINE]
    assert prove(changes, {REDLINE: data}) == []
    data = replaced(data, "w:moveTo ", "w:ins ", count=9)
    data = replaced(
        replaced(data, "</w:moveTo>", "</w:ins>", count=9),
        "w:moveToRange",
        "w:bookmark",
        count=9,
    )
    messages = [finding.message for finding in prove(changes, {REDLINE: data})]
    assert any("只有一端" in message for message in messages)
    assert any(
        "是移动的条款，修订稿没有标为移动" in message for message in messages
    )


def test_typography_in_a_table_is_shown_row_by_row() -> None:
    text = ["第一条 标准如下：", (("级别", "金额"), ("一级", "10万元"))]
    other = [text[0], (("级别", "金额"), ("一级", "10 万元"))]
    changes = changed(text, other)
    assert [change.kind for change in changes.clauses()] == ["版式差异"]
    assert faults(changes) == []
    data = replaced(written(changes)[TABLE], "10 万元", "10  万元")
    (found,) = prove(changes, {TABLE: data})
    assert "第3列与文本不同" in found.message


def test_a_moved_line_with_quotation_marks_is_several_runs_and_one_range() -> (
    None
):
    """Tabs are elements of their own, and a change of face divides the words."""
    moved = "企业应当\t在“每年三月底”以前提交上一年度的申报材料。"
    changes = changed(
        f"第一条 {moved}\n第二条 给予奖励十万元。\n第三条 本办法由区局负责解释。",
        f"第一条 给予奖励十万元。\n第二条 本办法由区局负责解释。\n第三条 {moved}",
    )
    assert faults(changes) == []


def test_a_moved_clause_of_several_lines_keeps_all_its_words() -> None:
    moved = (
        "企业应当在每年三月底以前提交：\n（一）上一年度的申报材料；\n"
        "（二）有关部门的证明。"
    )
    changes = changed(
        f"第一条 {moved}\n第二条 给予奖励十万元。\n第三条 本办法由区局负责解释。",
        f"第一条 给予奖励十万元。\n第二条 本办法由区局负责解释。\n第三条 {moved}",
    )
    assert faults(changes) == []


@pytest.mark.slow
@settings(max_examples=60)
@given(change_sets())
def test_every_change_set_can_be_written_and_proven(
    changes: ChangeSet,
) -> None:
    assert faults(changes) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "seeds",
    [
        range(40),
        pytest.param(range(40, 40 + times(480)), marks=pytest.mark.slow),
    ],
    ids=["few", "many"],
)
def test_every_comparison_of_random_versions_is_proven(seeds: range) -> None:
    for seed in seeds:
        assert faults(compare(*versions(seed))) == [], seed


@pytest.mark.slow
@pytest.mark.skipif(not LAWS, reason="没有法律文本语料")
def test_every_pair_of_laws_is_proven() -> None:
    names: dict[str, list[Path]] = {}
    for file in LAWS:
        names.setdefault(
            file.name.partition("(2")[0].partition("(19")[0], []
        ).append(file)
    pairs = {name: files for name, files in names.items() if len(files) == 2}
    assert len(pairs) == 29
    every = 1 if has_time() else 3
    for name, files in list(pairs.items())[::every]:
        old, new = (
            parse_bytes(file.read_bytes(), file.name).tree for file in files
        )
        assert faults(compare(old, new)) == [], name
