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
from tests.support.texts import AUTHOR, DATE, NEW, OLD, changed, part, replaced
from tests.support.verify_revisions import verify_revisions
from tests.support.verify_word import verify
from tests.support.versions import versions
from tests.support.word_files import look

REDLINE, TABLE = "修订稿.docx", "修改对照表.docx"
LOOK = look()
LAWS = sorted((Path(__file__).parents[3] / "shared" / "corpora" / "laws").glob("*.md"))


def written(changes: ChangeSet) -> dict[str, bytes]:
    """Both Word files of a comparison."""
    table = render(comparison_table(changes), LOOK)
    return {
        REDLINE: redline.render(changes, LOOK, author=AUTHOR, date=DATE),
        TABLE: table,
    }


def faults(changes: ChangeSet) -> list[str]:
    """Everything that is wrong with both files, and with a redline whose numbers Word counts."""
    counted = redline.render(changes, LOOK, author=AUTHOR, date=DATE, auto_numbers=True)
    found = []
    for files in (written(changes), {REDLINE: counted}):
        found += [
            finding.message for finding in prove(changes, files)
        ] + verify_revisions(files[REDLINE])
        found += [fault for data in files.values() for fault in verify(data)]
    return found


CHANGES = changed(
    OLD.replace("营业执照", "营业执照、印章"), NEW.replace("营业执照", "营业执照，印章")
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
        ("（一）申请表；", "（一）申报表；", "全部接受修订后，第四条与新文本不同"),
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
    counted = redline.render(CHANGES, LOOK, author=AUTHOR, date=DATE, auto_numbers=True)
    assert prove(CHANGES, {REDLINE: counted}) == []
    found = prove(CHANGES, {REDLINE: replaced(counted, old, new, "word/numbering.xml")})
    assert any(message in finding.message for finding in found), found


def test_a_lost_paragraph_is_caught() -> None:
    story = part(FILES[REDLINE])
    start = story.rindex("<w:p>", 0, story.index("申请表"))
    paragraph = story[start : story.index("</w:p>", start) + len("</w:p>")]
    found = prove(CHANGES, {REDLINE: replaced(FILES[REDLINE], paragraph, "")})
    assert "全部接受修订后" in found[0].message and "全部拒绝修订后" in found[1].message


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
        ("（二）营业执照", "（三）营业执照", "“版式差异”表，第四条：第2列与文本不同"),
        ("依照", "按照", "“条序调整”表，第四条：第3列的文字不在文本中"),
        (">第三条</w:t>", ">第六条</w:t>", "“条款修改”表，第三条：第2列与文本不同"),
    ],
)
def test_a_table_that_says_something_else_is_caught(
    old: str, new: str, message: str
) -> None:
    found = prove(CHANGES, {TABLE: replaced(FILES[TABLE], old, new)})
    assert found and any(message in finding.message for finding in found), found


def test_a_row_that_was_dropped_is_caught() -> None:
    story = part(FILES[TABLE])
    last = story[story.rindex("<w:tr>") : story.rindex("</w:tr>") + len("</w:tr>")]
    assert any(
        "应有1行，实有0行" in finding.message
        for finding in prove(CHANGES, {TABLE: replaced(FILES[TABLE], last, "")})
    )


def test_a_move_that_was_not_marked_is_caught() -> None:
    moved = "企业应当在每年三月底以前提交上一年度的申报材料。"
    changes = changed(
        f"第一条 {moved}\n第二条 给予奖励十万元。\n第三条 本办法由区局负责解释。",
        f"第一条 给予奖励十万元。\n第二条 本办法由区局负责解释。\n第三条 {moved}",
    )
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
    assert any("是移动的条款，修订稿没有标为移动" in message for message in messages)


@settings(max_examples=60)
@given(change_sets())
def test_every_change_set_can_be_written_and_proven(changes: ChangeSet) -> None:
    assert faults(changes) == []


@pytest.mark.parametrize(
    "seeds",
    [range(40), pytest.param(range(40, 1000), marks=pytest.mark.slow)],
    ids=["few", "many"],
)
def test_every_comparison_of_random_versions_is_proven(seeds: range) -> None:
    for seed in seeds:
        assert faults(compare(*versions(seed))) == [], seed


@pytest.mark.skipif(not LAWS, reason="没有法律文本语料")
def test_every_pair_of_laws_is_proven() -> None:
    names: dict[str, list[Path]] = {}
    for file in LAWS:
        names.setdefault(file.name.partition("(2")[0].partition("(19")[0], []).append(
            file
        )
    pairs = {name: files for name, files in names.items() if len(files) == 2}
    assert len(pairs) == 29
    for name, files in pairs.items():
        old, new = (parse_bytes(file.read_bytes(), file.name).tree for file in files)
        assert faults(compare(old, new)) == [], name
