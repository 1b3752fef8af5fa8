"""A text becomes a policy that `check` accepts, and the Word file built of it has the
words of the text.
"""

from __future__ import annotations

import io

import docx
import pytest

from policypress.compare.read.docx import read_docx
from policypress.pipeline.build import build
from policypress.pipeline.composing import found_by_composing
from policypress.pipeline.importing import ImportRequest, import_text
from policypress.pipeline.request import BuildRequest
from policypress.source import load
from policypress.system.environment import ROOT

TEMPLATES = ROOT / "templates"
PLAIN = """\
云湾区孵化器扶持办法
为支持孵化器，制定本办法。
第一章　总则
第一条　本办法适用于2024年以后设立的孵化器。
第二章　扶持标准
第二条　给予下列扶持：
（一）新设立的，给予50万元；
（二）按投资额30%给予补助，最高一百万元。
第四条　本办法自2025年1月1日起施行，有效期3年，工本费一百余元。
"""
HOSTILE = """\
云湾区关于*测试*的若干措施
为了 {{ x }}、{% if %}、{# 注 #}和{{100万元}}，制定本措施。
第一条　*星* _下_ |竖| `码` [甲](乙) <b> &amp; \\ 反\\* 见附件1、附件。
1.2017年度报表
# 井号
> 引用
- 列表
(三)半角括号；
"""


def imported(tmp_path, text, **options):
    """What came of a text, and the folder."""
    file = tmp_path / "原文.txt"
    file.write_text(text, "utf-8")
    into = tmp_path / "政策"
    request = ImportRequest(file, into, TEMPLATES, **options)
    return import_text(request, lambda *_: None), into


def figures_of(provision):
    """The figures of a provision: those of its prose, and those that it gives."""
    yield from provision.facts.values()
    for support in provision.supports.values():
        for one in support.amount.figures():
            yield one.figure


def errors(folder):
    found = found_by_composing(folder, TEMPLATES).findings
    return [str(one) for one in found if one.severity == "error"]


def built_lines(tmp_path, folder):
    """The paragraphs of the Word file that is built of a policy."""
    out = tmp_path / "outputs"
    request = BuildRequest(folder, TEMPLATES, out, formats=("docx",))
    build(request, lambda *_: None)
    (path,) = out.rglob("*正文.docx")
    return [
        line.text for line in read_docx(path.read_bytes(), path.name).lines
    ]


@pytest.mark.parametrize("text", [PLAIN, HOSTILE])
def test_the_word_file_has_the_words_of_the_text(tmp_path, text):
    result, folder = imported(tmp_path, text)
    assert result.is_equal, [str(one) for one in result.findings]
    assert errors(folder) == []
    ours = "\n".join(built_lines(tmp_path, folder))
    assert ours.split("\n") == text.splitlines()


def test_figures_are_data_published_in_the_document_itself(tmp_path):
    _, folder = imported(tmp_path, PLAIN)
    policy = load(folder).policy
    facts = {
        str(figure): figure.provenance
        for provision in policy.provisions.values()
        for figure in figures_of(provision)
    }
    assert set(facts) == {
        "2024年",
        "50万元",
        "30%",
        "100万元",
    }
    assert str(policy.meta.effective) == "2025年1月1日"
    assert str(policy.meta.validity) == "3年"
    basis = facts["50万元"]
    assert basis.status == "published"
    assert basis.source.document == "imported"
    assert basis.source.article == "第二条"
    assert policy.documents["imported"].title == "云湾区孵化器扶持办法"


def test_figures_of_a_draft_are_proposals(tmp_path):
    result, folder = imported(tmp_path, PLAIN, is_draft=True)
    assert result.is_equal and errors(folder) == []
    policy = load(folder).policy
    found = {
        figure.status
        for provision in policy.provisions.values()
        for figure in figures_of(provision)
    }
    assert found == {"proposed"}


def test_what_is_not_understood_is_listed_with_its_line(tmp_path):
    result, _ = imported(tmp_path, PLAIN)
    told = {(one.code, one.place.line) for one in result.findings}
    assert ("kept-number", 9) in told  # 第四条 after 第二条
    assert ("figure-as-words", 9) in told  # 一百余元
    assert ("read-as-support", 8) in told
    assert result.kept == 1


def test_a_table_of_a_word_file_is_a_table_of_the_policy(tmp_path):
    word = docx.Document()
    for text in ("云湾区补贴办法", "第一条　补贴标准如下："):
        word.add_paragraph(text)
    table = word.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("类别", "标准", "甲类", "20万元"), strict=True
    ):
        cell.text = text
    word.add_paragraph("第二条　本办法自印发之日起施行。")
    data = io.BytesIO()
    word.save(data)
    file = tmp_path / "原文.docx"
    file.write_bytes(data.getvalue())
    into = tmp_path / "政策"
    result = import_text(ImportRequest(file, into, TEMPLATES), lambda *_: None)
    assert result.is_equal, [str(one) for one in result.findings]
    first, _ = load(into).policy.provisions.values()
    made = first.paragraphs["p1"].table
    assert made.columns == ("类别", "标准")
    assert str(first.facts["money_1"]) == "20万元"


def test_what_is_there_is_not_written_over(tmp_path):
    folder = tmp_path / "政策"
    folder.mkdir()
    (folder / "我的.txt").write_text("留着", "utf-8")
    result, _ = imported(tmp_path, PLAIN)
    assert [one.code for one in result.findings][-1] == "folder-exists"
    assert result.written == []
    assert [one.name for one in folder.iterdir()] == ["我的.txt"]


