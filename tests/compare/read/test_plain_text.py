"""Plain text and Markdown: marks come off, places stay, encodings are told."""

from __future__ import annotations

from policypress.compare.read.plain_text import parse_bytes, parse_text, read_lines
from policypress.compare.text.tree import clauses, text_of

MARKDOWN = """# 某某办法

<!-- 说明
两行 -->
## 第一章 总则

**第一条（目的）**为了发展\\*，制定本办法。

| 项目 | 金额 |
|------|:----:|
| 研发 | 10万元 |

第二条 乙。
"""


def test_markdown_marks_come_off():
    tree = parse_text(MARKDOWN, "办法.md").tree
    assert text_of(tree) == [
        "某某办法",
        "第一章 总则",
        "第一条（目的）为了发展*，制定本办法。",
        "项目\t金额",
        "研发\t10万元",
        "第二条 乙。",
    ]
    assert [node.kind for node in tree.nodes] == ["title", "chapter"]


def test_places_are_those_of_the_file():
    first, second = clauses(parse_text(MARKDOWN, "办法.md").tree)
    assert (str(first.place), str(second.place)) == ("办法.md:7:1", "办法.md:13:1")
    assert str(first.lines[1].place) == "办法.md:9:1"


def test_a_bom_and_invisible_spaces_come_off():
    assert [
        line.text
        for line in read_lines("\ufeff\u3000第一条　甲。\u200b\n\u200b\n", "a.txt")
    ] == ["第一条　甲。"]


def test_gbk_is_read_and_reported():
    found = parse_bytes("第一条 甲。\n第二条 乙。".encode("gbk"), "办法.txt")
    assert [clause.label for clause in clauses(found.tree)] == ["第一条", "第二条"]
    assert (found.findings[0].code, found.findings[0].severity) == (
        "encoding",
        "warning",
    )


def test_bytes_that_are_no_text_are_an_error():
    found = parse_bytes(b"\xff\xfe\x00\x81\xff", "扫描.txt")
    assert found.tree is None
    assert found.findings[0].severity == "error"
