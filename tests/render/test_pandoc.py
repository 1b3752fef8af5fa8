"""A publisher wants the text for another program: OpenDocument or Markdown."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from policypress.document import (
    Cell,
    Document,
    Field,
    LineBreak,
    Mark,
    Origin,
    Paragraph,
    Table,
    Text,
)
from policypress.findings import Finding, Place
from policypress.render import pandoc
from policypress.render.html import fragment
from policypress.render.pandoc import convert
from policypress.system.tools import find_pandoc


@pytest.fixture(autouse=True)
def needs_pandoc(request):
    if not find_pandoc() and "without_pandoc" not in request.node.name:
        pytest.skip("没有 pandoc")


def para(*words: str | Text, role: str = "body", level: int = 0) -> Paragraph:
    source = Origin("m#p", Place("policy/m.yaml"))
    return Paragraph(
        role,
        tuple(w if isinstance(w, Text) else Text(w) for w in words),
        source,
        level,
    )


def document(*blocks) -> Document:
    return Document("甲", "若干措施", blocks, draft="草案")


def markdown(*blocks, marks: bool = False) -> str:
    return convert(
        fragment(document(*blocks), marks=marks, form=False), "md"
    ).decode()


def odt(*blocks) -> bytes:
    return convert(fragment(document(*blocks), form=False), "odt")


def test_markdown_is_clean_and_puts_no_space_into_chinese():
    figure = Text(
        "100万元",
        origin=Origin("m#cap", Place("policy/m.yaml")),
        mark=Mark("proposed", "拟定：参照市级"),
    )
    blocks = (
        para("若干措施", role="title", level=1),
        para("给予最高", figure, "奖励，" + "长" * 200 + "。"),
    )
    assert (
        markdown(*blocks)
        == f"草案\n\n# 若干措施\n\n给予最高100万元奖励，{'长' * 200}。\n"
    )
    assert "最高100万元〔拟定：参照市级〕奖励" in markdown(*blocks, marks=True)


def test_a_title_broken_over_lines_is_one_line_without_a_space():
    title = Paragraph(
        "title", (Text("光明区"), LineBreak(), Text("若干措施")), level=1
    )
    assert markdown(title).splitlines()[-1] == "# 光明区若干措施"


def test_words_that_look_like_markup_stay_words():
    text = markdown(para('1. 不是列表 *星* data-source="x" <b>'))
    assert (
        text.splitlines()[-1]
        == '1\\. 不是列表 \\*星\\* data-source="x" \\<b\\>'
    )


def test_stress_that_markdown_would_show_as_asterisks_is_left_out():
    text = markdown(
        para(Text("重点", "strong"), "支持", Text("“创新”", "strong"), "企业")
    )
    assert text.splitlines()[-1] == "**重点**支持“创新”企业"


def test_a_table_with_several_lines_in_a_cell_stays_a_readable_table():
    cells = (
        Cell((para("一"), para("二"))),
        Cell((Paragraph("cell", (Text("三"), LineBreak(), Text("四|五"))),)),
    )
    table = Table(
        ((Cell((para("甲"),)), Cell((para("乙"),))), cells), widths=(1, 3)
    )
    rows = [
        [cell.strip() for cell in line.split(" | ")]
        for line in markdown(table).splitlines()[-3:]
    ]
    assert rows[0][0] == "| 甲"
    assert rows[2] == ["| 一<br>二", "三<br>四\\|五 |"]


def test_fields_become_blanks_to_fill_in():
    fields = (
        Field("text", "a", "名称"),
        Field("check", "b", "是"),
        Field("date", "c", "日期"),
    )
    assert (
        markdown(Paragraph("body", fields)).splitlines()[-1]
        == "＿＿＿＿＿＿□＿＿＿＿年＿＿月＿＿日"
    )


def test_opendocument_is_a4_chinese_and_whole():
    with zipfile.ZipFile(io.BytesIO(odt(para("给予奖励。")))) as package:
        assert package.testzip() is None
        assert (
            package.infolist()[0].filename == "mimetype"
            and package.infolist()[0].compress_type == 0
        )
        styles, content = (
            package.read("styles.xml").decode(),
            package.read("content.xml").decode(),
        )
    assert (
        'fo:page-height="297mm"' in styles and 'fo:margin-top="37mm"' in styles
    )
    assert 'style:language-asian="zh"' in styles
    assert "给予奖励。" in content and "草案" in content


@pytest.mark.slow
def test_opendocument_has_the_same_bytes_at_another_time():
    first = odt(para("甲"))
    time.sleep(2.1)
    assert odt(para("甲")) == first


def test_without_pandoc_there_is_a_remedy_and_no_crash(monkeypatch):
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: None)
    found = convert("<p>甲</p>", "odt")
    assert (
        isinstance(found, Finding)
        and found.code == "pandoc-missing"
        and "apt install pandoc" in found.hint
    )


def test_a_pandoc_that_fails_says_why(monkeypatch, tmp_path):
    broken = tmp_path / "pandoc"
    broken.write_text(
        "#!/bin/sh\necho 内存不足 >&2\nexit 3\n", encoding="utf-8"
    )
    broken.chmod(0o755)
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: broken)
    assert "内存不足" in convert("<p>甲</p>", "md").message