def test_an_empty_file_is_said_to_be_one(tmp_path):
    result, folder = imported(tmp_path, " \n")
    assert [one.code for one in result.findings] == ["empty-file"]
    assert not folder.exists()


def test_a_title_with_braces_stays_in_the_text(tmp_path):
    result, folder = imported(tmp_path, "关于{{ x }}的办法\n第一条　甲。\n")
    assert result.is_equal, [str(one) for one in result.findings]
    assert errors(folder) == []
    policy = load(folder).policy
    assert policy.meta.title == "原文"


@pytest.mark.parametrize(
    "text", ["只有一行", "｛｛{{}}", "目录\n第一章 总则\n第二章 附则\n"]
)
def test_a_text_is_never_refused_for_what_it_says(tmp_path, text):
    result, folder = imported(tmp_path, text)
    assert result.is_equal, [str(one) for one in result.findings]
    assert errors(folder) == []


def test_a_table_before_any_clause_is_a_table(tmp_path):
    word = docx.Document()
    word.add_paragraph("云湾区收费标准")
    word.add_paragraph("现公布收费标准如下，请遵照执行。")
    table = word.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("项目", "标准", "甲", "10元"), strict=True
    ):
        cell.text = text
    file = tmp_path / "原文.docx"
    word.save(str(file))
    into = tmp_path / "政策"
    result = import_text(ImportRequest(file, into, TEMPLATES), lambda *_: None)
    assert result.is_equal, [str(one) for one in result.findings]
    (only,) = load(into).policy.provisions.values()
    assert only.paragraphs["p1"].table.columns == ("项目", "标准")


LETTER = """\
云湾区人民政府关于印发《云湾区孵化器办法》的通知
各镇人民政府，区直各单位：
现将《云湾区孵化器办法》印发给你们。
云湾区人民政府
2025年3月5日
云湾区孵化器办法
第一条　标准见附件1，表见附件2。
第二条　本办法自2025年4月1日起施行，有效期3年。
附件：1.补贴标准
2.申请表
附件1
补贴标准
每人每月1000元。
附件2
申请表
姓名：
"""


def test_letter_and_annexes_go_to_their_places(tmp_path):
    result, folder = imported(tmp_path, LETTER)
    assert result.is_equal, [str(one) for one in result.findings]
    assert errors(folder) == []
    meta = load(folder).policy.meta
    assert meta.issuer == "云湾区人民政府"
    assert meta.notice.recipients == ("各镇人民政府，区直各单位",)
    assert str(meta.issued) == "2025年3月5日"
    annexes = sorted(one.name for one in (folder / "annexes").iterdir())
    assert annexes == ["annex1.yaml", "annex2.yaml"]
    assert "ref('annex1')" in (folder / "measures/a1.yaml").read_text("utf-8")


def test_a_letter_dated_in_words_is_a_letter_and_its_date_is_told(tmp_path):
    made, folder = imported(
        tmp_path, LETTER.replace("2025年3月5日", "二〇二五年三月五日")
    )
    assert errors(folder) == []
    policy = load(folder).policy
    assert policy.meta.title == "云湾区孵化器办法"
    assert str(policy.meta.issued.value) == "2025年3月5日"
    assert "date-in-digits" in [one.code for one in made.findings]


def test_a_letter_in_an_order_of_its_own_stays_in_the_text(tmp_path):
    text = LETTER.replace("2025年3月5日", "2025年 3月 5日　印")
    result, folder = imported(tmp_path, text)
    assert result.is_equal, [str(one) for one in result.findings]
    assert load(folder).policy.meta.notice is None


@pytest.mark.slow
def test_zero_bytes_and_endless_lines_are_no_reason_to_refuse(tmp_path):
    text = f"云湾区办法\n第一条　甲\0乙。\n第二条　{'很长的话' * 6000}。\n"
    result, folder = imported(tmp_path, text)
    assert result.is_equal, [str(one) for one in result.findings]
    assert "zero-bytes" in {one.code for one in result.findings}
    assert errors(folder) == []


def test_a_printed_document_is_printed_again(tmp_path):
    without_annexes = LETTER[: LETTER.index("附件：")]
    text = (
        "云湾区人民政府文件\n"
        + without_annexes
        + "抄送：区委各部门。\n云湾区人民政府办公室　　2025年3月6日印发\n"
    )
    result, folder = imported(tmp_path, text)
    assert result.is_equal, [str(one) for one in result.findings]
    notice = load(folder).policy.meta.notice
    assert notice.copies_to == ("区委各部门",)
    assert (notice.printer, str(notice.printed)) == (
        "云湾区人民政府办公室",
        "2025年3月6日",
    )


def test_a_page_is_a_page_whatever_it_is_called(tmp_path):
    file = tmp_path / "办法.doc"
    file.write_text(
        "<html><meta charset=utf-8><body><p>云湾区办法</p>"
        "<p>第一条　甲，乙。</p></body></html>",
        "utf-8",
    )
    into = tmp_path / "政策"
    result = import_text(ImportRequest(file, into, TEMPLATES), lambda *_: None)
    assert result.is_equal, [str(one) for one in result.findings]
    assert load(into).policy.meta.title == "云湾区办法"
