"""Template files: their front matter, their parts, and what goes wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypress.compose.sandbox.template import load_templates
from policypress.findings import Finding
from tests.support.documents import FRONT, ROOT, composed


def loaded(folder: Path, text: str) -> list[Finding]:
    (folder / "one.md").write_text(text, encoding="utf-8")
    return load_templates(folder)[1]


def test_a_template_says_what_document_it_makes(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(
        """\
---
title: 甲
file: 乙/丙
formats: [docx, xlsx]
for_each: measures
look: windows
landscape: true
when: notes
order: 7
note: 随记
---
正文
""",
        encoding="utf-8",
    )
    (template,), findings = load_templates(tmp_path)
    assert findings == []
    assert (
        template.name,
        template.title,
        template.file,
        template.formats,
    ) == (
        "one",
        "甲",
        "乙/丙",
        ("docx", "xlsx"),
    )
    assert (
        template.for_each,
        template.look,
        template.landscape,
        template.when,
        template.order,
    ) == (
        "measures",
        "windows",
        True,
        "notes",
        7,
    )
    assert (template.body, template.first_line) == ("正文\n", 11)


def test_templates_come_in_the_order_they_ask_for_and_parts_are_none(
    tmp_path: Path,
) -> None:
    for name, order in (("b", 1), ("a", 2), ("_c", 0)):
        (tmp_path / f"{name}.md").write_text(
            f"---\ntitle: 甲\nfile: {name}\norder: {order}\n---\n甲\n",
            encoding="utf-8",
        )
    assert [template.name for template in load_templates(tmp_path)[0]] == [
        "b",
        "a",
    ]


@pytest.mark.parametrize(
    ("text", "place", "code", "message", "hint"),
    [
        (
            "# 没有说明\n",
            "1:1",
            "template-front-matter",
            "模板开头缺少 --- 之间的说明",
            "写明 title、file、formats",
        ),
        (
            "---\ntitle: 甲\n",
            "1:1",
            "template-front-matter",
            "模板开头缺少 --- 之间的说明",
            "写明 title、file、formats",
        ),
        (
            "---\n---\n甲\n",
            "1:1",
            "empty-file",
            "文件是空的",
            "写入内容；不需要这个文件时把它删去",
        ),
        (
            "---\nfile: 甲\n---\n",
            "1:1",
            "missing-key",
            "模板说明缺少 title",
            "参看其他模板的开头",
        ),
        (
            "---\ntitle: 甲\n---\n",
            "1:1",
            "missing-key",
            "模板说明缺少 file",
            "参看其他模板的开头",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\nfromats: [docx]\n---\n",
            "4:1",
            "unknown-key",
            "模板说明中有不认识的项“fromats”",
            "是否应为“formats”？",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\nformats: [doc]\n---\n",
            "4:1",
            "unknown-format",
            "不认识的格式“doc”",
            "是否应为“docx”？",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\nformats: dcox\n---\n",
            "4:10",
            "unknown-format",
            "不认识的格式“dcox”",
            "是否应为“docx”？",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\nfor_each: articles\n---\n",
            "4:11",
            "unknown-loop",
            "for_each 不能写“articles”",
            "可用：measures",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\nwhen: note\n---\n",
            "4:7",
            "unknown-condition",
            "when 不能写“note”",
            "可用：notes、notice、common_guide、benchmarks、reviews、audited",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\nlandscape: yes\n---\n",
            "4:12",
            "not-boolean",
            "landscape 不能写“yes”",
            "可用：true、false",
        ),
        (
            "---\ntitle: 甲\nfile: 甲\norder: 最后\n---\n",
            "4:8",
            "not-a-number",
            "order 应是不超过 9 位的整数，写的是“最后”",
            "写成如 order: 60",
        ),
        (
            f"---\ntitle: 甲\nfile: 甲\norder: {'9' * 5000}\n---\n",
            "4:8",
            "not-a-number",
            "order 应是不超过 9 位的整数，写的是“999999999”",
            "写成如 order: 60",
        ),
        (
            "---\ntitle: [甲]\nfile: 甲\n---\n",
            "2:1",
            "not-words",
            "title 应写一项文字",
            "写成 title: 文字",
        ),
        (
            "---\ntitle: 甲\ntitle: 乙\nfile: 甲\n---\n",
            "3:1",
            "duplicate-key",
            "“title”写了两次，第一次在第2行",
            "删去一个，或改用不同的标识",
        ),
        (
            "---\ntitle：甲\nfile: 甲\n---\n",
            "2:6",
            "full-width-colon",
            "键和值之间用了全角冒号“：”",
            "改成英文冒号加一个空格，如 title: 名称",
        ),
    ],
)
def test_a_mistake_in_the_front_matter_is_a_finding_at_its_line(
    tmp_path: Path, text: str, place: str, code: str, message: str, hint: str
) -> None:
    (one,) = loaded(tmp_path, text)
    assert (one.severity, str(one.place), one.code, one.message, one.hint) == (
        "error",
        f"templates/one.md:{place}",
        code,
        message,
        hint,
    )


def test_a_template_saved_as_gbk_says_so(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes((FRONT + "中文正文\n").encode("gbk"))
    (finding,) = load_templates(tmp_path)[1]
    assert (finding.code, "GBK" in finding.message, finding.place.file) == (
        "not-utf8",
        True,
        "templates/one.md",
    )


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(
    tmp_path: Path,
) -> None:
    made = composed(
        tmp_path,
        one=("\ufeff" + FRONT + "甲\n\n{% include '_parts/a.md' %}\n").replace(
            "\n", "\r\n"
        ),
        _a="\ufeff乙\r\n",
    )
    assert (made.words, made.findings) == (["甲", "乙"], [])


def test_a_missing_folder_is_a_finding(tmp_path: Path) -> None:
    templates, (finding,) = load_templates(tmp_path / "none")
    assert (templates, finding.code) == ([], "templates-missing")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("甲\n\n{{ p.titel }}\n", "undefined-name"),
        ("甲\n\n{{ 1 + }}\n", "template-syntax"),
        ("甲\n\n{% include '_parts/part.md' %}\n", "template-circular"),
    ],
)
def test_what_goes_wrong_in_an_included_part_has_the_line_of_the_part(
    tmp_path: Path, part: str, code: str
) -> None:
    made = composed(
        tmp_path,
        one=FRONT + "甲\n{% include '_parts/part.md' %}\n",
        _part=part,
    )
    assert [(f.code, str(f.place)) for f in made.findings] == [
        (code, "templates/_parts/part.md:3:1")
    ]


def test_a_paragraph_of_a_part_leads_back_to_the_part(tmp_path: Path) -> None:
    made = composed(
        tmp_path,
        one=FRONT + "甲\n\n{% include '_parts/part.md' %}\n",
        _part="乙\n\n丙\n",
    )
    assert [p.origin and p.origin.id for p in made.paragraphs] == [
        "templates/one.md:5",
        "templates/_parts/part.md:1",
        "templates/_parts/part.md:3",
    ]


def test_one_broken_template_does_not_keep_the_others_from_being_made(
    tmp_path: Path,
) -> None:
    made = composed(
        tmp_path,
        bad=FRONT + "{{ p.titel }}",
        good="---\ntitle: 好\nfile: 好\n---\n好",
    )
    assert ([d.name for d in made.documents], len(made.findings)) == (
        ["好"],
        1,
    )


def test_a_figure_typed_into_a_template_or_a_part_is_a_finding_at_line_and_column(
    tmp_path: Path,
) -> None:
    made = composed(
        tmp_path,
        one=FRONT + "甲\n\n最高100万元。\n",
        _part="于2024年3月1日起。",
    )
    assert [(f.code, str(f.place)) for f in made.findings] == [
        ("typed-figure", "templates/_parts/part.md:1:2"),
        ("typed-figure", "templates/one.md:7:3"),
    ]


def test_our_own_templates_have_no_mistakes_and_no_figures_typed_in() -> None:
    templates, findings = load_templates(ROOT / "templates")
    assert templates and findings == []
